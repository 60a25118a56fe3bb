import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../core/sheet/read-tables.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { columnLetters, formatArea, parseArea } from '../../../core/workbook/address.ts';
import { drawMessySheet } from './generated/messy-sheet.ts';
import { plainWorkbook, type PlainCell } from './plain-workbook.ts';

/** What may stand in a cell of a report, and what should not. */
const cell: fc.Arbitrary<PlainCell> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, -1, 1e308, 45_658, 20_250_301, 202_503, 1e15) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '大区', '华东', '合计', '小计', '单位：万元', '注：不含退货', '1月', '2月', '3月', '2025年', 'Total', 'Region', 'Q1', 'Q2', '指标', '销售额(万元)', '3/4/2025', '25/3/1', '12%', '3.2万', '45 min', '-', 'N/A', ' ', '\u3000', '￥1,2', '=1+1', '𠮷',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom({ error: '#N/A' }, { error: '#DIV/0!' }) },
  { weight: 1, arbitrary: fc.record({ value: fc.double({ noNaN: true, min: -1e7, max: 1e7 }), format: fc.constantFrom('yyyy-mm-dd', '0%', 'h:mm', '[h]:mm', '@', ';;;', 'General"万元"') }) },
);
const grid = fc.integer({ min: 1, max: 9 }).chain((width) => fc.array(fc.array(cell, { maxLength: width }), { maxLength: 24 }));
const merge = fc.tuple(fc.nat(24), fc.nat(9), fc.nat(3), fc.nat(3)).map(([top, left, down, right]) => formatArea({ top, left, bottom: top + down, right: left + right }));

/** What holds of every table, whatever was on the sheet. */
function expectSound(table: TypedTable): void {
  const area = parseArea(table.source.range);
  if (area === null) throw new Error(`${table.source.range} is no range`);
  expect(table.sourceRows).toHaveLength(table.rowCount);
  expect(new Set(table.columns.map(({ name }) => name.toLowerCase())).size).toBe(table.columns.length);
  const isRead = new Set(table.sourceRows);
  for (const row of table.sourceRows) if (row < area.top || row > area.bottom) throw new Error(`row ${row + 1} is outside ${table.source.range}`);
  for (const { row } of table.excluded) if (isRead.has(row - 1)) throw new Error(`row ${row} is both data and not`);
  for (const column of table.columns) {
    expect(column.values).toHaveLength(table.rowCount);
    expect(column.multiplier).toBeGreaterThan(0);
  }
  for (const { cells = [] } of table.quality) for (const address of cells) if (parseArea(address) === null) throw new Error(`${address} is no cell`);
}

describe('any sheet', () => {
  it('is read as sound tables, or as none', async () => {
    await fc.assert(
      fc.asyncProperty(grid, fc.array(merge, { maxLength: 6 }), fc.boolean(), async (rows, merges, date1904) => {
        const readings = await readTables(plainWorkbook([{ name: '2025', rows, merges }, { name: 'Other', rows: rows.slice(2) }], date1904));
        for (const reading of readings) {
          reading.tables.forEach(expectSound);
          for (const table of reading.unpivoted) for (const column of table.columns) expect(column.values).toHaveLength(table.rowCount);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same however its cells arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 40 }), async (seed, chunk) => {
        const sheet = drawMessySheet(seed);
        const read = (rows: number) => readTables(plainWorkbook([{ name: 'S', rows: sheet.rows, merges: sheet.merges }], false, rows));
        expect(await read(chunk)).toEqual(await read(1000));
      }),
      { numRuns: 20 },
    );
  });

  it('may be as wide as a sheet goes', async () => {
    const header = Array.from({ length: 16_384 }, (_, column) => `c${columnLetters(column)}`);
    const [reading] = await readTables(plainWorkbook([{ name: 'S', rows: [header, header.map((_, column) => column), header.map((_, column) => column * 2)] }]));
    expect(reading?.tables.map(({ rowCount, columns }) => [rowCount, columns.length])).toEqual([[2, 16_384]]);
  });

  it('may be a hundred thousand rows of one column, or one row of everything', async () => {
    const rows = [['amount'], ...Array.from({ length: 100_000 }, (_, row) => [row % 977])];
    const [reading] = await readTables(plainWorkbook([{ name: 'S', rows }], false, 10_000));
    expect(reading?.tables.map(({ rowCount }) => rowCount)).toEqual([100_000]);
    expect((await readTables(plainWorkbook([{ name: 'S', rows: [[1, 'a', null, true]] }])))[0]?.tables).toEqual([]);
  });

  it('may be merged all over', async () => {
    const rows = Array.from({ length: 4000 }, (_, row) => (row === 0 ? ['group', 'name', 'amount'] : [row % 2 === 1 ? `g${row}` : null, `n${row}`, row % 977]));
    const merges = Array.from({ length: 1999 }, (_, index) => `A${index * 2 + 2}:A${index * 2 + 3}`);
    const [reading] = await readTables(plainWorkbook([{ name: 'S', rows, merges }], false, 1000));
    expect(reading?.tables[0]?.rowCount).toBe(3999);
    expect(reading?.tables[0]?.columns[0]?.values.slice(0, 4)).toEqual(['g1', 'g1', 'g3', 'g3']);
  });

  it('may be thousands of islands', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => Array.from({ length: 60 }, (_cell, column) => (row % 3 === 0 && column % 3 === 0 ? row + column : null)));
    const [reading] = await readTables(plainWorkbook([{ name: 'S', rows }], false, 1000));
    expect(reading?.tables).toEqual([]);
  });
});
