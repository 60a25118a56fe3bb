import { type Area, cellAddress, formatArea, MAX_COLUMNS, parseArea, quoteSheetName } from '../../core/workbook/address.ts';
import { checkRevision } from '../../core/workbook/check-revision.ts';
import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';
import { workbookTexts } from '../../core/language/texts/workbook.ts';
import { nameKey } from '../../core/workbook/legal-names.ts';
import { movedArea } from '../../core/workbook/move-references.ts';
import { movedRow, type PlanRevision, type RowEdit, type SheetRevision } from '../../core/workbook/plan-revision.ts';
import { sheetCopyNames } from '../../core/workbook/report-sheets.ts';
import type { PlannedSheet } from '../../core/workbook/sheet-plan.ts';
import { areasOf, areaOfRange } from './address-lists.ts';
import { type ChartRecord, recordCharts } from './chart-record.ts';
import { isDate1904, loadDateSystem } from './date-system.ts';
import { supportsExcelApi } from './excel-host.ts';
import { type FormulaRecord, recordFormulas } from './formula-record.ts';
import { inverseEdits, joinedEdits } from './row-moves.ts';
import { readSeriesNames } from './series-names.ts';

/** Tables can be given another size from this version on. */
export const RESIZE_API = '1.13';
/** Notes of the older kind can be seen from this version on. */
const PLAIN_NOTES_API = '1.18';

/** What stands in the workbook before a revision: enough to find the places to change, and to put all back. */
export interface RevisionSurvey {
  readonly date1904: boolean;
  readonly activeSheet: string;
  readonly allSheets: ReadonlySet<string>;
  readonly sheets: readonly SheetRecord[];
  /** Of the whole workbook, by name. */
  readonly names: ReadonlyMap<string, NameRecord>;
  /** Sheets of the plan that are not there yet. */
  readonly newSheets: readonly PlannedSheet[];
  /** Those of the sheets to be removed that are there. */
  readonly removedSheets: readonly string[];
  /** The custom XML part that is replaced. */
  readonly partId: string;
  readonly seriesNames: ReadonlyMap<string, string>;
  /** Formulas outside of the report that would not read as before if rows went and came back. */
  readonly formulasElsewhere: readonly FormulaRecord[];
}

export interface NameRecord {
  readonly name: string;
  readonly formula: string;
  readonly visible: boolean;
}

/** A sheet that is written over. */
export interface SheetRecord {
  readonly name: string;
  readonly copy: string;
  readonly planned: PlannedSheet;
  readonly revision: SheetRevision;
  /** Joined where they touch. */
  readonly edits: readonly RowEdit[];
  /** The last row that the copy must give back, counted before and after the moves alike. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly tables: readonly { readonly name: string; readonly area: Area }[];
  readonly formulas: FormulaRecord;
  readonly notes: readonly { readonly id: string; readonly row: number; readonly column: number; readonly text: string }[];
  /** Cells with a note of the older kind, as reports that were written into a file have, once rows have been moved. */
  readonly plainNotes: readonly string[];
  /** Conditional formats that are replaced. */
  readonly replacedRules: readonly string[];
  readonly charts: readonly ChartRecord[];
  /** In points, of the columns that the plan sets. */
  readonly widths: readonly { readonly column: number; readonly width: number; readonly hidden: boolean }[];
  /** Of cells that get a link and no look, which Excel would paint. */
  readonly linkFonts: readonly { readonly cell: string; readonly color: string; readonly underline: Excel.RangeFont['underline'] }[];
  readonly printArea: string | null;
  /** Rows that start a page, once rows have been moved. */
  readonly pageStarts: readonly number[];
}

/** Three round trips that only look. Throws the Problems of `checkRevision`, `document-changed`, `revision-unsupported`. */
export async function surveyRevision(context: Excel.RequestContext, revision: PlanRevision): Promise<RevisionSurvey> {
  const { workbook } = context;
  const { plan, revised } = revision;
  const sheets = workbook.worksheets.load('items/name,items/protection/protected');
  const active = workbook.worksheets.getActiveWorksheet().load('name');
  const tables = workbook.tables.load('items/name,items/worksheet/name');
  const names = workbook.names.load('items/name,items/formula,items/visible');
  const parts = workbook.customXmlParts.getByNamespace(revision.replaces.namespace).load('items/id');
  const protection = workbook.protection.load('protected');
  const dateSystem = loadDateSystem(context);
  await context.sync();
  checkRevision(revision, {
    structureProtected: protection.protected,
    sheets: sheets.items.map(({ name, protection: { protected: isProtected } }) => ({
      name,
      isProtected,
      tables: tables.items.filter((table) => table.worksheet.name === name).map((table) => ({ name: table.name })),
    })),
    names: names.items.map(({ name }) => ({ name, sheet: null })),
  });

  const present = new Map(sheets.items.map((sheet) => [nameKey(sheet.name), sheet.name]));
  const copies = sheetCopyNames(revised.length, new Set(present.keys()));
  const movesRows = revised.some(({ rows }) => rows.some(({ removed }) => removed > 0));
  const over = new Set(revised.map(({ sheet }) => nameKey(sheet)));
  const reads = revised.map((one, i) => {
    const name = present.get(nameKey(one.sheet)) ?? one.sheet;
    const planned = plan.sheets.find((sheet) => nameKey(sheet.name) === nameKey(name));
    const own = tables.items.filter((table) => table.worksheet.name === name);
    return startSheet(workbook.worksheets.getItem(name), { name, copy: copies[i] ?? '', revision: one, planned: planned ?? emptySheet(name), tables: own });
  });
  const others = movesRows
    ? sheets.items.filter((sheet) => !over.has(nameKey(sheet.name)) && !sheet.protection.protected).map((sheet) => recordFormulas(sheet))
    : [];
  const xml = parts.items.map((part) => ({ id: part.id, text: part.getXml() }));
  await context.sync();
  const replaced = xml.find(({ text }) => text.value === revision.replaces.xml);
  if (replaced === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);

  for (const read of reads) read.lookCloser();
  for (const other of others) other.lookCloser();
  const seriesNames = await readSeriesNames(context, plan);
  await context.sync();
  const records = reads.map((read) => read.record());
  requireFittingTables(records);
  return {
    date1904: isDate1904(dateSystem),
    activeSheet: active.name,
    allSheets: new Set(sheets.items.map(({ name }) => name)),
    sheets: records,
    names: new Map(names.items.map(({ name, formula, visible }) => [nameKey(name), { name, formula: String(formula), visible }])),
    newSheets: plan.sheets.filter((sheet) => !over.has(nameKey(sheet.name))),
    removedSheets: revision.removedSheets.flatMap((name) => present.get(nameKey(name)) ?? []),
    partId: replaced.id,
    seriesNames,
    formulasElsewhere: others.map((other) => other.record()),
  };
}

/** An older Excel could only make the table anew, and formulas that speak of its columns would lose it. */
function requireFittingTables(records: readonly SheetRecord[]): void {
  if (supportsExcelApi(RESIZE_API)) return;
  for (const { planned, tables, edits } of records) {
    const misfit = tables.some((table) => {
      const size = tableSize(table, planned, edits);
      return size !== null && size.now !== size.then;
    });
    if (misfit) throw new Problem('revision-unsupported', excelTexts.noRevision);
  }
}

/** Where a table stands once rows have been moved, and where the plan wants it with the columns added to it. */
export function tableSize(
  table: SheetRecord['tables'][number],
  planned: PlannedSheet,
  edits: readonly RowEdit[],
): { readonly now: string; readonly then: string } | null {
  const wanted = parseArea(planned.tables.find(({ name }) => nameKey(name) === nameKey(table.name))?.range ?? '');
  const moved = movedArea(edits, table.area);
  if (wanted === null || moved === null) return null;
  return { now: formatArea(moved), then: formatArea({ ...wanted, right: Math.max(wanted.right, moved.right) }) };
}

function emptySheet(name: string): PlannedSheet {
  return {
    name, cells: [], merges: [], columnWidths: [], rowHeights: [], showGridlines: true, freeze: null, tables: [], charts: [], validations: [],
    conditionalFormats: [], sparklines: [], print: null, tabColor: null,
  };
}

interface SheetRead {
  lookCloser(): void;
  record(): SheetRecord;
}

function startSheet(
  sheet: Excel.Worksheet,
  known: Pick<SheetRecord, 'name' | 'copy' | 'revision' | 'planned'> & { readonly tables: readonly Excel.Table[] },
): SheetRead {
  const { revision, planned } = known;
  const used = sheet.getUsedRangeOrNullObject(false).untrack().load('rowIndex,columnIndex,rowCount,columnCount');
  const tables = known.tables.map((table) => ({ name: table.name, range: table.getRange().untrack().load('rowIndex,columnIndex,rowCount,columnCount') }));
  const comments = sheet.comments.load('items/id,items/content');
  const rules = sheet.getRange().conditionalFormats.load('items/id');
  const charts = recordCharts(sheet);
  const formulas = recordFormulas(sheet);
  const widths = planned.columnWidths.map(({ column }) => ({
    column,
    range: sheet.getRangeByIndexes(0, column, 1, 1).untrack().load('columnHidden,format/columnWidth'),
  }));
  const edits = joinedEdits(revision.rows);
  const linked = planned.cells.flatMap(({ row, column, link, style }) => {
    const before = link === undefined || style?.font !== undefined ? null : movedRow(inverseEdits(edits), row);
    if (before === null) return [];
    return [{ cell: cellAddress(row, column), range: sheet.getCell(before, column).untrack().load('format/font/color,format/font/underline') }];
  });
  const plainNotes = supportsExcelApi(PLAIN_NOTES_API) ? startPlainNotes(sheet, planned, revision, edits) : [];
  const printArea = sheet.pageLayout.getPrintAreaOrNullObject().untrack().load('address');
  const breaks = sheet.horizontalPageBreaks.load('items');
  let places: Excel.Range[] = [];
  let ruleAreas: Excel.RangeAreas[] = [];
  let breakCells: Excel.Range[] = [];
  return {
    lookCloser() {
      places = comments.items.map((comment) => comment.getLocation().untrack().load('rowIndex,columnIndex'));
      ruleAreas = rules.items.map((rule) => rule.getRanges().untrack().load('address'));
      breakCells = breaks.items.map((one) => one.getCellAfterBreak().untrack().load('rowIndex'));
      charts.lookCloser();
      formulas.lookCloser();
    },
    record() {
      const rows = edits.reduce((sum, { added }) => sum + added, 0);
      const lastUsed = used.isNullObject ? 0 : used.rowIndex + used.rowCount - 1;
      const lastPlanned = Math.max(0, ...planned.cells.map(({ row }) => row), ...planned.rowHeights.map(({ row }) => row));
      const replaced = new Set(revision.replaced.conditionalFormats);
      return {
        ...known,
        edits,
        lastRow: Math.max(lastUsed, lastPlanned) + rows,
        lastColumn: used.isNullObject ? 0 : Math.min(used.columnIndex + used.columnCount - 1, MAX_COLUMNS - 1),
        tables: tables.map(({ name, range }) => ({ name, area: areaOfRange(range) })),
        formulas: formulas.record(),
        notes: comments.items.flatMap(({ id, content }, i) => {
          const place = places[i];
          return place === undefined ? [] : [{ id, row: place.rowIndex, column: place.columnIndex, text: content }];
        }),
        plainNotes: plainNotes.flatMap(({ cell, note }) => (note.isNullObject ? [] : [cell])),
        replacedRules: rules.items.flatMap(({ id }, i) => (replaced.has(movedAddress(ruleAreas[i]?.address ?? '', edits)) ? [id] : [])),
        charts: charts.record(),
        widths: widths.map(({ column, range }) => ({ column, width: range.format.columnWidth, hidden: range.columnHidden })),
        linkFonts: linked.map(({ cell, range: { format: { font } } }) => ({ cell, color: font.color, underline: font.underline })),
        printArea: printArea.isNullObject ? null : areasOf(printArea.address).map(formatArea).join(','),
        pageStarts: breakCells.map(({ rowIndex }) => rowIndex),
      };
    },
  };
}

/** Looks for notes of the older kind where the plan had one or is to have one. */
function startPlainNotes(sheet: Excel.Worksheet, planned: PlannedSheet, { replaced }: SheetRevision, edits: readonly RowEdit[]): { readonly cell: string; readonly note: Excel.Note }[] {
  const planCells = planned.cells.flatMap(({ row, column, comment }) => (comment === undefined ? [] : [cellAddress(row, column)]));
  const back = inverseEdits(edits);
  return [...new Set([...replaced.notes, ...planCells])].flatMap((cell) => {
    const area = parseArea(cell);
    const row = area === null ? null : movedRow(back, area.top);
    return area === null || row === null ? [] : [{ cell, note: sheet.notes.getItemOrNullObject(cellAddress(row, area.left)).load('content') }];
  });
}

/** Several areas are separated by a blank. */
function movedAddress(address: string, edits: readonly RowEdit[]): string {
  return areasOf(address).flatMap((area) => {
    const moved = movedArea(edits, area);
    return moved === null ? [] : [formatArea(moved)];
  }).join(' ');
}

/** The sheet's name as formulas quote it. */
export function quoted({ name }: SheetRecord): string {
  return quoteSheetName(name);
}
