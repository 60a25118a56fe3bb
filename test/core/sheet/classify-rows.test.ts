import { describe, expect, it } from 'vitest';
import { excludedRows, tableOf, tablesOf } from './one-sheet.ts';

const _ = null;

describe('rows that are no data', () => {
  it('are subtotals and totals, whatever they are called', async () => {
    const table = await tableOf([
      ['大区', '产品', '销量'],
      ['华东', '耳机', 1],
      ['华东', '手环', 2],
      ['华东小计', _, 3],
      ['华南', '耳机', 4],
      ['华南', '手环', 5],
      ['小 计', _, 9],
      ['合　计：', _, 12],
    ]);
    expect(excludedRows(table)).toEqual(['4 subtotal', '7 subtotal', '8 total']);
    expect(table.rowCount).toBe(4);
  });

  it('are the same in English', async () => {
    const table = await tableOf([
      ['Region', 'Product', 'Units'],
      ['East', 'A', 1],
      ['East', 'B', 2],
      ['East Total', _, 3],
      ['West', 'A', 4],
      ['Total West', _, 4],
      ['Grand Total', _, 7],
    ]);
    expect(excludedRows(table)).toEqual(['4 subtotal', '6 subtotal', '7 total']);
  });

  it('are weights and targets of people, with the numbers that they give', async () => {
    const table = await tableOf([
      ['姓名', '达成率', '培训得分'],
      ['权重', '60%', 0.4],
      ['目标', 1, 90],
      ['张三', 0.9, 80],
      ['李四', 1.1, 95],
    ]);
    expect(excludedRows(table)).toEqual(['2 weight', '3 target']);
    expect(table.criteria).toEqual([
      { kind: 'weight', row: 1, values: { 达成率: 0.6, 培训得分: 0.4 }, isClean: false },
      { kind: 'target', row: 2, values: { 达成率: 1, 培训得分: 90 }, isClean: true },
    ]);
  });

  it('are not targets where the column names measures, nor in the middle of others', async () => {
    const measures = await tableOf([
      ['指标', '1月', '2月'],
      ['目标', 10, 12],
      ['实际', 9, 13],
    ]);
    expect(excludedRows(measures)).toEqual([]);
    const among = await tableOf([
      ['门店', '销量'],
      ['一店', 10],
      ['目标', 12],
      ['二店', 9],
    ]);
    expect(excludedRows(among)).toEqual([]);
  });

  it('are not names that merely sound like a total', async () => {
    const table = await tableOf([
      ['Brand', 'Product', 'Units'],
      ['Total Energies', 'Oil', 1],
      ['Shell', 'Total Clean', 2],
      ['Total Energies', 'Gas', 4],
    ]);
    expect(excludedRows(table)).toEqual([]);
  });

  it('are sums without a label', async () => {
    const table = await tableOf([
      ['Region', 'Units'],
      ['East', 1],
      ['West', 4],
      [_, { value: 5, formula: '=SUM(B2:B3)' }],
    ]);
    expect(excludedRows(table)).toEqual(['4 total']);
  });

  it('are headers repeated on each printed page', async () => {
    const table = await tableOf([
      ['Region', 'Units'],
      ['East', 1],
      ['Region', 'Units'],
      ['West', 4],
      ['North', 4],
    ]);
    expect(excludedRows(table)).toEqual(['3 repeated-header']);
  });

  it('are bands that name a section', async () => {
    const table = await tableOf(
      [
        ['Product', 'Units', 'Sales'],
        ['East', _, _],
        ['A', 1, 10],
        ['B', 2, 20],
        ['West', _, _],
        ['A', 3, 30],
      ],
      { merges: ['A2:C2', 'A5:C5'] },
    );
    expect(excludedRows(table)).toEqual(['2 title', '5 title']);
  });

  it('are notes and signatures below', async () => {
    const table = await tableOf([
      ['Region', 'Product', 'Units'],
      ['East', 'A', 1],
      ['West', 'B', 4],
      ['Note: returns are left out.', _, _],
      ['制表：张三', '审核：李四', _],
    ]);
    expect(excludedRows(table)).toEqual(['4 note', '5 note']);
    expect(table.source.range).toBe('A1:C3');
  });

  it('are weights below the header', async () => {
    const table = await tableOf([
      ['Name', 'Team', 'Quality', 'Speed'],
      ['Weight', _, 0.6, 0.4],
      ['Ann', 'A', 0.9, 0.8],
      ['Bob', 'B', 0.7, 0.9],
    ]);
    expect(excludedRows(table)).toEqual(['2 weight']);
  });
});

describe('merged cells among the data', () => {
  it('hold for every row that they cover', async () => {
    const table = await tableOf(
      [
        ['大区', '产品', '销量'],
        ['华东', '耳机', 1],
        [_, '手环', 2],
        ['华南', '耳机', 3],
        [_, '手环', 4],
      ],
      { merges: ['A2:A3', 'A4:A5'] },
    );
    expect(table.columns[0]).toMatchObject({ type: 'text', values: ['华东', '华东', '华南', '华南'] });
    expect(table.isClean).toBe(false);
  });
});

describe('row headers that are written once', () => {
  const rows = [
    ['大区', '产品', '销量'],
    ['华东', '耳机', 1],
    [_, '手环', 2],
    [_, '音箱', 2],
    ['小计', _, 5],
    ['华南', '耳机', 3],
    [_, '手环', 4],
  ];

  it('hold for the blank cells below them, which is said', async () => {
    const table = await tableOf(rows);
    expect(table.columns[0]).toMatchObject({ values: ['华东', '华东', '华东', '华南', '华南'] });
    expect(table.isClean).toBe(false);
    expect(table.quality.map(({ code, ref }) => `${code} ${ref.range}`)).toEqual(['filled-down A2:A7']);
  });

  it('may stand one inside the other', async () => {
    const table = await tableOf([
      ['Year', 'Region', 'Product', 'Units'],
      ['FY24', 'East', 'A', 1],
      [_, _, 'B', 2],
      [_, 'West', 'A', 2],
      ['FY25', 'East', 'A', 3],
      [_, _, 'B', 4],
    ]);
    expect(table.columns[1]).toMatchObject({ values: ['East', 'East', 'West', 'East', 'East'] });
  });

  it('are not columns that may be left blank', async () => {
    const table = await tableOf([
      ['任务', '负责人', '工时'],
      ['设计', '张三', 1],
      ['开发', _, 2],
      ['测试', _, 3],
      ['上线', '李四', 3],
    ]);
    expect(table.columns[1]).toMatchObject({ values: ['张三', null, null, '李四'] });
  });
});

describe('lines around a table', () => {
  it('are notes where they say so, though another table follows', async () => {
    const tables = await tablesOf([
      ['Region', 'Units'],
      ['East', 1],
      ['West', 4],
      [],
      ['Source: order system'],
      [],
      [],
      ['Agent', 'Calls'],
      ['Ann', 1],
      ['Bob', 2],
    ]);
    expect(tables.map(excludedRows)).toEqual([['4 blank', '5 note'], []]);
  });

  it('are titles where nothing stands above, whatever they say', async () => {
    const table = await tableOf([['2025年月报'], ['统计口径：已付款订单'], [], ['大区', '销量'], ['华东', 1], ['华南', 4]]);
    expect(excludedRows(table)).toEqual(['1 title', '2 title', '3 blank']);
  });

  it('are units below the header, with a label or dashes', async () => {
    expect(excludedRows(await tableOf([['Region', 'Time', 'Units'], ['Unit', 'min', '-'], ['East', 1, 2], ['West', 4, 5]]))).toEqual(['2 unit']);
  });

  it('are averages below the total', async () => {
    const table = await tableOf([['City', 'Units'], ['Rome', 1], ['Bonn', 3], ['Total', 4], ['Average', 2]]);
    expect(excludedRows(table)).toEqual(['4 total', '5 total']);
  });

  it('are headers repeated over more than one page', async () => {
    const header = ['No.', 'Region', 'Units'];
    const table = await tableOf([header, [1, 'East', 1], [2, 'West', 1], header, [3, 'East', 1], [4, 'West', 1], header, [5, 'North', 1]]);
    expect(table.headerRows).toEqual([1]);
    expect(excludedRows(table)).toEqual(['4 repeated-header', '7 repeated-header']);
  });
});
