/** Rows that belong on one page, zero-based and inclusive: a pair of charts, a table with its title. */
export interface RowGroup {
  readonly top: number;
  readonly bottom: number;
}

export interface PageShape {
  /** Of all columns that are printed, in characters of the default font. */
  readonly widths: readonly number[];
  readonly height: (row: number) => number;
  /** Rows repeated at the head of each further page. */
  readonly repeated: RowGroup;
}

/** A4 across with the writers' margins, in points: 0.5 inch at the sides, 0.6 above and below. */
const PAGE_WIDTH = 841.9 - 72;
const PAGE_HEIGHT = 595.3 - 86.4;
/**
 * Points of a column (ECMA-376 part 1, 18.3.1.13): so many pixels a character and 5 of padding, 0.75 points each.
 * A character has 7 pixels in Calibri 11, 8 in 等线 and 宋体, 9 in what LibreOffice takes where it has none of them:
 * a page must hold the widest.
 */
const WIDEST_CHARACTER = 9;
const columnPoints = (characters: number): number => (characters * WIDEST_CHARACTER + 5) * 0.75;

/**
 * One page wide at which scale (percent), and which rows start a page so that no group is cut. Excel minds no
 * breaks on a sheet that is fitted to pages, so the scale is reckoned here. A group longer than a page starts one.
 */
export function pagesOf(groups: readonly RowGroup[], lastRow: number, shape: PageShape): { scale: number; startRows: number[] } {
  const scale = scaleOf(shape);
  const room = roomAt(scale);
  const heightOf = (group: RowGroup) => rowsHeight(group, shape);
  const repeated = heightOf(shape.repeated);
  const startRows: number[] = [];
  let used = 0;
  for (const piece of pieces(groups, lastRow)) {
    const height = heightOf(piece);
    const isFirst = used === 0;
    if (!isFirst && used + height > room) {
      startRows.push(piece.top);
      used = repeated;
    }
    used += height;
    while (used > room) used -= room - repeated;
  }
  return { scale, startRows };
}

/** Points left below the rows above `row` on the page that they end on, where nothing above it is kept together. */
export function roomFrom(row: number, shape: PageShape): number {
  const room = roomAt(scaleOf(shape));
  const repeated = rowsHeight(shape.repeated, shape);
  let left = room;
  for (let above = 0; above < row; above += 1) {
    const height = shape.height(above);
    if (height > left) left = room - repeated;
    left -= height;
  }
  return Math.max(0, left);
}

function scaleOf({ widths }: PageShape): number {
  const width = widths.reduce((sum, characters) => sum + columnPoints(characters), 0);
  return Math.max(10, Math.min(100, Math.floor((PAGE_WIDTH / width) * 98)));
}

const roomAt = (scale: number): number => (PAGE_HEIGHT / scale) * 100;

function rowsHeight({ top, bottom }: RowGroup, { height }: PageShape): number {
  let sum = 0;
  for (let row = top; row <= bottom; row += 1) sum += height(row);
  return sum;
}

/** The groups in order, and every row between them as a group of its own. */
function pieces(groups: readonly RowGroup[], lastRow: number): RowGroup[] {
  const ordered = [...groups].sort((one, other) => one.top - other.top);
  const all: RowGroup[] = [];
  let row = 0;
  for (const group of ordered) {
    for (; row < group.top; row += 1) all.push({ top: row, bottom: row });
    all.push(group);
    row = group.bottom + 1;
  }
  for (; row <= lastRow; row += 1) all.push({ top: row, bottom: row });
  return all;
}
