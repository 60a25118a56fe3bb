import { formatArea, holdsCell, overlaps, parseArea } from '../workbook/address.ts';
import type { MovesOf } from '../workbook/move-references.ts';
import { movedRange, movePlannedSheet } from '../workbook/move-plan.ts';
import { movedRow, type SheetRevision } from '../workbook/plan-revision.ts';
import { rectangles } from '../workbook/rectangles.ts';
import type { PlannedCell, PlannedSheet } from '../workbook/sheet-plan.ts';
import type { WrittenPart } from './evidence-xml.ts';
import type { MergedRows } from './merge-rows.ts';
import { recordLists, recordSheet, type RecordedCell, type RecordedRow } from './sheet-record.ts';
import type { StandingSheet } from './standing-sheet.ts';
import type { ComposedSheet } from './study.ts';

export interface RevisedSheet {
  /** What is to be written of the plan: what stands already, or is a person's now, left out. */
  readonly plan: PlannedSheet;
  readonly revision: SheetRevision;
  readonly part: WrittenPart;
  /** Cells that the plan has something for and a person too: theirs stay. */
  readonly kept: readonly { readonly row: number; readonly column: number }[];
}

/**
 * A planned sheet over the one that stands: what a person wrote, changed, formatted, moved or deleted stays so, and
 * all else becomes what the plan says. `moves` are those of all planned sheets, from the plan to the workbook.
 */
export function reviseSheet({ plan: planned, part, mark, rowKeys }: ComposedSheet, standing: StandingSheet, { edits }: MergedRows, moves: MovesOf): RevisedSheet {
  const moved = movePlannedSheet(planned, moves);
  const { record } = standing.written;
  const before = presentRows(standing, edits);
  const planEdits = moves(planned.name) ?? [];
  const areSheetsMoved = planned.cells.some(({ link }) => link?.kind === 'place' && (moves(link.ref.sheet)?.length ?? 0) > 0);
  // A choice is of what there is now, and the heads of a table are its columns' names.
  const heads = moved.tables.flatMap(({ range }) => parseArea(range) ?? []).map((area) => ({ ...area, bottom: area.top }));
  const choices = [...moved.validations.flatMap(({ range }) => parseArea(range) ?? []), ...heads];
  const isChoice = ({ row, column }: PlannedCell) => choices.some((area) => holdsCell(area, row, column));

  const recordRows = recordSheet(planned, rowKeys).rows.map((row): RecordedRow => ({ ...row, row: row.row === null ? null : movedRow(planEdits, row.row) }));
  const looks = new Map(recordRows.flatMap(({ row, cells }) => (row === null ? [] : [[row, cells] as const])));
  const standsBy = new Map<string, RecordedCell | null>();
  const kept: { row: number; column: number }[] = [];
  const cells = moved.cells.flatMap((cell): PlannedCell[] => {
    const row = before.get(cell.row);
    if (row === undefined) return [cell];
    const place = standing.cell(row, cell.column);
    const isKept = place.kind === 'own' || (place.kind === 'changed' && !isChoice(cell));
    if (isKept) {
      kept.push({ row: cell.row, column: cell.column });
      standsBy.set(`${cell.row},${cell.column}`, place.kind === 'changed' ? place.recorded : null);
      return [];
    }
    if (place.kind === 'free') return [cell];
    const { style, link, ...content } = cell;
    const isLongSheet = place.kind === 'ours' && place.recorded === null;
    const fresh = looks.get(cell.row)?.get(cell.column);
    const isSameLook = isLongSheet ? link === undefined : place.recorded?.look === fresh?.look;
    if (!isSameLook) return [cell];
    const format = isLongSheet || place.recorded?.format === fresh?.format ? {} : { format: style?.numberFormat ?? 'General' };
    // Links do not follow the rows that they lead to.
    return [{ ...content, ...format, ...(link !== undefined && areSheetsMoved ? { link } : {}) }];
  });

  const planCells = new Set(moved.cells.map(({ row, column }) => `${row},${column}`));
  const written = writtenCells(standing);
  const emptied = written.flatMap(({ row, column }) => {
    const now = movedRow(edits, row);
    const isGone = now !== null && !planCells.has(`${now},${column}`) && standing.cell(row, column).kind === 'ours';
    return isGone ? [{ row: now, column }] : [];
  });
  const now = (ranges: readonly string[]) => ranges.flatMap((range) => standing.range(range) ?? []).map((range) => movedRange(range, edits));
  const oldMerges = now(record.merges);
  const ownMerges = standing.merges.map((area) => movedRange(formatArea(area), edits)).filter((merge) => !oldMerges.includes(merge)).flatMap((merge) => parseArea(merge) ?? []);
  const merges = moved.merges.filter((merge) => {
    const area = parseArea(merge);
    return area !== null && !ownMerges.some((own) => overlaps(own, area));
  });
  const heights = new Map([...standing.recordedIn].flatMap(([row, { height }]) => (height === null ? [] : [[row, height] as const])));
  const isHeightNew = ({ row, height }: { readonly row: number; readonly height: number }) => {
    const was = before.get(row);
    return was === undefined || (record.rows.length > 0 && heights.get(was) !== height);
  };
  const oldColumns = new Set(written.map(({ column }) => column));
  const ids = moved.charts.map(({ id }) => id);
  return {
    plan: {
      ...moved,
      cells,
      merges: merges.filter((merge) => !oldMerges.includes(merge)),
      rowHeights: moved.rowHeights.filter(isHeightNew),
      columnWidths: moved.columnWidths.filter(({ column }) => oldColumns.size > 0 && !oldColumns.has(column) && column > Math.max(...oldColumns)),
    },
    revision: {
      sheet: moved.name,
      rows: edits,
      emptied: rectangles(emptied).map(formatArea),
      replaced: {
        merges: oldMerges.filter((merge) => !merges.includes(merge)),
        conditionalFormats: now(record.conditionalFormats),
        validations: now(record.validations),
        sparklines: now(record.sparklines),
        notes: now(record.notes),
      },
      charts: { updated: ids.filter((id) => record.charts.includes(id)), removed: record.charts.filter((id) => !ids.includes(id)) },
    },
    part: {
      part,
      mark,
      name: moved.name,
      cells: moved.cells.filter(({ row, column }) => standsBy.get(`${row},${column}`) !== null),
      record: { ...recordLists(moved), merges, rows: recordRows.map((row) => withKept(row, standsBy)) },
    },
    kept,
  };
}

/** The rows of the sheet as it will be -> as it stands. */
function presentRows({ rowCount }: StandingSheet, edits: SheetRevision['rows']): ReadonlyMap<number, number> {
  const before = new Map<number, number>();
  for (let row = 0; row < rowCount; row += 1) {
    const now = movedRow(edits, row);
    if (now !== null) before.set(now, row);
  }
  return before;
}

/** Cells that the report wrote, where they stand now. */
function writtenCells({ written, recordedIn }: StandingSheet): { readonly row: number; readonly column: number }[] {
  if (written.record.rows.length > 0) return [...recordedIn].flatMap(([row, { cells }]) => [...cells.keys()].map((column) => ({ row, column })));
  return written.areas.flatMap(({ top, left, bottom, right }) =>
    Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, index) => ({ row: top + Math.floor(index / (right - left + 1)), column: left + (index % (right - left + 1)) })),
  );
}

/** Of a cell that a person changed it stays on record what was written; one that they filled first is none of ours. */
function withKept(row: RecordedRow, standsBy: ReadonlyMap<string, RecordedCell | null>): RecordedRow {
  if (row.row === null) return row;
  const cells = [...row.cells].flatMap(([column, cell]): [number, RecordedCell][] => {
    const stands = standsBy.get(`${String(row.row)},${column}`);
    if (stands === null) return [];
    return [[column, stands === undefined ? cell : { ...cell, content: stands.content }]];
  });
  return { ...row, cells: new Map(cells) };
}
