import { describe, expect, it } from 'vitest';
import { keepClips } from '../../../../core/report/cell-functions/kept-clips.ts';
import { olderKeptClips } from '../../../../core/report/cell-functions/older-kept-clips.ts';
import { openWorkbookFile } from '../../../../core/workbook/file/file-workbook.ts';
import { sampleWorkbook } from '../sample-orders.ts';
import { shopClips } from './shop-clips.ts';

describe('clips kept for formulas that are older than those of today', () => {
  it('are those of which formulas would be told something else', async () => {
    const book = openWorkbookFile(new Uint8Array(await sampleWorkbook('table')), 'book.xlsx');
    const [first, second, third] = await shopClips();
    if (first === undefined || second === undefined || third === undefined) throw new Error('no clips');
    await keepClips(book, [first, second]);
    const asked: string[][] = [];
    const today = [{ ...first, note: 'sold out' }, second, third];
    const older = await olderKeptClips(book, (ids) => {
      asked.push([...ids]);
      return Promise.resolve(today);
    });
    expect(older.map(({ id }) => id)).toEqual([first.id]);
    expect(asked).toEqual([[first.id, second.id]]);

    await keepClips(book, older);
    expect(await olderKeptClips(book, () => Promise.resolve(today))).toEqual([]);
  });

  it('are none where the workbook keeps none: then nobody is asked', async () => {
    const book = openWorkbookFile(new Uint8Array(await sampleWorkbook('table')), 'book.xlsx');
    expect(await olderKeptClips(book, () => Promise.reject(new Error('not asked')))).toEqual([]);
  });
});
