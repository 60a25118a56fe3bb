import { attribute, tagName } from '../dom/nodes.ts';
import type { Grid, GridCell } from './grid.ts';
import type { TableRow } from './table-rows.ts';

/** Rows looked at: a table shows what it is early. */
const SAMPLE = 120;
const WEEKDAY = /^(?:mo|tu|we|th|fr|sa|su|mon|tue|wed|thu|fri|sat|sun|m|t|w|f|s|[一二三四五六日]|周[一二三四五六日])[a-z]*\.?$/i;
const NUMBER = /\d/;
const STRUCTURE = 'article, section, blockquote, h1, h2, ul ul, p + p + p';
const ENTRY = 'input:not([type="hidden"]):not([type="checkbox"]):not([type="radio"]):not([type="submit"]):not([type="button"]), textarea, select';

/**
 * True for a table that lays out a page, a form or a menu rather than holding data. Markup of tables (headers, captions) and
 * evenly filled short cells speak for data; forms, links alone, long texts, gaps and tables within speak for layout.
 */
export function laysOut(table: Element, rows: readonly TableRow[], grid: Grid): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none' || attribute(table, 'datatable') === '0') return true;
  if (table.closest('nav, [role="navigation"]') !== null || isCalendar(grid)) return true;
  return evidenceOfData(table, rows.slice(0, SAMPLE), grid.slice(0, SAMPLE)) <= 0;
}

function evidenceOfData(table: Element, rows: readonly TableRow[], grid: Grid): number {
  const cells = grid.flat().filter((cell) => !cell.spanned && cell.element !== null);
  const filled = cells.filter((cell) => cell.text !== '');
  const width = grid[0]?.length ?? 0;
  const shareOf = (some: readonly GridCell[], of: readonly GridCell[]): number => (of.length === 0 ? 0 : some.length / of.length);
  const headers = filled.filter((cell) => cell.isHeader).length;
  const columnsNamed = grid[0]?.filter((cell) => cell.isHeader).length ?? 0;
  const texts = filled.filter((cell) => !cell.isHeader);
  const mean = texts.reduce((sum, cell) => sum + cell.text.length, 0) / Math.max(texts.length, 1);
  const long = shareOf(texts.filter((cell) => cell.text.length > 600), texts);
  const structured = shareOf(texts.filter((cell) => holds(cell, STRUCTURE)), texts);
  const entries = rows.filter((row) => row.element.querySelector(ENTRY) !== null).length;
  const linksOnly = texts.length > 0 && texts.every((cell) => !NUMBER.test(cell.text) && holds(cell, 'a[href]'));
  const holdsTables = cells.some((cell) => holds(cell, 'table'));
  const blankRows = grid.filter((row) => row.every((cell) => cell.text === '')).length;
  let evidence = 0;
  if (headers >= 2) evidence += columnsNamed >= 2 || headers * width >= grid.length ? 3 : 1;
  if ([...table.children].some((child) => tagName(child) === 'caption' || tagName(child) === 'thead')) evidence += 2;
  if (/^(?:table|grid|treegrid)$/.test(attribute(table, 'role') ?? '') || attribute(table, 'summary') !== null || table.closest('figure') !== null) evidence += 2;
  if ((attribute(table, 'border') ?? '0') !== '0' || /(?:^|[\s_-])(?:table|data|grid|specs?|specifications?|striped|bordered|compar\w{0,8}|pric\w{0,4}|sizes?)(?:$|[\s_-])/i.test(attribute(table, 'class') ?? '')) evidence += 1;
  if (grid.length >= 3 && width >= 2 && filled.length >= cells.length * 0.8 && mean < 60) evidence += 1;
  if (grid.length >= 3 && width >= 3 && filled.length >= cells.length * 0.9 && mean < 120) evidence += 1;
  if (texts.filter((cell) => NUMBER.test(cell.text) && cell.text.length < 40).length >= texts.length * 0.3 && texts.length >= 4) evidence += 1;
  if (width === 2 && grid.length >= 3 && grid.every((row) => (row[0]?.text ?? '') !== '' && (row[0]?.text ?? '').length <= 60)) evidence += 1;
  if (holdsTables) evidence -= 3;
  if (entries * 3 > rows.length) evidence -= 4;
  if (headers < 2 && rows.filter((row) => row.element.querySelector('button, form') !== null).length * 2 > rows.length) evidence -= 3;
  if (blankRows * 5 > grid.length) evidence -= 2;
  if (filled.length < cells.length * 0.5 && headers < 2) evidence -= 2;
  if (long > 0.25) evidence -= 4;
  else if (mean > 300 && headers < 2) evidence -= 2;
  if (structured > 0.25) evidence -= 3;
  if (linksOnly && columnsNamed < 2) evidence -= 3;
  if (cells.length < 6 && headers === 0) evidence -= 1;
  if (table.querySelector('h1') !== null) evidence -= 4;
  return evidence;
}

function holds(cell: GridCell, selector: string): boolean {
  return cell.element !== null && cell.element.querySelector(selector) !== null;
}

/** A month's days under the days of the week. */
function isCalendar(grid: Grid): boolean {
  const header = grid.slice(0, 3).find((row) => row.length === 7 && row.every((cell) => WEEKDAY.test(cell.text)));
  if (header === undefined) return false;
  const body = grid.slice(grid.indexOf(header) + 1).flat().filter((cell) => cell.text !== '');
  return body.length >= 20 && body.filter((cell) => /^\d{1,2}$/.test(cell.text)).length > body.length * 0.8;
}
