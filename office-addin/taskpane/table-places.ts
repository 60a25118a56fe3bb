import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { formatArea, MAX_COLUMNS, MAX_ROWS, parseArea } from '../../core/workbook/address.ts';
import type { Area, RangeRef } from '../../core/workbook/address.ts';
import type { WorkbookChange } from '../../core/workbook/workbook.ts';

/**
 * True where a change may concern a table: its cells, the titles and notes about it, and the cells next to it, where
 * it grows. A change without a range concerns its whole sheet.
 */
export function touchesTable(change: WorkbookChange, table: TypedTable): boolean {
  return change.sheet === table.source.sheet && overlap(change.range, reachOf(table));
}

/** The table's block with its titles and notes, and one cell more on each side. */
function reachOf({ source, excluded }: TypedTable): string {
  const area = parseArea(source.range);
  if (area === null) return source.range;
  const rows = [area.top, area.bottom, ...excluded.map(({ row }) => row - 1)];
  return formatArea({
    top: Math.max(0, Math.min(...rows) - 1),
    left: Math.max(0, area.left - 1),
    bottom: Math.min(MAX_ROWS - 1, Math.max(...rows) + 1),
    right: Math.min(MAX_COLUMNS - 1, area.right + 1),
  });
}

/** The block of the table that the person stands in; null where they stand elsewhere. */
export function tableInFront(tables: readonly TypedTable[], place: RangeRef | null): RangeRef | null {
  const [first] = orderTables(tables, place);
  return first !== undefined && first.source.sheet === place?.sheet && overlap(place.range, first.source.range) ? first.source : null;
}

/** Tables in the order in which a person looks for them: at the selection, on its sheet, then all others as found. */
export function orderTables(tables: readonly TypedTable[], place: RangeRef | null): readonly TypedTable[] {
  if (place === null) return tables;
  const distance = (table: TypedTable): number => {
    if (table.source.sheet !== place.sheet) return 2;
    return overlap(place.range, table.source.range) ? 0 : 1;
  };
  return [...tables].sort((a, b) => distance(a) - distance(b));
}

/** `Sales!A1:F20`, as a person reads it. */
export function placeName(ref: RangeRef): string {
  return `${ref.sheet}!${ref.range}`;
}

/** Ranges that cannot be read as a block (whole columns, say) are taken to overlap everything. */
function overlap(one: string | null, other: string): boolean {
  const first = one === null ? null : parseArea(one);
  const second = parseArea(other);
  if (first === null || second === null) return true;
  return meets(first, second);
}

function meets(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}
