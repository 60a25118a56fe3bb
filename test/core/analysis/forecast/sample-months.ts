import ExcelJS from 'exceljs';
import { serialOf } from '../../../../core/metric/calendar.ts';

export interface SampleMonths {
  /** Years of months that have values, from January of `firstYear`. */
  readonly firstYear: number;
  readonly months: number;
  readonly valueOf: (index: number) => number | null;
  /** Months of targets from the first on, where there are any. */
  readonly targets?: { readonly months: number; readonly targetOf: (index: number) => number };
  readonly language: 'zh' | 'en';
}

/** A workbook with a row a month: its first day, the sales, and targets that may go on after them. */
export async function monthlyWorkbook({ firstYear, months, valueOf, targets, language }: SampleMonths): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Months');
  const names = language === 'zh' ? ['月份', '销售额', '目标'] : ['Month', 'Sales', 'Target'];
  const count = Math.max(months, targets?.months ?? 0);
  sheet.addTable({
    name: 'Months',
    ref: 'A1',
    headerRow: true,
    columns: names.slice(0, targets === undefined ? 2 : 3).map((name) => ({ name })),
    rows: Array.from({ length: count }, (_, index) => [
      new Date((serialOf(firstYear, 1 + index, 1) - 25_569) * 86_400_000),
      index < months ? valueOf(index) : null,
      ...(targets === undefined ? [] : [index < targets.months ? targets.targetOf(index) : null]),
    ]),
  });
  sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Small and regular enough to be no pattern. */
export const irregular = (index: number) => ((index * 7919) % 13) / 6 - 1;

/** Growing sales, highest in November and lowest in May. */
export const seasonalSales = (index: number) => Math.round(1000 + 10 * index + 250 * Math.cos((2 * Math.PI * (index - 10)) / 12) + 20 * irregular(index));
