import type { Clip, PageTable, TableColumn } from '../clip/clip.ts';
import { say, type Language } from '../language/language.ts';
import { EXPORT_LABELS } from '../language/texts/export.ts';
import { cellValue, readCell } from '../page/tables/cell-value.ts';
import { dataRows, isNumeric, namedColumns, type DataRow } from '../page/tables/table-data.ts';
import { utcToSerial } from '../sheet/serial-date.ts';
import { formatArea } from '../workbook/address.ts';
import type { CellContent, CellStyle, PlannedCell, PlannedSheet } from '../workbook/sheet-plan.ts';
import { FreeNames } from './sheet-names.ts';

/** Beyond these a workbook is no longer looked through; the bundle keeps all. */
const MAX_SHEETS = 100;
const MAX_TEXT = 32_767;
const MAX_NAME = 255;
const TOP: CellStyle = { align: { vertical: 'top' } };
const HEAD: CellStyle = { font: { bold: true }, align: { vertical: 'top', wrap: true } };

/** A sheet for every table of the clips, named by its caption: an Excel table with real numbers, below it notes and source. */
export function clipTableSheets(clips: readonly Clip[], beside: readonly PlannedSheet[], language: Language): PlannedSheet[] {
  const names = new FreeNames(beside.flatMap((sheet) => [sheet.name, ...sheet.tables.map(({ name }) => name)]));
  const found = clips.flatMap((clip) => clip.content.tables.map((table) => ({ clip, table }))).slice(0, MAX_SHEETS);
  return found.flatMap(({ clip, table }) => {
    const rows = dataRows(table);
    return rows.length === 0 ? [] : [tableSheet(clip, table, rows, names, language)];
  });
}

function tableSheet(clip: Clip, table: PageTable, rows: readonly DataRow[], names: FreeNames, language: Language): PlannedSheet {
  const wish = table.caption ?? clip.content.title;
  const hasSections = rows.some(({ section }) => section !== null);
  const columns = namedColumns(table, say(EXPORT_LABELS.column, language));
  const labels = unique([...columns.map(labelOf), ...(hasSections ? [say(EXPORT_LABELS.section, language)] : [])]);
  const cells: PlannedCell[] = labels.map((text, column) => ({ row: 0, column, content: { kind: 'text', text }, style: HEAD }));
  rows.forEach((data, index) => {
    columns.forEach((column, position) => cells.push(dataCell(data, column, { row: index + 1, column: position })));
    if (hasSections) cells.push({ row: index + 1, column: columns.length, content: textOf(data.section ?? ''), style: TOP });
  });
  const below = [...table.footnotes.map(({ mark, text }) => `${mark === null ? '' : `${mark} `}${text}`), `${say(EXPORT_LABELS.captured, language)} ${clip.capturedAt}`];
  below.forEach((text, index) => cells.push({ row: rows.length + 2 + index, column: 0, content: textOf(text), style: TOP }));
  cells.push({ row: rows.length + 2 + below.length, column: 0, content: textOf(clip.url), style: TOP, ...linkTo(clip.url) });
  return {
    name: names.sheet(wish.slice(0, MAX_NAME)),
    cells,
    merges: [],
    columnWidths: labels.map((label, column) => ({ column, width: widthOf(label, rows, column) })),
    rowHeights: [],
    showGridlines: false,
    freeze: { rows: 1, columns: table.headerColumns > 0 ? 1 : 0 },
    tables: [{ name: names.range('Clip', wish.slice(0, 60)), range: formatArea({ top: 0, left: 0, bottom: rows.length, right: labels.length - 1 }), columns: labels, style: 'TableStyleLight1' }],
    charts: [], validations: [], conditionalFormats: [], sparklines: [], print: null, tabColor: null,
  };
}

/** A column's name with its unit, where the name does not say it already. */
function labelOf({ name, unit, multiplier }: TableColumn): string {
  const label = unit === null || unit === '%' || (multiplier === 1 && name.includes(unit)) ? name : `${name} [${unit}]`;
  return label.slice(0, MAX_NAME - 8);
}

function unique(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let name = label;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${label} ${String(number)}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function dataCell({ cells, isTotal }: DataRow, column: TableColumn, place: { row: number; column: number }): PlannedCell {
  const { text, href } = cells[place.column] ?? { text: '', href: null };
  const { content, numberFormat } = contentOf(text, column);
  const style: CellStyle = { ...TOP, ...(numberFormat === null ? {} : { numberFormat }), ...(isTotal ? { font: { bold: true } } : {}) };
  return { ...place, content, style, ...(href === null ? {} : linkTo(href)) };
}

/** Numbers as numbers in the column's unit, percents as shares; a number in a column of texts is one as well. */
function contentOf(text: string, column: TableColumn): { content: CellContent; numberFormat: string | null } {
  const value = cellValue(text, column);
  const own = column.type === 'text' ? readCell(text, null) : null;
  if (own?.kind === 'number' && own.value !== null && own.unit === null && !/^[-+]?0\d|^\d{16}/.test(own.value)) return numberContent(own.value, 'General');
  if (value === null) return { content: textOf(text), numberFormat: null };
  if (column.type === 'boolean') return { content: { kind: 'boolean', boolean: value === 'true' }, numberFormat: null };
  const utc = column.type === 'date' ? Date.parse(value) : Number.NaN;
  if (column.type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(utc) ? { content: { kind: 'date', serial: utcToSerial(utc) }, numberFormat: 'yyyy-mm-dd' } : { content: textOf(text), numberFormat: null };
  const decimals = value.split('.')[1]?.length ?? 0;
  if (!isNumeric(column)) return { content: textOf(text), numberFormat: null };
  if (column.unit === '%') return { content: { kind: 'number', number: Number(`${value}e-2`) }, numberFormat: decimals === 0 ? '0%' : `0.${'0'.repeat(Math.min(decimals, 6))}%` };
  return numberContent(value, decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(decimals, 6))}`);
}

function numberContent(value: string, numberFormat: string): { content: CellContent; numberFormat: string } {
  return { content: { kind: 'number', number: Number(value) }, numberFormat };
}

function textOf(text: string): CellContent {
  return text === '' ? { kind: 'blank' } : { kind: 'text', text: text.slice(0, MAX_TEXT) };
}

function linkTo(url: string): { link: { kind: 'url'; url: string } } | Record<string, never> {
  return /^https?:\/\//i.test(url) ? { link: { kind: 'url', url } } : {};
}

/** As wide as the longest of the first texts, within reason; Chinese characters take two places. */
function widthOf(label: string, rows: readonly DataRow[], column: number): number {
  const longest = [label, ...rows.slice(0, 50).map(({ cells }) => cells[column]?.text ?? '')].reduce((most, text) => Math.max(most, text.replace(/[^\x20-\x7e]/g, 'xx').length), 0);
  return Math.min(Math.max(longest + 2, 10), 48);
}
