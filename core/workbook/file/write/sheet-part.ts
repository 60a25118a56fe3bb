import { absoluteReference, cellAddress, MAX_COLUMNS } from '../../address.ts';
import type { PlannedLink, PlannedPrint, PlannedSheet, PlannedSparkline, PlannedValidation } from '../../sheet-plan.ts';
import { conditionalFormatsXml, dataBarExtensionsXml } from './conditional-formats.ts';
import { EXCEL_MAIN, X14, type Namespaces } from './namespaces.ts';
import type { RelationshipsPart } from './relationships-part.ts';
import { dimensionXml, sheetDataXml } from './sheet-data.ts';
import { rgb } from './style-elements.ts';
import type { StylesPart } from './styles-part.ts';
import { element, plainText, xstring, xstringEscapes, XML_DECLARATION } from './xml-text.ts';

/** Width of a digit of the default font, and the room beside the text, in pixels (ECMA-376 part 1, 18.3.1.13). */
const DIGIT_WIDTH = 7;
const CELL_PADDING = 5;
const A4 = 9;

export interface SheetContext {
  readonly styles: StylesPart;
  readonly date1904: boolean;
  readonly namespaces: Namespaces;
  /** Of this sheet; links to web addresses are added to it. */
  readonly relationships: RelationshipsPart;
  /** Ids of the relationships to parts that belong to the sheet. */
  readonly drawing: string | null;
  readonly legacyDrawing: string | null;
  readonly tables: readonly string[];
}

/** The worksheet part of a planned sheet, elements in the schema's order. */
export function sheetPart(sheet: PlannedSheet, context: SheetContext): string {
  const { namespaces, styles } = context;
  const list = (name: string, items: readonly string[]): string =>
    items.length === 0 ? '' : element(name, { count: items.length }, ...items);
  return (
    XML_DECLARATION +
    element(
      'worksheet',
      { xmlns: namespaces.main, 'xmlns:r': namespaces.relationships },
      propertiesXml(sheet),
      dimensionXml(sheet.cells),
      viewXml(sheet),
      '<sheetFormatPr defaultRowHeight="15"/>',
      columnsXml(sheet),
      sheetDataXml(sheet, styles, context.date1904),
      list('mergeCells', sheet.merges.map((ref) => element('mergeCell', { ref }))),
      conditionalFormatsXml(sheet, styles),
      list('dataValidations', sheet.validations.map(validationXml)),
      hyperlinksXml(sheet, context),
      sheet.print === null ? '' : '<printOptions horizontalCentered="1"/>',
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
      sheet.print === null ? '' : printXml(sheet.print),
      sheet.print === null ? '' : rowBreaksXml(sheet.print),
      context.drawing === null ? '' : element('drawing', { 'r:id': context.drawing }),
      context.legacyDrawing === null ? '' : element('legacyDrawing', { 'r:id': context.legacyDrawing }),
      list('tableParts', context.tables.map((id) => element('tablePart', { 'r:id': id }))),
      extensionsXml(sheet),
    )
  );
}

function propertiesXml(sheet: PlannedSheet): string {
  const isFitted = sheet.print !== null && sheet.print.pages === undefined;
  if (sheet.tabColor === null && !isFitted) return '';
  return element(
    'sheetPr',
    {},
    sheet.tabColor === null ? '' : rgb('tabColor', sheet.tabColor),
    isFitted ? '<pageSetUpPr fitToPage="1"/>' : '',
  );
}

function viewXml(sheet: PlannedSheet): string {
  const { freeze, zoom } = sheet;
  const attributes = {
    showGridLines: sheet.showGridlines ? undefined : false,
    zoomScale: zoom,
    zoomScaleNormal: zoom,
    workbookViewId: 0,
  };
  if (freeze === null || (freeze.rows === 0 && freeze.columns === 0)) {
    return element('sheetViews', {}, element('sheetView', attributes));
  }
  const pane = freeze.rows === 0 ? 'topRight' : freeze.columns === 0 ? 'bottomLeft' : 'bottomRight';
  const topLeftCell = cellAddress(freeze.rows, freeze.columns);
  return element(
    'sheetViews',
    {},
    element(
      'sheetView',
      attributes,
      element('pane', {
        xSplit: freeze.columns || undefined,
        ySplit: freeze.rows || undefined,
        topLeftCell,
        activePane: pane,
        state: 'frozen',
      }),
      element('selection', { pane, activeCell: topLeftCell, sqref: topLeftCell }),
    ),
  );
}

function columnsXml(sheet: PlannedSheet): string {
  const columns = sheet.columnWidths
    .toSorted((a, b) => a.column - b.column)
    .map(columnXml);
  return columns.length === 0 ? '' : element('cols', {}, ...columns);
}

export function columnXml({ column, width, hidden }: PlannedSheet['columnWidths'][number]): string {
  const written = width === 0 ? 0 : Math.trunc(((width * DIGIT_WIDTH + CELL_PADDING) / DIGIT_WIDTH) * 256) / 256;
  return element('col', { min: column + 1, max: column + 1, width: written, hidden, customWidth: true });
}

export function validationXml(validation: PlannedValidation): string {
  const { list, prompt } = validation;
  const choices = 'ref' in list ? absoluteReference(list.ref) : `"${list.items.join(',').replaceAll('"', '""')}"`;
  return element(
    'dataValidation',
    {
      type: 'list',
      allowBlank: true,
      showInputMessage: prompt === undefined ? undefined : true,
      showErrorMessage: true,
      prompt: prompt === undefined ? undefined : xstringEscapes(prompt),
      sqref: validation.range,
    },
    element('formula1', {}, xstring(choices)),
  );
}

export function hyperlinksXml(sheet: PlannedSheet, { namespaces, relationships }: SheetContext): string {
  const ids = new Map<string, string>();
  const target = (link: PlannedLink) => {
    if (link.kind === 'place') return { location: absoluteReference(link.ref).replaceAll('$', '') };
    const { href } = new URL(link.url);
    const id = ids.get(href) ?? relationships.add(`${namespaces.relationships}/hyperlink`, href, 'outside');
    ids.set(href, id);
    return { 'r:id': id };
  };
  const links = sheet.cells.flatMap(({ row, column, link }) =>
    link === undefined ? [] : element('hyperlink', { ref: cellAddress(row, column), ...target(link), tooltip: link.tip === undefined ? undefined : xstringEscapes(link.tip) }),
  );
  return links.length === 0 ? '' : element('hyperlinks', {}, ...links);
}

function printXml(print: PlannedPrint): string {
  return (
    element('pageSetup', { paperSize: A4, scale: print.pages?.scale, fitToHeight: print.pages === undefined ? 0 : undefined, orientation: print.orientation }) +
    element('headerFooter', {}, element('oddFooter', {}, plainText('&L&8&A&R&8&P / &N')))
  );
}

/** Breaks stand above a row, so the id of one is the zero-based row that starts a page. */
export function rowBreaksXml({ pages }: PlannedPrint): string {
  if (pages === undefined || pages.startRows.length === 0) return '';
  const count = pages.startRows.length;
  const breaks = pages.startRows.map((row) => element('brk', { id: row, max: MAX_COLUMNS - 1, man: 1 }));
  return element('rowBreaks', { count, manualBreakCount: count }, ...breaks);
}

export function extensionsXml(sheet: PlannedSheet): string {
  const bars = dataBarExtensionsXml(sheet);
  const sparklines = sheet.sparklines.map(sparklineXml).join('');
  const extensions = [
    bars === '' ? '' : element('ext', { 'xmlns:x14': X14, uri: '{78C0D931-6437-407d-A8EE-F0AAD7539E65}' }, element('x14:conditionalFormattings', {}, bars)),
    sparklines === ''
      ? ''
      : element(
          'ext',
          { 'xmlns:x14': X14, uri: '{05C60535-1F16-4fd2-B633-F4F36F0B64E0}' },
          element('x14:sparklineGroups', { 'xmlns:xm': EXCEL_MAIN }, sparklines),
        ),
  ].join('');
  return extensions === '' ? '' : element('extLst', {}, extensions);
}

function sparklineXml({ cell, data, kind, color, markLast, fromZero }: PlannedSparkline): string {
  const floor = fromZero === true ? { manualMin: 0 } : {};
  return element(
    'x14:sparklineGroup',
    { ...floor, lineWeight: 1.25, type: kind === 'column' ? 'column' : undefined, displayEmptyCellsAs: 'gap', last: markLast || undefined, minAxisType: fromZero === true ? 'custom' : undefined },
    rgb('x14:colorSeries', color),
    rgb('x14:colorNegative', color),
    rgb('x14:colorLast', color),
    element('x14:sparklines', {}, element('x14:sparkline', {}, element('xm:f', {}, xstring(absoluteReference(data))), element('xm:sqref', {}, cell))),
  );
}
