import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from '../address.ts';

interface Place {
  readonly column: { readonly index: number; readonly fixed: boolean } | null;
  readonly row: { readonly index: number; readonly fixed: boolean } | null;
}

/** A shared formula, ready to be written for any cell that is `rows` down and `columns` right of its master. */
export type ShiftedFormula = (rows: number, columns: number) => string;

const NO_NAME_AFTER = /(?![\p{L}\p{N}_.(!\\])/u;
/** References; whatever else begins like one (`LOG10(`, `Q1!`) is caught by what follows it. */
const REFERENCES = [/\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}/u, /\$?\d{1,7}:\$?\d{1,7}/u, /\$?[A-Za-z]{1,3}\$?\d{1,7}/u];
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

/**
 * Prepares a shared formula (ECMA-376 18.3.1.40): relative references move with the cell, absolute ones stay,
 * and what would leave the sheet comes in again at the other side, as in Excel.
 */
export function shiftFormula(formula: string): ShiftedFormula {
  const pieces: (string | Place)[] = [];
  for (const { 0: token, groups } of formula.matchAll(TOKEN)) {
    const places = groups?.['reference'] === undefined ? null : readPlaces(token);
    if (places === null) pieces.push(token);
    else pieces.push(...places);
  }
  return (rows, columns) => pieces.map((piece) => (typeof piece === 'string' ? piece : writePlace(piece, rows, columns))).join('');
}

function readPlaces(token: string): (string | Place)[] | null {
  const [first, second] = token.split(':');
  if (first === undefined) return null;
  const from = readPlace(first);
  if (second === undefined) return from === null || from.row === null || from.column === null ? null : [from];
  const to = readPlace(second);
  return from === null || to === null ? null : [from, ':', to];
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

function writePlace({ column, row }: Place, rows: number, columns: number): string {
  const letters = column === null ? '' : column.fixed ? `$${columnLetters(column.index)}` : columnLetters(wrap(column.index + columns, MAX_COLUMNS));
  const digits = row === null ? '' : row.fixed ? `$${row.index + 1}` : `${wrap(row.index + rows, MAX_ROWS) + 1}`;
  return letters + digits;
}

function wrap(index: number, count: number): number {
  return ((index % count) + count) % count;
}
