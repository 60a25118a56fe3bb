import { planFaults } from '../language/texts/workbook.ts';
import type { Text } from '../language/language.ts';
import { cellAddress, MAX_COLUMNS, MAX_ROWS, parseArea, type Area, type RangeRef } from './address.ts';
import { MAX_CELL_TEXT, MAX_FORMULA } from './cell-text.ts';
import type { CellContent, CellStyle, PlannedCell, PlannedChart, PlannedSheet, PlannedTable, PlannedValidation } from './sheet-plan.ts';

type LeadsSomewhere = (ref: RangeRef) => boolean;

const MAX_PROMPT = 255;
const MAX_ITEMS = 255;
const MAX_URL = 2079;
const MAX_FORMAT = 255;
const MAX_TABLE_COLUMN = 255;

/** The first thing on the sheet that Excel would refuse, or null where there is none. */
export function checkPlannedSheet(sheet: PlannedSheet, leadsSomewhere: LeadsSomewhere): Text | null {
  return (
    checkCells(sheet, leadsSomewhere) ??
    checkMeasures(sheet) ??
    checkAreas(sheet) ??
    first(sheet.validations, (validation) => checkValidation(sheet, validation, leadsSomewhere)) ??
    first(sheet.conditionalFormats, (format) => {
      const colors =
        format.kind === 'data-bar'
          ? [format.color, format.negativeColor]
          : format.kind === 'color-scale'
            ? [format.low, format.middle, format.high]
            : [format.font?.color, format.fill];
      if (parseArea(format.range) === null) return planFaults.range(format.range);
      if (format.kind === 'formula' && !isFormula(format.formula)) return planFaults.formula(`${sheet.name}!${format.range}`);
      return colors.every(isColor) ? null : planFaults.style(`${sheet.name}!${format.range}`);
    }) ??
    first(sheet.sparklines, (sparkline) => {
      const at = `${sheet.name}!${sparkline.cell}`;
      if (!isSingleCell(sparkline.cell)) return planFaults.range(sparkline.cell);
      if (!isColor(sparkline.color)) return planFaults.style(at);
      return leadsSomewhere(sparkline.data) ? null : planFaults.reference(at);
    }) ??
    first(sheet.charts, (chart) => checkChart(chart, leadsSomewhere))
  );
}

function checkCells(sheet: PlannedSheet, leadsSomewhere: LeadsSomewhere): Text | null {
  const written = new Set<number>();
  for (const cell of sheet.cells) {
    if (!isInside(cell)) return planFaults.cellOutside(sheet.name);
    const at = `${sheet.name}!${cellAddress(cell.row, cell.column)}`;
    const key = cell.row * MAX_COLUMNS + cell.column;
    if (written.has(key)) return planFaults.cellTwice(at);
    written.add(key);
    const fault = checkContent(cell.content, at) ?? checkStyle(cell.style, at) ?? checkLink(cell, at, leadsSomewhere);
    if (fault !== null) return fault;
    if (cell.comment !== undefined && cell.comment.length > MAX_CELL_TEXT) return planFaults.textTooLong(at);
  }
  return null;
}

function checkContent(content: CellContent, at: string): Text | null {
  switch (content.kind) {
    case 'text':
      return content.text.length > MAX_CELL_TEXT ? planFaults.textTooLong(at) : null;
    case 'number':
      return Number.isFinite(content.number) ? null : planFaults.notANumber(at);
    case 'date':
      return Number.isFinite(content.serial) ? null : planFaults.notANumber(at);
    case 'formula':
      if (!isFormula(content.formula)) return planFaults.formula(at);
      if (typeof content.cached === 'number' && !Number.isFinite(content.cached)) return planFaults.notANumber(at);
      return typeof content.cached === 'string' && content.cached.length > MAX_CELL_TEXT ? planFaults.textTooLong(at) : null;
    case 'boolean':
    case 'blank':
      return null;
  }
}

function checkStyle(style: CellStyle | undefined, at: string): Text | null {
  if (style === undefined) return null;
  const { font, border, align, numberFormat } = style;
  const lines = [border?.top, border?.right, border?.bottom, border?.left];
  const colors = [font?.color, style.fill, ...lines.map((line) => line?.color)];
  const sizeFits = font?.size === undefined || (font.size >= 1 && font.size <= 409);
  const indentFits = align?.indent === undefined || (Number.isInteger(align.indent) && align.indent >= 0 && align.indent <= 250);
  const formatFits = numberFormat === undefined || (numberFormat !== '' && numberFormat.length <= MAX_FORMAT);
  return colors.every(isColor) && sizeFits && indentFits && formatFits ? null : planFaults.style(at);
}

function checkLink(cell: PlannedCell, at: string, leadsSomewhere: LeadsSomewhere): Text | null {
  if (cell.link === undefined) return null;
  if (cell.link.tip !== undefined && cell.link.tip.length > MAX_PROMPT) return planFaults.textTooLong(at);
  if (cell.link.kind === 'place') return leadsSomewhere(cell.link.ref) ? null : planFaults.reference(at);
  return isWebAddress(cell.link.url) ? null : planFaults.link(at);
}

/** Whether it is an absolute http(s) address that Excel can keep. */
function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, href } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && href.length <= MAX_URL;
}

function checkMeasures(sheet: PlannedSheet): Text | null {
  const columnsFit = sheet.columnWidths.every(
    ({ column, width }) => isPosition(column, MAX_COLUMNS) && width >= 0 && width <= 255,
  );
  const rowsFit = sheet.rowHeights.every(({ row, height }) => isPosition(row, MAX_ROWS) && height >= 0 && height <= 409);
  const zoomFits = sheet.zoom === undefined || (sheet.zoom >= 10 && sheet.zoom <= 400);
  const freezeFits = sheet.freeze === null || (isPosition(sheet.freeze.rows, MAX_ROWS) && isPosition(sheet.freeze.columns, MAX_COLUMNS));
  const once = new Set(sheet.columnWidths.map(({ column }) => column)).size === sheet.columnWidths.length;
  if (!columnsFit || !rowsFit || !zoomFits || !freezeFits || !once) return planFaults.measure(sheet.name);
  if (!isColor(sheet.tabColor)) return planFaults.style(sheet.name);
  if (sheet.print === null) return null;
  if (parseArea(sheet.print.area) === null) return planFaults.range(sheet.print.area);
  const { titleRows, pages } = sheet.print;
  const pagesFit = pages === undefined || (pages.scale >= 10 && pages.scale <= 400 && pages.startRows.every((row) => row > 0 && isPosition(row, MAX_ROWS)));
  if (!pagesFit) return planFaults.measure(sheet.name);
  return titleRows === null || /^\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}$/.test(titleRows) ? null : planFaults.range(titleRows);
}

function checkAreas(sheet: PlannedSheet): Text | null {
  const merges: Area[] = [];
  for (const merge of sheet.merges) {
    const area = parseArea(merge);
    if (area === null || isSingleCell(merge)) return planFaults.range(merge);
    if (merges.some((other) => overlap(area, other))) return planFaults.mergesOverlap(sheet.name);
    merges.push(area);
  }
  const taken = [...merges];
  const texts = new Map<string, string>();
  for (const { row, column, content } of sheet.tables.length === 0 ? [] : sheet.cells) {
    if (content.kind === 'text') texts.set(cellAddress(row, column), content.text);
  }
  for (const table of sheet.tables) {
    const area = parseArea(table.range);
    if (area === null) return planFaults.range(table.range);
    if (!hasTableShape(table, area, texts)) return planFaults.tableShape(table.name);
    if (taken.some((other) => overlap(area, other))) return planFaults.tablesOverlap(table.name);
    taken.push(area);
  }
  return null;
}

/** A header of distinct texts that the cells hold as well, and at least one row below it. */
function hasTableShape(table: PlannedTable, area: Area, texts: ReadonlyMap<string, string>): boolean {
  const { columns } = table;
  if (area.bottom === area.top || columns.length !== area.right - area.left + 1) return false;
  if (new Set(columns.map((column) => column.toLowerCase())).size !== columns.length) return false;
  return columns.every(
    (column, i) => column !== '' && column.length <= MAX_TABLE_COLUMN && texts.get(cellAddress(area.top, area.left + i)) === column,
  );
}

function checkValidation(sheet: PlannedSheet, validation: PlannedValidation, leadsSomewhere: LeadsSomewhere): Text | null {
  const at = `${sheet.name}!${validation.range}`;
  if (parseArea(validation.range) === null) return planFaults.range(validation.range);
  if (validation.prompt !== undefined && validation.prompt.length > MAX_PROMPT) return planFaults.validation(at);
  if ('ref' in validation.list) return leadsSomewhere(validation.list.ref) ? null : planFaults.reference(at);
  const { items } = validation.list;
  const legal = items.length > 0 && items.every((item) => item !== '' && !item.includes(','));
  return legal && items.join(',').length <= MAX_ITEMS ? null : planFaults.validation(at);
}

function checkChart(chart: PlannedChart, leadsSomewhere: LeadsSomewhere): Text | null {
  const corners = [chart.from, chart.to].every(isInside);
  const stretched = chart.to.row > chart.from.row && chart.to.column > chart.from.column;
  const format = chart.valueFormat !== '' && chart.valueFormat.length <= MAX_FORMAT;
  const isBound = chart.layers === undefined || (chart.axisStart !== undefined && chart.axisEnd !== undefined);
  if (!corners || !stretched || !format || !isBound || chart.series.length === 0) return planFaults.chart(chart.id);
  for (const series of chart.series) {
    const refs = [series.categories, series.values, ...('sheet' in series.name ? [series.name] : [])];
    if (!refs.every(leadsSomewhere)) return planFaults.reference(chart.id);
    const numbers = (series.cachedValues ?? []).every((value) => value === null || Number.isFinite(value));
    const points = (series.points ?? []).every(({ index }) => Number.isInteger(index) && index >= 0);
    if (!numbers || !points) return planFaults.chart(chart.id);
  }
  return null;
}

function first<T>(items: readonly T[], check: (item: T) => Text | null): Text | null {
  for (const item of items) {
    const fault = check(item);
    if (fault !== null) return fault;
  }
  return null;
}

function isFormula(formula: string): boolean {
  return /^=\s*\S/.test(formula) && formula.length <= MAX_FORMULA;
}

function isColor(color: string | null | undefined): boolean {
  return color === null || color === undefined || /^[0-9a-f]{6}$/i.test(color);
}

function isPosition(position: number, end: number): boolean {
  return Number.isInteger(position) && position >= 0 && position < end;
}

function isInside({ row, column }: { readonly row: number; readonly column: number }): boolean {
  return isPosition(row, MAX_ROWS) && isPosition(column, MAX_COLUMNS);
}

function isSingleCell(range: string): boolean {
  const area = parseArea(range);
  return area !== null && area.top === area.bottom && area.left === area.right;
}

function overlap(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
