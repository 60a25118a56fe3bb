import { correctionTexts } from '../language/texts/correction.ts';
import { formatArea } from '../workbook/address.ts';
import { profileBody } from './body-profile.ts';
import { classifyRows } from './classify-rows.ts';
import type { ColumnReading } from './column-reading.ts';
import { columnUnit, statedUnit } from './column-units.ts';
import { correctHeaders } from './correct-headers.ts';
import { readCriteria } from './read-criteria.ts';
import { RowHeaders } from './covered-rows.ts';
import { readHeaders } from './headers.ts';
import { findQuality } from './quality/find-quality.ts';
import { cellRuns } from './quality/note-cells.ts';
import { shownOrder, type DateContext } from './read-dates.ts';
import { assignRoles } from './roles.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableArea } from './table-area.ts';
import { typeColumn, type ColumnContext } from './type-column.ts';
import type { ExcludedRow, QualityNote, TypedColumn, TypedTable } from './typed-table.ts';
import { unitOfCaption, type UnitFound } from '../quantity/written-unit.ts';

export interface TableContext extends DateContext {
  readonly name: string;
}

/** The unit that titles or notes give to the money of a table; null where they give none. */
export function captionUnit({ captions }: TableArea): UnitFound | null {
  for (const caption of captions) {
    const unit = unitOfCaption(caption);
    if (unit !== null) return unit;
  }
  return null;
}

/** A block of cells as a typed table; null where no row or column of data is left in it. */
export function buildTable(view: SheetView, table: TableArea, context: TableContext): TypedTable | null {
  const { area, header } = table;
  if (header.firstData > area.bottom) return null;
  const profile = profileBody(view, { ...area, top: header.firstData });
  const rows = classifyRows(view, area, header, profile, table.totalsRow, table.given?.rows);
  if (rows.data.length === 0) return null;
  const written = readHeaders(view, table).filter(({ column, isNamed }) => isNamed || profile.columns[column - area.left]?.kind !== 'blank');
  if (written.length === 0) return null;
  const { headers, lost } = correctHeaders(written, table);
  const caption = captionUnit(table);
  const subtotals = rows.excluded.filter(({ why }) => why === 'subtotal').map(({ row }) => row - 1);
  const rowHeaders = new RowHeaders(view, profile, header.header.length > 0 && table.excelTable === null, subtotals);
  const read = (ways: WritingWays) => headers.map(({ column, name, header: writtenName, given }) => {
    const { rows: cells, filledDown } = rowHeaders.covered(column, rows.data);
    const words = { name, unitCell: header.unitRow === null ? null : view.grid.text(header.unitRow, column), caption };
    const reading = typeColumn(view, column, cells, { ...context, ...ways, name, stated: statedUnit(words), ...(given?.type === undefined ? {} : { given: given.type }) });
    const found = columnUnit(words, reading);
    const { unit = found.unit, multiplier = found.multiplier } = given ?? {};
    return { column, name, reading, unit, multiplier, writtenName, given, cells, filledDown };
  });
  const first = read({});
  const ways = waysOfWriting(first.map(({ reading }) => reading));
  const readings = ways === null ? first : read(ways);
  const roles = assignRoles(readings);
  const columns = readings.map(({ column, name, reading, unit, multiplier, writtenName, given }, index): TypedColumn => ({
    name,
    ...(writtenName === name ? {} : { header: writtenName }),
    column,
    role: given?.role ?? roles[index] ?? 'text',
    unit,
    multiplier,
    numberFormat: reading.counts.format,
    converted: reading.content.type === 'text' ? 0 : reading.converted,
    ...(reading.unreadCount === 0 ? {} : { unconverted: cellRuns(column, reading.unread) }),
    ...reading.content,
  }));
  const excluded = allExcluded(view, table, rows.excluded);
  const criteria = readCriteria(view, rows.excluded, columns);
  const typed: TypedTable = {
    name: context.name,
    source: { sheet: view.name, range: formatArea(endedAt(view, table, rows.data, rows.excluded)) },
    excelTable: table.excelTable,
    headerRows: header.header.map((row) => row + 1),
    rowCount: rows.data.length,
    sourceRows: rows.data,
    columns,
    excluded,
    ...(criteria.length === 0 ? {} : { criteria }),
    quality: [],
    ...(table.given === undefined ? {} : { correction: table.given.anchor }),
    isClean: isUnbroken(rows.data) && columns.every(({ converted }) => converted === 0) && !readings.some(({ cells }) => cells !== rows.data),
  };
  return { ...typed, quality: [...unfitNotes(typed, lost, table.given?.lostRows ?? []), ...findQuality(view, typed, readings)] };
}

type WritingWays = Pick<ColumnContext, 'tableOrder' | 'decimalComma'>;

/** How the table writes dates and decimals, where some columns show it and others need to be told; else null. */
function waysOfWriting(readings: readonly ColumnReading[]): WritingWays | null {
  const shown = new Set(readings.flatMap(({ counts }) => shownOrder(counts) ?? []));
  const [order, ...otherOrders] = shown;
  const needsOrder = order !== undefined && otherOrders.length === 0 && readings.some(({ counts }) => counts.unordered > 0 && shownOrder(counts) === null);
  const needsComma = readings.some(({ counts }) => counts.decimalCommas > 0) && readings.some(({ counts }) => counts.decimalCommas === 0 && counts.textNumbers > 0);
  if (!needsOrder && !needsComma) return null;
  return { ...(needsOrder ? { tableOrder: order } : {}), ...(needsComma ? { decimalComma: true } : {}) };
}

/** What a person said of columns and rows that are not there any more. */
function unfitNotes({ source }: TypedTable, columns: readonly string[], rows: readonly string[]): QualityNote[] {
  const messages = [...columns.map(correctionTexts.columnGone), ...rows.map(correctionTexts.rowGone)];
  return messages.map((message) => ({ code: 'correction-unused', message, ref: source }));
}

function isUnbroken(rows: Uint32Array): boolean {
  return (rows.at(-1) ?? 0) - (rows[0] ?? 0) === rows.length - 1;
}

/** Every row from the first title to the last note that is neither header nor data. */
function allExcluded(view: SheetView, table: TableArea, within: readonly ExcludedRow[]): ExcludedRow[] {
  const lines: ExcludedRow[] = [
    ...blankRows(view, table),
    ...table.titles.map((row) => ({ row: row + 1, why: 'title' as const })),
    ...(table.header.unitRow === null ? [] : [{ row: table.header.unitRow + 1, why: 'unit' as const }]),
    ...within,
    ...table.notes.map((row) => ({ row: row + 1, why: 'note' as const })),
  ];
  return lines.sort((one, other) => one.row - other.row);
}

/** Blank rows between titles, block and notes. */
function blankRows(view: SheetView, { area, titles, notes }: TableArea): ExcludedRow[] {
  const around = [...rowsFrom((titles[0] ?? area.top) + 1, area.top), ...rowsFrom(area.bottom + 1, notes.at(-1) ?? 0)];
  return around.filter((row) => view.grid.isBlankRow(row, area.left, area.right)).map((row) => ({ row: row + 1, why: 'blank' }));
}

function rowsFrom(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** The block without the notes and blank rows that it ends with. */
function endedAt(view: SheetView, { area }: TableArea, data: Uint32Array, excluded: readonly ExcludedRow[]): TableArea['area'] {
  const trailing = new Set(excluded.filter(({ why }) => why === 'note' || why === 'blank').map(({ row }) => row - 1));
  let { bottom } = area;
  while (bottom > (data.at(-1) ?? 0) && (trailing.has(bottom) || view.grid.isBlankRow(bottom, area.left, area.right))) bottom--;
  return { ...area, bottom };
}
