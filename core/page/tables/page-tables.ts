import type { PageTable } from '../../clip/clip.ts';
import { tagName } from '../dom/nodes.ts';
import { tableColumns } from './columns.ts';
import { tableGrid, type Grid } from './grid.ts';
import { headerShape, isFullSpan, type HeaderShape } from './header-shape.ts';
import { laysOut } from './layout.ts';
import { rowKinds } from './row-kinds.ts';
import { tableHeading, type TableHeading } from './table-caption.ts';
import { tableFootnotes } from './table-footnotes.ts';
import { tableRows } from './table-rows.ts';
import { isDataList } from './term-list.ts';

/** A table with where it stands: in one element, or in two where its header stands apart from what scrolls below it. */
export interface FoundTable {
  readonly elements: readonly Element[];
  readonly table: PageTable;
}

interface Draft {
  readonly elements: readonly Element[];
  readonly grid: Grid;
  readonly shape: HeaderShape;
  readonly heading: TableHeading;
}

const MAX_TABLES = 300;
const TABLES = 'table, [role="table"], [role="grid"], [role="treegrid"], dl';

/**
 * The tables of data below `root`, in page order: table elements, ARIA tables and grids, lists of terms that hold data.
 * Tables that only lay the page out are not among them. A table inside another is one of its own, left out of the outer one.
 */
export function dataTables(root: ParentNode, baseUrl: string, lang: string | null = null): FoundTable[] {
  const drafts: Draft[] = [];
  const told = new Set<Element>();
  // Inner tables come first, so that the outer ones know what to leave out.
  for (const element of [...root.querySelectorAll(TABLES)].slice(0, MAX_TABLES * 10).reverse()) {
    const draft = draftOf(element, baseUrl, told);
    if (draft === null) continue;
    drafts.push(draft);
    told.add(element);
  }
  return joinedHeaders(drafts.reverse()).filter(holdsEnough).slice(0, MAX_TABLES).map((draft) => ({ elements: draft.elements, table: finished(draft, lang) }));
}

/** An element as a table of data, or null when it lays out the page or holds nothing. */
export function dataTable(element: Element, baseUrl: string, lang: string | null = null): PageTable | null {
  const draft = draftOf(element, baseUrl, new Set());
  return draft === null || !holdsEnough(draft) ? null : finished(draft, lang);
}

/** A single row is a table only where it is the header of three columns or more, words alone, to be filled by the page's scripts. */
function holdsEnough({ grid }: Draft): boolean {
  const [first = []] = grid;
  return grid.length > 1 || (first.length > 2 && first.every((cell) => !/\d/.test(cell.text)));
}

function draftOf(element: Element, baseUrl: string, inner: ReadonlySet<Element>): Draft | null {
  if (tagName(element) === 'dl' && !isDataList(element)) return null;
  const rows = tableRows(element);
  if (rows.length === 0) return null;
  const whole = tableGrid(rows, baseUrl, inner);
  if (laysOut(element, rows, whole)) return null;
  const keptRows = rows.filter((_, row) => whole[row]?.some((cell) => cell.text !== '') === true);
  const filledRows = whole.filter((row) => row.some((cell) => cell.text !== ''));
  const width = whole[0]?.length ?? 0;
  const used = Array.from({ length: width }, (_, column) => filledRows.some((row) => row[column]?.text !== '' && !isFullSpan(row)));
  const grid = filledRows.map((row) => row.filter((_, column) => used[column]));
  const columns = grid[0]?.length ?? 0;
  if (columns < 2 || (grid.length < 2 && !grid[0]?.some((cell) => cell.isHeader))) return null;
  return { elements: [element], grid, shape: headerShape(keptRows, grid), heading: tableHeading(element) };
}

/** A table of nothing but a header, and the headless one right after it with as many columns, are one. */
function joinedHeaders(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const head = joined.at(-1);
    if (head !== undefined && isHeadOf(head, draft)) {
      const headerRows = head.grid.length;
      joined[joined.length - 1] = {
        elements: [...head.elements, ...draft.elements], grid: [...head.grid, ...draft.grid], heading: head.heading,
        shape: { headerRows, headerColumns: draft.shape.headerColumns },
      };
    } else joined.push(draft);
  }
  return joined;
}

function isHeadOf(head: Draft, body: Draft): boolean {
  const [above] = head.elements;
  const [below] = body.elements;
  if (above === undefined || below === undefined || head.grid.length > 3 || body.shape.headerRows > 0 || head.grid[0]?.length !== body.grid[0]?.length) return false;
  if (!head.grid.every((row) => row.every((cell) => cell.isHeader || cell.text === ''))) return false;
  let holder = above.parentElement;
  for (let level = 0; level < 4 && holder !== null; level += 1, holder = holder.parentElement) if (holder.contains(below)) return true;
  return false;
}

function finished({ elements, grid, shape, heading }: Draft, lang: string | null): PageTable {
  const last = elements.at(-1);
  const kinds = rowKinds(grid, shape.headerRows);
  const titles = grid.slice(0, Math.max(shape.headerRows, 2)).filter(isFullSpan).map((row) => row[0]?.text ?? '');
  const apart = new Set(kinds.filter(({ kind }) => kind !== 'total').map(({ row }) => row));
  const caption = heading.caption ?? titles[0] ?? null;
  return {
    caption,
    ...shape,
    rows: grid.map((row) => row.map(({ text, href, marks }) => ({ text, href, ...(marks.length === 0 ? {} : { marks: [...marks] }) }))),
    columns: tableColumns({ grid, headerRows: shape.headerRows, apart, heading: [caption ?? '', heading.unitLine, ...titles].join('\n'), lang }),
    rowKinds: kinds,
    footnotes: last === undefined ? [] : tableFootnotes(last, grid, kinds),
  };
}
