import { expect, it } from 'vitest';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { serialToIso } from '../../../core/sheet/serial-date.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { plainWorkbook, type PlainCell } from './plain-workbook.ts';

const _ = null;

async function turned(rows: readonly (readonly PlainCell[])[]): Promise<TypedTable | undefined> {
  const [reading] = await readTables(plainWorkbook([{ name: '月报', rows }]));
  return reading?.unpivoted[0];
}

const REPORT = [
  ['2025年运营月报'],
  ['指标', '单位', '1月', '2月', '3月', '累计'],
  ['销售额', '万元', 10, 20, 30, 60],
  ['订单数', '单', 100, 200, 300, 600],
  ['转化率', '%', 2.5, 3, 3.5, 3],
  ['客单价', _, 1000, 1000, 1000, 1000],
];

it('metrics down and months across become a row a month and a column a metric, each in its own unit', async () => {
  const table = await turned(REPORT);
  expect(table?.name).toBe('月报_long');
  expect(table?.columns.map(({ name, role, unit, multiplier }) => [name, role, unit, multiplier])).toEqual([
    ['月份', 'time', null, 1],
    ['销售额', 'measure', '元', 10_000],
    ['订单数', 'measure', '单', 1],
    ['转化率', 'ratio', '%', 0.01],
    ['客单价', 'ratio', null, 1],
  ]);
  expect(table?.columns.map(({ values }) => values[1])).toEqual([45_689, 20, 200, 3, 1000]);
  expect(serialToIso(45_689)).toBe('2025-02-01');
});

it('it is known which cell each value stands in', async () => {
  const table = await turned(REPORT);
  expect([...(table?.cellColumns?.['转化率'] ?? [])]).toEqual([2, 3, 4]);
  expect(table?.cellRows?.['转化率']).toBe(4);
});

it('units in the labels and shares shown as percents do as well', async () => {
  const table = await turned([
    ['Item', 'Q1 2025', 'Q2 2025', 'Q3 2025'],
    ['Revenue (k USD)', 10, 20, 30],
    ['Orders', 100, 200, 300],
    ['Refund rate', { value: 0.1, format: '0.0%' }, { value: 0.2, format: '0.0%' }, { value: 0.3, format: '0.0%' }],
  ]);
  expect(table?.columns.map(({ name, role, unit, multiplier }) => [name, role, unit, multiplier])).toEqual([
    ['Period', 'time', null, 1],
    ['Revenue (k USD)', 'measure', 'USD', 1000],
    ['Orders', 'measure', null, 1],
    ['Refund rate', 'ratio', '%', 1],
  ]);
});

it('departments down are no metrics', async () => {
  const table = await turned([
    ['项目', '2025年1月', '2025年2月', '2025年3月'],
    ['市场部', 10, 20, 30],
    ['运营部', 100, 200, 300],
  ]);
  expect(table?.columns.map(({ name }) => name)).toEqual(['项目', '期间', '数值']);
});
