import ExcelJS from 'exceljs';
import { serialOf, weekdayOf } from '../../../../core/metric/calendar.ts';
import { normalNoise } from '../../statistics/noise.ts';

export const FIRST_DAY = serialOf(2025, 3, 1);
export const DAYS = 150;

export interface PlantedDay {
  readonly day: number;
  readonly region: string;
  /** What the region has more (or less) on that day, in one further row. */
  readonly more: number;
}

/** A shop's days in three regions, four orders each, weekends busier; and what is planted. */
export async function sampleDays(planted: readonly PlantedDay[], days = DAYS): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Orders');
  const noise = normalNoise(12 * days, 3);
  const rows: [Date, string, number][] = [];
  const dateOf = (day: number) => new Date((FIRST_DAY + day - 25_569) * 86_400_000);
  for (let day = 0; day < days; day += 1) {
    for (const [at, region] of ['East', 'West', 'North'].entries()) {
      for (let order = 0; order < 4; order += 1) {
        rows.push([dateOf(day), region, Math.round(100 + (weekdayOf(FIRST_DAY + day) > 4 ? 60 : 0) + 10 * (noise[12 * day + 4 * at + order] ?? 0))]);
      }
    }
    for (const { region, more } of planted.filter((one) => one.day === day)) rows.push([dateOf(day), region, more]);
  }
  sheet.addTable({ name: 'Orders', ref: 'A1', headerRow: true, columns: ['Order Date', 'Region', 'Sales'].map((name) => ({ name })), rows });
  sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
  return new Uint8Array(await book.xlsx.writeBuffer());
}
