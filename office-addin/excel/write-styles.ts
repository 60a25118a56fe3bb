import type { Area } from '../../core/workbook/address.ts';
import type { BorderLine, CellStyle, PlannedCell } from '../../core/workbook/sheet-plan.ts';
import type { ExcelBatch } from './excel-batch.ts';
import { addressLists, type StyleGroup, styleGroups } from './style-areas.ts';

/** Excel takes lists of addresses up to 8,192 characters; shorter ones are resolved faster. */
const MAX_ADDRESSES = 2000;

/** Fonts, fills, borders and alignment: one step for all cells of a look. */
export async function writeStyles(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  for (const group of styleGroups(cells)) {
    for (const addresses of addressLists(group.areas, MAX_ADDRESSES)) {
      await batch.room(addresses.length + 2000);
      const { format } = sheet.getRanges(addresses).untrack();
      setFont(format.font, group.style.font);
      if (group.style.fill !== undefined) format.fill.color = `#${group.style.fill}`;
      setAlignment(format, group.style.align);
      setBorders(format.borders, group);
    }
  }
}

/** Takes the look of cells away. Clearing their formats would take conditional formats along, which may be a person's. */
export async function resetLooks(batch: ExcelBatch, sheet: Excel.Worksheet, areas: readonly Area[]): Promise<void> {
  for (const addresses of addressLists(areas, MAX_ADDRESSES)) {
    await batch.room(addresses.length);
    sheet.getRanges(addresses).untrack().style = 'Normal';
  }
}

function setFont(font: Excel.RangeFont, style: CellStyle['font']): void {
  if (style?.name !== undefined) font.name = style.name;
  if (style?.size !== undefined) font.size = style.size;
  if (style?.bold !== undefined) font.bold = style.bold;
  if (style?.italic !== undefined) font.italic = style.italic;
  if (style?.underline !== undefined) font.underline = style.underline ? 'Single' : 'None';
  if (style?.color !== undefined) font.color = `#${style.color}`;
}

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;

function setAlignment(format: Excel.RangeFormat, align: CellStyle['align']): void {
  if (align?.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[align.horizontal];
  if (align?.vertical !== undefined) format.verticalAlignment = VERTICAL[align.vertical];
  if (align?.wrap !== undefined) format.wrapText = align.wrap;
  if (align?.indent !== undefined) format.indentLevel = align.indent;
}

const WEIGHT = { hair: 'Hairline', thin: 'Thin', medium: 'Medium' } as const;

/** The lines of each cell of a block: those at its ends and, where it has an inside, those between its cells. */
function setBorders(borders: Excel.RangeBorderCollection, { style, isTall, isWide }: StyleGroup): void {
  const { top, right, bottom, left } = style.border ?? {};
  const between = bottom ?? top;
  const beside = right ?? left;
  if (top) setLine(borders.getItem('EdgeTop'), top);
  if (bottom) setLine(borders.getItem('EdgeBottom'), bottom);
  if (left) setLine(borders.getItem('EdgeLeft'), left);
  if (right) setLine(borders.getItem('EdgeRight'), right);
  if (isTall && between) setLine(borders.getItem('InsideHorizontal'), between);
  if (isWide && beside) setLine(borders.getItem('InsideVertical'), beside);
}

function setLine(border: Excel.RangeBorder, line: BorderLine): void {
  border.style = 'Continuous';
  border.weight = WEIGHT[line.weight];
  border.color = `#${line.color}`;
}
