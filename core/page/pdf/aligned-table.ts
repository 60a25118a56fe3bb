import { joinWords, type Row, type Segment } from './text-lines.ts';

/** A run of rows that stand under one another in columns. */
export interface AlignedTable {
  readonly cells: readonly (readonly string[])[];
  /** How many rows of the flow it takes. */
  readonly rows: number;
}

interface Column {
  left: number;
  right: number;
}

const FEWEST_ROWS = 3;
/** Line heights between two rows of one table. */
const FURTHEST = 3.2;

/** The table that begins with the row at `start`, or null where rows from there on do not stand in columns. */
export function alignedTable(rows: readonly Row[], start: number): AlignedTable | null {
  const columns: Column[] = [];
  let end = start;
  let last: Row | undefined;
  for (let row = rows[end]; row !== undefined; row = rows[end]) {
    if (last !== undefined && row.y - last.y > Math.max(row.size, last.size) * FURTHEST) break;
    const isFirst = columns.length === 0;
    if (row.segments.length < 2 && (isFirst || !continues(row, columns))) break;
    if (isFirst) columns.push(...row.segments.map(({ left, right }) => ({ left, right })));
    else if (!fit(row.segments, columns)) break;
    last = row;
    end += 1;
  }
  // What only continues a cell needs a row to continue.
  while (end > start && (rows[end - 1]?.segments.length ?? 0) < 2 && !continues(rows[end - 1], columns.slice(1))) end -= 1;
  if (end - start < FEWEST_ROWS || columns.length < 2) return null;
  return { cells: cellsOf(rows.slice(start, end), columns), rows: end - start };
}

/** A single segment under a column other than the first goes on with the cell above it; under the first it is a row of its own. */
function continues(row: Row | undefined, columns: readonly Column[]): boolean {
  const [segment] = row?.segments ?? [];
  return segment !== undefined && columns.filter((column) => overlaps(segment, column)).length === 1;
}

/** Widens the columns by a row's segments; false where a segment reaches over two of them. */
function fit(segments: readonly Segment[], columns: Column[]): boolean {
  const homes = segments.map((segment) => columns.filter((column) => overlaps(segment, column)));
  if (homes.some((home) => home.length > 1)) return false;
  if (new Set(homes.flat()).size < homes.flat().length) return false;
  segments.forEach((segment, index) => {
    const home = homes[index]?.[0];
    if (home === undefined) columns.push({ left: segment.left, right: segment.right });
    else {
      home.left = Math.min(home.left, segment.left);
      home.right = Math.max(home.right, segment.right);
    }
  });
  columns.sort((a, b) => a.left - b.left);
  return columns.every((column, index) => index === 0 || column.left >= (columns[index - 1]?.right ?? 0));
}

function overlaps(segment: Segment, column: Column): boolean {
  return segment.left < column.right && segment.right > column.left;
}

function cellsOf(rows: readonly Row[], columns: readonly Column[]): string[][] {
  const cells: string[][] = [];
  for (const row of rows) {
    const line = columns.map((column) => row.segments.find((segment) => overlaps(segment, column))?.text ?? '');
    const above = cells.at(-1);
    const only = line.findIndex((text) => text !== '');
    if (row.segments.length === 1 && only > 0 && above !== undefined) above[only] = joinWords(above[only] ?? '', line[only] ?? '', ' ');
    else cells.push(line);
  }
  return cells;
}
