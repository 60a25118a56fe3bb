import { MAX_COLUMNS, MAX_ROWS } from '../address.ts';
import { formulaPieces, writeReference, type Place, type Reference } from '../formula-pieces.ts';

/** A shared formula, ready to be written for any cell that is `rows` down and `columns` right of its master. */
export type ShiftedFormula = (rows: number, columns: number) => string;

/**
 * Prepares a shared formula (ECMA-376 18.3.1.40): relative references move with the cell, absolute ones stay,
 * and what would leave the sheet comes in again at the other side, as in Excel.
 */
export function shiftFormula(formula: string): ShiftedFormula {
  const pieces = formulaPieces(formula);
  return (rows, columns) => pieces.map((piece) => (typeof piece === 'string' ? piece : writeReference(shifted(piece, rows, columns)))).join('');
}

function shifted({ corners: [from, to] }: Reference, rows: number, columns: number): Reference {
  const place = ({ column, row }: Place): Place => ({
    column: column === null || column.fixed ? column : { index: wrap(column.index + columns, MAX_COLUMNS), fixed: false },
    row: row === null || row.fixed ? row : { index: wrap(row.index + rows, MAX_ROWS), fixed: false },
  });
  return { corners: to === undefined ? [place(from)] : [place(from), place(to)] };
}

function wrap(index: number, count: number): number {
  return ((index % count) + count) % count;
}
