import ExcelJS from 'exceljs';
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

const CROSS_DEPARTMENTS = ['市场部', '运营部', '客服部', '产品部', '行政部', '研发部'];

/** In 万元, planned and spent by a department in a month; nothing is spent yet in months after September. */
export function crossValue(department: number, month: number): { readonly budget: number; readonly actual: number | null } {
  const budget = 10 + 2 * department + 0.5 * month;
  return { budget, actual: month > 9 ? null : budget + (department === 0 ? 0.3 * month - 0.9 : department === 3 ? -0.8 : 0.05 * ((month + department) % 3) - 0.05) };
}

/** A crosstab as people write it: a title with the unit and the last day of data, months over two columns each, twelve of them. */
export async function crosstabBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('预算执行');
  const months = Array.from({ length: 12 }, (_, place) => place + 1);
  sheet.addRow(['2025年部门预算执行（单位：万元） 数据截至 2025-09-18']);
  sheet.addRow(['部门', ...months.flatMap((month) => [`${String(month)}月`, null])]);
  sheet.addRow([null, ...months.flatMap(() => ['预算', '实际'])]);
  for (const [place, department] of CROSS_DEPARTMENTS.entries()) sheet.addRow([department, ...months.flatMap((month) => Object.values(crossValue(place, month)))]);
  sheet.mergeCells(1, 1, 1, 25);
  sheet.mergeCells(2, 1, 3, 1);
  for (const month of months) sheet.mergeCells(2, 2 * month, 2, 2 * month + 1);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
