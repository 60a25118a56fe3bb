import { describe, expect, it } from 'vitest';
import { columnNames, excludedRows, outline, tableOf, tablesOf } from './one-sheet.ts';

const _ = null;

describe('where a table is', () => {
  it('begins anywhere on the sheet', async () => {
    const tables = await tablesOf([
      [],
      [_, _, 'Region', 'Sales'],
      [_, _, 'North', 10],
      [_, _, 'South', 20],
    ]);
    expect(outline(tables)).toEqual(['C2:D4 header 2 rows 2']);
  });

  it('may be one of several, beside and below each other', async () => {
    const tables = await tablesOf([
      ['Region', 'Sales', _, 'Agent', 'Tickets', 'Status'],
      ['North', 10, _, 'Ann', 3, 'open'],
      ['South', 20, _, 'Bob', 4, 'closed'],
      ['West', 30, _, 'Cid', 4, 'closed'],
      [],
      ['Month', 'Cost'],
      ['2025-01', 5],
      ['2025-02', 6],
    ]);
    expect(outline(tables)).toEqual(['A1:B4 header 1 rows 3', 'D1:F4 header 1 rows 3', 'A6:B8 header 6 rows 2']);
  });

  it('is what a named range holds, which lends it its name', async () => {
    const rows = [
      ['Region', 'Sales', _, 'Returns'],
      ['North', 10, _, 'none'],
      [],
      [],
      [],
      ['South', 20, _, 'few'],
    ];
    const whole = { name: 'SalesByRegion', refersTo: 'S!$A$1:$D$6', sheet: null };
    const [table, ...more] = await tablesOf(rows, { names: [whole] });
    expect(more).toEqual([]);
    expect(table).toMatchObject({ name: 'SalesByRegion', source: { range: 'A1:D6' }, rowCount: 2 });
    expect(outline(await tablesOf(rows))).not.toEqual(['A1:D6 header 1 rows 2']);
  });

  it('is not cut short by a name for a part of it, nor by one that programs made', async () => {
    const rows = [['Region', 'Sales', 'Cost'], ['North', 10, 5], ['South', 20, 6], ['West', 30, 7], ['East', 40, 8]];
    const names = [['Lookup', 'S!$A$1:$B$5'], ['Top', 'S!$A$1:$C$4'], ['_xlnm.Print_Area', 'S!$A$1:$C$3'], ['Gone', '#REF!']].map(([name = '', refersTo = '']) => ({ name, refersTo, sheet: null }));
    expect(outline(await tablesOf(rows, { names }))).toEqual(['A1:C5 header 1 rows 4']);
  });

  it('goes on over blank rows and section names', async () => {
    const [table, ...more] = await tablesOf([
      ['Income statement (USD in thousands)'],
      [],
      [_, 'FY2023', 'FY2024'],
      ['Revenue'],
      ['Product', 1200, 1350],
      ['Services', 300, 420],
      [],
      ['Costs'],
      ['Salaries', -400, -450],
      ['Rent', -100, -110],
    ]);
    expect(more).toEqual([]);
    expect(table).toMatchObject({ source: { range: 'A3:C10' }, headerRows: [3], rowCount: 4 });
  });

  it('stands beside another under one merged title', async () => {
    const tables = await tablesOf(
      [
        ['Overview 2025', _, _, _, _],
        ['Region', 'Sales', _, 'Agent', 'Score'],
        ['North', 10, _, 'Ann', 3],
        ['South', 20, _, 'Bob', 4],
        ['East', 20, _, 'Cid', 5],
      ],
      { merges: ['A1:E1'] },
    );
    expect(outline(tables)).toEqual(['A2:B5 header 2 rows 3', 'D2:E5 header 2 rows 3']);
  });

  it('stands beside another, each under a title of its own and both under one', async () => {
    const tables = await tablesOf(
      [
        ['2025年运营月报', _, _, _, _, _],
        ['各区销售', _, _, '客服', _, _],
        ['大区', '销售额', _, '坐席', '工单数', '状态'],
        ['华东', 10, _, '张三', 3, '已完成'],
        ['华南', 20, _, '李四', 4, '进行中'],
      ],
      { merges: ['A1:F1'] },
    );
    expect(outline(tables)).toEqual(['A3:B5 header 3 rows 2', 'D3:F5 header 3 rows 2']);
    expect(tables.map(excludedRows)).toEqual([['1 title', '2 title'], ['1 title', '2 title']]);
  });

  it('may have one below it that is alike but for its header', async () => {
    const month = (serial: number) => ({ value: serial, format: 'yyyy-mm' });
    const tables = await tablesOf([
      ['Date', 'Region', 'Share'],
      ['2025-01-01', 'North', '38%'],
      ['2025-01-02', 'South', '62%'],
      [],
      ['Item', month(45_658), month(45_689)],
      ['Orders', 10, 20],
      ['Users', 30, 40],
    ]);
    expect(outline(tables)).toEqual(['A1:C3 header 1 rows 2', 'A5:C7 header 5 rows 2']);
  });

  it('goes on after a blank row', async () => {
    const table = await tableOf([
      ['Region', 'Product', 'Sales'],
      ['North', 'A', 10],
      ['North', 'B', 11],
      [],
      ['South', 'A', 20],
      ['South', 'B', 21],
      [],
      ['Total', _, 62],
    ]);
    expect(table).toMatchObject({ source: { range: 'A1:C8' }, rowCount: 4, isClean: false });
    expect(excludedRows(table)).toEqual(['4 blank', '7 blank', '8 total']);
  });

  it('ends where another header begins, even right below', async () => {
    const tables = await tablesOf([
      ['Region', 'Sales'],
      ['North', 10],
      ['South', 20],
      [],
      ['Agent', 'Tickets'],
      ['Ann', 3],
      ['Bob', 4],
    ]);
    expect(outline(tables)).toEqual(['A1:B3 header 1 rows 2', 'A5:B7 header 5 rows 2']);
  });

  it('keeps a blank column between its columns of numbers', async () => {
    const table = await tableOf([
      ['Region', 'Q1', _, 'Q2', 'Q3'],
      ['North', 1, _, 2, 3],
      ['South', 4, _, 5, 6],
    ]);
    expect(columnNames(table)).toEqual(['Region', 'Q1', 'Q2', 'Q3']);
  });

  it('is what an Excel Table says, with its totals row and the title above', async () => {
    const table = await tableOf(
      [
        ['Orders (unit: k USD)', _, _],
        ['No', 'Region', 'Amount'],
        [1, 'North', 10],
        [2, 'South', 20],
        ['Sum of it all', _, 30],
      ],
      { tables: [{ name: 'Orders', range: 'A2:C5', headerRow: true, totalsRow: true, columns: ['No', 'Region', 'Amount'] }] },
    );
    expect(table).toMatchObject({ name: 'Orders', excelTable: 'Orders', rowCount: 2, headerRows: [2] });
    expect(excludedRows(table)).toEqual(['1 title', '5 total']);
    expect(table.columns[2]).toMatchObject({ unit: 'USD', multiplier: 1000 });
  });

  it('is not a form, not a sentence, not a lone cell', async () => {
    expect(await tablesOf([['Prepared by:', 'Li Lei'], ['Date:', 45_658]])).toEqual([]);
    expect(await tablesOf([['This workbook shows how the business did.'], ['Numbers are in the other sheets, see there.'], ['Ask Li Lei for more about them.']])).toEqual([]);
    expect(await tablesOf([[42]])).toEqual([]);
    expect(await tablesOf([])).toEqual([]);
  });

  it('leaves a form above the header out', async () => {
    const tables = await tablesOf([
      ['制表人', '张三', _, _],
      ['日期', { value: 45_658, format: 'yyyy-mm-dd' }, _, _],
      [],
      ['大区', '产品', '销量', '金额'],
      ['华东', '耳机', 3, 30],
      ['华南', '手环', 4, 40],
      ['华北', '手环', 5, 50],
    ]);
    expect(outline(tables)).toEqual(['A4:D7 header 4 rows 3']);
  });
});
