import { describe, expect, it } from 'vitest';
import { readTables } from '../../../../core/sheet/read-tables.ts';
import { inconsistentNames, likelyTypos } from '../../../../core/sheet/quality/inconsistent-names.ts';
import { tableOf } from '../one-sheet.ts';
import { plainWorkbook, type PlainCell } from '../plain-workbook.ts';

const _ = null;

/** Code and place of every note on the one table of a sheet. */
async function notesOn(rows: readonly (readonly PlainCell[])[]): Promise<string[]> {
  return (await tableOf(rows)).quality.map(({ code, ref }) => `${code} ${ref.range}`);
}

describe('what is said about the data', () => {
  it('is nothing where nothing is wrong', async () => {
    expect(await notesOn([['Region', 'Units'], ['East', 1], ['West', 2], ['Total', 3]])).toEqual([]);
  });

  it('is that hidden rows and columns count all the same', async () => {
    const rows = [['Region', 'Units', 'Cost'], ['East', 1, 5], ['West', 2, 6], ['North', 4, 7]];
    const { quality } = await tableOf(rows, { hiddenRows: [0, 2, 3, 9], hiddenColumns: [2] });
    expect(quality.map(({ code, message, ref }) => `${code} ${ref.range}: ${message.en}`)).toEqual([
      'hidden-rows A3:C4: 2 rows hidden or filtered out on the sheet, counted here all the same.',
      'hidden-columns C2:C4: Hidden columns read as well: Cost.',
    ]);
  });

  it('is where numbers and dates are texts, values are missing, errors or misfits', async () => {
    expect(
      await notesOn([
        ['Region', 'Units', 'Date'],
        ['East', '1', { value: 45_658, format: 'yyyy-mm-dd' }],
        ['West ', 2, '2025年1月2日'],
        ['North', { error: '#DIV/0!' }, { value: 45_660, format: 'yyyy-mm-dd' }],
        ['South', 'about 4', { value: 45_661, format: 'yyyy-mm-dd' }],
        ['Centre', 5, { value: 45_662, format: 'yyyy-mm-dd' }],
        ['Isles', 6, _],
        ['Coast', 7, 'N/A'],
      ]),
    ).toEqual(['edge-blanks A2:A8', 'text-number B2:B8', 'mixed-type B5', 'error-value B2:B8', 'text-date C2:C8', 'missing C2:C8']);
  });

  it('is a total that is not the sum of its rows', async () => {
    const rows = [
      ['大区', '产品', '销量', '金额'],
      ['华东', '耳机', 1, 10],
      ['华东', '手环', 2, 20],
      ['小计', _, 3, 30],
      ['华南', '耳机', 4, 40],
      ['华南', '手环', 5, 50],
      ['小计', _, 9, 99],
      ['合计', _, 12, 120],
    ];
    expect(await notesOn(rows)).toEqual(['broken-total D7']);
  });

  it('is silent on totals that stand above their rows, and on rates', async () => {
    expect(
      await notesOn([
        ['Region', 'Product', 'Units', 'Return rate'],
        ['Total', _, 12, 0.1],
        ['East', 'A', 1, 0.05],
        ['East', 'B', 2, 0.2],
        ['West', 'A', 9, 0.1],
      ]),
    ).toEqual([]);
  });

  it('is a row that is there twice', async () => {
    expect(
      await notesOn([
        ['Region', 'Product', 'Units'],
        ['East', 'A', 1],
        ['West', 'A', 1],
        ['East', 'A', 1],
      ]),
    ).toEqual(['duplicate-row A4:C4']);
  });

  it('is a date that reads either way', async () => {
    expect(await notesOn([['item', 'date'], ['a', '3/4/2025'], ['b', '3/5/2025'], ['c', '3/6/2025']])).toEqual(['text-date B2:B4', 'ambiguous-date B2:B4']);
  });
});

describe('the cells that a note speaks of', () => {
  async function cellsOf(code: string, rows: readonly (readonly PlainCell[])[]): Promise<readonly string[] | undefined> {
    return (await tableOf(rows)).quality.find((note) => note.code === code)?.cells;
  }

  it('are named, each once', async () => {
    const rows = [['Region', 'Units'], ['East', '1'], ['West ', 2], ['North', { error: '#DIV/0!' }], ['South', '-'], ['Centre', 5], ['Isles', 'about 6']];
    expect(await cellsOf('text-number', rows)).toEqual(['B2']);
    expect(await cellsOf('edge-blanks', rows)).toEqual(['A3']);
    expect(await cellsOf('error-value', rows)).toEqual(['B4']);
    expect(await cellsOf('missing', rows)).toEqual(['B5']);
    expect(await cellsOf('mixed-type', rows)).toEqual(['B7']);
    expect((await tableOf(rows)).columns[1]?.unconverted).toEqual(['B7']);
  });

  it('are runs where what cannot be read stands in a row', async () => {
    const rows = [['item', 'Units'], ...Array.from({ length: 12 }, (_row, row) => [`item ${row}`, row >= 4 && row <= 6 ? 'about four' : row])];
    expect((await tableOf(rows)).columns[1]?.unconverted).toEqual(['B6:B8']);
  });
});

describe('sums', () => {
  const months = ['部门', '1月', '2月', '3月', '合计'];

  it('at the right are checked row by row', async () => {
    const rows = [months, ['市场部', 1, 2, 3, 6], ['运营部', 4, 5, 6, 15], ['客服部', 7, 8, 9, 24], ['产品部', 1, 1, 1, 3], ['行政部', 10, 11, 12, 63]];
    expect(await notesOn(rows)).toEqual(['broken-total E6']);
  });

  it('at the right may as well be averages', async () => {
    const rows = [months, ['市场部', 1, 2, 3, 2], ['运营部', 4, 5, 6, 5], ['客服部', 7, 8, 9, 8], ['产品部', 1, 1, 1, 1]];
    expect(await notesOn(rows)).toEqual([]);
  });

  it('of rounded numbers may stray by as much as rounding does', async () => {
    const sums = (total: number) => notesOn([['Region', 'Sales'], ['A', 1.1], ['B', 2.2], ['C', 3.3], ['D', 4.4], ['Total', total]]);
    expect(await sums(11.1)).toEqual([]);
    expect(await sums(11.4)).toEqual(['broken-total B6']);
  });
});

describe('values that look like slips', () => {
  const column = (header: string, cells: readonly PlainCell[]) => notesOn([['item', header], ...cells.map((cell, row) => [`item ${row}`, cell])]);
  const steady = Array.from({ length: 30 }, (_row, row) => 100 + ((row * 7) % 13));

  it('are far from the rest', async () => {
    expect(await column('Units', [...steady, 9000])).toEqual(['outlier B32']);
    expect(await column('Units', steady)).toEqual([]);
  });

  it('are not what a skewed column is made of', async () => {
    const skewed = Array.from({ length: 60 }, (_row, row) => Math.round(Math.exp(3 + ((row * 37) % 60) / 10)));
    expect(await column('销售额', skewed)).toEqual([]);
    expect(await column('销售额', [...skewed, 9e9])).toEqual(['outlier B62']);
  });

  it('are below zero where all others are above, unless the name allows it', async () => {
    const amounts = Array.from({ length: 60 }, (_row, row) => 100 + ((row * 7) % 13));
    expect(await column('Units', [...amounts, -104])).toContain('negative-value B62');
    expect(await column('Profit', [...amounts, -104])).not.toContain('negative-value B62');
  });

  it('are dates in another year than all others', async () => {
    const days = Array.from({ length: 20 }, (_row, row) => ({ value: 45_658 + row, format: 'yyyy-mm-dd' }));
    expect(await column('Date', [...days, { value: 45_678 + 3653, format: 'yyyy-mm-dd' }])).toContain('outlier B22');
  });
});

describe('gaps in dates', () => {
  const dates = (days: readonly number[]) => notesOn([['日期', '销量'], ...days.map((day) => [{ value: 45_658 + day, format: 'yyyy-mm-dd' }, 100 + ((day * 7) % 13)])]);

  it('are days that a daily series skips', async () => {
    expect(await dates([0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13])).toEqual(['date-gap A6']);
  });

  it('are not weekends, where no weekend has a day', async () => {
    // The second of January 2025 is a Thursday.
    expect(await dates([1, 2, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19])).toEqual([]);
    expect(await dates([1, 2, 5, 6, 8, 9, 12, 13, 14, 15, 16, 19])).toEqual(['date-gap A6']);
  });

  it('are months that a monthly series skips', async () => {
    const months = ['2025-01', '2025-02', '2025-03', '2025-05', '2025-06', '2025-07', '2025-08'];
    expect(await notesOn([['月份', '销量'], ...months.map((month, row) => [month, 10 + row])])).toEqual(['text-date A2:A8', 'date-gap A5']);
  });

  it('are none where days come as they come', async () => {
    expect(await dates([0, 2, 3, 9, 11, 20, 33])).toEqual([]);
  });
});

describe('keys', () => {
  it('that should be unique and are not', async () => {
    const rows = [['订单编号', '销量'], ...Array.from({ length: 20 }, (_row, row) => [`DD${2000 + (row === 19 ? 3 : row)}`, row + 5])];
    expect(await notesOn(rows)).toEqual(['duplicate-key A21']);
  });

  it('that come often are none', async () => {
    const rows = [['会员号', '销量'], ...Array.from({ length: 20 }, (_row, row) => [`HY${2000 + (row % 7)}`, row + 5])];
    expect(await notesOn(rows)).toEqual([]);
  });

  it('without a partner in the list that they refer to', async () => {
    const customers = [['客户编号', '城市', '等级'], ['K001', '上海', 'A'], ['K002', '北京', 'B'], ['K003', '广州', 'A']];
    const orders = [['订单号', '客户编号', '金额'], ['D1001', 'K001', 10], ['D1002', 'K002', 20], ['D1003', 'K009', 30], ['D1004', 'K001', 40], ['D1005', 'K003', 50]];
    const readings = await readTables(plainWorkbook([{ name: '客户', rows: customers }, { name: '订单', rows: orders }]));
    const notes = readings.flatMap(({ tables }) => tables.flatMap(({ quality }) => quality.map(({ code, ref, message }) => `${code} ${ref.sheet} ${ref.range} ${message.zh}`)));
    expect(notes).toEqual(['unmatched-key 订单 B4 “客户编号”有 1 行的值在“客户”里找不到，如“K009”。']);
  });
});

describe('rows that are there twice', () => {
  it('are told though a column counts the rows', async () => {
    const rows = [['序号', '日期', '大区', '产品', '销量'], [1, '2025-01-01', '华东', '耳机', 5], [2, '2025-01-02', '华东', '耳机', 6], [3, '2025-01-01', '华东', '耳机', 5]];
    expect(await notesOn(rows)).toContain('duplicate-row A4:E4');
  });
});

describe('names one letter off', () => {
  it('are told where one of them is rare', () => {
    const values = [...Array.from({ length: 20 }, () => '智能手环'), '只能手环', ...Array.from({ length: 20 }, () => 'Marketing'), 'Marketnig', 'Marketng'];
    expect(likelyTypos(values).map(({ usual, other }) => `${usual}=${other}`)).toEqual(['智能手环=只能手环', 'Marketing=Marketnig', 'Marketing=Marketng']);
  });

  it('are not told where the letter counts or the names are as usual', () => {
    const often = (name: string) => Array.from({ length: 20 }, () => name);
    expect(likelyTypos([...often('销售一部门'), '销售二部门', ...often('Model 10'), 'Model 11', ...often('智能手环'), '智能手表', ...often('North'), ...often('Forth')])).toEqual([]);
  });
});

describe('names for the same thing', () => {
  it('differ in a suffix, in case, width or blanks', () => {
    const pairs = inconsistentNames(['华东', '华东', '华东区', '华南', 'East', 'East', 'EAST', 'East Region', 'Ａ１', 'Ａ１', 'A1']);
    expect(pairs.map(({ usual, other }) => `${usual}=${other}`)).toEqual(['华东=华东区', 'East=EAST', 'East=East Region', 'Ａ１=A1']);
  });

  it('are not two where numbers or words differ', () => {
    expect(inconsistentNames(['一部', '二部', '1区', '2区', '市场部', '市场一部', 'Team A', 'Team B', 'North', 'Northern'])).toEqual([]);
  });
});
