import { describe, expect, it } from 'vitest';
import { CLIPS_NAMESPACE, forgetClips, keepClips, keptClips } from '../../../../core/report/cell-functions/kept-clips.ts';
import { openWorkbookFile } from '../../../../core/workbook/file/file-workbook.ts';
import type { FileWorkbook } from '../../../../core/workbook/file/file-workbook.ts';
import { sampleWorkbook } from '../sample-orders.ts';
import { shopClips } from './shop-clips.ts';

async function workbook(): Promise<FileWorkbook> {
  return openWorkbookFile(new Uint8Array(await sampleWorkbook('table')), 'book.xlsx');
}

describe('the clips that a workbook keeps for formulas', () => {
  it('are there again when the saved workbook is opened', async () => {
    const book = await workbook();
    await keepClips(book, await shopClips());
    const again = await keptClips(openWorkbookFile(book.save(), 'book.xlsx'));
    expect(again.map(({ id, title }) => [id, title])).toEqual((await shopClips()).map(({ id, content }) => [id, content.title]));
  });

  it('hold what formulas ask for, not the text of the pages', async () => {
    const book = await workbook();
    const [clip] = await shopClips();
    if (clip === undefined) throw new Error('no clip');
    await keepClips(book, [{ ...clip, content: { ...clip.content, text: 'a long story', title: 'Tom & <Jerry>' } }]);
    const [document = ''] = await book.documents(CLIPS_NAMESPACE);
    expect(document).not.toContain('long story');
    expect((await keptClips(book))[0]?.title).toBe('Tom & <Jerry>');
  });

  it('take the place of an earlier one of the same id, in the one document', async () => {
    const book = await workbook();
    const [first, second] = await shopClips();
    if (first === undefined || second === undefined) throw new Error('no clips');
    await keepClips(book, [first]);
    await keepClips(book, [{ ...first, note: 'newer' }, second]);
    expect((await keptClips(book)).map(({ id, note }) => [id, note])).toEqual([[first.id, 'newer'], [second.id, '']]);
    expect(await book.documents(CLIPS_NAMESPACE)).toHaveLength(1);
  });

  it('can all be taken out again', async () => {
    const book = await workbook();
    await keepClips(book, await shopClips());
    await forgetClips(book);
    expect(await book.documents(CLIPS_NAMESPACE)).toEqual([]);
    expect(await keptClips(book)).toEqual([]);
  });

  it('stay as they are where they are too many for one workbook', async () => {
    const book = await workbook();
    const [clip] = await shopClips();
    if (clip === undefined) throw new Error('no clip');
    const many = Array.from({ length: 4 }, (_, index) => ({ ...clip, id: `heavy-${index}`, note: 'x'.repeat(1024 * 1024) }));
    await expect(keepClips(book, many)).rejects.toMatchObject({ code: 'clips-too-heavy' });
    expect(await keptClips(book)).toEqual([]);
  });

  it('are left alone where a newer version keeps its own', async () => {
    const book = await workbook();
    await book.keep({ namespace: CLIPS_NAMESPACE, replaces: null, xml: `<clips xmlns="${CLIPS_NAMESPACE}" version="2">[]</clips>`, names: [], removedNames: [] });
    await expect(keepClips(book, await shopClips())).rejects.toMatchObject({ code: 'clips-newer' });
    expect(await book.documents(CLIPS_NAMESPACE)).toHaveLength(1);
  });
});
