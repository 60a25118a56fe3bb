import { foreignRefusal } from './foreign-refusal.ts';

/** What stands between the fields of a record, those that nothing else uses first. */
const DELIMITERS = ['\t', ';', ',', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SNIFFED = 64 * 1024;
const SNIFFED_RECORDS = 50;

/**
 * The records of a text with delimiters, blank lines left out. Fields may be quoted, quotes in them doubled, and hold
 * line ends. Throws Problem `foreign-broken` where a quote never closes.
 *
 * Source: RFC 4180, with any of LF, CR and CRLF as line end.
 */
export function readDelimited(text: string, delimiter: Delimiter = sniffDelimiter(text)): string[][] {
  const records: string[][] = [];
  let [record, at, line]: [string[], number, number] = [[], 0, 1];
  const endRecord = () => {
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  };
  while (at <= text.length) {
    if (text[at] === '"') {
      const opened = line;
      let field = '';
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) throw foreignRefusal.openQuote(opened);
        const piece = text.slice(at + 1, close);
        line += lineEnds(piece);
        field += piece;
        at = close + 1;
        if (text[at] !== '"') break;
        field += '"';
      }
      // What follows a closing quote before the delimiter belongs to the field, as spreadsheets read it.
      const end = fieldEnd(text, at, delimiter);
      record.push(field + text.slice(at, end));
      at = end;
    } else {
      const end = fieldEnd(text, at, delimiter);
      record.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    endRecord();
    if (at >= text.length) break;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line += 1;
    if (at >= text.length) break;
  }
  return records;
}

/** The delimiter that parts the first records most evenly into more than one field; a comma where none does. */
export function sniffDelimiter(text: string): Delimiter {
  const said = /^sep=(.)\r?\n/.exec(text)?.[1];
  const told = DELIMITERS.find((one) => one === said);
  if (told !== undefined) return told;
  const head = text.length <= SNIFFED ? text : text.slice(0, text.lastIndexOf('\n', SNIFFED) + 1);
  let [best, most]: [Delimiter, number] = [',', 0];
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(head, delimiter).slice(0, SNIFFED_RECORDS);
    const usual = widths[0] ?? 1;
    const even = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
    const score = usual < 2 ? 0 : even + Math.min(usual, 50) / 1000;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

function widthsOf(head: string, delimiter: Delimiter): number[] {
  try {
    return readDelimited(head, delimiter).map((record) => record.length);
  } catch {
    return [];
  }
}

function fieldEnd(text: string, from: number, delimiter: Delimiter): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === delimiter || letter === '\n' || letter === '\r') return at;
  }
  return text.length;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
