import { absoluteUrl, attribute, lineOf, tagName } from '../dom/nodes.ts';

export interface GridCell {
  readonly text: string;
  readonly href: string | null;
  readonly isHeader: boolean;
  /** True where a span of another cell reaches into this place. */
  readonly spanned: boolean;
}

/** Spans beyond these are mistakes or attacks: HTML itself stops at 1000 columns and 65534 rows. */
const MAX_COLUMNS = 1_000;
const MAX_ROWS = 20_000;
const MAX_CELLS = 200_000;

/**
 * A table as a rectangle of cells, row by row, after HTML's table model: a cell that spans rows or columns is repeated in every
 * place it covers. Rows of nested tables belong to those. Never more than 200,000 cells.
 */
export function tableGrid(table: Element, baseUrl: string): GridCell[][] {
  const rows = rowsOf(table).slice(0, MAX_ROWS);
  const grid: (GridCell | undefined)[][] = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.children) {
      if (!isCell(cell)) continue;
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      const columns = Math.min(span(cell, 'colspan'), MAX_COLUMNS - column);
      const reach = span(cell, 'rowspan');
      const lastRow = reach === 0 ? groupEnd(rows, rowIndex) : Math.min(rowIndex + reach, rows.length);
      const content: GridCell = { text: lineOf(cell), href: linkOf(cell, baseUrl), isHeader: tagName(cell) === 'th' || attribute(cell, 'role') === 'columnheader', spanned: false };
      for (let y = rowIndex; y < lastRow; y += 1) {
        for (let x = column; x < column + columns && cells < MAX_CELLS; x += 1) {
          const line = grid[y];
          if (line === undefined || line[x] !== undefined) continue;
          line[x] = x === column && y === rowIndex ? content : { ...content, spanned: true };
          cells += 1;
        }
      }
      column += Math.max(columns, 1);
      if (column >= MAX_COLUMNS) break;
    }
  });
  const width = grid.reduce((widest, row) => Math.max(widest, row.length), 0);
  const empty: GridCell = { text: '', href: null, isHeader: false, spanned: false };
  if (width * grid.length > MAX_CELLS * 2) return [];
  return grid.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? empty));
}

/** Rows in the order they are shown: head, bodies, foot. */
function rowsOf(table: Element): Element[] {
  const head: Element[] = [];
  const body: Element[] = [];
  const foot: Element[] = [];
  for (const child of table.children) {
    const tag = tagName(child);
    if (tag === 'tr') body.push(child);
    const part = tag === 'thead' ? head : tag === 'tfoot' ? foot : tag === 'tbody' ? body : null;
    if (part !== null) part.push(...[...child.children].filter((row) => tagName(row) === 'tr'));
  }
  return [...head, ...body, ...foot];
}

function isCell(element: Element): boolean {
  const tag = tagName(element);
  return tag === 'td' || tag === 'th';
}

function span(cell: Element, name: string): number {
  const written = Number.parseInt(cell.getAttribute(name) ?? '', 10);
  if (Number.isNaN(written) || written < 0) return 1;
  return name === 'colspan' ? Math.max(written, 1) : written;
}

/** `rowspan="0"` reaches to the end of the row group. */
function groupEnd(rows: readonly Element[], from: number): number {
  const group = rows[from]?.parentNode;
  let end = from + 1;
  while (end < rows.length && rows[end]?.parentNode === group) end += 1;
  return end;
}

function linkOf(cell: Element, baseUrl: string): string | null {
  const link = cell.querySelector('a[href]');
  return link === null ? null : absoluteUrl(attribute(link, 'href'), baseUrl);
}
