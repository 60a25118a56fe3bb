import { expect, it } from 'vitest';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { serialToIso } from '../../../core/sheet/serial-date.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { plainWorkbook, type PlainCell } from './plain-workbook.ts';

const _ = null;

async function unpivotedOf(rows: readonly (readonly PlainCell[])[], merges: readonly string[] = []): Promise<TypedTable | undefined> {
  const [reading] = await readTables(plainWorkbook([{ name: '预算', rows, merges }]));
  return reading?.unpivoted[0];
}

/** Rows of a table as plain values; dates as ISO days. */
function rowsOf(table: TypedTable | undefined): unknown[][] {
  const rowCount = table?.rowCount ?? 0;
  return Array.from({ length: rowCount }, (_row, row) =>
    (table?.columns ?? []).map(({ type, values }) => (type === 'date' ? serialToIso(Number(values[row])) : values[row])),
  );
}

const BUDGET = [
  ['2025年部门预算执行表(单位:万元)', _, _, _, _, _, _],
  ['部门', '1月', _, '2月', _, '3月', _],
  [_, '预算', '实际', '预算', '实际', '预算', '实际'],
  ['市场部', 1, 2, 3, 4, 5, 6],
  ['运营部', 11, 12, 13, 14, 15, 16],
];
const MERGES = ['A1:G1', 'A2:A3', 'B2:C2', 'D2:E2', 'F2:G2'];

it('a crosstab of two header rows becomes a row for each department and month', async () => {
  const table = await unpivotedOf(BUDGET, MERGES);
  expect(table?.name).toBe('预算_long');
  expect(table?.columns.map(({ name, role, unit, multiplier }) => [name, role, unit, multiplier])).toEqual([
    ['部门', 'dimension', null, 1],
    ['月份', 'time', null, 1],
    ['预算', 'measure', '元', 10_000],
    ['实际', 'measure', '元', 10_000],
  ]);
  expect(rowsOf(table)).toEqual([
    ['市场部', '2025-01-01', 1, 2],
    ['市场部', '2025-02-01', 3, 4],
    ['市场部', '2025-03-01', 5, 6],
    ['运营部', '2025-01-01', 11, 12],
    ['运营部', '2025-02-01', 13, 14],
    ['运营部', '2025-03-01', 15, 16],
  ]);
});

it('holds months to come, whose budget is set and whose actual is still empty', async () => {
  const table = await unpivotedOf([...BUDGET.slice(0, 1), ['部门', '1月', _, '2月', _, '3月', _], ...BUDGET.slice(2, 3), ['市场部', 1, 2, 3, 4, 5, _], ['运营部', 11, 12, 13, 14, 15, _]], MERGES);
  expect(table?.columns.map(({ name, type }) => [name, type])).toEqual([['部门', 'text'], ['月份', 'date'], ['预算', 'number'], ['实际', 'number']]);
  expect(rowsOf(table).slice(0, 3)).toEqual([
    ['市场部', '2025-01-01', 1, 2],
    ['市场部', '2025-02-01', 3, 4],
    ['市场部', '2025-03-01', 5, NaN],
  ]);
});

it('knows the cell of each value', async () => {
  const table = await unpivotedOf(BUDGET, MERGES);
  expect([...(table?.sourceRows ?? [])]).toEqual([3, 3, 3, 4, 4, 4]);
  expect([...(table?.cellColumns?.['实际'] ?? [])]).toEqual([2, 4, 6, 2, 4, 6]);
});

it('a crosstab of one measure has a column of values, totals left out', async () => {
  const table = await unpivotedOf([
    ['Region', 'Jan 2025', 'Feb 2025', 'Mar 2025', 'Total'],
    ['North', 1, 2, 3, 6],
    ['South', 4, 5, 6, 15],
  ]);
  expect(rowsOf(table).slice(0, 3)).toEqual([
    ['North', '2025-01-01', 1],
    ['North', '2025-02-01', 2],
    ['North', '2025-03-01', 3],
  ]);
});

it('months without a year stay words', async () => {
  const table = await unpivotedOf([
    ['部门', '1月', '2月', '3月'],
    ['市场部', 1, 2, 3],
    ['运营部', 4, 5, 6],
  ]);
  expect(table?.columns[1]).toMatchObject({ name: '月份', type: 'text', role: 'dimension' });
});

it('a table of plain columns is left as it is', async () => {
  expect(
    await unpivotedOf([
      ['Region', 'Plan', 'Actual'],
      ['North', 1, 2],
      ['South', 4, 5],
    ]),
  ).toBeUndefined();
});

it('a year over its months goes with them', async () => {
  const table = await unpivotedOf(
    [
      ['部门', '2024年', _, _, '2025年', _, _],
      [_, '10月', '11月', '12月', '1月', '2月', '3月'],
      ['市场部', 1, 2, 3, 4, 5, 6],
    ],
    ['A1:A2', 'B1:D1', 'E1:G1'],
  );
  expect(rowsOf(table).map((row) => row[1])).toEqual(['2024-10-01', '2024-11-01', '2024-12-01', '2025-01-01', '2025-02-01', '2025-03-01']);
});

it('regions are members of an axis where a column sums them', async () => {
  const table = await unpivotedOf([
    ['产品/大区', '华东', '华南', '华北', '合计'],
    ['耳机', 1, 2, 3, 6],
    ['手环', 4, 5, 6, 15],
  ]);
  expect(table?.columns.map(({ name, role }) => [name, role])).toEqual([['产品/大区', 'dimension'], ['大区', 'dimension'], ['数值', 'measure']]);
  expect(rowsOf(table).slice(0, 3)).toEqual([['耳机', '华东', 1], ['耳机', '华南', 2], ['耳机', '华北', 3]]);
});

it('regions are members of an axis where each has the same measures below it', async () => {
  const table = await unpivotedOf(
    [
      ['Product', 'East', _, 'West', _, 'North', _],
      [_, 'Budget', 'Actual', 'Budget', 'Actual', 'Budget', 'Actual'],
      ['Band', 1, 2, 3, 4, 5, 6],
    ],
    ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1'],
  );
  expect(rowsOf(table)).toEqual([['Band', 'East', 1, 2], ['Band', 'West', 3, 4], ['Band', 'North', 5, 6]]);
});

it('rates over all months are left aside', async () => {
  const table = await unpivotedOf([
    ['Region', 'Jan 2025', 'Feb 2025', 'Mar 2025', 'Total', 'Share'],
    ['North', 1, 2, 3, 6, { value: 0.3, format: '0%' }],
    ['South', 4, 5, 6, 15, { value: 0.7, format: '0%' }],
  ]);
  expect(table?.columns.map(({ name }) => name)).toEqual(['Region', 'Period', 'value']);
});
