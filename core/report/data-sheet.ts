import { shortMoment } from '../language/format.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { tableTarget } from '../metric/formula-target.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { cellAddress, formatArea, MAX_ROWS, parseArea } from '../workbook/address.ts';
import type { CellContent, CellStyle } from '../workbook/sheet-plan.ts';
import { textWidth } from './evidence.ts';
import type { LiveTable } from './fact-cells.ts';
import { DATE_FORMAT } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { SheetDraft } from './sheet-draft.ts';

/** Beyond this many cells only the columns that the analysis reads are copied. */
const MOST_CELLS = 400_000;
/** Cells of a copy that a browser tab can still hold and write. */
const MOST_COPIED = 2_000_000;
/** Links are dear in a workbook: on longer tables the name of the source row has to do. */
const MOST_LINKS = 2000;
/** Where the header stands, below the line that says what the sheet was made from. */
const HEAD = 2;

export interface DataSheetInput {
  readonly table: TypedTable;
  /** Names of the columns that the analysis reads. */
  readonly needed: ReadonlySet<string>;
  /** When the table was read, as an ISO date-time. */
  readonly readAt: string;
  /** SHA-256 of what was read: a later report tells by it whether the source changed. */
  readonly hash: string;
}

/** Whether a table can be copied onto a sheet at all. */
export function fitsDataSheet(table: TypedTable, needed: ReadonlySet<string>): boolean {
  return table.rowCount + HEAD + 1 <= MAX_ROWS && table.rowCount * needed.size <= MOST_COPIED;
}

/**
 * A copy of a table whose own cells formulas cannot point at (totals between the rows, dates and numbers kept as
 * text, a crosstab): an Excel Table with one line of header, real dates and numbers in the source's unit, and the
 * row or cell that each line came from, with a link to it. A line above says from what and when it was made.
 */
export function layDataSheet(draft: ReportDraft, { table, needed, readAt, hash }: DataSheetInput): { readonly sheet: SheetDraft; readonly live: LiveTable } {
  const { look, language } = draft;
  const part = `data ${table.name}`;
  const sheet = new SheetDraft(draft.names.sheet(say(reportTexts.dataSheet(table.name), language), part), part);
  const all = table.columns.length * table.rowCount <= MOST_CELLS;
  const columns = table.columns.filter((column) => all || needed.has(column.name));
  const sourceHead = table.cellColumns === undefined ? reportTexts.sourceRow : reportTexts.sourceCell;
  const headers = distinctHeaders([...columns.map(header), say(sourceHead, language)]);
  const name = draft.names.range('Data', table.name);
  const { source: from, excluded, rowCount } = table;
  sheet.text(0, 0, say(reportTexts.dataFrom(`${from.sheet}!${from.range}`, rowCount, excluded.filter(({ why }) => why !== 'blank').length, shortMoment(readAt)), language), look.link(), {
    link: { kind: 'place', ref: from, tip: say(reportTexts.goToCells, language) },
    comment: `sha256 ${hash}`,
  });
  for (const [index, title] of headers.entries()) {
    const isRight = index === columns.length || columns[index]?.type === 'number';
    sheet.text(HEAD, index, title, look.style({ bold: true }, isRight ? { align: { horizontal: 'right' } } : {}));
  }
  for (const [index, column] of columns.entries()) {
    putValues(sheet, column, HEAD + 1, index, columnStyle(draft, column));
    sheet.widths.set(index, Math.min(32, Math.max(column.type === 'text' ? 18 : 13, textWidth(headers[index] ?? '') + 4)));
  }
  const source = columns.length;
  for (let row = 0; row < rowCount; row += 1) {
    const { words, range } = sourceOf(table, row);
    const isLinked = rowCount <= MOST_LINKS;
    const style = isLinked ? look.link({ horizontal: 'right' }) : look.quiet({ horizontal: 'right' });
    sheet.put(HEAD + 1 + row, source, words, style, isLinked ? { link: { kind: 'place', ref: { sheet: from.sheet, range } } } : {});
  }
  sheet.widths.set(source, 14);
  sheet.freeze = { rows: HEAD + 1, columns: 0 };
  sheet.print = { area: formatArea({ top: 0, left: 0, bottom: HEAD + rowCount, right: source }), orientation: 'landscape', titleRows: `1:${HEAD + 1}` };
  const range = sheet.area(HEAD, 0, HEAD + rowCount, source);
  sheet.tables.push({ name, range: range.range, columns: headers, style: 'TableStyleLight1' });

  const copy: TypedTable = {
    ...table,
    source: range,
    excelTable: name,
    sourceRows: Uint32Array.from({ length: rowCount }, (_, row) => HEAD + 1 + row),
    columns: columns.map((column, index): TypedColumn => ({ ...column, column: index })),
  };
  return { sheet, live: { table: copy, target: tableTarget(name, copy, new Map(headers.map((title, index) => [index, title]))) } };
}

/** Where a line came from: its row, or of a crosstab the cells that its numbers stood in. */
function sourceOf(table: TypedTable, row: number): { readonly words: CellContent; readonly range: string } {
  const line = table.sourceRows[row] ?? 0;
  const places = Object.values(table.cellColumns ?? {}).map((places) => places[row] ?? 0);
  if (places.length === 0) return { words: { kind: 'number', number: line + 1 }, range: cellAddress(line, parseArea(table.source.range)?.left ?? 0) };
  const range = formatArea({ top: line, bottom: line, left: Math.min(...places), right: Math.max(...places) });
  return { words: { kind: 'text', text: range }, range };
}

/** Dates as people of the language write them; months in English whatever the computer's own language. */
const DATE_FORMATS = { zh: DATE_FORMAT, en: '[$-409]d mmm yyyy' } as const;

/** A header that structured references take as it is, with the unit that its numbers are in. */
function header(column: TypedColumn): string {
  const name = plainHeader(column.name);
  const scale = SCALES.get(column.multiplier) ?? '';
  const unit = plainHeader(`${scale}${column.unit ?? ''}`);
  return scale === '' || unit === '' || name.endsWith(unit) ? name : `${name}_${unit}`;
}

const SCALES = new Map([
  [1e3, 'K'],
  [1e4, '万'],
  [1e6, 'M'],
  [1e8, '亿'],
]);

/** A name without what structured references would have to escape. */
export function plainHeader(name: string): string {
  return name.replaceAll(' / ', ' ').replace(/[^\p{L}\p{N}_ ]+/gu, ' ').replace(/ +/g, ' ').trim();
}

export function distinctHeaders(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name === '' ? '_' : name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} ${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function columnStyle(draft: ReportDraft, column: TypedColumn): CellStyle {
  if (column.type === 'date') {
    const hasTime = column.values.some((serial) => !Number.isNaN(serial) && !Number.isInteger(serial));
    const format = DATE_FORMATS[draft.language];
    return draft.look.body(hasTime ? `${format} hh:mm` : format, { horizontal: 'left' });
  }
  if (column.type !== 'number') return draft.look.body();
  // Percents written as words have come to be fractions.
  if (column.unit === '%' && column.multiplier === 1 && !column.numberFormat.includes('%')) return draft.look.body('0.0%');
  return draft.look.body(column.numberFormat === '@' ? undefined : column.numberFormat);
}

/** The values of a column, one below the other from `top` on. */
export function putValues(sheet: SheetDraft, column: TypedColumn, top: number, left: number, style: CellStyle): void {
  for (let row = 0; row < column.values.length; row += 1) {
    const content = cellContent(column, row);
    if (content !== null) sheet.put(top + row, left, content, style);
  }
}

function cellContent(column: TypedColumn, row: number): CellContent | null {
  if (column.type === 'text') {
    const words = column.values[row] ?? null;
    return words === null ? null : { kind: 'text', text: words };
  }
  if (column.type === 'boolean') {
    const flag = column.values[row] ?? null;
    return flag === null ? null : { kind: 'boolean', boolean: flag };
  }
  const number = column.values[row] ?? NaN;
  if (Number.isNaN(number)) return null;
  return column.type === 'date' ? { kind: 'date', serial: number } : { kind: 'number', number };
}
