import ExcelJS from 'exceljs';
import { serialOf } from '../../../../core/metric/calendar.ts';

export const CUSTOMERS = 12;

/** What a customer buys in a month: the first three most of all; the fourth has grown into them, the last brings back more than it buys. */
function amountOf(customer: number, month: number): number {
  if (customer === CUSTOMERS - 1) return -40;
  if (customer === 3) return month < 12 ? 20 : 900;
  return customer < 3 ? 1500 - 200 * customer : 60 - 4 * customer;
}

/** Two whole years of one order per customer and month, in 2024 and 2025; some orders name no customer. */
export function sampleSales(): { readonly day: number; readonly customer: string | null; readonly amount: number }[] {
  return Array.from({ length: 24 }, (_, month) => month).flatMap((month) => {
    const first = serialOf(2024 + Math.floor(month / 12), (month % 12) + 1, 1);
    const last = serialOf(2024 + Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1) - 1;
    const orders = Array.from({ length: CUSTOMERS }, (_, customer) => ({ day: first + customer, customer: `Customer ${String.fromCharCode(65 + customer)}`, amount: amountOf(customer, month) }));
    return [...orders, { day: last, customer: null, amount: 15 }];
  });
}

export async function salesBook(language: 'zh' | 'en' = 'en'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Orders');
  const names = language === 'zh' ? ['日期', '客户', '销售额'] : ['Order Date', 'Customer', 'Sales'];
  sheet.addTable({
    name: 'Orders',
    ref: 'A1',
    headerRow: true,
    columns: names.map((name) => ({ name })),
    rows: sampleSales().map(({ day, customer, amount }) => [new Date((day - 25_569) * 86_400_000), customer, amount]),
  });
  sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Complaints without a date: two causes of seven make most of them. */
export async function complaintsBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('投诉');
  sheet.addRow(['投诉编号', '投诉原因', '门店']);
  const counts = { 物流慢: 52, 破损: 31, 错发: 6, 少发: 5, 色差: 3, 尺码: 2, 发票: 1 };
  let number = 1000;
  for (const [cause, count] of Object.entries(counts)) for (let index = 0; index < count; index += 1) sheet.addRow([`T${String((number += 1))}`, cause, ['一店', '二店', '三店', '四店', '五店'][number % 5]]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
