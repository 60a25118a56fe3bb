import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import type { Binding, RoleSlot } from '../plugin.ts';

/** What members are counted by: what people ask 80/20 of first in front. */
export const MEMBER_SLOT: RoleSlot = {
  slot: 'member',
  roles: ['dimension', 'person', 'id', 'text', 'status'],
  optional: true,
  many: true,
  hints: {
    zh: ['原因', '缺陷', '故障', '问题', '投诉', '客户', '产品', '商品', '品名', '品类', '类别', '分类', '类型', '供应商', '门店', '店铺', '物料', '负责人'],
    en: ['cause', 'reason', 'defect', 'issue', 'complaint', 'customer', 'product', 'item', 'sku', 'category', 'type', 'supplier', 'vendor', 'store'],
  },
};

/** Members of such columns are troubles: the few that make most of them come first on the list of what to solve. */
const TROUBLE = /原因|缺陷|故障|问题|投诉|不良|异常|退款|退货|差评|\b(?:causes?|reasons?|defects?|faults?|issues?|complaints?|failures?|errors?|refunds?|returns?)\b/i;

export function isTrouble(column: string): boolean {
  return TROUBLE.test(column);
}

const SAMPLE_ROWS = 20_000;
const FEWEST_MEMBERS = 4;
/** Rows that a member must have on average: else the column names each row, and groups nothing. */
const ROWS_EACH = 1.5;

export interface GroupingColumn {
  readonly name: string;
  /** 0..1: how well the header's words speak for it. */
  readonly fit: number;
  /** Different values among the first rows. */
  readonly members: number;
}

/** Columns by which rows can be grouped, what people ask for first in front. */
export function groupingColumns({ table, columns }: Binding): GroupingColumn[] {
  return (columns[MEMBER_SLOT.slot] ?? []).flatMap((name) => {
    const column = columnNamed(table, name);
    const members = column === undefined ? 0 : membersIn(column);
    const rows = Math.min(table.rowCount, SAMPLE_ROWS);
    return members >= FEWEST_MEMBERS && rows >= members * ROWS_EACH ? [{ name, fit: headerFit(MEMBER_SLOT, name), members }] : [];
  });
}

/** Different texts among the first rows. */
function membersIn(column: TypedColumn): number {
  if (column.type !== 'text') return 0;
  const seen = new Set<string>();
  for (const value of column.values.slice(0, SAMPLE_ROWS)) if (value !== null) seen.add(value.toLowerCase());
  return seen.size;
}
