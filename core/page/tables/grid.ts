import { absoluteUrl } from '../dom/nodes.ts';
import { cellLink, cellText } from './cell-text.ts';
import { isHeaderCell, type TableRow } from './table-rows.ts';

export interface GridCell {
  /** Lines are parted by line breaks. */
  readonly text: string;
  readonly href: string | null;
  /** Marks of footnotes that the cell refers to, without brackets. */
  readonly marks: readonly string[];
  readonly isHeader: boolean;
  /** True where a span of another cell reaches into this place. */
  readonly spanned: boolean;
  /** The cell itself; null where a row is shorter than the widest. */
  readonly element: Element | null;
}
export type Grid = readonly (readonly GridCell[])[];

/** Spans beyond these are mistakes or attacks: HTML itself stops at 1000 columns and 65534 rows. */
const MAX_COLUMNS = 1_000;
const MAX_ROWS = 20_000;
const MAX_CELLS = 200_000;
const EMPTY: GridCell = { text: '', href: null, marks: [], isHeader: false, spanned: false, element: null };

/**
 * Rows as a rectangle of cells, after HTML's table model: a cell that spans rows or columns is repeated in every place it covers.
 * Never more than 20,000 rows and 200,000 cells. `inner` are tables inside the cells that are told as tables of their own.
 */
export function tableGrid(tableRows: readonly TableRow[], baseUrl: string, inner: ReadonlySet<Element> = new Set()): Grid {
  const rows = tableRows.slice(0, MAX_ROWS);
  const grid: (GridCell | undefined)[][] = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      const columns = Math.min(span(cell, 'col'), MAX_COLUMNS - column);
      const reach = span(cell, 'row');
      const lastRow = reach === 0 ? groupEnd(rows, rowIndex) : Math.min(rowIndex + reach, rows.length);
      const content: GridCell = { ...cellText(cell, inner), href: absoluteUrl(cellLink(cell), baseUrl), isHeader: isHeaderCell(cell), spanned: false, element: cell };
      for (let y = rowIndex; y < lastRow; y += 1) {
        for (let x = column; x < column + columns && cells < MAX_CELLS; x += 1) {
          const line = grid[y];
          if (line === undefined || line[x] !== undefined) continue;
          line[x] = x === column && y === rowIndex ? content : { ...content, spanned: true };
          cells += 1;
        }
      }
      column += Math.max(columns, 1);
      if (column >= MAX_COLUMNS || cells >= MAX_CELLS) break;
    }
  });
  const width = grid.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width * grid.length > MAX_CELLS * 2) return [];
  return grid.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? EMPTY));
}

function span(cell: Element, along: 'col' | 'row'): number {
  const written = Number.parseInt(cell.getAttribute(`${along}span`) ?? cell.getAttribute(`aria-${along}span`) ?? '', 10);
  if (Number.isNaN(written) || written < 0) return 1;
  return along === 'col' ? Math.max(written, 1) : written;
}

/** `rowspan="0"` reaches to the end of the row group. */
function groupEnd(rows: readonly TableRow[], from: number): number {
  const group = rows[from]?.element.parentNode;
  let end = from + 1;
  while (end < rows.length && rows[end]?.element.parentNode === group) end += 1;
  return end;
}
