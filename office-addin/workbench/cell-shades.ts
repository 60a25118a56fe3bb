import { parseArea } from '../../core/workbook/address.ts';
import type { CellContent, PlannedConditionalFormat, PlannedSheet } from '../../core/workbook/sheet-plan.ts';

/** A cell that a colour scale fills; the colour is `RRGGBB`. */
export interface CellShade {
  readonly row: number;
  readonly column: number;
  readonly shade: string;
}

type ColorScale = Extract<PlannedConditionalFormat, { kind: 'color-scale' }>;

/** The fills that a sheet's colour scales give its cells: cells without a number have none. */
export function plannedShades(sheet: PlannedSheet): CellShade[] {
  return sheet.conditionalFormats.flatMap((format) => (format.kind === 'color-scale' ? shadesOf(sheet, format) : []));
}

function shadesOf(sheet: PlannedSheet, scale: ColorScale): CellShade[] {
  const area = parseArea(scale.range);
  if (area === null) return [];
  const numbers = sheet.cells.flatMap(({ row, column, content }) => {
    const value = row < area.top || row > area.bottom || column < area.left || column > area.right ? null : numberIn(content);
    return value === null ? [] : [{ row, column, value }];
  });
  const values = numbers.map(({ value }) => value).sort((a, b) => a - b);
  const { low, middle, high, around = median(values) } = scale;
  const reach = Math.max(...values.map((value) => Math.abs(value - around)));
  const [least = 0, most = 0] = scale.around === undefined ? [values[0], values.at(-1)] : [around - reach, around + reach];
  return numbers.map(({ row, column, value }) => {
    if (middle === null) return { row, column, shade: mix(low, high, part(value, least, most)) };
    return { row, column, shade: value < around ? mix(low, middle, part(value, least, around)) : mix(middle, high, part(value, around, most)) };
  });
}

function numberIn(content: CellContent): number | null {
  if (content.kind === 'number') return content.number;
  return content.kind === 'formula' && typeof content.cached === 'number' ? content.cached : null;
}

function median(sorted: readonly number[]): number {
  const [low = 0, high = low] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return (low + high) / 2;
}

/** How far a value lies on the way between two others. */
function part(value: number, from: number, to: number): number {
  return to > from ? (value - from) / (to - from) : 0;
}

function mix(from: string, to: string, share: number): string {
  return [0, 2, 4].map((at) => {
    const [start, end] = [from, to].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round((start ?? 0) + ((end ?? 0) - (start ?? 0)) * share).toString(16).padStart(2, '0').toUpperCase();
  }).join('');
}
