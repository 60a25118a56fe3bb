import type { SheetView } from '../sheet-view.ts';
import type { QualityNote, TypedTable } from '../typed-table.ts';
import { checkTotalColumns } from './check-total-columns.ts';
import { checkTotals } from './check-totals.ts';
import { dateGapNotes } from './date-gaps.ts';
import { duplicateKeys, duplicateRows } from './duplicates.ts';
import { nameNotes } from './name-notes.ts';
import type { ColumnEvidence } from './note-cells.ts';
import { oddValueNotes } from './odd-values.ts';
import { missingNotes, valueNotes } from './value-notes.ts';

/**
 * What a person should know about a table's data before trusting a sum over it, gravest first. `evidence` has an entry for each
 * column. Takes time in proportion to the cells of the table.
 */
export function findQuality(view: SheetView, table: TypedTable, evidence: readonly ColumnEvidence[]): QualityNote[] {
  const seen = table.columns.flatMap((column, index) => {
    const learned = evidence[index];
    return learned === undefined ? [] : [{ ...learned, column }];
  });
  const repeated = duplicateRows(table);
  const repeatedRows = new Set(repeated.flatMap(({ rows = [] }) => [...rows]));
  const ofValues = seen.map((column) => valueNotes(view, table, column));
  const inOtherUnits = ofValues.map((notes) => new Set(notes.flatMap(({ code, rows = [] }) => (code === 'mixed-units' ? [...rows] : []))));
  return [
    ...checkTotals(view, table),
    ...checkTotalColumns(table),
    ...ofValues.flat(),
    ...seen.flatMap((column) => nameNotes(table, column)),
    ...repeated,
    ...seen.flatMap((column) => duplicateKeys(table, column, repeatedRows)),
    ...seen.flatMap((column, index) => oddValueNotes(table, column, inOtherUnits[index] ?? new Set())),
    ...seen.flatMap((column) => dateGapNotes(table, column)),
    ...seen.flatMap((column) => missingNotes(view, table, column)),
  ];
}
