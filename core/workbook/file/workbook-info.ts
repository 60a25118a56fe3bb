import { formatArea, MAX_COLUMNS, parseArea, type Area } from '../address.ts';
import type { LongWork, SheetInfo, WorkbookInfo } from '../workbook.ts';
import { readPieces } from './long-read.ts';
import type { XlsxPackage } from './package.ts';
import { SheetScanner, type ScannedCell, type SheetHandler } from './sheet-scanner.ts';
import { readTables } from './table-part.ts';
import { readWorkbookPart, type ListedSheet } from './workbook-part.ts';
import { isTrue, type Attributes } from './xml.ts';

/** Merges beyond this many are left out: a sheet of them tells nothing about tables any more. */
const MAX_MERGES = 1_000_000;
const ELEMENTS = ['col', 'mergeCell', 'sheetProtection'];

/**
 * Sheets, tables, names, merges: everything but the cells. Used ranges are found by passing over every sheet:
 * what files claim in `dimension` is often wrong, and hidden rows stand nowhere else. A cell with a format only
 * does not count as used. Names that Excel makes for itself (print areas, filters) are left out. Progress
 * counts sheets. `name` is what the workbook is called, such as its file name.
 * Throws Problem `workbook-broken`, `workbook-too-large`, or the signal's reason.
 */
export async function readWorkbookInfo(pkg: XlsxPackage, name = '', work: LongWork = {}): Promise<WorkbookInfo> {
  const workbook = readWorkbookPart(pkg);
  const sheets: SheetInfo[] = [];
  for (const listed of workbook.sheets) {
    work.onProgress?.({ done: sheets.length, total: workbook.sheets.length });
    sheets.push(await readSheetInfo(pkg, listed, work));
  }
  work.onProgress?.({ done: sheets.length, total: workbook.sheets.length });
  return {
    name,
    date1904: workbook.date1904,
    sheets,
    names: workbook.names.filter((defined) => !/^_xlnm\./i.test(defined.name) && defined.refersTo !== ''),
  };
}

async function readSheetInfo(pkg: XlsxPackage, listed: ListedSheet, work: LongWork): Promise<SheetInfo> {
  const { name, visibility, kind, part } = listed;
  const found = new SheetOutline();
  if (part !== null && kind === 'worksheet') {
    const scanner = new SheetScanner(part, found, ELEMENTS);
    for await (const piece of readPieces(pkg, part, work)) scanner.push(piece);
    scanner.finish();
  }
  return {
    name,
    visibility,
    kind,
    usedRange: found.used === null ? null : formatArea(found.used),
    tables: part === null || kind !== 'worksheet' ? [] : readTables(pkg, part),
    merges: found.merges,
    hiddenRows: found.hiddenRows,
    hiddenColumns: found.hiddenColumns,
    isProtected: found.isProtected,
  };
}

/** Collects what a sheet is like without looking at what its cells say. */
class SheetOutline implements SheetHandler {
  used: Area | null = null;
  isProtected = false;
  readonly merges: string[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();

  row(row: number, isHidden: boolean): 'go-on' {
    if (isHidden) this.hiddenRows.add(row);
    return 'go-on';
  }

  cell(cell: ScannedCell): void {
    if (!cell.hasContent) return;
    const { row, column } = cell;
    const { used } = this;
    if (used !== null && row >= used.top && row <= used.bottom && column >= used.left && column <= used.right) return;
    this.used =
      used === null
        ? { top: row, left: column, bottom: row, right: column }
        : {
            top: Math.min(used.top, row),
            left: Math.min(used.left, column),
            bottom: Math.max(used.bottom, row),
            right: Math.max(used.right, column),
          };
  }

  element(name: string, attributes: Attributes): void {
    if (name === 'sheetProtection') this.isProtected ||= isTrue(attributes.get('sheet'));
    if (name === 'col' && isTrue(attributes.get('hidden'))) this.hideColumns(attributes);
    if (name === 'mergeCell' && this.merges.length < MAX_MERGES) {
      const area = parseArea(attributes.get('ref') ?? '');
      if (area !== null) this.merges.push(formatArea(area));
    }
  }

  private hideColumns(attributes: Attributes): void {
    const last = Math.min(Number(attributes.get('max')), MAX_COLUMNS);
    for (let column = Number(attributes.get('min')); column >= 1 && column <= last; column++) {
      this.hiddenColumns.add(column - 1);
    }
  }
}
