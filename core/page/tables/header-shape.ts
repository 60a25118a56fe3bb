import { attribute, collapseSpace } from '../dom/nodes.ts';
import type { Grid, GridCell } from './grid.ts';
import type { TableRow } from './table-rows.ts';

/** How many leading rows and columns name the others. */
export interface HeaderShape {
  readonly headerRows: number;
  readonly headerColumns: number;
}

const MAX_HEADER_ROWS = 4;
const LONGEST_HEADER = 80;
const HEADER_WORDS = /^(?:name|title|item|type|value|values|description|details?|feature|features|price|cost|date|key|field|parameter|option|category|meaning|notes?|specifications?|名称|项目|项|内容|说明|描述|参数|参数名|参数值|价格|类别|类型|时间|日期|型号|规格|属性|值|备注|指标|数值)$/i;
const NUMBER = /^[^\p{L}]*\d[^\p{L}]*$|^[^\p{L}]*\d[\d.,]*\s?(?:[万亿千]?元|[kmb]n?|[xX]|mo|yr)[^\p{L}]*$/iu;
const YEAR = /^(?:FY\s?)?(?:19|20)\d\d(?:\s?年度?|A|E)?$/i;

/** The header rows and columns of a grid, by markup where it tells, else by how the cells look and what they hold. */
export function headerShape(rows: readonly TableRow[], grid: Grid): HeaderShape {
  const titles = leadingTitles(grid);
  const marked = markedHeaders(rows, grid, titles);
  const markedColumns = markedHeaderColumns(grid, marked);
  const headerRows = marked > titles ? marked : inferredHeaders(rows, grid, titles, markedColumns);
  // A title alone names nothing; it heads the table where it is marked as a header.
  const isHeaded = headerRows > titles || (titles > 0 && (rows[0]?.part === 'head' || grid[0]?.every((cell) => cell.isHeader) === true));
  const count = isHeaded ? Math.max(headerRows, titles) : 0;
  return { headerRows: count, headerColumns: markedColumns > 0 ? markedHeaderColumns(grid, count) : inferredColumns(grid, count) };
}

/** True for a row that is one cell from edge to edge. */
export function isFullSpan(row: readonly GridCell[]): boolean {
  const [first] = row;
  return first !== undefined && row.length > 1 && first.element !== null && row.every((cell) => cell.element === first.element);
}

/** Rows at the top that are one cell: titles. */
function leadingTitles(grid: Grid): number {
  let titles = 0;
  while (titles < Math.min(2, grid.length - 2) && isFullSpan(grid[titles] ?? [])) titles += 1;
  return titles;
}

function isMarked(row: readonly GridCell[]): boolean {
  return row.every((cell) => cell.isHeader || cell.text === '') && row.some((cell) => cell.isHeader);
}

/** How many rows from the top belong to the header by markup; a full-width row under named columns opens a section instead. */
function markedHeaders(rows: readonly TableRow[], grid: Grid, from: number): number {
  const isHead = (index: number): boolean => isMarked(grid[index] ?? []) || (rows[index]?.part === 'head' && grid[index]?.some((cell) => cell.text !== '') === true);
  let end = from;
  while (end < grid.length && isHead(end) && !(end > from && isFullSpan(grid[end] ?? []))) end += 1;
  if (end < grid.length) return Math.min(end, from + MAX_HEADER_ROWS);
  // Every row is marked: the first names the columns.
  return from + 1;
}

function bodyRows(grid: Grid, headerRows: number): (readonly GridCell[])[] {
  return grid.slice(headerRows).filter((row) => !isFullSpan(row) && !(isMarked(row) && row.filter((cell) => cell.text !== '').length > 1));
}

function markedHeaderColumns(grid: Grid, headerRows: number): number {
  const body = bodyRows(grid, headerRows);
  const width = grid[0]?.length ?? 0;
  const rows = body.length > 0 ? body : grid.slice(headerRows);
  let columns = 0;
  while (columns < width - 1 && rows.length > 0 && rows.every((row) => row[columns]?.isHeader === true)) columns += 1;
  return columns;
}

function inferredHeaders(rows: readonly TableRow[], grid: Grid, from: number, markedColumns: number): number {
  const first = grid[from];
  const rest = grid.slice(from + 1);
  if (first === undefined || rest.length === 0 || !couldHead(first)) return from;
  const others = rest.filter((row) => !isFullSpan(row));
  const emphasis = first.every((cell) => cell.text === '' || isEmphasised(cell)) || isNamedHead(rows[from]);
  const bodyIsPlain = others.some((row) => !row.every((cell) => cell.text === '' || isEmphasised(cell)));
  const cornered = markedColumns > 0 && first[0]?.isHeader === false;
  const named = (emphasis && bodyIsPlain) || cornered || (markedColumns === 0 && (standsOverNumbers(first, others) || readsAsNames(first, others)));
  return named ? from + 1 + furtherHeaders(grid, from) : from;
}

function isNamedHead(row: TableRow | undefined): boolean {
  return row !== undefined && /(?:^|[\s_-])(?:head|header|title)/i.test(attribute(row.element, 'class') ?? '');
}

/** Short texts, two at least, none a number but years. */
function couldHead(row: readonly GridCell[]): boolean {
  const filled = row.filter((cell) => cell.text !== '');
  return new Set(filled.map((cell) => cell.text)).size >= 2 && filled.every((cell) => cell.text.length <= LONGEST_HEADER && (!NUMBER.test(cell.text) || YEAR.test(cell.text)));
}

function standsOverNumbers(first: readonly GridCell[], others: Grid): boolean {
  // Over a single row it takes several numbers to tell.
  if (others.length < 2) return first.length > 3 && (others[0] ?? []).filter((cell) => /^\D{0,3}\d[\d.,]*%?$/.test(cell.text)).length >= 3;
  return first.some((cell, column) => {
    const numbers = others.filter((row) => NUMBER.test(row[column]?.text ?? '') && !YEAR.test(row[column]?.text ?? '')).length;
    return cell.text !== '' && numbers * 2 > others.length;
  });
}

/** Names above texts: every column has a short one of its own without digits, and the rows below say more. */
function readsAsNames(first: readonly GridCell[], others: Grid): boolean {
  if (first.length === 2) return first.every((cell) => HEADER_WORDS.test(cell.text));
  if (others.length < 3 || first.some((cell, column) => (cell.text === '' && column > 0) || /\d/.test(cell.text) || cell.text.length > 40 || cell.href !== null)) return false;
  const lengthOf = (row: readonly GridCell[]): number => row.reduce((sum, cell) => sum + cell.text.length, 0);
  const typical = others.reduce((sum, row) => sum + lengthOf(row), 0) / others.length;
  const recurs = first.some((cell, column) => cell.text !== '' && others.some((row) => row[column]?.text === cell.text));
  return !recurs && typical > lengthOf(first) * 1.3;
}

/** Rows below the first header row that it reaches into or groups: `rowspan` cells, and names under a group's name. */
function furtherHeaders(grid: Grid, from: number): number {
  const first = grid[from] ?? [];
  const second = grid[from + 1] ?? [];
  if (second.length === 0 || from + 2 >= grid.length || isFullSpan(second)) return 0;
  const reachesDown = first.some((cell, column) => cell.element !== null && second[column]?.element === cell.element);
  const groups = first.some((cell, column) => column > 0 && cell.element !== null && first[column - 1]?.element === cell.element);
  return (reachesDown || groups) && couldHead(second) ? 1 : 0;
}

/** Without markup: the terms of a table of terms and values, or a first column that alone is set in bold. */
function inferredColumns(grid: Grid, headerRows: number): number {
  const body = bodyRows(grid, headerRows);
  const width = grid[0]?.length ?? 0;
  if (body.length < 2) return 0;
  const terms = body.map((row) => row[0]);
  if (terms.some((cell) => cell === undefined || cell.text === '' || cell.text.length > LONGEST_HEADER)) return 0;
  const bold = terms.every((cell) => cell !== undefined && isEmphasised(cell));
  if (bold && body.some((row) => row.slice(1).some((cell) => cell.text !== '' && !isEmphasised(cell)))) return 1;
  if (width !== 2 || headerRows > 0) return 0;
  const distinct = new Set(terms.map((cell) => cell?.text)).size;
  const numbers = terms.filter((cell) => NUMBER.test(cell?.text ?? '')).length;
  const values = body.reduce((sum, row) => sum + (row[1]?.text.length ?? 0), 0);
  const length = terms.reduce((sum, cell) => sum + (cell?.text.length ?? 0), 0);
  return distinct === terms.length && numbers === 0 && length <= Math.max(values * 1.5, body.length * 40) ? 1 : 0;
}

/** Set apart by markup of its own: bold, or a ground of its own. */
function isEmphasised(cell: GridCell): boolean {
  if (cell.isHeader) return true;
  const { element } = cell;
  if (element === null || cell.text === '') return false;
  const style = `${element.getAttribute('style') ?? ''};${element.parentElement?.getAttribute('style') ?? ''}`;
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) return true;
  if (/(?:^|[\s_-])(?:th|head|header|heading)(?:$|[\s_-])/i.test(element.getAttribute('class') ?? '')) return true;
  const strong = element.querySelector('b, strong, h2, h3, h4, h5, h6');
  return strong !== null && collapseSpace(strong.textContent ?? '').length >= cell.text.replace(/\s+/g, ' ').length * 0.9;
}
