import { describe, expect, it } from 'vitest';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { serialToIso } from '../../../core/sheet/serial-date.ts';
import type { TypedColumn } from '../../../core/sheet/typed-table.ts';
import { plainWorkbook, type PlainCell } from './plain-workbook.ts';

/** A column under its header, beside one that makes it a table. */
async function columnOf(header: string, cells: readonly PlainCell[], date1904 = false, sheet = 'S'): Promise<TypedColumn> {
  const rows = [['item', header], ...cells.map((cell, index) => [`item ${index}`, cell])];
  const [reading] = await readTables(plainWorkbook([{ name: sheet, rows }], date1904));
  const column = reading?.tables[0]?.columns[1];
  if (column === undefined) throw new Error('no column was read');
  return column;
}

function isoDays(column: TypedColumn): (string | null)[] {
  if (column.type !== 'date') throw new Error(`${column.name} is ${column.type}`);
  return Array.from(column.values, (serial) => (Number.isNaN(serial) ? null : serialToIso(serial)));
}

function numbers(column: TypedColumn): (number | null)[] {
  if (column.type !== 'number') throw new Error(`${column.name} is ${column.type}`);
  return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
}

describe('the type of a column', () => {
  it('is number though some are texts, full-width, grouped or percents', async () => {
    const column = await columnOf('amount', [1, '2 ', '３', '1,000', '(5)', '-', 'N/A', null]);
    expect(numbers(column)).toEqual([1, 2, 3, 1000, -5, null, null, null]);
    expect(column.converted).toBe(4);
  });

  it('is number where one cell in five is junk, which is said', async () => {
    expect(numbers(await columnOf('amount', [1, 2, 3, 4, '约五']))).toEqual([1, 2, 3, 4, null]);
  });

  it('is text where numbers are the exception', async () => {
    expect(await columnOf('remark', ['late', 'ok', 3, 'ok'])).toMatchObject({ type: 'text', values: ['late', 'ok', '3', 'ok'] });
  });

  it('is text for codes that only look like numbers', async () => {
    expect(await columnOf('zip', ['00120', '10115', '20095'])).toMatchObject({ type: 'text', role: 'id', values: ['00120', '10115', '20095'] });
    expect(await columnOf('证件', ['310101199001011234', '310101199001011235'])).toMatchObject({ type: 'text' });
    expect(await columnOf('Order No', ['1001', '1002', '1003'])).toMatchObject({ type: 'text', role: 'id' });
  });

  it('is date though written in many ways', async () => {
    const column = await columnOf('日期', [{ value: 45_658, format: 'yyyy"年"m"月"' }, '2025年1月2日', '2025/1/3', '2025.1.4', '20250105', '待定', null]);
    expect(isoDays(column)).toEqual(['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04', '2025-01-05', null, null]);
    expect(column.converted).toBe(4);
  });

  it('is date for months written with a point', async () => {
    expect(isoDays(await columnOf('月份', ['2025.01', '2025.02', '2025.10']))).toEqual(['2025-01-01', '2025-02-01', '2025-10-01']);
  });

  it('is number for the same texts where nothing speaks of dates', async () => {
    expect(numbers(await columnOf('ratio', ['2025.01', '2025.02', '2031.5']))).toEqual([2025.01, 2025.02, 2031.5]);
  });

  it('decides day and month over the whole column', async () => {
    expect(isoDays(await columnOf('date', ['3/1/2025', '4/1/2025', '13/1/2025']))).toEqual(['2025-01-03', '2025-01-04', '2025-01-13']);
    expect(isoDays(await columnOf('date', ['3/1/2025', '4/1/2025', '1/13/2025']))).toEqual(['2025-03-01', '2025-04-01', '2025-01-13']);
  });

  it('takes the order in which the days follow each other where both are possible', async () => {
    expect(isoDays(await columnOf('date', ['01/02/2025', '02/02/2025', '03/02/2025', '04/02/2025']))).toEqual(['2025-02-01', '2025-02-02', '2025-02-03', '2025-02-04']);
  });

  it('decides where the year stands too', async () => {
    expect(isoDays(await columnOf('日期', ['25/3/1', '25/3/9', '25/3/17']))).toEqual(['2025-03-01', '2025-03-09', '2025-03-17']);
    expect(isoDays(await columnOf('date', ['3/1/25', '3/9/25', '3/17/25']))).toEqual(['2025-03-01', '2025-03-09', '2025-03-17']);
  });

  it('goes by another column of the table where its own dates read either way', async () => {
    const rows = [['Task', 'Start', 'Finish'], ['a', '01/03/2025', '15/03/2025'], ['b', '01/06/2025', '30/06/2025'], ['c', '05/04/2025', '20/04/2025']];
    const [reading] = await readTables(plainWorkbook([{ name: 'S', rows }]));
    const start = reading?.tables[0]?.columns[1];
    expect(start === undefined ? [] : isoDays(start)).toEqual(['2025-03-01', '2025-06-01', '2025-04-05']);
    expect(reading?.tables[0]?.quality.map(({ code }) => code)).not.toContain('ambiguous-date');
  });

  it('takes the year of days without one from the other days', async () => {
    expect(isoDays(await columnOf('日期', ['2025.3.1', '2025/3/2', '2025-03-03', '3月4日']))).toEqual(['2025-03-01', '2025-03-02', '2025-03-03', '2025-03-04']);
  });

  it('takes real dates among the rows as witnesses of the order', async () => {
    const real = (serial: number) => ({ value: serial, format: 'yyyy-mm-dd' });
    expect(isoDays(await columnOf('date', [real(45_688), '01/02/2025', '02/02/2025', real(45_691)]))).toEqual(['2025-01-31', '2025-02-01', '2025-02-02', '2025-02-03']);
  });

  it('is date for days and months without a year, where the sheet names one', async () => {
    expect(isoDays(await columnOf('日期', ['3月1日', '3月9日', '待定'], false, '2025年明细'))).toEqual(['2025-03-01', '2025-03-09', null]);
    expect(isoDays(await columnOf('Month', ['Jan', 'Feb', 'March'], false, 'Sales 2025'))).toEqual(['2025-01-01', '2025-02-01', '2025-03-01']);
    expect((await columnOf('日期', ['3月1日', '3月9日', '3月10日'])).type).toBe('text');
  });

  it('is date for plain numbers that are days under a header that says so', async () => {
    const column = await columnOf('日期', [45_658, 45_659.5, 45_660]);
    expect(isoDays(column)).toEqual(['2025-01-01', '2025-01-02T12:00:00', '2025-01-03']);
    expect(column.converted).toBe(3);
    expect(isoDays(await columnOf('月份', [202_501, 202_502, 202_512]))).toEqual(['2025-01-01', '2025-02-01', '2025-12-01']);
    expect((await columnOf('Response time', [45, 50, 61])).type).toBe('number');
  });

  it('is date for whole numbers like 20250301 under a header that says so', async () => {
    expect(isoDays(await columnOf('日期', [20_250_301, 20_250_302]))).toEqual(['2025-03-01', '2025-03-02']);
    expect(numbers(await columnOf('amount', [20_250_301, 20_250_302]))).toEqual([20_250_301, 20_250_302]);
  });

  it('is date for years under a header that says so', async () => {
    const column = await columnOf('年份', [2023, 2024, 2025]);
    expect(isoDays(column)).toEqual(['2023-01-01', '2024-01-01', '2025-01-01']);
    expect(column).toMatchObject({ role: 'time', converted: 3 });
  });

  it('shifts dates of the 1904 system', async () => {
    expect(isoDays(await columnOf('date', [{ value: 45_658 - 1462, format: 'yyyy-mm-dd' }, { value: 45_659 - 1462, format: 'yyyy-mm-dd' }], true))).toEqual(['2025-01-01', '2025-01-02']);
  });

  it('keeps the time of day', async () => {
    expect(isoDays(await columnOf('created', [{ value: 45_658.5, format: 'yyyy-mm-dd hh:mm' }, '2025-01-02 18:00']))).toEqual(['2025-01-01T12:00:00', '2025-01-02T18:00:00']);
  });

  it('is boolean', async () => {
    expect(await columnOf('paid', [true, false, null, true])).toMatchObject({ type: 'boolean', values: [true, false, null, true] });
  });

  it('counts errors as missing', async () => {
    expect(numbers(await columnOf('amount', [1, { error: '#N/A' }, 3, 4, 5]))).toEqual([1, null, 3, 4, 5]);
  });

  it('reads numbers with units in the cell', async () => {
    const column = await columnOf('price', ['¥1,299', '¥899', '¥2,049']);
    expect(numbers(column)).toEqual([1299, 899, 2049]);
    expect(column.unit).toBe('¥');
    expect(numbers(await columnOf('播放', ['1.2万', '8500', '3亿']))).toEqual([12_000, 8500, 300_000_000]);
  });

  it('brings units of one kind to the one that is written most, or to that of the header', async () => {
    const minutes = await columnOf('时长', ['45分钟', '30分钟', '2小时']);
    expect(numbers(minutes)).toEqual([45, 30, 120]);
    expect(minutes.unit).toBe('分钟');
    expect(numbers(await columnOf('Duration (h)', ['45 min', '30 min', '2 h']))).toEqual([0.75, 0.5, 2]);
    expect(numbers(await columnOf('单价', ['12元', '9元', '3个']))).toEqual([12, 9, 3]);
  });

  it('brings cells that say their own size to that of the column', async () => {
    const column = await columnOf('销售额（万元）', [3.2, '4.5万', '12,000元', 1]);
    expect(numbers(column)).toEqual([3.2, 4.5, 1.2, 1]);
    expect(column).toMatchObject({ unit: '元', multiplier: 10_000 });
  });

  it('reads percents as fractions, whichever way each is written', async () => {
    const column = await columnOf('完成率', [{ value: 0.12, format: '0%' }, '12%', 12, { value: 0.2, format: '0%' }]);
    expect(numbers(column)).toEqual([0.12, 0.12, 0.12, 0.2]);
    expect(column).toMatchObject({ unit: '%', multiplier: 1, role: 'ratio' });
    expect(await columnOf('完成率(%)', [12, 13.5, '14%'])).toMatchObject({ unit: '%', multiplier: 1, values: Float64Array.of(0.12, 0.135, 0.14) });
  });

  it('reads decimal commas where only they make sense', async () => {
    expect(numbers(await columnOf('amount', ['1.234,50', '2.000,00', '3,75']))).toEqual([1234.5, 2000, 3.75]);
  });

  it('reads points between groups where another column has decimal commas', async () => {
    const rows = [['Campaign', 'Spend', 'Views', 'CTR'], ['a', '€1.200,50', '120.000', '2,5%'], ['b', '€980,00', '99.500', '2,0%']];
    const [reading] = await readTables(plainWorkbook([{ name: 'S', rows }]));
    expect(reading?.tables[0]?.columns.slice(1).map(numbers)).toEqual([[1200.5, 980], [120_000, 99_500], [0.025, 0.02]]);
  });

  it('reads durations of several units', async () => {
    const column = await columnOf('处理时长', ['1小时20分', '35分钟', '2小时', '50分钟']);
    expect(numbers(column)).toEqual([80, 35, 120, 50]);
    expect(column.unit).toBe('分钟');
  });

  it('keeps texts without the blanks around them', async () => {
    expect(await columnOf('region', [' East', 'East ', 'East\u00a0', 'West'])).toMatchObject({ values: ['East', 'East', 'East', 'West'] });
  });
});
