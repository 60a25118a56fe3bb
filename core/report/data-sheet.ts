import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { tableTarget } from '../metric/formula-target.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import type { CellContent, CellStyle } from '../workbook/sheet-plan.ts';
import type { LiveTable } from './fact-cells.ts';
import { DATE_FORMAT } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { SheetDraft } from './sheet-draft.ts';

/** Beyond this many cells only the columns that the analysis reads are copied. */
const MOST_CELLS = 400_000;

/**
 * A copy of a table whose own cells formulas cannot point at (totals between the rows, dates and numbers kept as
 * text): an Excel Table with one line of header, real dates and numbers in the source's unit, and the row that
 * each line came from.
 */
export function layDataSheet(draft: ReportDraft, table: TypedTable, needed: ReadonlySet<string>): { readonly sheet: SheetDraft; readonly live: LiveTable } {
  const { look, language } = draft;
  const sheet = new SheetDraft(draft.names.sheet(say(reportTexts.dataSheet(table.name), language)));
  const all = table.columns.length * table.rowCount <= MOST_CELLS;
  const columns = table.columns.filter((column) => all || needed.has(column.name));
  const headers = distinctHeaders([...columns.map(header), say(reportTexts.sourceRow, language)]);
  const name = draft.names.range('Data', table.name);
  for (const [index, title] of headers.entries()) sheet.text(0, index, title, look.style({ bold: true }));
  for (const [index, column] of columns.entries()) {
    const style = columnStyle(draft, column);
    for (let row = 0; row < table.rowCount; row += 1) {
      const content = cellContent(column, row);
      if (content !== null) sheet.put(row + 1, index, content, style);
    }
    sheet.widths.set(index, column.type === 'text' ? 18 : 13);
  }
  const source = columns.length;
  for (let row = 0; row < table.rowCount; row += 1) {
    const line = (table.sourceRows[row] ?? 0) + 1;
    const place = { kind: 'place', ref: { sheet: table.source.sheet, range: `A${line}` } } as const;
    // Links are dear in a workbook: on long tables the row's number has to do.
    sheet.put(row + 1, source, { kind: 'number', number: line }, look.quiet({ horizontal: 'right' }), table.rowCount <= 2000 ? { link: place } : {});
  }
  sheet.widths.set(source, 11);
  sheet.freeze = { rows: 1, columns: 0 };
  const range = sheet.area(0, 0, table.rowCount, source);
  sheet.tables.push({ name, range: range.range, columns: headers, style: 'TableStyleLight1' });

  const copy: TypedTable = {
    ...table,
    source: range,
    excelTable: name,
    sourceRows: Uint32Array.from({ length: table.rowCount }, (_, row) => row + 1),
    columns: columns.map((column, index): TypedColumn => ({ ...column, column: index })),
  };
  return { sheet, live: { table: copy, target: tableTarget(name, copy, new Map(headers.map((title, index) => [index, title]))) } };
}

/** A header that structured references take as it is, with the unit that its numbers are in. */
function header(column: TypedColumn): string {
  const name = plainHeader(column.name);
  const scale = column.multiplier === 1e4 ? '万' : column.multiplier === 1e8 ? '亿' : column.multiplier === 1000 ? 'K' : '';
  return scale === '' ? name : `${name}_${scale}${column.unit ?? ''}`.replace(/[^\p{L}\p{N}_ ]+/gu, '');
}

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
    return draft.look.body(hasTime ? `${DATE_FORMAT} hh:mm` : DATE_FORMAT);
  }
  return draft.look.body(column.type === 'number' && column.numberFormat !== '@' ? column.numberFormat : undefined);
}

export function cellContent(column: TypedColumn, row: number): CellContent | null {
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
