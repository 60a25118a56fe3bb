import type { DefinedName, SheetInfo, TableInfo, WorkbookInfo } from '../../core/workbook/workbook.ts';
import { formatArea, MAX_COLUMNS } from '../../core/workbook/address.ts';
import { isDate1904, loadDateSystem } from './date-system.ts';
import { type MergeSearch, readMerges } from './read-merges.ts';

/** How many rows are asked at once whether they are hidden: about 1 MB of answer. */
const ROWS_AT_ONCE = 50_000;

/** Everything but the cells, in three round trips, or four where only some rows or columns of a sheet are hidden. */
export async function readInfo(context: Excel.RequestContext, signal: AbortSignal | undefined): Promise<WorkbookInfo> {
  const { workbook } = context;
  workbook.load('name');
  const names = workbook.names.load('items/name,items/formula');
  const sheets = workbook.worksheets.load('items/name,items/visibility,items/protection/protected');
  const tables = workbook.tables.load('items/name,items/showHeaders,items/showTotals,items/worksheet/name');
  const dateSystem = loadDateSystem(context);
  await sync(context, signal);

  const sheetReads = sheets.items.map(startSheet);
  const tableReads = tables.items.map(startTable);
  await sync(context, signal);

  const hidden = sheetReads.map((read) => startHidden(read));
  if (hidden.some((parts) => parts.length > 0)) await sync(context, signal);

  const merges = await readMerges(context, sheetReads.map(mergeSearch), signal);

  return {
    name: workbook.name,
    date1904: isDate1904(dateSystem),
    sheets: sheetReads.map((read, index) =>
      sheetInfo(read, hidden[index] ?? [], merges[index] ?? [], tableReads.filter((table) => table.sheet === read.sheet.name).map(tableInfo)),
    ),
    names: [...names.items.map((name) => definedName(name, null)), ...sheetReads.flatMap(namesOfSheet)],
  };
}

async function sync(context: Excel.RequestContext, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await context.sync();
}

interface SheetRead {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly firstRow: Excel.Range;
  readonly names: Excel.NamedItemCollection;
}

function startSheet(sheet: Excel.Worksheet): SheetRead {
  const used = sheet.getUsedRangeOrNullObject(true).untrack();
  used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden');
  const firstRow = sheet.getRangeByIndexes(0, 0, 1, MAX_COLUMNS).untrack();
  firstRow.load('columnHidden');
  return { sheet, used, firstRow, names: sheet.names.load('items/name,items/formula') };
}

interface HiddenPart {
  readonly kind: 'rows' | 'columns';
  readonly first: number;
  readonly flags: OfficeExtension.ClientResult<Excel.RowProperties[] | Excel.ColumnProperties[]>;
}

/** Excel says true, false or, where it differs, null; only then each row or column is asked. */
function startHidden({ sheet, used, firstRow }: SheetRead): HiddenPart[] {
  const parts: HiddenPart[] = [];
  if (isMixed(firstRow.columnHidden)) {
    parts.push({ kind: 'columns', first: 0, flags: firstRowAgain(sheet).getColumnProperties({ columnHidden: true }) });
  }
  if (used.isNullObject || !isMixed(used.rowHidden)) return parts;
  const end = used.rowIndex + used.rowCount;
  for (let first = used.rowIndex; first < end; first += ROWS_AT_ONCE) {
    const rows = sheet.getRangeByIndexes(first, used.columnIndex, Math.min(ROWS_AT_ONCE, end - first), 1).untrack();
    parts.push({ kind: 'rows', first, flags: rows.getRowProperties({ rowHidden: true }) });
  }
  return parts;
}

/** The typings have no null here, but that is what a mixed range loads. */
function isMixed(flag: boolean | null): boolean {
  return flag === null;
}

function firstRowAgain(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getRangeByIndexes(0, 0, 1, MAX_COLUMNS).untrack();
}

/** A merged cell may reach beyond the cells that hold something, but it begins among them. */
function mergeSearch({ sheet, used }: SheetRead): MergeSearch {
  return { sheet, rows: used.isNullObject ? 0 : used.rowIndex + used.rowCount };
}

function sheetInfo(
  read: SheetRead,
  hidden: readonly HiddenPart[],
  merges: readonly string[],
  tables: readonly TableInfo[],
): SheetInfo {
  const { sheet, used } = read;
  return {
    name: sheet.name,
    visibility: visibilityOf(sheet.visibility),
    kind: 'worksheet',
    usedRange: used.isNullObject ? null : formatArea(areaOf(used)),
    tables,
    merges,
    hiddenRows: hiddenIndices(hidden, 'rows', used.isNullObject || used.rowHidden !== true ? [] : range(used.rowIndex, used.rowCount)),
    hiddenColumns: hiddenIndices(hidden, 'columns', read.firstRow.columnHidden === true ? range(0, MAX_COLUMNS) : []),
    isProtected: sheet.protection.protected,
  };
}

function areaOf(block: Excel.Range): { top: number; left: number; bottom: number; right: number } {
  return {
    top: block.rowIndex,
    left: block.columnIndex,
    bottom: block.rowIndex + block.rowCount - 1,
    right: block.columnIndex + block.columnCount - 1,
  };
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

function hiddenIndices(parts: readonly HiddenPart[], kind: HiddenPart['kind'], all: readonly number[]): ReadonlySet<number> {
  const hidden = new Set(all);
  for (const part of parts) {
    if (part.kind !== kind) continue;
    part.flags.value.forEach((flag, i) => {
      if (('rowHidden' in flag && flag.rowHidden === true) || ('columnHidden' in flag && flag.columnHidden === true)) {
        hidden.add(part.first + i);
      }
    });
  }
  return hidden;
}

function visibilityOf(visibility: string): SheetInfo['visibility'] {
  if (visibility === 'Hidden') return 'hidden';
  return visibility === 'VeryHidden' ? 'very-hidden' : 'visible';
}

interface TableRead {
  readonly table: Excel.Table;
  readonly sheet: string;
  readonly range: Excel.Range;
  readonly columns: Excel.TableColumnCollection;
}

function startTable(table: Excel.Table): TableRead {
  const block = table.getRange().untrack();
  block.load('rowIndex,columnIndex,rowCount,columnCount');
  return { table, sheet: table.worksheet.name, range: block, columns: table.columns.load('items/name') };
}

function tableInfo({ table, range: block, columns }: TableRead): TableInfo {
  return {
    name: table.name,
    range: formatArea(areaOf(block)),
    headerRow: table.showHeaders,
    totalsRow: table.showTotals,
    columns: columns.items.map((column) => column.name),
  };
}

function definedName(name: Excel.NamedItem, sheet: string | null): DefinedName {
  const formula: unknown = name.formula;
  return { name: name.name, refersTo: String(formula).replace(/^=/, ''), sheet };
}

function namesOfSheet({ sheet, names }: SheetRead): DefinedName[] {
  return names.items.map((name) => definedName(name, sheet.name));
}
