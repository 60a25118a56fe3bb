import ExcelJS from 'exceljs';
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { foreignBook } from '../../../../core/sheet/foreign/foreign-file.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { understandWorkbook } from '../../../../core/sheet/understand-workbook.ts';
import { columnNamed } from '../../../../core/sheet/typed-table.ts';
import type { TypedTable } from '../../../../core/sheet/typed-table.ts';
import { openWorkbookFile } from '../../../../core/workbook/file/file-workbook.ts';
import { ASANA, eventLog, TRELLO } from './sample-files.ts';

async function book(name: string, content: string | Uint8Array) {
  const read = await foreignBook(typeof content === 'string' ? strToU8(content) : content, name);
  if (read === null) throw new Error(`${name} is taken for a workbook`);
  return read;
}

async function tableOf(name: string, content: string | Uint8Array): Promise<TypedTable> {
  const { readings } = await understandWorkbook(openWorkbookFile((await book(name, content)).bytes, 'book.xlsx'));
  const [table, ...others] = readings.flatMap(({ tables }) => tables);
  if (table === undefined || others.length > 0) throw new Error(`${name} is no table, or several`);
  return table;
}

const typed = (table: TypedTable) => table.columns.map(({ name, type, role }) => `${name}: ${type}, ${role}`);
const values = (table: TypedTable, name: string) => [...(columnNamed(table, name)?.values ?? [])];

describe('a CSV file', () => {
  it('becomes a table of numbers, dates and texts, its cells as clean as in any workbook', async () => {
    const table = await tableOf('orders 2025.csv', 'Order,Date,Amount,Share,Code,Paid\nA-1,2025-03-01,"1,204.50",12%,007,TRUE\nA-2,2025-03-02 08:30,-3,8%,010,FALSE\nA-3,,7e2,,011,\n');
    expect(table.name).toBe('orders_2025');
    expect(table.isClean).toBe(true);
    expect(table.columns.map(({ type }) => type)).toEqual(['text', 'date', 'number', 'number', 'text', 'boolean']);
    expect(values(table, 'Amount')).toEqual([1204.5, -3, 700]);
    expect(values(table, 'Date')).toEqual([serialOf(2025, 3, 1), serialOf(2025, 3, 2) + 8.5 / 24, NaN]);
    expect(values(table, 'Code')).toEqual(['007', '010', '011']);
    expect(values(table, 'Share')).toEqual([0.12, 0.08, NaN]);
  });

  it('never gets a formula out of a text', async () => {
    const { bytes } = await book('notes.csv', 'Name,Note\nA,"=HYPERLINK(""http://x"",""y"")"\nB,+1-2\nC,@SUM(A1)\nD,-x\n');
    const reader = new ExcelJS.Workbook();
    await reader.xlsx.load(new Uint8Array(bytes).buffer);
    const cells = ['B2', 'B3', 'B4', 'B5'].map((address) => reader.getWorksheet('notes')?.getCell(address));
    expect(cells.map((cell) => cell?.value)).toEqual(['=HYPERLINK("http://x","y")', '+1-2', '@SUM(A1)', '-x']);
    expect(cells.map((cell) => cell?.type)).toEqual(cells.map(() => ExcelJS.ValueType.String));
  });

  it('keeps days of no certain order as they are written, for the reader of workbooks to judge', async () => {
    const sure = await tableOf('days.csv', 'Item,Day,Count\na,13/02/2025,1\nb,01/02/2025,2\nc,03/02/2025,5\n');
    expect(values(sure, 'Day')).toEqual([serialOf(2025, 2, 13), serialOf(2025, 2, 1), serialOf(2025, 2, 3)]);
    expect(columnNamed(sure, 'Day')?.converted).toBe(0);
    const unsure = await tableOf('days.csv', 'Item,Day,Count\na,02/03/2025,1\nb,04/05/2025,2\nc,06/07/2025,5\n');
    expect(columnNamed(unsure, 'Day')?.converted).toBe(3);
  });

  it('with a title above its header is understood as any sheet is', async () => {
    const table = await tableOf('report.csv', 'Sales 2025,,\n,,\nRegion,Sales,Orders\nEast,100,3\nWest,80,2\nNorth,70,2\n');
    expect(table.headerRows).toEqual([3]);
    expect(typed(table)).toEqual(['Region: text, dimension', 'Sales: number, measure', 'Orders: number, measure']);
  });

  it('with records of different lengths loses nothing', async () => {
    const table = await tableOf('ragged.csv', 'A,B,C\nx,1\ny,2,3\nz,4,5,\n');
    expect([table.rowCount, values(table, 'C')]).toEqual([3, [NaN, 3, 5]]);
  });
});

describe('an export of Trello', () => {
  it('is a table of its cards, with lists, people and days', async () => {
    const table = await tableOf('board.json', JSON.stringify(TRELLO));
    expect(table.name).toBe('Website_2025');
    expect(values(table, 'Card')).toEqual(['Write texts', 'Draw pages', 'Test', 'Old idea']);
    expect(values(table, 'Status')).toEqual(['Done', 'Doing', 'To Do', 'Archived']);
    expect(values(table, 'Members')).toEqual(['Ann Lee', 'Ann Lee; Bob', null, null]);
    expect(values(table, 'Due date')[0]).toBeCloseTo(serialOf(2025, 9, 12) + 9 / 24, 9);
    expect(Math.floor(Number(values(table, 'Created at')[0]))).toBe(serialOf(2025, 9, 1));
  });

  it('says how many cards are archived', async () => {
    expect((await book('board.json', JSON.stringify(TRELLO))).notices.map(({ en }) => en)).toEqual(['Archived cards: 1. Their status is Archived.']);
  });
});

describe('an export of Asana', () => {
  it('is a table of its tasks, subtasks below their own', async () => {
    const table = await tableOf('asana.json', JSON.stringify(ASANA));
    expect(table.name).toBe('Launch');
    expect(values(table, 'Name')).toEqual(['Plan', 'Collect prices', 'Build', 'Ship']);
    expect(values(table, 'Parent task')).toEqual([null, 'Plan', null, null]);
    expect(values(table, 'Section/Column')).toEqual(['Done', null, 'Doing', 'To do']);
    expect(values(table, 'Due Date')[3]).toBe(serialOf(2025, 9, 30));
    expect(columnNamed(table, 'Task ID')?.role).toBe('id');
  });
});

describe('an event log in XES', () => {
  it('is a table of its events, in columns that say trace, activity, time and resource', async () => {
    const table = await tableOf('log.xes', eventLog(['1', 'A', '2025-01-06T09:00:00.000+01:00', 'Sue'], ['1', 'B &amp; C', '2025-01-06T09:30:00.000Z', 'Tom']));
    expect(typed(table)).toEqual(['case:concept:name: text, id', 'concept:name: text, dimension', 'time:timestamp: date, time', 'org:resource: text, person', 'cost: number, measure', 'case:region: text, dimension']);
    expect(values(table, 'concept:name')).toEqual(['A', 'B & C']);
    const [first = NaN, second = NaN] = values(table, 'time:timestamp').map(Number);
    expect(first).toBeCloseTo(serialOf(2025, 1, 6) + 9 / 24, 9);
    expect((second - first) * 24).toBeCloseTo(1.5, 6);
  });

  it('with start and end of steps has both in a row, and says what else was left out', async () => {
    const log = eventLog(['1', 'A', '2025-01-06T09:00:00Z', 'Sue', 'start'], ['1', 'A', '2025-01-06T09:10:00Z', 'Sue', 'suspend'], ['1', 'A', '2025-01-06T10:00:00Z', 'Sue', 'complete'], ['1', 'B', '2025-01-06T11:00:00Z', 'Tom', 'start'], ['1', 'B', '2025-01-06T12:00:00Z', 'Tom', 'complete']);
    const table = await tableOf('log.xes.gz', gzipSync(strToU8(log)));
    expect(values(table, 'concept:name')).toEqual(['A', 'B']);
    const hours = (name: string) => values(table, name).map((value) => Math.round(Number(value) * 24 * 60) % 1440);
    expect([hours('start_timestamp'), hours('time:timestamp')]).toEqual([[540, 660], [600, 720]]);
    expect((await book('log.xes', log)).notices).toHaveLength(1);
  });

  it('expands no entity, whatever its document type says', async () => {
    const table = await tableOf('log.xes', `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY x "boom">]>${eventLog(['1', '&x;', '2025-01-06T09:00:00Z', 'Sue'], ['1', 'B', '2025-01-07T09:00:00Z', 'Tom'])}`);
    expect(values(table, 'concept:name')).toEqual(['&x;', 'B']);
  });
});

describe('a file that cannot be read', () => {
  const log = eventLog(['1', 'A', '2025-01-06T09:00:00Z', 'Sue']);
  it.each([
    ['foreign-empty', 'a.csv', ''],
    ['foreign-empty', 'a.csv', ' \n,,\n'],
    ['foreign-not-text', 'a.csv', Uint8Array.from([1, 0, 2, 0, 0])],
    ['foreign-broken', 'a.csv', 'a,b\n"1,2\n'],
    ['foreign-broken', 'a.json', '{"cards": ['],
    ['foreign-unknown', 'a.json', '{"hello": 1}'],
    ['foreign-unknown', 'a.json', '7'],
    ['foreign-broken', 'a.json', '{"lists": [], "cards": [{"id": 7}]}'],
    ['foreign-broken', 'a.json', '{"data": [{"gid": "1", "name": null}]}'],
    ['foreign-empty', 'a.json', '{"lists": [], "cards": []}'],
    ['foreign-unknown', 'a.xes', '<html></html>'],
    ['foreign-unknown', 'a.xes', 'hello'],
    ['foreign-broken', 'a.xes', log.slice(0, -20)],
    ['foreign-empty', 'a.xes', '<log></log>'],
    ['foreign-broken', 'a.xes.gz', gzipSync(strToU8(log)).slice(0, -30)],
    ['foreign-too-big', 'a.xes.gz', gzipSync(new Uint8Array(300 * 1024 * 1024), { level: 9 })],
    ['foreign-too-big', 'a.csv', `${'1,'.repeat(20_000)}\n`],
  ])('is refused by one sentence: %s, %s', async (code, name, content) => {
    await expect(book(name, content)).rejects.toThrow(new RegExp(`^${code}: .+\\.$`));
  }, 30_000);

  it('is left to the reader of workbooks where it is none of these', async () => {
    expect(await foreignBook(strToU8('PK..'), 'book.csv')).toBeNull();
    expect(await foreignBook(strToU8('a,b'), 'book.xlsx')).toBeNull();
  });
});
