import type { Area } from './address.ts';
import { formulaPieces, writeReference, type Reference } from './formula-pieces.ts';
import { nameKey } from './legal-names.ts';
import { movedRow, type RowEdit } from './plan-revision.ts';

/** The edits of a sheet's rows by its name; undefined where its rows stay. */
export type MovesOf = (sheet: string) => readonly RowEdit[] | undefined;

const LOST = '#REF!';

/**
 * A formula of the sheet `home`, as it reads once rows have been moved: references follow their rows, ranges grow by
 * rows put in between their ends and shrink by those taken out, and what points at nothing any more is `#REF!`, as in
 * Excel. References to other workbooks and across several sheets (`Jan:Mar!A1`) stay.
 */
export function moveReferences(formula: string, home: string, moves: MovesOf): string {
  const pieces = formulaPieces(formula);
  return pieces
    .map((piece, index) => {
      if (typeof piece === 'string') return piece;
      const sheet = sheetOfReference(pieces, index, home);
      const edits = sheet === null ? undefined : moves(sheet);
      if (edits === undefined || edits.length === 0) return writeReference(piece);
      const moved = movedReference(piece, edits);
      return moved === null ? LOST : writeReference(moved);
    })
    .join('');
}

/** The sheet that the reference among a formula's pieces points at, told by those before it; null for other workbooks and several sheets at once. */
export function sheetOfReference(pieces: readonly (string | Reference)[], index: number, home: string): string | null {
  if (pieces[index - 1] !== '!') return home;
  const sheet = pieces[index - 2];
  const before = pieces[index - 3];
  if (typeof sheet !== 'string' || before === ':' || (typeof before === 'string' && before.startsWith('['))) return null;
  const name = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return name.startsWith('[') ? null : name;
}

function movedReference({ corners: [from, to] }: Reference, edits: readonly RowEdit[]): Reference | null {
  if (to === undefined) {
    if (from.row === null) return { corners: [from] };
    const row = movedRow(edits, from.row.index);
    return row === null ? null : { corners: [{ ...from, row: { ...from.row, index: row } }] };
  }
  if (from.row === null || to.row === null) return { corners: [from, to] };
  const rows = movedRows(edits, Math.min(from.row.index, to.row.index), Math.max(from.row.index, to.row.index));
  if (rows === null) return null;
  return { corners: [{ ...from, row: { ...from.row, index: rows.first } }, { ...to, row: { ...to.row, index: rows.last } }] };
}

/** Where a run of rows stands after the edits, with rows put in between; null where all of them go. */
export function movedRows(edits: readonly RowEdit[], first: number, last: number): { readonly first: number; readonly last: number } | null {
  const top = stayingRow(edits, first, 1);
  const bottom = stayingRow(edits, last, -1);
  if (top > bottom) return null;
  const [from, to] = [movedRow(edits, top), movedRow(edits, bottom)];
  return from === null || to === null ? null : { first: from, last: to };
}

/** The nearest row from here on, downwards or upwards, that stays. */
function stayingRow(edits: readonly RowEdit[], row: number, step: 1 | -1): number {
  const gone = edits.find(({ at, removed }) => at <= row && row < at + removed);
  if (gone === undefined) return row;
  return stayingRow(edits, step === 1 ? gone.at + gone.removed : gone.at - 1, step);
}

export function movedArea(edits: readonly RowEdit[], area: Area): Area | null {
  const rows = movedRows(edits, area.top, area.bottom);
  return rows === null ? null : { ...area, top: rows.first, bottom: rows.last };
}

/** Moves by sheet name, whatever its case. */
export function movesBySheet(edits: Iterable<readonly [string, readonly RowEdit[]]>): MovesOf {
  const known = new Map([...edits].map(([sheet, rows]) => [nameKey(sheet), rows]));
  return (sheet) => known.get(nameKey(sheet));
}
