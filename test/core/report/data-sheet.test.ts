import { describe, expect, it } from 'vitest';
import type { Language } from '../../../core/language/language.ts';
import { fitsDataSheet, layDataSheet } from '../../../core/report/data-sheet.ts';
import { EvidenceDraft } from '../../../core/report/evidence.ts';
import { FactCells } from '../../../core/report/fact-cells.ts';
import { Look } from '../../../core/report/look.ts';
import type { ReportDraft } from '../../../core/report/report-draft.ts';
import { SheetDraft } from '../../../core/report/sheet-draft.ts';
import { FreeNames } from '../../../core/report/sheet-names.ts';
import { hashColumns } from '../../../core/report/source-hashes.ts';
import { readTables } from '../../../core/sheet/read-tables.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import type { PlannedCell, PlannedSheet } from '../../../core/workbook/sheet-plan.ts';
import { readAll } from '../workbook/read-all.ts';
import { bookOf } from '../sheet/correction-book.ts';
import { plainWorkbook, type PlainCell } from '../sheet/plain-workbook.ts';
import { tableOf } from '../sheet/one-sheet.ts';

const READ_AT = '2026-11-24T03:10:00.000Z';

function draftIn(language: Language): ReportDraft {
  const look = new Look(language);
  const sheet = () => new SheetDraft('x');
  return { language, look, cells: new FactCells(new Map()), evidence: new EvidenceDraft(sheet(), look, language), names: new FreeNames(['data s', 'Data_S']), definedNames: [], parts: [], calc: sheet() };
}

async function laid(table: TypedTable, language: Language = 'en'): Promise<PlannedSheet> {
  const hash = await hashColumns(table.columns);
  return layDataSheet(draftIn(language), { table, needed: new Set(), readAt: READ_AT, hash }).sheet.plan();
}

function at(sheet: PlannedSheet, row: number, column: number): PlannedCell | undefined {
  return sheet.cells.find((cell) => cell.row === row && cell.column === column);
}

function lines(sheet: PlannedSheet): unknown[][] {
  const [table] = sheet.tables;
  const width = table?.columns.length ?? 0;
  const last = Math.max(...sheet.cells.map(({ row }) => row));
  return Array.from({ length: last - 1 }, (_, line) =>
    Array.from({ length: width }, (_, column) => {
      const content = at(sheet, 2 + line, column)?.content;
      if (content === undefined) return null;
      return 'text' in content ? content.text : 'number' in content ? content.number : 'serial' in content ? content.serial : content.kind;
    }),
  );
}

const MESSY: readonly (readonly PlainCell[])[] = [
  ['季度明细', null, null, null],
  ['日期', '大区', '销售额(万元)', '达成率'],
  ['2025年3月1日', '华东', '1.5', '85%'],
  ['2025年3月2日', '华南', { value: 2, format: '#,##0.00' }, '120%'],
  ['合计', null, 3.5, null],
  ['2025年3月3日', '华东', '３.25', '90%'],
];

describe('a clean data sheet', () => {
  it('holds the typed rows and the row each came from, and leaves titles and totals out', async () => {
    const sheet = await laid(await tableOf(MESSY), 'zh');
    expect(lines(sheet)).toEqual([
      ['日期', '大区', '销售额 万元', '达成率', '源表行号'],
      [45_717, '华东', 1.5, 0.85, 3],
      [45_718, '华南', 2, 1.2, 4],
      [45_719, '华东', 3.25, 0.9, 6],
    ]);
    expect(sheet.tables[0]).toMatchObject({ range: 'A3:E6', columns: ['日期', '大区', '销售额 万元', '达成率', '源表行号'] });
  });

  it('leads from every line to its source row', async () => {
    const sheet = await laid(await tableOf(MESSY));
    expect([3, 4, 5].map((row) => at(sheet, row, 4)?.link)).toMatchObject(['A3', 'A4', 'A6'].map((range) => ({ kind: 'place', ref: { sheet: 'S', range } })));
  });

  it('says from what and when it was made, with the hash of what was read', async () => {
    const table = await tableOf(MESSY);
    const note = at(await laid(table), 0, 0);
    expect(note?.content).toEqual({
      kind: 'text',
      text: 'Made from S!A2:D6: 3 rows; 2 rows of titles, totals and the like left out. Read 2026-11-24 03:10 UTC; write the report again after the source changes, this copy does not follow.',
    });
    expect(note?.link).toMatchObject({ kind: 'place', ref: table.source });
    expect(note?.comment).toMatch(/^sha256 [0-9a-f]{64}$/);
    const changed = await tableOf(MESSY.map((row, index) => (index === 3 ? ['2025年3月2日', '华南', 2.01, '120%'] : row)));
    expect(at(await laid(changed), 0, 0)?.comment).not.toBe(note?.comment);
    expect(at(await laid(await tableOf(MESSY)), 0, 0)?.comment).toBe(note?.comment);
  });

  it('shows dates as the language writes them, and percents that were words as percents', async () => {
    const table = await tableOf(MESSY);
    const formats = (sheet: PlannedSheet) => [0, 2, 3].map((column) => at(sheet, 4, column)?.style?.numberFormat);
    expect(formats(await laid(table, 'zh'))).toEqual(['yyyy-mm-dd', '#,##0.00', '0.0%']);
    expect(formats(await laid(table, 'en'))).toEqual(['[$-409]d mmm yyyy', '#,##0.00', '0.0%']);
  });

  it('says the unit in a header that does not say it', async () => {
    const sheet = await laid(await tableOf([['单位：万元', null], ['月份', '销售额'], ['2025年1月', '12'], ['2025年2月', '15'], ['2025年3月', '9']]), 'zh');
    expect(sheet.tables[0]?.columns).toEqual(['月份', '销售额_万元', '源表行号']);
  });

  it('writes a crosstab long, each line with the cells it came from', async () => {
    const rows = [['部门', '1月', '2月', '3月'], ['市场', 10, 11, 12], ['研发', 20, 21, 22]];
    const [reading] = await readTables(plainWorkbook([{ name: '2025预算', rows }]));
    const [long] = reading?.unpivoted ?? [];
    if (long === undefined) throw new Error('no crosstab');
    const sheet = await laid(long, 'zh');
    expect(lines(sheet).map((line) => line.at(-1))).toEqual(['源单元格', 'B2', 'C2', 'D2', 'B3', 'C3', 'D3']);
    expect(lines(sheet).map((line) => line.at(-2))).toEqual([expect.any(String), 10, 11, 12, 20, 21, 22]);
    expect(at(sheet, 3, 3)?.link).toMatchObject({ ref: { sheet: '2025预算', range: 'B2' } });
  });

  it('takes names that nothing in the workbook has, and headers once each', async () => {
    const sheet = await laid(await tableOf([['Name', 'name!', 'Source row', '合计(元)'], ['a', 'b', '1', 'x'], ['c', 'd', '2', 'y'], ['e', 'f', '3', 'z']]));
    expect(sheet.name).toBe('Data S 2');
    expect(sheet.tables[0]?.name).toBe('Data_S_2');
    const keys = sheet.tables[0]?.columns.map((column) => column.toLowerCase()) ?? [];
    expect(new Set(keys).size).toBe(5);
  });

  it('keeps its days in a workbook that counts from 1904', async () => {
    const days = [new Date(Date.UTC(2025, 2, 1)), new Date(Date.UTC(2025, 2, 2)), new Date(Date.UTC(2025, 2, 3))];
    const book = await bookOf({ S: [['Day', 'Sales'], ...days.map((day, row) => [day, `${row + 1}`])] }, (file) => (file.properties.date1904 = true));
    const [reading] = await readTables(book);
    const [table] = reading?.tables ?? [];
    if (table === undefined) throw new Error('no table');
    const sheet = await laid(table);
    expect(lines(sheet)[1]?.[0]).toBe(45_717);
    await book.write({ id: 'r', sheets: [sheet], names: [], customXml: null });
    const { values } = await readAll(openWorkbookFile(book.save(), 'book.xlsx'), { sheet: sheet.name, range: 'A4:A4' });
    expect(values.get('A4')).toBe(45_717 - 1462);
  });

  it('is not laid where a sheet has no room for it', async () => {
    const table = await tableOf(MESSY);
    const needed = new Set(['日期', '销售额(万元)']);
    expect(fitsDataSheet(table, needed)).toBe(true);
    expect(fitsDataSheet({ ...table, rowCount: 1_048_575 }, new Set(['日期']))).toBe(false);
    expect(fitsDataSheet({ ...table, rowCount: 1_000_001 }, needed)).toBe(false);
  });
});
