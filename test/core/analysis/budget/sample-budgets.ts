import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

type Cell = string | number | null;

export interface BudgetRow {
  /** 1..12 */
  readonly month: number;
  readonly department: string;
  readonly item: string;
  readonly budget: number;
  /** Null for months to come. */
  readonly actual: number | null;
}

export const YEAR = 2025;
export const DONE = 7;
const DEPARTMENTS = ['Marketing', 'Support', 'Product', 'Office'];
const ITEMS = ['People', 'Travel', 'Tools'];

/** A year of four departments, seven months of it over. Marketing is over from March on, but to date only from April on; Product saves. */
export function yearRows(): BudgetRow[] {
  return DEPARTMENTS.flatMap((department, which) =>
    ITEMS.flatMap((item, kind) =>
      Array.from({ length: 12 }, (_, place): BudgetRow => {
        const budget = 10_000 + 2500 * which + 3000 * kind + 100 * place;
        const own = department === 'Marketing' ? (place < 2 ? -600 : 900) : department === 'Product' ? -500 : 40 * ((place + kind) % 3) - 60;
        return { month: place + 1, department, item, budget, actual: place < DONE ? budget + own : null };
      }),
    ),
  );
}

const COLUMNS = [{ name: 'Month', isDate: true }, { name: 'Department' }, { name: 'Item' }, { name: 'Budget (USD)' }, { name: 'Actual (USD)' }];

export function bookOf(rows: readonly BudgetRow[], year = YEAR): Promise<Uint8Array> {
  return tableBook('Spending', COLUMNS, rows.map(({ month, department, item, budget, actual }): Cell[] => [serialOf(year, month, 1), department, item, budget, actual]));
}

/** One department in months of a year: what was planned and what was spent in each. */
export function monthsBook(months: readonly (readonly [budget: number | null, actual: number | null])[]): Promise<Uint8Array> {
  return tableBook('Plan', COLUMNS, months.map(([budget, actual], place): Cell[] => [serialOf(YEAR, place + 1, 1), 'Works', 'Site', budget, actual]));
}

/** The same with months named as people do. */
export function namedBook(names: readonly (string | number)[], values: readonly (readonly [number, number | null])[], years?: readonly number[]): Promise<Uint8Array> {
  const rows = names.map((name, place): Cell[] => [...(years === undefined ? [] : [years[place] ?? null]), name, place % 2 === 0 ? '市场部' : '客服部', ...(values[place] ?? [null, null])]);
  return tableBook('预算', [...(years === undefined ? [] : [{ name: '年份' }]), { name: '月份' }, { name: '部门' }, { name: '预算' }, { name: '实际' }], rows);
}
