import ExcelJS from 'exceljs';
import { serialOf, weekdayOf } from '../../../core/metric/calendar.ts';

export const SAMPLE_FIRST = serialOf(2025, 1, 1);
export const SAMPLE_LAST = serialOf(2026, 3, 10);

export interface SampleOrder {
  readonly day: number;
  readonly region: string;
  readonly sales: number;
  readonly orders: number;
}

/** Orders on every working day of fifteen months, the last of them running; sales grow, East faster from 2026 on. */
export function sampleOrders(last = SAMPLE_LAST): SampleOrder[] {
  const orders: SampleOrder[] = [];
  for (let day = SAMPLE_FIRST; day <= last; day += 1) {
    if (weekdayOf(day) > 4) continue;
    for (const [index, region] of ['East', 'West', '0042'].entries()) {
      const boost = region === 'East' && day >= serialOf(2026, 1, 1) ? 40 : 0;
      orders.push({ day, region, sales: 100 + index * 10 + (day % 7) + (day - SAMPLE_FIRST) / 10 + boost, orders: 1 + (day % 3) });
    }
  }
  return orders;
}

/** The orders as a workbook: an Excel Table, one with Chinese headers, or rows under a title with dates and numbers kept as text here and there. */
export async function sampleWorkbook(kind: 'table' | 'messy' | 'placeholder' | 'chinese', last = SAMPLE_LAST): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Orders 2025');
  const rows = sampleOrders(last);
  if (kind !== 'messy') {
    sheet.addTable({
      name: 'Orders',
      ref: 'A1',
      headerRow: true,
      columns: (kind === 'chinese' ? ['日期', '区域', '销售额', '订单数'] : ['Order Date', 'Region', 'Sales', 'Orders']).map((name) => ({ name })),
      rows: rows.map((row, index) => [new Date((row.day - 25_569) * 86_400_000), kind === 'placeholder' && index % 50 === 7 ? 'N/A' : row.region, row.sales, row.orders]),
    });
  } else {
    sheet.addRow(['Orders (万元)']);
    sheet.addRow(['Order Date', 'Region', 'Sales', 'Orders']);
    for (const [index, row] of rows.entries()) {
      const date = new Date((row.day - 25_569) * 86_400_000);
      sheet.addRow([index % 9 === 4 ? date.toISOString().slice(0, 10) : date, row.region, index % 7 === 3 ? ` ${row.sales} ` : row.sales, row.orders]);
    }
  }
  sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
  return new Uint8Array(await book.xlsx.writeBuffer());
}
