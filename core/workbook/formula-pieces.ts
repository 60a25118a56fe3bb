import { columnIndex, columnLetters, MAX_ROWS } from './address.ts';

/** A corner of a reference; null is a whole row or column. */
export interface Place {
  readonly column: { readonly index: number; readonly fixed: boolean } | null;
  readonly row: { readonly index: number; readonly fixed: boolean } | null;
}

/** One cell has one corner, a range two. */
export interface Reference {
  readonly corners: readonly [Place] | readonly [Place, Place];
}

const NO_NAME_AFTER = /(?![\p{L}\p{N}_.(!\\])/u;
/** References; whatever else begins like one (`LOG10(`, `Q1!`) is caught by what follows it. */
const REFERENCES = [/\$?[A-Za-z]{1,3}\$?\d{1,7}:\$?[A-Za-z]{1,3}\$?\d{1,7}/u, /\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}/u, /\$?\d{1,7}:\$?\d{1,7}/u, /\$?[A-Za-z]{1,3}\$?\d{1,7}/u];
/** Pieces that may hold the look of a reference and are none. */
const BEFORE_REFERENCES = [
  /"(?:[^"]|"")*"/u, // text
  /'(?:[^']|'')*'/u, // quoted sheet name
  /\[(?:[^[\]']|'[\s\S]|\[(?:[^[\]']|'[\s\S])*\])*\]/u, // structured reference or another workbook
  /#[A-Za-z0-9/]+[!?]?/u, // error value
];
const AFTER_REFERENCES = [
  /[\p{L}_\\][\p{L}\p{N}_.\\?]*/u, // function, name or sheet
  /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/u, // number
  /[\s\S]/u,
];
const TOKEN = new RegExp(
  [
    anyOf(BEFORE_REFERENCES),
    `(?<reference>(?:${anyOf(REFERENCES)})${NO_NAME_AFTER.source})`,
    anyOf(AFTER_REFERENCES),
  ].join('|'),
  'gu',
);

function anyOf(patterns: readonly RegExp[]): string {
  return patterns.map(({ source }) => source).join('|');
}

/** A formula in pieces: its references to cells, and all that stands between them, letter by letter. */
export function formulaPieces(formula: string): (string | Reference)[] {
  const pieces: (string | Reference)[] = [];
  for (const { 0: token, groups } of formula.matchAll(TOKEN)) {
    pieces.push((groups?.['reference'] === undefined ? null : readReference(token)) ?? token);
  }
  return pieces;
}

function readReference(token: string): Reference | null {
  const [first, second] = token.split(':');
  if (first === undefined) return null;
  const from = readPlace(first);
  if (from === null) return null;
  if (second === undefined) return from.row === null || from.column === null ? null : { corners: [from] };
  const to = readPlace(second);
  return to === null ? null : { corners: [from, to] };
}

function readPlace(text: string): Place | null {
  const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})$/.exec(text);
  if (!match) return null;
  const [, columnMark = '', letters = '', rowMark = '', digits = ''] = match;
  const column = letters === '' ? null : columnIndex(letters);
  const row = digits === '' ? null : Number(digits) - 1;
  if (letters !== '' && column === null) return null;
  if (row !== null && (row < 0 || row >= MAX_ROWS)) return null;
  const rowIsFixed = rowMark === '$' || (letters === '' && columnMark === '$');
  return {
    column: column === null ? null : { index: column, fixed: columnMark === '$' },
    row: row === null ? null : { index: row, fixed: rowIsFixed },
  };
}

export function writeReference({ corners }: Reference): string {
  return corners.map(writePlace).join(':');
}

function writePlace({ column, row }: Place): string {
  const letters = column === null ? '' : `${column.fixed ? '$' : ''}${columnLetters(column.index)}`;
  const digits = row === null ? '' : `${row.fixed ? '$' : ''}${row.index + 1}`;
  return letters + digits;
}
