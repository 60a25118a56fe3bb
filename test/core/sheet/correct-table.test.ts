import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { correctUnderstanding } from '../../../core/sheet/correct-understanding.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import { bookOf, corrected, reopened, tableIn, tablesIn } from './correction-book.ts';
import { columnNames, excludedRows, outline } from './one-sheet.ts';

const SALES = [
  ['Shop', 'Goods', 'Money'],
  ['North', 'Tea', 120],
  ['North', 'Milk', 80],
  ['South', 'Tea', 95],
  ['South', 'Milk', 60],
  ['Rest', 'Tea', 15],
];

describe('what a person corrects of a table', () => {
  it('its range: what lies outside is no part of it', async () => {
    const book = await bookOf({ Sales: SALES });
    const understood = await corrected(book, (table) => ({ kind: 'range', table, ref: { sheet: 'Sales', range: 'A1:C4' } }));
    expect(outline(tablesIn(understood))).toEqual(['A1:C4 header 1 rows 3']);
  });

  it('its header: another row, two rows, or none at all', async () => {
    const book = await bookOf({ Sales: [['a', 'b', 'c'], ...SALES] });
    const second = await corrected(book, (table) => ({ kind: 'header', table, rows: [2] }));
    expect(outline(tablesIn(second))).toEqual(['A2:C7 header 2 rows 5']);
    expect(excludedRows(tableIn(second))).toEqual(['1 title']);
    const both = await corrected(book, (table) => ({ kind: 'header', table, rows: [1, 2] }));
    expect(columnNames(tableIn(both))).toEqual(['a / Shop', 'b / Goods', 'c / Money']);
    const none = await corrected(book, (table) => ({ kind: 'header', table, rows: [] }));
    expect(outline(tablesIn(none))).toEqual(['A1:C7 header none rows 7']);
  });

  it('whether a row is data', async () => {
    const book = await bookOf({ Sales: SALES });
    const total = await corrected(book, (table) => ({ kind: 'row', table, row: 6, is: 'total' }));
    expect(excludedRows(tableIn(total))).toEqual(['6 total']);
    const data = await corrected(book, (table) => ({ kind: 'row', table, row: 6, is: 'data' }));
    expect(excludedRows(tableIn(data))).toEqual([]);
    expect(tableIn(data).rowCount).toBe(5);
  });

  it('a column: its name, role, type, unit and multiplier, one after the other', async () => {
    const book = await bookOf({ Sales: SALES });
    const understood = await corrected(
      book,
      (table) => ({ kind: 'column', table, column: 2, change: { name: '销售额' } }),
      (table) => ({ kind: 'column', table, column: 2, change: { unit: '元', multiplier: 10_000 } }),
      (table) => ({ kind: 'column', table, column: 2, change: { role: 'ratio' } }),
      (table) => ({ kind: 'column', table, column: 0, change: { role: 'person' } }),
    );
    expect(tableIn(understood).columns).toMatchObject([
      { name: 'Shop', role: 'person' },
      { name: 'Goods' },
      { name: '销售额', header: 'Money', role: 'ratio', type: 'number', unit: '元', multiplier: 10_000 },
    ]);
  });

  it('twice before the first reading is there: both hold', async () => {
    const book = await bookOf({ Sales: SALES });
    const before = await understandWorkbook(book);
    const table = tableIn(before);
    await correctUnderstanding(book, before, { kind: 'column', table, column: 2, change: { unit: 'EUR' } });
    const both = await correctUnderstanding(book, before, { kind: 'row', table, row: 6, is: 'total' });
    expect(tableIn(both)).toMatchObject({ rowCount: 4, columns: [{}, {}, { unit: 'EUR' }] });
    expect(both.remembered.corrections).toHaveLength(1);
  });

  it('a type: cells that do not have it are missing, and that is said', async () => {
    const book = await bookOf({ Codes: [['Code', 'Count'], ['7', 3], ['8', 4], ['nine', 5], ['ten', 6]] });
    expect(tableIn(await understandWorkbook(book)).columns[0]?.type).toBe('text');
    const understood = await corrected(book, (table) => ({ kind: 'column', table, column: 0, change: { type: 'number' } }));
    const table = tableIn(understood);
    expect(table.columns[0]).toMatchObject({ type: 'number', values: Float64Array.of(7, 8, Number.NaN, Number.NaN), converted: 2 });
    expect(table.quality.map(({ code }) => code)).toContain('mixed-type');
  });

  it('that a name given twice is numbered, so that SQL can tell the columns apart', async () => {
    const book = await bookOf({ Sales: SALES });
    const understood = await corrected(book, (table) => ({ kind: 'column', table, column: 1, change: { name: 'shop' } }));
    expect(columnNames(tableIn(understood))).toEqual(['Shop', 'shop_2', 'Money']);
  });

  it('that something is no table, and that something else is one', async () => {
    const book = await bookOf({ Mixed: [['To', 'Ann'], ['From', 'Ben'], [], [], [], ...SALES] });
    const before = await understandWorkbook(book);
    const none = await correctUnderstanding(book, before, { kind: 'no-table', ref: tableIn(before).source });
    expect(tablesIn(none)).toEqual([]);
    expect(none.remembered.corrections.map(({ place, reading }) => `${reading.kind} ${place.range}`)).toEqual(['no-table A6:C11']);
    const other = await correctUnderstanding(book, none, { kind: 'is-table', ref: { sheet: 'Mixed', range: 'A1:B2' } });
    expect(outline(tablesIn(other))).toHaveLength(1);
    expect(tableIn(other).source.range).toMatch(/^A1:B2$/);
  });

  it('with whole columns or rows selected, as far as there is anything in them', async () => {
    const book = await bookOf({ Sales: [['Notes', null, ...(SALES[0] ?? [])], ...SALES.slice(1).map((row) => [null, null, ...row])] });
    const before = await understandWorkbook(book);
    const columns = await correctUnderstanding(book, before, { kind: 'is-table', ref: { sheet: 'Sales', range: 'C:D' } });
    expect(outline(tablesIn(columns))).toContain('C1:D6 header 1 rows 5');
    const rows = await correctUnderstanding(book, columns, { kind: 'is-table', ref: { sheet: 'Sales', range: '$1:$3' } });
    expect(outline(tablesIn(rows))[0]).toMatch(/^A1:E3/);
  });

  it('all of it at once, by going back to what was understood', async () => {
    const book = await bookOf({ Sales: SALES });
    const before = await understandWorkbook(book);
    const changed = await corrected(
      book,
      (table) => ({ kind: 'range', table, ref: { sheet: 'Sales', range: 'A1:C4' } }),
      (table) => ({ kind: 'column', table, column: 2, change: { name: 'Euro' } }),
    );
    const anchor = tableIn(changed).correction ?? '';
    const back = await correctUnderstanding(book, changed, { kind: 'undo', anchor });
    expect(tablesIn(back)).toEqual(tablesIn(before));
    expect((await book.info()).names).toEqual([]);
  });

  it('of an Excel Table its columns, but neither range nor header: those are Excel’s', async () => {
    const book = await bookOf({ Sales: [] }, (file) => {
      file.getWorksheet('Sales')?.addTable({ name: 'Orders', ref: 'A1', headerRow: true, columns: [{ name: 'Shop' }, { name: 'Money' }], rows: [['N', 1], ['S', 2]] });
    });
    const understood = await corrected(book, (table) => ({ kind: 'column', table, column: 1, change: { unit: 'USD' } }));
    expect(tableIn(understood)).toMatchObject({ excelTable: 'Orders', correction: 'Clipsheet_Table_1', columns: [{}, { unit: 'USD' }] });
    const table = tableIn(understood);
    for (const change of [{ kind: 'range', table, ref: { sheet: 'Sales', range: 'A1:B2' } }, { kind: 'header', table, rows: [2] }] as const) {
      await expect(correctUnderstanding(book, understood, change)).rejects.toMatchObject({ code: 'inside-excel-table' });
    }
    expect(tablesIn(await correctUnderstanding(book, understood, { kind: 'no-table', ref: table.source }))).toEqual([]);
  });

  it('but not with a range that is none, or that holds nothing: then all stays as it is', async () => {
    const book = await bookOf({ Sales: SALES, Blank: [] });
    const before = await understandWorkbook(book);
    const table = tableIn(before);
    const refused = async (ref: { sheet: string; range: string }) => correctUnderstanding(book, before, { kind: 'is-table', ref }).then(() => null, (error: unknown) => error);
    expect(await correctUnderstanding(book, before, { kind: 'range', table, ref: { sheet: 'Sales', range: 'the lot' } }).then(() => null, (error: unknown) => error)).toMatchObject({ code: 'not-a-range' });
    expect(await refused({ sheet: 'Sales', range: 'F1:H9' })).toMatchObject({ code: 'no-rows' });
    expect(await refused({ sheet: 'Blank', range: 'A1:B9' })).toMatchObject({ code: 'no-rows' });
    expect(await refused({ sheet: 'Gone', range: 'A1:B9' })).toMatchObject({ code: 'not-a-range' });
    expect(await book.documents('urn:clipsheet:corrections')).toEqual([]);
  });

  it('for whoever opens the file later, the same', async () => {
    const book = await bookOf({ Sales: SALES, Other: SALES });
    const first = await understandWorkbook(book);
    const [sales] = tablesIn(first);
    if (sales === undefined) throw new Error('no table');
    const ours = await correctUnderstanding(book, first, { kind: 'column', table: sales, column: 2, change: { name: 'Euro', unit: 'EUR' } });
    const theirs = await understandWorkbook(reopened(book));
    expect(theirs.readings).toEqual(ours.readings);
    expect(tablesIn(theirs).map(({ correction }) => correction)).toEqual(['Clipsheet_Table_1', undefined]);
  });

  it('beside cells that other programs read as before, with the name that moves along', async () => {
    const book = await bookOf({ Sales: SALES });
    await corrected(book, (table) => ({ kind: 'row', table, row: 6, is: 'total' }));
    const elsewhere = new ExcelJS.Workbook();
    await elsewhere.xlsx.load(new Uint8Array(book.save()).buffer);
    const rows: unknown[] = [];
    elsewhere.getWorksheet('Sales')?.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : row.values));
    expect(rows).toEqual(SALES);
    expect(elsewhere.definedNames.getRanges('Clipsheet_Table_1').ranges).toEqual(['Sales!$A$1:$C$6']);
  });
});
