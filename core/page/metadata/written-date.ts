/** Month names by their first letters, in the languages that pages most often write them in. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|янв)/, /^(?:feb|fév|fev|фев)/, /^(?:mar|mär|мар)/, /^(?:apr|avr|abr|апр)/, /^(?:may|mai|mag|mei|май|мая)/,
  /^(?:jun|juin|giu|июн)/, /^(?:jul|juil|lug|июл)/, /^(?:aug|aoû|aou|ago|авг)/, /^(?:sep|set|сен)/, /^(?:oct|okt|ott|out|окт)/,
  /^(?:nov|ноя)/, /^(?:dec|déc|dez|dic|дек)/,
];
const TIME = /^[\sT,，·|\-–at]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i;

/**
 * The first date in a text as ISO 8601, no more exact than written: `2024-05-13`, `2024-05-13T10:30`, with its offset where
 * the page gives one. Null when there is none or it cannot be a date. `03/06/2026` is read month first unless `dayFirst`.
 */
export function readDate(text: string, dayFirst = false): string | null {
  const epoch = /^\s*(\d{10}|\d{13})\s*$/.exec(text)?.[1];
  if (epoch !== undefined) return new Date(Number(epoch.padEnd(13, '0'))).toISOString();
  for (const read of [yearFirst, dayAndMonthName, monthNameAndDay, (source: string) => numeric(source, dayFirst)]) {
    const date = read(text);
    if (date !== null) return date;
  }
  return null;
}

function yearFirst(text: string): string | null {
  const match = /(?<!\d)((?:19|20)\d{2})\s*([-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})日?(?!\d)/.exec(text)
    ?? /(?<!\d)((?:19|20)\d{2})()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=T|\s*$|\d{6}\s*$)/.exec(text);
  if (match === null) return null;
  return assemble(match[1], match[3], match[4], text.slice(match.index + match[0].length));
}

function monthNameAndDay(text: string): string | null {
  for (const match of text.matchAll(/(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:at\s+)?((?:19|20)\d{2})(?!\d)/giu)) {
    const date = assemble(match[3], monthNumber(match[1]), match[2], text.slice(match.index + match[0].length));
    if (date !== null) return date;
  }
  return null;
}

function dayAndMonthName(text: string): string | null {
  for (const match of text.matchAll(/(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:of\s+|de\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?((?:19|20)\d{2})(?!\d)/giu)) {
    const date = assemble(match[3], monthNumber(match[2]), match[1], text.slice(match.index + match[0].length));
    if (date !== null) return date;
  }
  return null;
}

function numeric(text: string, dayFirst: boolean): string | null {
  const match = /(?<![\d.])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?!\d|\.\d)/.exec(text);
  if (match === null) return null;
  const first = Number(match[1]);
  const monthFirst = match[2] !== '.' && !dayFirst && first <= 12;
  const rest = text.slice(match.index + match[0].length);
  return monthFirst && Number(match[3]) <= 31
    ? assemble(match[4], match[1], match[3], rest)
    : assemble(match[4], match[3], match[1], rest);
}

function monthNumber(name: string | undefined): string | undefined {
  const index = MONTHS.findIndex((month) => month.test((name ?? '').toLowerCase()));
  return index < 0 ? undefined : String(index + 1);
}

function assemble(year: string | undefined, month: string | undefined, day: string | undefined, rest: string): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date) return null;
  return date + timeAfter(rest);
}

function timeAfter(rest: string): string {
  const match = TIME.exec(rest);
  if (match === null) return '';
  const [, hours = '', minutes = '', seconds, half, zone] = match;
  const afternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (afternoon ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return '';
  const offset = zone === undefined ? '' : /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : zone.replace(/^(.{3}):?/, '$1:');
  return `T${String(hour).padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}${offset}`;
}
