import { quoteIdentifier } from '../engine/engine.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import { headerFit } from './bind.ts';
import type { Binding, RoleSlot } from './plugin.ts';

/** Who a row is of: a customer or user that comes back. */
export const CUSTOMER_SLOT: RoleSlot = {
  slot: 'customer',
  roles: ['id', 'dimension', 'person', 'text'],
  optional: true,
  many: false,
  hints: {
    zh: ['用户id', '客户id', '会员id', '客户编号', '用户编号', '会员编号', '会员号', '用户', '客户', '会员', '买家', '访客', '账号', 'openid'],
    en: ['customer id', 'user id', 'member id', 'client id', 'visitor id', 'customer', 'user', 'member', 'client', 'buyer', 'visitor', 'account', 'uid', 'subscriber'],
  },
};

/** A header that speaks of a kind of customers, not of one: 客户等级, Customer Type. */
const KIND_OF = /类型|等级|级别|来源|分群|分类|渠道|行业|性别|年龄|地区|城市|标签|满意|评价|经理|\b(?:types?|levels?|tiers?|segments?|sources?|class|group|country|city|region|age|gender|satisfaction|service|support)\b/i;

/** Customers who are looked at to learn whether they come back. */
const SAMPLE_CUSTOMERS = 2000;

/** The column that names customers; undefined where none does. */
export function customerColumn({ table, columns }: Pick<Binding, 'table' | 'columns'>): TypedColumn | undefined {
  const name = columns[CUSTOMER_SLOT.slot]?.[0] ?? '';
  return headerFit(CUSTOMER_SLOT, name) > 0 && !KIND_OF.test(name) ? columnNamed(table, name) : undefined;
}

export interface Repetition {
  /** Customers that were looked at, and those of them that came more than once. */
  readonly customers: number;
  readonly repeated: number;
}

/** How many of the first customers come back: in another row, or where `visitOf` tells visits of a row apart, at another visit. */
export function repetitionOf(column: TypedColumn, visitOf: (row: number) => number = (row) => row): Repetition {
  const visits = new Map<unknown, number>();
  const repeated = new Set<unknown>();
  for (const [row, value] of column.values.entries()) {
    if (value === null || value === '' || Number.isNaN(value)) continue;
    const before = visits.get(value);
    if (before === undefined && visits.size >= SAMPLE_CUSTOMERS) continue;
    const visit = visitOf(row);
    if (Number.isNaN(visit)) continue;
    if (before === undefined) visits.set(value, visit);
    else if (before !== visit) repeated.add(value);
  }
  return { customers: visits.size, repeated: repeated.size };
}

/** A customer as SQL tells one from another: texts without regard to case, null where a row names none. */
export function sqlCustomer(column: TypedColumn): string {
  const name = quoteIdentifier(column.name);
  return column.type === 'text' ? `nullif(lower(${name}), '')` : `${name}::VARCHAR`;
}

/** Rows that name no customer. */
export function rowsWithoutCustomer(column: TypedColumn): number {
  let count = 0;
  for (const value of column.values) if (value === null || value === '' || Number.isNaN(value)) count += 1;
  return count;
}

/** The date column in slot `time`; null where the table has none. */
export function dateColumnOf(binding: { readonly table: TypedTable; readonly columns: Binding['columns'] }): Extract<TypedColumn, { type: 'date' }> | null {
  const column = columnNamed(binding.table, binding.columns['time']?.[0] ?? '');
  return column?.type === 'date' ? column : null;
}
