import { cellAddress, formatArea, holdsCell, parseArea, type Area } from '../../address.ts';
import { DAYS_TO_1904, isDateFormat, looksLikeFormula } from '../../cell-text.ts';
import type { CellStyle, PlannedCell, PlannedSheet } from '../../sheet-plan.ts';
import { toFileFormula } from '../formula-grammar.ts';
import type { StylesPart } from './styles-part.ts';
import { textElement, xstring } from './xml-text.ts';

const DATE_STYLE: CellStyle = { numberFormat: 'yyyy-mm-dd' };

/** The smallest block that holds all cells of the sheet, or null where it has none. */
export function usedArea(cells: readonly PlannedCell[]): Area | null {
  if (cells.length === 0) return null;
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const { row, column } of cells) {
    area.top = Math.min(area.top, row);
    area.left = Math.min(area.left, column);
    area.bottom = Math.max(area.bottom, row);
    area.right = Math.max(area.right, column);
  }
  return area;
}

export function dimensionXml(cells: readonly PlannedCell[]): string {
  const area = usedArea(cells);
  return `<dimension ref="${area === null ? 'A1' : formatArea(area)}"/>`;
}

/** `sheetData` with its rows in order. Texts are inline, so that the workbook's shared strings stay as they are. */
export function sheetDataXml(sheet: PlannedSheet, styles: StylesPart, date1904: boolean): string {
  const tableAt = tablesOf(sheet);
  const heights = new Map(sheet.rowHeights.map(({ row, height }) => [row, height]));
  const cellsByRow = new Map<number, PlannedCell[]>([...heights.keys()].map((row) => [row, []]));
  for (const cell of sheet.cells) {
    const row = cellsByRow.get(cell.row);
    if (row === undefined) cellsByRow.set(cell.row, [cell]);
    else row.push(cell);
  }
  let data = '<sheetData>';
  for (const [row, cells] of [...cellsByRow].sort(([a], [b]) => a - b)) {
    const height = heights.get(row);
    data += `<row r="${row + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
    for (const cell of cells.sort((a, b) => a.column - b.column)) {
      data += cellXml(cell, styleAttribute(cell, styles), date1904, tableAt(row, cell.column));
    }
    data += '</row>';
  }
  return `${data}</sheetData>`;
}

/** The name of the sheet's table that a cell is part of; null where it is part of none. */
export function tablesOf(sheet: PlannedSheet): (row: number, column: number) => string | null {
  const tables = sheet.tables.map((table) => ({ name: table.name, area: parseArea(table.range) }));
  return (row, column) => tables.find(({ area }) => area !== null && holdsCell(area, row, column))?.name ?? null;
}

/** A cell; `style` is its attribute with a blank before it, `table` the table that it is part of. */
export function cellXml(cell: PlannedCell, style: string, date1904: boolean, table: string | null): string {
  const { content } = cell;
  const at = `r="${cellAddress(cell.row, cell.column)}"${style}`;
  switch (content.kind) {
    case 'blank':
      return `<c ${at}/>`;
    case 'text':
      return content.text === '' ? `<c ${at}/>` : `<c ${at} t="inlineStr"><is>${textElement(content.text)}</is></c>`;
    case 'number':
      return `<c ${at}><v>${content.number}</v></c>`;
    case 'boolean':
      return `<c ${at} t="b"><v>${Number(content.boolean)}</v></c>`;
    case 'date':
      return `<c ${at}><v>${date1904 ? content.serial - DAYS_TO_1904 : content.serial}</v></c>`;
    case 'formula': {
      const text = xstring(toFileFormula(content.formula, table));
      const formula = content.array === true ? `<f t="array" ref="${cellAddress(cell.row, cell.column)}">${text}</f>` : `<f>${text}</f>`;
      const { cached } = content;
      // Without a numeric value beside the formula, readers that do not calculate see text or nothing.
      if (cached === null) return `<c ${at}>${formula}</c>`;
      if (typeof cached === 'string') return `<c ${at} t="str">${formula}<v>${xstring(cached)}</v></c>`;
      if (typeof cached === 'boolean') return `<c ${at} t="b">${formula}<v>${Number(cached)}</v></c>`;
      const isDate = date1904 && isDateFormat(cell.style?.numberFormat ?? '');
      return `<c ${at}>${formula}<v>${isDate ? cached - DAYS_TO_1904 : cached}</v></c>`;
    }
  }
}

/** ` s="3"`, or '' where the cell looks as cells do. */
export function styleAttribute({ content, style }: PlannedCell, styles: StylesPart): string {
  // The mark that Excel sets for a leading apostrophe keeps such text a text when a person edits it.
  const quotePrefix = content.kind === 'text' && looksLikeFormula(content.text);
  const shown = content.kind === 'date' && style?.numberFormat === undefined ? { ...style, ...DATE_STYLE } : style;
  if (shown === undefined && !quotePrefix) return '';
  const id = styles.cellStyle(shown ?? {}, quotePrefix);
  return id === 0 ? '' : ` s="${id}"`;
}
