import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnLetters } from '../../../core/workbook/address.ts';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { serialToUtc } from '../../../core/sheet/serial-date.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { plainWorkbook, type PlainCell } from './plain-workbook.ts';

/** One way to lay out a monthly report, and to spoil it. */
const layout = fc.record({
  language: fc.constantFrom('zh' as const, 'en' as const),
  titles: fc.integer({ min: 0, max: 2 }),
  blankAfterTitle: fc.boolean(),
  left: fc.integer({ min: 0, max: 2 }),
  groupedHeader: fc.boolean(),
  unit: fc.constantFrom('none' as const, 'caption' as const, 'header' as const, 'row' as const),
  subtotals: fc.boolean(),
  labelInDate: fc.boolean(),
  total: fc.boolean(),
  blankBeforeTotal: fc.boolean(),
  note: fc.boolean(),
  groups: fc.integer({ min: 2, max: 4 }),
  rowsPerGroup: fc.integer({ min: 3, max: 8 }),
  spoiled: fc.integer({ min: 0, max: 5 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});
type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

const WORDS = {
  zh: {
    titles: ['2025年销售明细', '制表：运营部　数据截至 2025-10-17'],
    caption: '单位：万元',
    headers: ['日期', '大区', '产品', '目标', '实际', '订单数', '完成率'],
    group: '销售',
    units: ['', '', '', '万元', '万元', '单', '%'],
    inHeader: '(万元)',
    subtotal: '小计',
    total: '合计',
    note: '注：以上数据不含退货。',
    places: ['华东', '华南', '华北', '西南'],
    things: ['手环', '耳机', '充电宝'],
    multiplier: 10_000,
  },
  en: {
    titles: ['Sales detail 2025', 'Prepared by: operations'],
    caption: 'Unit: k USD',
    headers: ['Date', 'Region', 'Product', 'Target', 'Actual', 'Orders', 'Attainment rate'],
    group: 'Sales',
    units: ['', '', '', 'k USD', 'k USD', 'orders', '%'],
    inHeader: ' (k USD)',
    subtotal: 'Subtotal',
    total: 'Grand Total',
    note: 'Note: returns are left out.',
    places: ['East', 'South', 'North', 'West'],
    things: ['Band', 'Earbuds', 'Charger'],
    multiplier: 1000,
  },
} as const;

interface Report {
  readonly rows: PlainCell[][];
  readonly merges: string[];
  readonly dataRows: number;
  readonly actual: number;
  readonly orders: number;
}

function report(options: Layout): Report {
  const words = WORDS[options.language];
  const { left } = options;
  const rows: PlainCell[][] = [];
  const merges: string[] = [];
  const put = (cells: readonly PlainCell[]) => rows.push([...Array.from({ length: left }, () => null), ...cells]);
  const mergeOn = (row: number, from: number, to: number, down = row) => merges.push(`${columnLetters(left + from)}${row + 1}:${columnLetters(left + to)}${down + 1}`);
  for (const title of words.titles.slice(0, options.titles)) {
    if (rows.length === 0) mergeOn(0, 0, 6);
    put([title]);
  }
  if (options.unit === 'caption') put([words.caption]);
  if (options.blankAfterTitle && rows.length > 0) put([]);
  putHeader(options, put, mergeOn, rows.length);
  let state = options.seed;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  let [dataRows, actual, orders] = [0, 0, 0];
  const summary = (label: string, sum: number, count: number) => {
    put(options.labelInDate ? [label, null, null, 1, sum, count, 0.9] : [null, label, null, 1, sum, count, 0.9]);
  };
  for (let group = 0; group < options.groups; group++) {
    let [groupActual, groupOrders] = [0, 0];
    for (let row = 0; row < options.rowsPerGroup; row++) {
      const value = (random(900_000) + 1000) / 100;
      const count = random(9000) + 1;
      const spoil = random(10) < options.spoiled ? random(4) : -1;
      put([spoiledDate(45_658 + group * 31, options.language, spoil), words.places[row % 4], words.things[row % 3], value + 1, spoiledNumber(value, spoil), count, { value: 0.9, format: '0.0%' }]);
      dataRows++;
      groupActual += value;
      groupOrders += count;
    }
    actual += groupActual;
    orders += groupOrders;
    if (options.subtotals) summary(words.subtotal, groupActual, groupOrders);
  }
  if (options.total && options.blankBeforeTotal) put([]);
  if (options.total) summary(words.total, actual, orders);
  if (options.note) {
    put([]);
    put([words.note]);
  }
  return { rows, merges, dataRows, actual, orders };
}

function putHeader(options: Layout, put: (cells: readonly PlainCell[]) => void, mergeOn: (row: number, from: number, to: number, down?: number) => void, at: number): void {
  const words = WORDS[options.language];
  const names = words.headers.map((name, index) => (options.unit === 'header' && (index === 3 || index === 4) ? `${name}${words.inHeader}` : name));
  if (options.groupedHeader) {
    put([names[0], names[1], names[2], words.group, null, names[5], names[6]]);
    put([null, null, null, names[3], names[4], null, null]);
    mergeOn(at, 3, 4);
    for (const column of [0, 1, 2, 5, 6]) mergeOn(at, column, column, at + 1);
  } else put(names);
  if (options.unit === 'row') put(words.units.map((unit) => (unit === '' ? null : unit)));
}

function spoiledNumber(value: number, way: number): PlainCell {
  if (way === 0) return `${value} `;
  if (way === 1) return String(value).replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  if (way === 2) return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return value;
}

function spoiledDate(serial: number, language: 'zh' | 'en', way: number): PlainCell {
  const date = new Date(serialToUtc(serial));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (way === 0) return `${year}/${month}/${day}`;
  if (way === 1) return language === 'zh' ? `${year}年${month}月${day}日` : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return { value: serial, format: language === 'zh' ? 'yyyy"年"m"月"' : 'mmm yyyy' };
}

/** Sum of the column whose name ends so, in the plain unit. */
function plainSum(table: TypedTable, ending: RegExp): number {
  const column = table.columns.find(({ name }) => ending.test(name));
  if (column?.type !== 'number') throw new Error(`no numbers under ${String(ending)}`);
  return column.values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0) * column.multiplier;
}

it('a report keeps every row and every number, however it is laid out and spoiled', async () => {
  await fc.assert(
    fc.asyncProperty(layout, async (options) => {
      const { rows, merges, dataRows, actual, orders } = report(options);
      const [reading] = await readTables(plainWorkbook([{ name: 'S', rows, merges }], false, 50));
      const [table, ...more] = reading?.tables ?? [];
      if (table === undefined) throw new Error('no table was found');
      const multiplier = options.unit === 'none' ? 1 : WORDS[options.language].multiplier;
      expect(more).toEqual([]);
      expect(table.rowCount).toBe(dataRows);
      expect(table.headerRows).toHaveLength(options.groupedHeader ? 2 : 1);
      expect(plainSum(table, /(?:实际|Actual)[^/]*$/) / multiplier).toBeCloseTo(actual, 4);
      expect(plainSum(table, /订单数|Orders/)).toBe(orders);
      expect(table.columns.map(({ role }) => role)).toEqual(['time', 'dimension', 'dimension', 'measure', 'measure', 'measure', 'ratio']);
    }),
    { numRuns: 200 },
  );
});
