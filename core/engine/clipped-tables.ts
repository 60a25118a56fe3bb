import type { Clip, PageTable, TableColumn } from '../clip/clip.ts';
import { cellValue } from '../page/tables/cell-value.ts';
import { dataRows, isNumeric, namedColumns, type DataRow } from '../page/tables/table-data.ts';
import type { ColumnRole, TypedTable } from '../sheet/typed-table.ts';
import { serialOf, tableOf, type Cell, type RowColumn } from './row-table.ts';

interface Capture {
  readonly clip: Clip;
  readonly table: PageTable;
}

/** A row of a clipped table with the clip that it comes from. */
interface ClippedRow {
  readonly clip: Clip;
  readonly data: DataRow;
}

const LONGEST_NAME = 48;
const OWN_COLUMNS = ['section', 'clip_id', 'page_url', 'captured_at', 'source_row'];

/**
 * The tables of clipped pages, each by a name made of its caption or its page's title: `pricing_plans`. The captures of one table
 * on one page stand below each other in one. Numbers are in their column's unit, percents as written (12.5); totals, titles of
 * sections and notes are left out, the section is a column of its own. Beside them: clip, address and time.
 */
export function clippedTables(clips: readonly Clip[], taken: readonly string[]): TypedTable[] {
  const groups = new Map<string, Capture[]>();
  for (const clip of clips) {
    for (const table of clip.content.tables) {
      const key = JSON.stringify([clip.pageKey, table.caption, table.columns.map(({ name }) => name), table.columns.length === 0 ? table.rows[0] : null]);
      groups.set(key, [...(groups.get(key) ?? []), { clip, table }]);
    }
  }
  const names = new Set(taken);
  return [...groups.values()].flatMap((captures) => {
    const [first] = captures;
    if (first === undefined) return [];
    const rows = captures.flatMap(({ clip, table }) => dataRows(table).filter(({ isTotal }) => !isTotal).map((data): ClippedRow => ({ clip, data })));
    return rows.length === 0 ? [] : [tableOf(freeName(first, names), rows, columnsOf(first.table, rows))];
  });
}

function columnsOf(table: PageTable, rows: readonly ClippedRow[]): RowColumn<ClippedRow>[] {
  const own = namedColumns(table, 'column').map((column, index): RowColumn<ClippedRow> => ({
    name: OWN_COLUMNS.includes(column.name.toLowerCase()) ? `${column.name}_` : column.name,
    type: isNumeric(column) ? 'number' : column.type === 'date' || column.type === 'boolean' ? column.type : 'text',
    role: roleOf(column),
    unit: column.unit,
    value: ({ data }) => valueOf(data.cells[index]?.text ?? '', column),
  }));
  const section: RowColumn<ClippedRow> = { name: 'section', type: 'text', role: 'dimension', value: ({ data }) => data.section };
  return [
    ...own,
    ...(rows.some(({ data }) => data.section !== null) ? [section] : []),
    { name: 'clip_id', type: 'text', role: 'id', value: ({ clip }) => clip.id },
    { name: 'page_url', type: 'text', role: 'text', value: ({ clip }) => clip.url },
    { name: 'captured_at', type: 'date', role: 'time', value: ({ clip }) => serialOf(clip.capturedAt) },
  ];
}

function roleOf({ type }: TableColumn): ColumnRole {
  if (type === 'percent') return 'ratio';
  if (type === 'number' || type === 'money') return 'measure';
  return type === 'date' ? 'time' : type === 'text' ? 'dimension' : 'text';
}

function valueOf(text: string, column: TableColumn): Cell {
  if (column.type === 'text' || column.type === 'link') return text === '' ? null : text;
  const value = cellValue(text, column);
  if (value === null) return null;
  if (column.type === 'boolean') return value === 'true';
  return column.type === 'date' ? serialOf(value) : Number(value);
}

/** Letters and digits with underscores between, readable in SQL without quotes: never a bare word that could be a keyword. */
function freeName({ clip, table }: Capture, names: Set<string>): string {
  const words = (table.caption ?? clip.content.title).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
  const cut = [...words].slice(0, LONGEST_NAME).join('').replace(/_+$/, '');
  const legal = cut === '' ? 'table' : /^\d/.test(cut) ? `t_${cut}` : cut;
  const wish = legal.includes('_') ? legal : `${legal}_table`;
  let name = wish;
  for (let number = 2; names.has(name); number += 1) name = `${wish}_${String(number)}`;
  names.add(name);
  return name;
}
