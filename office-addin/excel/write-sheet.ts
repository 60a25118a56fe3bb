import { absoluteReference, columnLetters } from '../../core/workbook/address.ts';
import { scaleEnds } from '../../core/workbook/scale-ends.ts';
import type { PlannedConditionalFormat, PlannedPrint, PlannedSheet, PlannedTable, PlannedValidation } from '../../core/workbook/sheet-plan.ts';
import { type ExcelBatch, jsonBytes } from './excel-batch.ts';

/** A table style that hardly shows, for plans that style the cells themselves: Excel has no empty one for add-ins. */
const PLAIN_TABLE_STYLE = 'TableStyleLight1';

export async function writeTables(batch: ExcelBatch, sheet: Excel.Worksheet, tables: readonly PlannedTable[]): Promise<void> {
  for (const planned of tables) {
    await batch.room(jsonBytes(planned));
    const table = sheet.tables.add(planned.range, true);
    table.name = planned.name;
    table.style = planned.style ?? PLAIN_TABLE_STYLE;
    if (planned.style === null) table.showBandedRows = false;
  }
}

/** Widths, heights, merged cells, what stays in view, gridlines, tab colour and print layout. */
export async function writeLayout(batch: ExcelBatch, sheet: Excel.Worksheet, planned: PlannedSheet): Promise<void> {
  await batch.room(1000);
  sheet.showGridlines = planned.showGridlines;
  if (planned.tabColor !== null) sheet.tabColor = `#${planned.tabColor}`;
  await writeMeasures(batch, sheet, planned);
  freeze(sheet, planned.freeze);
  if (planned.print === null) return;
  setPrintLayout(sheet.pageLayout, planned.print);
  await writePageStarts(batch, sheet, planned.print.pages?.startRows ?? []);
}

/** Merged cells, widths and heights. */
export async function writeMeasures(batch: ExcelBatch, sheet: Excel.Worksheet, planned: PlannedSheet): Promise<void> {
  for (const merge of planned.merges) {
    await batch.room(merge.length);
    sheet.getRange(merge).untrack().merge(false);
  }
  for (const { column, width, hidden } of planned.columnWidths) {
    await batch.room(100);
    const letters = columnLetters(column);
    const range = sheet.getRange(`${letters}:${letters}`).untrack();
    range.format.columnWidth = columnPoints(width);
    if (hidden === true) range.columnHidden = true;
  }
  for (const { row, height } of planned.rowHeights) {
    await batch.room(100);
    sheet.getRange(`${row + 1}:${row + 1}`).untrack().format.rowHeight = height;
  }
}

export async function writePageStarts(batch: ExcelBatch, sheet: Excel.Worksheet, rows: readonly number[]): Promise<void> {
  for (const row of rows) {
    await batch.room(50);
    sheet.horizontalPageBreaks.add(`A${row + 1}`);
  }
}

/**
 * Characters of the default font to points: 7 pixels a digit and 5 of padding at 96 pixels an inch.
 * Source: ECMA-376 part 1, 18.3.1.13 (col), for Calibri 11.
 */
function columnPoints(characters: number): number {
  return Math.round(characters * 7 + 5) * 0.75;
}

function freeze(sheet: Excel.Worksheet, planned: PlannedSheet['freeze']): void {
  if (planned === null) return;
  const { rows, columns } = planned;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(`A1:${columnLetters(columns - 1)}${rows}`);
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

/** What is printed, and the rows repeated on each page. */
export function setPrintedArea(layout: Excel.PageLayout, planned: PlannedPrint): void {
  layout.setPrintArea(planned.area);
  if (planned.titleRows !== null) layout.setPrintTitleRows(planned.titleRows.replace(/\d+/g, '$$$&'));
}

function setPrintLayout(layout: Excel.PageLayout, planned: PlannedPrint): void {
  setPrintedArea(layout, planned);
  layout.orientation = planned.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  layout.zoom = planned.pages === undefined ? { horizontalFitToPages: 1 } : { scale: planned.pages.scale };
}

export async function writeValidations(
  batch: ExcelBatch,
  sheet: Excel.Worksheet,
  validations: readonly PlannedValidation[],
): Promise<void> {
  for (const { range, list, prompt } of validations) {
    const source = 'ref' in list ? `=${absoluteReference(list.ref)}` : choices(list.items);
    await batch.room(jsonBytes([source, prompt]));
    const validation = sheet.getRange(range).untrack().dataValidation;
    validation.rule = { list: { inCellDropDown: true, source } };
    if (prompt !== undefined) validation.prompt = { showPrompt: true, title: '', message: prompt.slice(0, 255) };
  }
}

/** A first choice that begins with = would turn the list into a formula; Excel drops blanks around choices. */
function choices(items: readonly string[]): string {
  const list = items.join(',');
  return list.startsWith('=') ? ` ${list}` : list;
}

export async function writeConditionalFormats(
  batch: ExcelBatch,
  sheet: Excel.Worksheet,
  formats: readonly PlannedConditionalFormat[],
): Promise<void> {
  for (const planned of formats) {
    await batch.room(jsonBytes(planned) + 1000);
    const { conditionalFormats } = sheet.getRange(planned.range).untrack();
    switch (planned.kind) {
      case 'data-bar': {
        const { dataBar } = conditionalFormats.add('DataBar');
        dataBar.positiveFormat.fillColor = `#${planned.color}`;
        dataBar.positiveFormat.gradientFill = false;
        dataBar.negativeFormat.matchPositiveFillColor = false;
        dataBar.negativeFormat.fillColor = `#${planned.negativeColor}`;
        break;
      }
      case 'color-scale':
        conditionalFormats.add('ColorScale').colorScale.criteria = colorScale(planned);
        break;
      case 'formula': {
        const { custom } = conditionalFormats.add('Custom');
        custom.rule.formula = planned.formula;
        if (planned.fill !== undefined) custom.format.fill.color = `#${planned.fill}`;
        if (planned.font?.color !== undefined) custom.format.font.color = `#${planned.font.color}`;
        if (planned.font?.bold !== undefined) custom.format.font.bold = planned.font.bold;
        break;
      }
    }
  }
}

function colorScale(planned: PlannedConditionalFormat & { readonly kind: 'color-scale' }): Excel.ConditionalColorScaleCriteria {
  const middle: Excel.ConditionalColorScaleCriterion | null =
    planned.middle === null ? null : { type: 'Percentile', formula: '50', color: `#${planned.middle}` };
  const ends = scaleEnds(planned);
  if (ends !== null && planned.middle !== null) {
    return {
      minimum: { type: 'Formula', formula: `=${ends.low}`, color: `#${planned.low}` },
      midpoint: { type: 'Number', formula: ends.middle, color: `#${planned.middle}` },
      maximum: { type: 'Formula', formula: `=${ends.high}`, color: `#${planned.high}` },
    };
  }
  return {
    minimum: { type: 'LowestValue', color: `#${planned.low}` },
    ...(middle === null ? {} : { midpoint: middle }),
    maximum: { type: 'HighestValue', color: `#${planned.high}` },
  };
}
