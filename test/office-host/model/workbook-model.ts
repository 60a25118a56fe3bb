import type { Area } from '../../../core/workbook/address.ts';
import type { CellContent, CellModel } from './cell-entry.ts';
import { blankCell } from './cell-entry.ts';

/** What the host keeps of a workbook: plain data, so that a test can copy it and compare. */
export interface WorkbookModel {
  name: string;
  date1904: boolean;
  /** Sheets cannot be added, renamed or deleted. */
  structureProtected: boolean;
  sheets: SheetModel[];
  activeSheet: string;
  selection: Area;
  /** All blocks of the selection, where they are several. */
  selectedBlocks: readonly Area[];
  /** Id of the chart that is selected. */
  activeChart: string | null;
  names: NameModel[];
  customXmlParts: { id: string; xml: string }[];
  settings: Record<string, string>;
}

export type Settings = Record<string, unknown>;

export interface SheetModel {
  readonly id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  isProtected: boolean;
  /** Rows by index, cells by column index. */
  cells: Map<number, Map<number, CellModel>>;
  columns: Map<number, { width?: number; hidden?: boolean }>;
  rows: Map<number, { height?: number; hidden?: boolean }>;
  merges: Area[];
  tables: TableModel[];
  charts: ChartModel[];
  conditionalFormats: ConditionalFormatModel[];
  validations: { area: Area; settings: Settings }[];
  comments: { id: string; row: number; column: number; text: string }[];
  /** Rows and columns kept in view. */
  freeze: { rows: number; columns: number } | null;
  settings: Settings;
  page: Settings;
  printArea: Area | null;
  printTitleRows: string | null;
  /** Zero-based rows that start a page. */
  pageStarts: number[];
}

export interface TableModel {
  readonly id: string;
  name: string;
  area: Area;
  settings: Settings;
}

export interface SeriesModel {
  values: string | null;
  categories: string | null;
  settings: Settings;
  points: Map<number, Settings>;
}

export interface ChartModel {
  readonly id: string;
  settings: Settings;
  series: SeriesModel[];
  from: { row: number; column: number } | null;
  to: { row: number; column: number } | null;
}

export interface ConditionalFormatModel {
  readonly id: string;
  readonly type: string;
  readonly areas: readonly Area[];
  settings: Settings;
}

export interface NameModel {
  readonly name: string;
  formula: string;
  /** The sheet it belongs to, or null for the workbook. */
  readonly sheet: string | null;
  hidden?: boolean;
}

let ids = 0;
/** Unique over the life of the process, so that an id is never given twice. */
export function newId(): string {
  ids += 1;
  return `{00000000-0000-0000-0000-${String(ids).padStart(12, '0')}}`;
}

export function newSheet(name: string): SheetModel {
  return {
    id: newId(),
    name,
    visibility: 'Visible',
    isProtected: false,
    cells: new Map(),
    columns: new Map(),
    rows: new Map(),
    merges: [],
    tables: [],
    charts: [],
    conditionalFormats: [],
    validations: [],
    comments: [],
    freeze: null,
    settings: {},
    page: {},
    printArea: null,
    printTitleRows: null,
    pageStarts: [],
  };
}

/** A workbook with empty sheets of the given names. */
export function newWorkbook(name: string, sheetNames: readonly string[] = ['Sheet1']): WorkbookModel {
  return {
    name,
    date1904: false,
    structureProtected: false,
    sheets: sheetNames.map(newSheet),
    activeSheet: sheetNames[0] ?? '',
    selection: { top: 0, left: 0, bottom: 0, right: 0 },
    selectedBlocks: [],
    activeChart: null,
    names: [],
    customXmlParts: [],
    settings: {},
  };
}

export function cellAt(sheet: SheetModel, row: number, column: number): CellModel | undefined {
  return sheet.cells.get(row)?.get(column);
}

/** The cell, made where there is none yet. */
export function cellToChange(sheet: SheetModel, row: number, column: number): CellModel {
  let cells = sheet.cells.get(row);
  if (cells === undefined) {
    cells = new Map();
    sheet.cells.set(row, cells);
  }
  let cell = cells.get(column);
  if (cell === undefined) {
    cell = blankCell();
    cells.set(column, cell);
  }
  return cell;
}

export function sheetNamed(workbook: WorkbookModel, name: string): SheetModel | undefined {
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

/** The smallest block around all cells that hold something; with `valuesOnly` formatting alone does not count. */
export function usedArea(sheet: SheetModel, valuesOnly: boolean): Area | null {
  let area: Area | null = null;
  for (const [row, cells] of sheet.cells) {
    for (const [column, cell] of cells) {
      if (valuesOnly && isEmpty(cell.content) && cell.formula === null) continue;
      area =
        area === null
          ? { top: row, left: column, bottom: row, right: column }
          : {
              top: Math.min(area.top, row),
              left: Math.min(area.left, column),
              bottom: Math.max(area.bottom, row),
              right: Math.max(area.right, column),
            };
    }
  }
  return area;
}

function isEmpty(content: CellContent): boolean {
  return content === null;
}
