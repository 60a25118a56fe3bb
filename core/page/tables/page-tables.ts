import type { PageTable } from '../../clip/clip.ts';
import { attribute, lineOf, tagName } from '../dom/nodes.ts';
import { tableGrid, type GridCell } from './grid.ts';

/** A table with where it stands. */
export interface FoundTable {
  readonly element: Element;
  readonly table: PageTable;
}

const MAX_TABLES = 300;

/** The tables of data below `root`, in page order; tables that only lay the page out are not among them. */
export function dataTables(root: ParentNode, baseUrl: string): FoundTable[] {
  const found: FoundTable[] = [];
  for (const element of root.querySelectorAll('table')) {
    if (found.length >= MAX_TABLES) break;
    const table = dataTable(element, baseUrl);
    if (table !== null) found.push({ element, table });
  }
  return found;
}

/** A table element as typed content, or null when it lays out the page rather than holding data. */
export function dataTable(element: Element, baseUrl: string): PageTable | null {
  if (laysOut(element)) return null;
  const grid = tableGrid(element, baseUrl).filter((row) => row.some((cell) => cell.text !== ''));
  const columns = grid[0]?.length ?? 0;
  if (grid.length < 2 && !(grid.length === 1 && columns > 2 && grid[0]?.some((cell) => cell.isHeader))) return null;
  const used = Array.from({ length: columns }, (_, column) => grid.some((row) => row[column]?.text !== ''));
  if (used.filter(Boolean).length < 2) return null;
  const kept = grid.map((row) => row.filter((_, column) => used[column]));
  return {
    caption: captionOf(element),
    headerRows: headerRows(element, kept),
    headerColumns: headerColumns(kept),
    rows: kept.map((row) => row.map(({ text, href }) => ({ text, href }))),
  };
}

function laysOut(table: Element): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return true;
  const inner = table.querySelector('table');
  if (inner !== null && table.querySelector('th') === null) return true;
  if (table.querySelector('form, article, section, h1') !== null) return true;
  if (table.querySelector('th, caption, thead') !== null) return false;
  const cells = [...table.querySelectorAll('td')].slice(0, 200);
  const long = cells.filter((cell) => (cell.textContent ?? '').length > 600).length;
  return cells.length === 0 || long > cells.length / 4;
}

function captionOf(table: Element): string | null {
  const caption = [...table.children].find((child) => tagName(child) === 'caption');
  const own = caption === undefined ? (attribute(table, 'aria-label') ?? attribute(table, 'summary')) : lineOf(caption);
  if (own !== null && own !== '') return own;
  const figure = table.closest('figure');
  const figcaption = figure?.querySelector('figcaption') ?? null;
  if (figcaption !== null) return lineOf(figcaption) || null;
  return headingBefore(table);
}

/** The heading directly before the table: what stands over it with nothing but wrappers between. */
function headingBefore(table: Element): string | null {
  let node: Element = table;
  for (let level = 0; level < 3; level += 1) {
    const before = node.previousElementSibling;
    if (before !== null) {
      return /^h[1-6]$/.test(tagName(before)) ? lineOf(before) || null : null;
    }
    const parent = node.parentElement;
    if (parent === null || tagName(parent) === 'body') return null;
    node = parent;
  }
  return null;
}

function headerRows(table: Element, grid: readonly (readonly GridCell[])[]): number {
  const leading = grid.findIndex((row) => !row.every((cell) => cell.isHeader || cell.text === ''));
  const marked = leading < 0 ? grid.length - 1 : leading;
  if (marked > 0) return Math.min(marked, grid.length - 1);
  const head = [...table.children].find((child) => tagName(child) === 'thead');
  const inHead = head === undefined ? 0 : [...head.children].filter((row) => lineOf(row) !== '').length;
  if (inHead > 0) return Math.min(inHead, grid.length - 1);
  // Without markup: a first row of short words over rows that hold numbers.
  const [first, ...rest] = grid;
  if (first === undefined || rest.length < 2 || headerColumns(grid) > 0) return 0;
  const isNumber = (cell: GridCell | undefined): boolean => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell?.text ?? '');
  const overNumbers = first.some((cell, column) => cell.text !== '' && !isNumber(cell) && rest.filter((row) => isNumber(row[column])).length * 2 > rest.length);
  return overNumbers && first.every((cell) => !isNumber(cell) && cell.text.length < 60) ? 1 : 0;
}

function headerColumns(grid: readonly (readonly GridCell[])[]): number {
  const body = grid.filter((row) => !row.every((cell) => cell.isHeader || cell.text === ''));
  const width = grid[0]?.length ?? 0;
  let columns = 0;
  while (columns < width - 1 && body.length > 0 && body.every((row) => row[columns]?.isHeader === true)) columns += 1;
  return columns;
}
