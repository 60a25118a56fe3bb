import type { PageTable } from '../../../core/clip/clip.ts';
import { cellValue } from '../../../core/page/tables/cell-value.ts';
import { dataTables } from '../../../core/page/tables/page-tables.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { pageHtml, type PageTruth } from './corpus.ts';
import { PAGES_OF_LAYOUT, TABLE_TRUTH, type CellTruth, type TableTruth } from './table-truth.ts';

/** Prints how well the tables of `TABLE_TRUTH` are read: found, their shape and headers, single cells; each miss by name. */
export function printTables(pages: readonly PageTruth[]): void {
  const scores = new Map<string, { right: number; asked: number }>();
  const check = (what: string, isRight: boolean, miss: string): void => {
    const score = scores.get(what) ?? { right: 0, asked: 0 };
    scores.set(what, { right: score.right + Number(isRight), asked: score.asked + 1 });
    if (!isRight) console.log('table miss'.padEnd(16), what, miss);
  };
  const tablesOf = (id: string): PageTable[] => {
    const page = pages.find((one) => one.id === id);
    if (page === undefined) throw new Error(`no page ${id}`);
    const { body, documentElement } = documentFromHtml(pageHtml(page), page.url);
    return dataTables(body, page.url, documentElement.getAttribute('lang')).map(({ table }) => table);
  };
  for (const truth of TABLE_TRUTH) checkTable(truth, tablesOf(truth.page), check);
  for (const id of PAGES_OF_LAYOUT) {
    const found = tablesOf(id);
    check('layout', found.length === 0, `${id} has ${String(found.length)}`);
  }
  for (const [what, { right, asked }] of scores) console.log(`tables ${what}`.padEnd(16), `${String(right)}/${String(asked)}`);
}

type Check = (what: string, isRight: boolean, miss: string) => void;

function checkTable(truth: TableTruth, tables: readonly PageTable[], check: Check): void {
  const [name] = truth.cells;
  const label = `${truth.page} "${name.text}"`;
  const table = tables.find(({ rows }) => rows[name.at[0]]?.[name.at[1]]?.text === name.text);
  check('found', table !== undefined, label);
  if (table === undefined) return;
  const [rows, columns] = truth.shape;
  if (rows > 0) check('shape', table.rows.length === rows && table.rows[0]?.length === columns, `${label} ${String(table.rows.length)} x ${String(table.rows[0]?.length)}`);
  check('header rows', table.headerRows === truth.headerRows, `${label} ${String(table.headerRows)}`);
  if (truth.headerColumns !== undefined) check('header columns', table.headerColumns === truth.headerColumns, `${label} ${String(table.headerColumns)}`);
  if (truth.caption !== undefined) check('caption', table.caption === truth.caption, `${label} ${String(table.caption)}`);
  for (const cell of truth.cells.slice(1)) check('cells', isRight(cell, table), `${label} at ${cell.at.join(', ')}: ${shown(cell, table)}`);
}

function isRight({ at: [row, column], text, value, unit }: CellTruth, table: PageTable): boolean {
  const cell = table.rows[row]?.[column];
  const typed = table.columns[column];
  if (cell === undefined || typed === undefined) return false;
  if (text !== undefined && cell.text !== text) return false;
  if (value !== undefined && cellValue(cell.text, typed) !== value) return false;
  return unit === undefined || typed.unit === unit;
}

function shown({ at: [row, column] }: CellTruth, table: PageTable): string {
  const typed = table.columns[column];
  return `"${table.rows[row]?.[column]?.text ?? ''}" as ${typed?.type ?? 'none'} ${typed?.unit ?? ''}`;
}
