import { descendants, isElement, tagName } from '../dom/nodes.ts';

/** A row with its cells, as markup or roles tell it. */
export interface TableRow {
  readonly element: Element;
  readonly cells: readonly Element[];
  readonly part: 'head' | 'body' | 'foot';
}

const CELL_ROLES: ReadonlySet<string> = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);

/** The rows of a table that are shown, in their order: head, bodies, foot. Rows of tables inside it belong to those. */
export function tableRows(table: Element): TableRow[] {
  const rows = tagName(table) === 'table' ? markedRows(table) : tagName(table) === 'dl' ? listedRows(table) : roleRows(table);
  return rows.filter(({ element }) => !element.hasAttribute('hidden'));
}

/** True for what heads a column or a row. */
export function isHeaderCell(cell: Element): boolean {
  const role = cell.getAttribute('role');
  const isScoped = tagName(cell) === 'td' && /^(?:row|col)$/i.test(cell.getAttribute('scope') ?? '');
  return isScoped || tagName(cell) === 'th' || tagName(cell) === 'dt' || role === 'columnheader' || role === 'rowheader';
}

function markedRows(table: Element): TableRow[] {
  const rows: TableRow[] = [];
  for (const child of table.children) {
    const tag = tagName(child);
    if (tag === 'tr') rows.push(rowOf(child, 'body'));
    const part = tag === 'thead' ? 'head' : tag === 'tfoot' ? 'foot' : tag === 'tbody' ? 'body' : null;
    if (part === null) continue;
    for (const row of child.children) if (tagName(row) === 'tr') rows.push(rowOf(row, part));
  }
  const order = { head: 0, body: 1, foot: 2 };
  return rows.sort((a, b) => order[a.part] - order[b.part]);
}

function rowOf(row: Element, part: TableRow['part']): TableRow {
  return { element: row, part, cells: [...row.children].filter((cell) => tagName(cell) === 'td' || tagName(cell) === 'th') };
}

/** Rows by ARIA roles: of `role=table` and `role=grid` made of other elements. */
function roleRows(table: Element): TableRow[] {
  const rows: TableRow[] = [];
  const isInner = (element: Element): boolean => tagName(element) === 'table' || /^(?:table|grid|treegrid)$/.test(element.getAttribute('role') ?? '');
  for (const row of descendants(table, (element) => !isInner(element))) {
    if (!isElement(row) || row.getAttribute('role') !== 'row') continue;
    const cells: Element[] = [];
    for (const cell of descendants(row, (element) => !isInner(element) && (element.parentElement === null || element.parentElement === row || !isCell(element.parentElement)))) {
      if (isElement(cell) && isCell(cell)) cells.push(cell);
    }
    rows.push({ element: row, cells, part: 'body' });
  }
  return rows;
}

function isCell(element: Element): boolean {
  return CELL_ROLES.has(element.getAttribute('role') ?? '');
}

/** Terms with one description each, wrapped in groups or not. */
function listedRows(list: Element): TableRow[] {
  const pairs = [...list.children].flatMap((child) => (tagName(child) === 'div' ? [...child.children] : [child]));
  const rows: TableRow[] = [];
  pairs.forEach((term, index) => {
    const description = pairs[index + 1];
    if (tagName(term) === 'dt' && description !== undefined && tagName(description) === 'dd') rows.push({ element: term, cells: [term, description], part: 'body' });
  });
  return rows;
}
