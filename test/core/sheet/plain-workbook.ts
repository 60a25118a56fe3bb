import { formatArea, parseArea } from '../../../core/workbook/address.ts';
import type { CellChunk, CellValue, DefinedName, Formula, SheetInfo, TableInfo, Workbook } from '../../../core/workbook/workbook.ts';

/** A cell of a test sheet: a value alone, or with its number format or formula. */
export type PlainCell = CellValue | undefined | { readonly value: CellValue; readonly format?: string; readonly formula?: string };

export interface PlainSheet {
  readonly name: string;
  /** From A1 on. */
  readonly rows: readonly (readonly PlainCell[])[];
  readonly merges?: readonly string[];
  readonly tables?: readonly TableInfo[];
  readonly visibility?: SheetInfo['visibility'];
  readonly names?: readonly DefinedName[];
  /** Zero-based. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

/** Rows in a chunk: small, so that tests cross the border between two. */
const CHUNK_ROWS = 3;

/** A workbook of plain data, for tests of what reads workbooks. It cannot be written to. */
export function plainWorkbook(sheets: readonly PlainSheet[], date1904 = false, chunkRows = CHUNK_ROWS): Workbook {
  return {
    info: () => Promise.resolve({ name: 'plain.xlsx', date1904, names: sheets.flatMap(({ names = [] }) => names), sheets: sheets.map(sheetInfo) }),
    async *read({ sheet, range }) {
      const found = sheets.find(({ name }) => name === sheet);
      const area = parseArea(range);
      if (!found || !area) throw new Error(`no range ${range} on a sheet ${sheet}`);
      await Promise.resolve();
      const formats = ['General'];
      for (let first = area.top; first <= area.bottom; first += chunkRows) {
        yield chunkOf(found, formats, first, Math.min(area.bottom, first + chunkRows - 1), area.left, area.right);
      }
    },
    write: () => Promise.reject(new Error('a plain workbook is read only')),
    revise: () => Promise.reject(new Error('a plain workbook is read only')),
    documents: () => Promise.resolve([]),
    keep: () => Promise.reject(new Error('a plain workbook is read only')),
    remove: () => Promise.reject(new Error('a plain workbook is read only')),
    onChange: () => () => undefined,
    goTo: () => Promise.resolve(),
  };
}

function sheetInfo(sheet: PlainSheet): SheetInfo {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const empty = width === 0;
  return {
    name: sheet.name,
    visibility: sheet.visibility ?? 'visible',
    kind: 'worksheet',
    usedRange: empty ? null : formatArea({ top: 0, left: 0, bottom: sheet.rows.length - 1, right: width - 1 }),
    tables: sheet.tables ?? [],
    merges: sheet.merges ?? [],
    hiddenRows: new Set(sheet.hiddenRows ?? []),
    hiddenColumns: new Set(sheet.hiddenColumns ?? []),
    isProtected: false,
  };
}

function chunkOf(sheet: PlainSheet, formats: string[], first: number, last: number, left: number, right: number): CellChunk {
  const values: CellValue[][] = [];
  const formatIds: Uint16Array[] = [];
  const formulas: Formula[] = [];
  for (let row = first; row <= last; row++) {
    const line: CellValue[] = [];
    const ids = new Uint16Array(right - left + 1);
    for (let column = left; column <= right; column++) {
      const cell = sheet.rows[row]?.[column];
      if (cell === null || cell === undefined || typeof cell !== 'object' || 'error' in cell) {
        line.push(cell ?? null);
        continue;
      }
      line.push(cell.value);
      if (cell.format !== undefined && !formats.includes(cell.format)) formats.push(cell.format);
      ids[column - left] = cell.format === undefined ? 0 : formats.indexOf(cell.format);
      if (cell.formula !== undefined) formulas.push({ row, column, formula: cell.formula });
    }
    values.push(line);
    formatIds.push(ids);
  }
  return { firstRow: first, firstColumn: left, values, formatIds, formats, formulas };
}
