import { formatArea, holdsCell, parseArea, type Area } from '../workbook/address.ts';
import type { CellValue, LongWork, SheetInfo, Workbook } from '../workbook/workbook.ts';
import { alignRows } from './align-rows.ts';
import { cellPrints, contentPrint } from './cell-print.ts';
import type { RecordedCell, RecordedRow } from './sheet-record.ts';
import type { WrittenSheet } from './written-reports.ts';

/** A cell of a report's sheet, as it stands against what the report wrote there. */
export type CellStanding =
  /** As it was written. */
  | { readonly kind: 'ours'; readonly recorded: RecordedCell | null }
  /** A person put something else in its place. */
  | { readonly kind: 'changed'; readonly recorded: RecordedCell }
  /** Nothing of the report was ever here. */
  | { readonly kind: 'own' }
  | { readonly kind: 'free' };

/** A sheet of a report as it stands in the workbook now. */
export interface StandingSheet {
  readonly written: WrittenSheet;
  /** Rows that hold something, from the first of the sheet on. */
  readonly rowCount: number;
  /** Where each row of the record stands; null where a person deleted it. */
  readonly at: readonly (number | null)[];
  /** The recorded row that stands in a row. */
  readonly recordedIn: ReadonlyMap<number, RecordedRow>;
  readonly merges: readonly Area[];
  /** Whether a person has something of their own in a row. */
  isOwn(row: number): boolean;
  cell(row: number, column: number): CellStanding;
  /** Cells of the sheet that a person changed or filled. */
  readonly own: readonly { readonly row: number; readonly column: number }[];
  /** A range as it was recorded -> where it stands now; null where all of its rows are gone. */
  range(recorded: string): string | null;
}

const EMPTY = contentPrint({ kind: 'blank' });
/** With more of its cells changed than this, a sheet is no longer the one that was written. */
const MOST_CHANGED = 0.5;

/** Reads how a sheet stands; null where so much was moved about that it is a person's now. */
export async function readStandingSheet(workbook: Workbook, written: WrittenSheet, info: SheetInfo, date1904: boolean, work: LongWork): Promise<StandingSheet | null> {
  const cells = await readPrints(workbook, info, date1904, work);
  const used = info.usedRange === null ? null : parseArea(info.usedRange);
  const { rows } = written.record;
  const isRecorded = rows.length > 0;
  const rowCount = Math.max(used === null ? 0 : used.bottom + 1, isRecorded ? 0 : lastRow(written.areas) + 1);
  const present = Array.from({ length: rowCount }, (_, row) => cells.get(row) ?? new Map<number, readonly string[]>());
  const at = isRecorded ? alignRows(rows, present) : [];
  const recordedIn = new Map(rows.flatMap((row, index) => (at[index] === null || at[index] === undefined ? [] : [[at[index], row] as const])));
  const inAreas = (row: number, column: number) => written.areas.some((area) => holdsCell(area, row, column));
  const cell = (row: number, column: number): CellStanding => {
    const prints = cells.get(row)?.get(column) ?? [EMPTY];
    const isFilled = !prints.includes(EMPTY);
    if (!isRecorded) return inAreas(row, column) ? { kind: 'ours', recorded: null } : { kind: isFilled ? 'own' : 'free' };
    const recorded = recordedIn.get(row)?.cells.get(column);
    if (recorded === undefined) return { kind: isFilled ? 'own' : 'free' };
    return { kind: prints.includes(recorded.content) ? 'ours' : 'changed', recorded };
  };
  const filled = [...cells].flatMap(([row, columns]) => [...columns.keys()].map((column) => ({ row, column })));
  const emptied = [...recordedIn].flatMap(([row, { cells: recorded }]) => [...recorded].flatMap(([column, { content }]) => (content !== EMPTY && cells.get(row)?.has(column) !== true ? [{ row, column }] : [])));
  const stands = [...filled, ...emptied].map((place) => ({ place, kind: cell(place.row, place.column).kind }));
  const own = stands.flatMap(({ place, kind }) => (kind === 'own' || kind === 'changed' ? [place] : []));
  const changed = stands.filter(({ kind }) => kind === 'changed').length;
  const contents = rows.reduce((sum, row) => sum + [...row.cells.values()].filter(({ content }) => content !== EMPTY).length, 0);
  if (isRecorded && changed > contents * MOST_CHANGED) return null;
  const ownRows = new Set(own.map(({ row }) => row));
  const presentRow = (row: number, step: 1 | -1): number | null => {
    if (!isRecorded) return row;
    for (let index = rows.findIndex((one) => one.row === row); index >= 0 && index < rows.length; index += step) {
      const place = at[index];
      if (place !== null && place !== undefined) return place;
    }
    return null;
  };
  return {
    written,
    rowCount,
    at,
    recordedIn,
    merges: info.merges.flatMap((merge) => parseArea(merge) ?? []),
    isOwn: (row) => ownRows.has(row),
    cell,
    own,
    range(recorded) {
      const area = parseArea(recorded);
      if (area === null) return null;
      const [top, bottom] = [presentRow(area.top, 1), presentRow(area.bottom, -1)];
      return top === null || bottom === null || top > bottom ? null : formatArea({ ...area, top, bottom });
    },
  };
}

type Prints = Map<number, Map<number, readonly string[]>>;

/** The prints of a sheet's filled cells, by row and column. */
async function readPrints(workbook: Workbook, { name, usedRange }: SheetInfo, date1904: boolean, work: LongWork): Promise<Prints> {
  const cells: Prints = new Map();
  if (usedRange === null) return cells;
  for await (const chunk of workbook.read({ sheet: name, range: usedRange }, work)) {
    const formulas = new Map(chunk.formulas.map(({ row, column, formula }) => [`${row},${column}`, formula]));
    chunk.values.forEach((values, index) => {
      const row = chunk.firstRow + index;
      const filled = values.flatMap((value: CellValue, place): [number, readonly string[]][] => {
        const column = chunk.firstColumn + place;
        const formula = formulas.get(`${row},${column}`);
        return formula === undefined && (value === null || value === '') ? [] : [[column, cellPrints(value, formula, date1904)]];
      });
      if (filled.length > 0) cells.set(row, new Map(filled));
    });
  }
  return cells;
}

function lastRow(areas: readonly Area[]): number {
  return Math.max(-1, ...areas.map(({ bottom }) => bottom));
}
