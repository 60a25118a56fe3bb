import { describe, expect, it } from 'vitest';
import { insertClips } from '../../../core/report/insert-clips.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import type { FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { sampleClip } from '../analysis/sample-clip.ts';
import { sampleWorkbook } from './sample-orders.ts';

const URL = 'https://rival.example/x1';
const CLIPS = [sampleClip('a', URL, [{ name: 'X1', amount: '1299', currency: 'CNY' }])];

async function workbook(): Promise<FileWorkbook> {
  return openWorkbookFile(new Uint8Array(await sampleWorkbook('table')), 'book.xlsx');
}
const sheetsOf = async (book: FileWorkbook) => (await book.info()).sheets.map(({ name }) => name);

describe('clips put into a workbook', () => {
  it('stand on sheets after those that were there, prices with the links and the times of their pages', async () => {
    const book = await workbook();
    const before = await sheetsOf(book);
    const plans: SheetPlan[] = [];
    const write = (plan: SheetPlan) => {
      plans.push(plan);
      return book.write(plan);
    };
    const written = await insertClips({ info: () => book.info(), write }, CLIPS, 'en');
    expect(written.sheets).toEqual(['Clips', 'Prices']);
    expect(await sheetsOf(openWorkbookFile(book.save(), 'book.xlsx'))).toEqual([...before, 'Clips', 'Prices']);
    const prices = plans[0]?.sheets.find(({ name }) => name === 'Prices');
    const row = prices?.cells.filter((cell) => cell.row === 1) ?? [];
    expect(row.map(({ content }) => content)).toEqual(expect.arrayContaining([
      { kind: 'text', text: 'X1' },
      { kind: 'number', number: 1299 },
      { kind: 'text', text: CLIPS[0]?.capturedAt },
    ]));
    expect(row.map(({ link }) => link)).toContainEqual({ kind: 'url', url: URL });
  });

  it('take other names where theirs are given, and leave what has them alone', async () => {
    const book = await workbook();
    await insertClips(book, CLIPS, 'en');
    expect((await insertClips(book, CLIPS, 'en')).sheets).toEqual(['Clips 2', 'Prices 2']);
    const { sheets } = await openWorkbookFile(book.save(), 'book.xlsx').info();
    expect(sheets.flatMap(({ tables }) => tables.map(({ name }) => name))).toEqual(expect.arrayContaining(['Clips', 'Prices', 'Clips_2', 'Prices_2']));
  });
});
