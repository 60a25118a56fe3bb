import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORRECTIONS_NAMESPACE } from '../../../core/sheet/corrections-document.ts';
import { keepCorrections, readCorrections } from '../../../core/sheet/remembered-corrections.ts';
import { correctUnderstanding } from '../../../core/sheet/correct-understanding.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import type { FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import type { PlannedName } from '../../../core/workbook/sheet-plan.ts';
import { bookOf, corrected, reopened, tableIn, tablesIn } from './correction-book.ts';
import { excludedRows, outline } from './one-sheet.ts';

const ROWS = [
  ['Shop', 'Goods', 'Money'],
  ['North', 'Tea', 120],
  ['North', 'Milk', 80],
  ['South', 'Tea', 95],
  ['Rest of all', 'Tea', 295],
];

const ANCHOR = 'Clipsheet_Table_1';

/** What was kept in `from`, in a workbook whose cells have changed since, with its name where a spreadsheet would have moved it. */
async function carriedTo(to: FileWorkbook, from: FileWorkbook, moved: PlannedName['ref'] | null): Promise<FileWorkbook> {
  const [xml = ''] = await from.documents(CORRECTIONS_NAMESPACE);
  await to.keep({ namespace: CORRECTIONS_NAMESPACE, replaces: null, xml, names: moved === null ? [] : [{ name: ANCHOR, ref: moved }], removedNames: [] });
  return to;
}

async function kept(xml: string): Promise<FileWorkbook> {
  const book = await bookOf({ Sales: ROWS });
  await book.keep({ namespace: CORRECTIONS_NAMESPACE, replaces: null, xml, names: [], removedNames: [] });
  return book;
}

const asTotal = async (rows = ROWS) => {
  const book = await bookOf({ Sales: rows });
  await corrected(book, (table) => ({ kind: 'row', table, row: rows.length, is: 'total' }));
  return book;
};

describe('a correction finds its cells again', () => {
  it('after rows and columns were put above and beside them', async () => {
    const from = await asTotal();
    const shifted = [['A report'], [], [], ...ROWS.map((row) => [null, ...row])];
    const to = await carriedTo(await bookOf({ Sales: shifted }), from, { sheet: 'Sales', range: 'B4:D8' });
    const table = tableIn(await understandWorkbook(to));
    expect(excludedRows(table)).toContain('8 total');
    expect(table.rowCount).toBe(3);
  });

  it('after the sheet got another name', async () => {
    const to = await carriedTo(await bookOf({ 'Q1 plan’s 数据': ROWS }), await asTotal(), { sheet: 'Q1 plan’s 数据', range: 'A1:C5' });
    expect(excludedRows(tableIn(await understandWorkbook(to)))).toEqual(['5 total']);
  });

  it('a row by its words, after rows were put before it', async () => {
    const grown = [...ROWS.slice(0, 4), ['South', 'Milk', 60], ['West', 'Tea', 5], ...ROWS.slice(4)];
    const to = await carriedTo(await bookOf({ Sales: grown }), await asTotal(), { sheet: 'Sales', range: 'A1:C7' });
    expect(excludedRows(tableIn(await understandWorkbook(to)))).toEqual(['7 total']);
  });

  it('a block that ended at a blank row takes in the rows written right below it', async () => {
    const from = await bookOf({ Sales: ROWS });
    await corrected(from, (table) => ({ kind: 'header', table, rows: [1] }));
    const to = await carriedTo(await bookOf({ Sales: [...ROWS, ['East', 'Tea', 7], ['East', 'Milk', 9], [], ['note']] }), from, { sheet: 'Sales', range: 'A1:C5' });
    expect(outline(tablesIn(await understandWorkbook(to)))).toEqual(['A1:C7 header 1 rows 6']);
  });

  it('a block that a person ended among filled rows stays as long as it is', async () => {
    const from = await bookOf({ Sales: ROWS });
    await corrected(from, (table) => ({ kind: 'range', table, ref: { sheet: 'Sales', range: 'A1:C4' } }));
    const to = await carriedTo(await bookOf({ Sales: [...ROWS, ['East', 'Tea', 7]] }), from, { sheet: 'Sales', range: 'A1:C4' });
    expect(outline(tablesIn(await understandWorkbook(to)))[0]).toBe('A1:C4 header 1 rows 3');
  });

  it('a column by its header, wherever it stands now', async () => {
    const from = await bookOf({ Sales: ROWS });
    await corrected(from, (table) => ({ kind: 'column', table, column: 2, change: { name: 'Euro' } }));
    const to = await carriedTo(await bookOf({ Sales: ROWS.map(([shop = '', goods = '', money = '']) => [money, shop, goods]) }), from, { sheet: 'Sales', range: 'A1:C5' });
    expect(tableIn(await understandWorkbook(to)).columns.map(({ name }) => name)).toEqual(['Euro', 'Shop', 'Goods']);
  });

  it('by where it stood, where another program dropped the name', async () => {
    const to = await carriedTo(await bookOf({ Sales: ROWS }), await asTotal(), null);
    expect(excludedRows(tableIn(await understandWorkbook(to)))).toEqual(['5 total']);
  });
});

describe('a correction that fits no more is left out, and that is said', () => {
  it('its sheet is gone', async () => {
    const to = await carriedTo(await bookOf({ Other: ROWS }), await asTotal(), null);
    const { notices, readings } = await understandWorkbook(to);
    expect(notices.map(({ en }) => en)).toEqual(['The correction of A1:C5 on “Sales” was not used: its cells are gone from the workbook.']);
    expect(readings[0]?.tables[0]?.correction).toBeUndefined();
  });

  it('its cells are blank', async () => {
    const from = await bookOf({ Sales: ROWS });
    await corrected(from, (table) => ({ kind: 'range', table, ref: { sheet: 'Sales', range: 'A1:C4' } }));
    const to = await carriedTo(await bookOf({ Sales: [[], [], [], [], [], ['x']] }), from, { sheet: 'Sales', range: 'A1:C4' });
    expect((await understandWorkbook(to)).notices.map(({ zh }) => zh)).toEqual(['“Sales”A1:C4 的更正没有用上：那里已没有数据。']);
  });

  it('its column or row is gone, while the rest of it holds', async () => {
    const from = await asTotal();
    await correctUnderstanding(from, await understandWorkbook(from), { kind: 'column', table: tableIn(await understandWorkbook(from)), column: 2, change: { unit: 'EUR' } });
    const to = await carriedTo(await bookOf({ Sales: [['Shop', 'Goods', 'Price'], ...ROWS.slice(1, 4)] }), from, { sheet: 'Sales', range: 'A1:C4' });
    const table = tableIn(await understandWorkbook(to));
    expect(table.quality.filter(({ code }) => code === 'correction-unused').map(({ message }) => message.en)).toEqual([
      'The correction of “Money” was not used: the table has no such column any more.',
      'The correction of the row “Rest of all | Tea” was not used: the row is gone.',
    ]);
  });
});

describe('a document in the workbook', () => {
  const other = '<notes xmlns="urn:clipsheet:corrections" version="1">mine</notes>';
  const damaged = '<corrections xmlns="urn:clipsheet:corrections" version="1">[{"anchor":"=CMD()"}]</corrections>';

  it.each([
    ['of another tool', other],
    ['damaged', damaged],
    ['without version', '<corrections xmlns="urn:clipsheet:corrections">[]</corrections>'],
    ['that is no JSON', '<corrections xmlns="urn:clipsheet:corrections" version="1">[{</corrections>'],
    ['of too many corrections', `<corrections xmlns="urn:clipsheet:corrections" version="1">[${'{},'.repeat(2000)}{}]</corrections>`],
  ])('%s is said and left letter by letter, also when corrections of our own are kept beside it', async (_, xml) => {
    const book = await kept(xml);
    const understood = await understandWorkbook(book);
    expect(understood.notices.map(({ en }) => en)).toEqual(['Corrections kept in this workbook could not be read. They were not used, and were left as they are.']);
    await corrected(book, (table) => ({ kind: 'column', table, column: 2, change: { unit: 'EUR' } }));
    const later = reopened(book);
    expect(await later.documents(CORRECTIONS_NAMESPACE)).toContain(xml);
    expect(tableIn(await understandWorkbook(later)).columns[2]?.unit).toBe('EUR');
  });

  it('of a newer Clipsheet is said, left as it is, and not added to', async () => {
    const newer = '<corrections xmlns="urn:clipsheet:corrections" version="2"><table range="A1"/></corrections>';
    const book = await kept(newer);
    expect((await understandWorkbook(book)).notices).toHaveLength(1);
    await expect(corrected(book, (table) => ({ kind: 'row', table, row: 2, is: 'total' }))).rejects.toMatchObject({ code: 'corrections-newer' });
    expect(await book.documents(CORRECTIONS_NAMESPACE)).toEqual([newer]);
  });

  it('says in every file what was put into it, whatever its words', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(words, words, fc.nat(300), fc.double({ min: 1e-9, max: 1e12, noNaN: true }), async (header, name, offset, multiplier) => {
        const book = await bookOf({ Sales: ROWS });
        const reading = { kind: 'table', extent: { header: [{ offset, words: header }] }, rows: [], columns: [{ header, offset, name: name.trim(), multiplier }] } as const;
        const correction = { anchor: ANCHOR, place: { sheet: 'Sales', range: 'A1:C5' }, grows: true, reading: { ...reading, extent: { header: [...reading.extent.header] }, rows: [], columns: [...reading.columns] } };
        await keepCorrections(book, await readCorrections(book), [correction], []);
        expect((await readCorrections(reopened(book))).corrections).toEqual([correction]);
      }),
      { numRuns: 40 },
    );
  });
});
