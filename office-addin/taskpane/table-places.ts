import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { parseArea } from '../../core/workbook/address.ts';
import type { Area, RangeRef } from '../../core/workbook/address.ts';
import type { WorkbookChange } from '../../core/workbook/workbook.ts';

/** True where a change may concern a table's cells; a change without a range concerns its whole sheet. */
export function touchesTable(change: WorkbookChange, table: TypedTable): boolean {
  return change.sheet === table.source.sheet && overlap(change.range, table.source.range);
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
