import { type Area, formatArea } from '../../core/workbook/address.ts';
import { rectangles } from '../../core/workbook/rectangles.ts';
import type { CellStyle, PlannedCell } from '../../core/workbook/sheet-plan.ts';

/** Cells of one look; areas of a group are alike in being one or several rows high and columns wide. */
export interface StyleGroup {
  readonly style: CellStyle;
  readonly areas: readonly Area[];
  readonly isTall: boolean;
  readonly isWide: boolean;
}

/** Groups cells of equal style into rectangles. Number formats are left out: they are written with the values. */
export function styleGroups(cells: readonly PlannedCell[]): StyleGroup[] {
  const byStyle = new Map<string, { style: CellStyle; cells: PlannedCell[] }>();
  for (const cell of cells) {
    const style = styleOf(cell);
    const { font, fill, border, align } = style;
    if (font === undefined && fill === undefined && border === undefined && align === undefined) continue;
    const key = JSON.stringify([font, fill, border, align]);
    const group = byStyle.get(key);
    if (group) group.cells.push(cell);
    else byStyle.set(key, { style, cells: [cell] });
  }
  return [...byStyle.values()].flatMap(({ style, cells: alike }) => splitByShape(style, rectangles(alike)));
}

/** Excel paints a cell that gets a link blue and underlined; one with a font of its own keeps that instead. */
function styleOf({ style = {}, link }: PlannedCell): CellStyle {
  if (link === undefined || style.font === undefined) return style;
  return { ...style, font: { color: '000000', underline: false, ...style.font } };
}

/** Lines inside a block can only be set where there is an inside, so that blocks with borders go by their shape. */
function splitByShape(style: CellStyle, areas: readonly Area[]): StyleGroup[] {
  if (style.border === undefined) return [{ style, areas, isTall: false, isWide: false }];
  const shapes = [false, true].flatMap((isTall) => [false, true].map((isWide) => ({ isTall, isWide })));
  return shapes
    .map((shape) => ({
      style,
      ...shape,
      areas: areas.filter((area) => area.bottom > area.top === shape.isTall && area.right > area.left === shape.isWide),
    }))
    .filter((group) => group.areas.length > 0);
}

/** Addresses of areas joined with commas, in pieces that `worksheet.getRanges` takes. */
export function addressLists(areas: readonly Area[], maxLength: number): string[] {
  const lists: string[] = [];
  for (const area of areas) {
    const address = formatArea(area);
    const last = lists.at(-1);
    if (last !== undefined && last.length + 1 + address.length <= maxLength) lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}
