import { Gunzip } from 'fflate';
import { foreignTexts } from '../../language/texts/foreign-file.ts';
import type { Text } from '../../language/language.ts';
import { decodeXml } from '../../workbook/file/xml.ts';
import { asanaTable, looksLikeAsana, readAsana } from './asana-tasks.ts';
import { foreignRefusal } from './foreign-refusal.ts';
import { bookOfTable } from './foreign-table.ts';
import type { ForeignTable } from './foreign-table.ts';
import { decodeText } from './text-encoding.ts';
import { textTable } from './text-table.ts';
import { looksLikeTrello, readTrello, trelloTable } from './trello-board.ts';
import { xesTable } from './event-log-xes.ts';

/** A file of another tool, as the workbook that it becomes. */
export interface ForeignBook {
  /** An .xlsx file. */
  readonly bytes: Uint8Array;
  /** What a person should know of how it was read. */
  readonly notices: readonly Text[];
}

/** Names of files that are taken beside workbooks. */
export const FOREIGN_FILES = ['.csv', '.tsv', '.txt', '.json', '.xes', '.xes.gz'] as const;

const MOST_MEGABYTES = 256;
const MEGABYTE = 1024 * 1024;
/** Small, as one slice of a bomb may give a thousand times its size at once. */
const SLICE = 16 * 1024;
const ZIP = [0x50, 0x4b];
const GZIP = [0x1f, 0x8b];

interface ReadFile {
  readonly table: ForeignTable;
  readonly notices: readonly Text[];
}

/** The kind of a file by the end of its name; null for workbooks and all else. */
export function foreignKind(name: string): (typeof FOREIGN_FILES)[number] | null {
  return FOREIGN_FILES.findLast((end) => name.toLowerCase().endsWith(end)) ?? null;
}

/**
 * A CSV, a Trello or Asana export or an event log as a workbook of one sheet with its data; null where the file's name
 * is none of theirs, or what it holds is a workbook all the same. Throws Problem `foreign-empty`, `foreign-not-text`,
 * `foreign-too-big`, `foreign-broken`, `foreign-unknown`.
 */
export async function foreignBook(bytes: Uint8Array, name: string): Promise<ForeignBook | null> {
  const kind = foreignKind(name);
  if (kind === null || beginsWith(bytes, ZIP)) return null;
  if (bytes.length > MOST_MEGABYTES * MEGABYTE) throw foreignRefusal.tooBig(MOST_MEGABYTES);
  const title = name.replace(/^.*[/\\]/, '').slice(0, -kind.length);
  const { table, notices } = readForeign(bytes, kind, title === '' ? 'Data' : title);
  return { bytes: await bookOfTable(table), notices };
}

function readForeign(bytes: Uint8Array, kind: (typeof FOREIGN_FILES)[number], title: string): ReadFile {
  switch (kind) {
    case '.json':
      return jsonFile(decodeText(bytes), title);
    case '.xes':
    case '.xes.gz': {
      const { table, leftOut } = xesTable(decodeXml(beginsWith(bytes, GZIP) ? gunzipped(bytes) : bytes), title);
      return { table, notices: leftOut > 0 ? [foreignTexts.otherTransitions(leftOut)] : [] };
    }
    default:
      return { table: textTable(decodeText(bytes), title), notices: [] };
  }
}

function jsonFile(text: string, title: string): ReadFile {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) throw foreignRefusal.unknownJson();
  if (looksLikeTrello(value)) {
    const { data, error } = readTrello(value);
    if (data === undefined) throw foreignRefusal.brokenExport('Trello', placeOf(error));
    const { table, archived } = trelloTable(data);
    return checked({ table, notices: archived > 0 ? [foreignTexts.archivedCards(archived)] : [] });
  }
  const asana = Array.isArray(value) ? { data: value } : value;
  if (!looksLikeAsana(asana)) throw foreignRefusal.unknownJson();
  const { data, error } = readAsana(asana);
  if (data === undefined) throw foreignRefusal.brokenExport('Asana', placeOf(error));
  const table = asanaTable(data);
  return checked({ table: table.name === 'Asana' ? { ...table, name: title } : table, notices: [] });
}

function checked(file: ReadFile): ReadFile {
  if (file.table.rows.length === 0) throw foreignRefusal.empty();
  return file;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw foreignRefusal.notJson(cause);
  }
}

function placeOf(error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string {
  return (error.issues[0]?.path ?? []).map(String).join('.');
}

/** Piece by piece, so that a bomb is refused before it has grown. */
function gunzipped(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let [size, isEnded] = [0, false];
  const gunzip = new Gunzip((piece, isLast) => {
    pieces.push(piece);
    size += piece.length;
    isEnded = isLast;
  });
  try {
    for (let from = 0; from < bytes.length && size <= MOST_MEGABYTES * MEGABYTE; from += SLICE) gunzip.push(bytes.subarray(from, from + SLICE), from + SLICE >= bytes.length);
  } catch (cause) {
    throw foreignRefusal.brokenGzip(cause);
  }
  if (size > MOST_MEGABYTES * MEGABYTE) throw foreignRefusal.tooBig(MOST_MEGABYTES);
  if (!isEnded) throw foreignRefusal.brokenGzip(null);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte);
}
