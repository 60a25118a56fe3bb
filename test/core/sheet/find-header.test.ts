import { describe, expect, it } from 'vitest';
import { columnNames, excludedRows, outline, tableOf, tablesOf } from './one-sheet.ts';

const _ = null;

describe('the header', () => {
  it('is joined from merged rows, two or three', async () => {
    const table = await tableOf(
      [
        ['大区', '2025年', _, _, _],
        [_, '一季度', _, '二季度', _],
        [_, '目标', '实际', '目标', '实际'],
        ['华东', 1, 2, 3, 4],
        ['华南', 5, 6, 7, 8],
      ],
      { merges: ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2'] },
    );
    expect(table.headerRows).toEqual([1, 2, 3]);
    expect(columnNames(table)).toEqual(['大区', '2025年 / 一季度 / 目标', '2025年 / 一季度 / 实际', '2025年 / 二季度 / 目标', '2025年 / 二季度 / 实际']);
  });

  it('fills group names over blanks where the merges are lost', async () => {
    const table = await tableOf([
      [_, 'Q1', _, 'Q2', _],
      ['Region', 'Plan', 'Actual', 'Plan', 'Actual'],
      ['North', 1, 2, 3, 4],
      ['South', 5, 6, 7, 8],
    ]);
    expect(table.headerRows).toEqual([1, 2]);
    expect(columnNames(table)).toEqual(['Region', 'Q1 / Plan', 'Q1 / Actual', 'Q2 / Plan', 'Q2 / Actual']);
  });

  it('may be years, months or days that are numbers', async () => {
    const years = await tableOf([
      ['Region', 2023, 2024, 2025],
      ['North', 11, 12, 13],
      ['South', 21, 22, 23],
    ]);
    expect(columnNames(years)).toEqual(['Region', '2023', '2024', '2025']);
    const month = (serial: number) => ({ value: serial, format: 'yyyy-mm' });
    const months = await tableOf([
      ['Region', month(45_658), month(45_689), month(45_717)],
      ['North', 11, 12, 13],
      ['South', 21, 22, 23],
    ]);
    expect(columnNames(months)).toEqual(['Region', '2025-01-01', '2025-02-01', '2025-03-01']);
    expect(months.rowCount).toBe(2);
  });

  it('may be the days of a month over signs of who was there', async () => {
    const table = await tableOf([
      ['姓名', 1, 2, 3, 4, 5, 6, 7, '出勤天数'],
      ['张三', '√', '√', '休', '√', '√', '√', '√', 6],
      ['李四', '√', '假', '休', '√', '√', '√', '√', 5],
      ['王五', '√', '√', '休', '√', '√', '√', '√', 6],
    ]);
    expect(table.headerRows).toEqual([1]);
  });

  it('is found in a table of words alone', async () => {
    const table = await tableOf([
      ['Task', 'Owner', 'Status'],
      ['Write plan', 'Ann', 'done'],
      ['Ship it', 'Bob', 'open'],
      ['Tell all', 'Ann', 'open'],
    ]);
    expect(table.headerRows).toEqual([1]);
    expect(table.rowCount).toBe(3);
  });

  it('may be missing', async () => {
    const table = await tableOf([
      ['North', 10, 0.1],
      ['South', 20, 0.2],
      ['West', 30, 0.3],
    ]);
    expect(table).toMatchObject({ headerRows: [], rowCount: 3 });
    expect(columnNames(table)).toEqual(['Column A', 'Column B', 'Column C']);
  });

  it('stands below titles and particulars', async () => {
    const table = await tableOf(
      [
        ['2025年销售月报', _, _, _],
        ['制表：运营部', _, '单位：万元', _],
        ['大区', '产品', '销售额', '订单数'],
        ['华东', '耳机', 3.5, 30],
        ['华南', '手环', 4.5, 40],
      ],
      { merges: ['A1:D1'] },
    );
    expect(table.headerRows).toEqual([3]);
    expect(excludedRows(table)).toEqual(['1 title', '2 title']);
    expect(table.columns[2]).toMatchObject({ unit: '元', multiplier: 10_000 });
    expect(table.columns[3]).toMatchObject({ unit: null, multiplier: 1 });
  });

  it('may be followed by a row of units', async () => {
    const table = await tableOf([
      ['大区', '销售额', '退款率', '时长'],
      [_, '万元', '%', '分钟'],
      ['华东', 3.5, 1.2, 30],
      ['华南', 4.5, 2.4, 40],
    ]);
    expect(excludedRows(table)).toEqual(['2 unit']);
    expect(table.headerRows).toEqual([1]);
    expect(table.columns.map(({ unit, multiplier }) => [unit, multiplier])).toEqual([[null, 1], ['元', 10_000], ['%', 0.01], ['分钟', 1]]);
  });

  it('gives every column a name of its own', async () => {
    const table = await tableOf([
      ['Region', 'Sales', 'sales', _, 'source_row'],
      ['North', 1, 2, 3, 4],
      ['South', 5, 6, 7, 8],
    ]);
    expect(columnNames(table)).toEqual(['Region', 'Sales', 'sales_2', 'Column D', 'source_row_2']);
  });

  it('has a blank row below it', async () => {
    const tables = await tablesOf([
      ['Region', 'Product', 'Sales'],
      [],
      ['North', 'A', 10],
      ['South', 'B', 20],
      ['South', 'C', 30],
    ]);
    expect(outline(tables)).toEqual(['A1:C5 header 1 rows 3']);
  });
});
