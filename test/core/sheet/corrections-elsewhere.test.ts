import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { correctUnderstanding } from '../../../core/sheet/correct-understanding.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { describeWith, toolPath } from '../../environment/tools.ts';
import { bookOf, corrected, tableIn } from './correction-book.ts';

/** The file after LibreOffice opened it and saved it as its own. */
async function savedByLibreOffice(workbook: FileWorkbook): Promise<FileWorkbook> {
  const folder = await mkdtemp(join(tmpdir(), 'corrections-'));
  try {
    const file = join(folder, 'book.xlsx');
    await writeFile(file, workbook.save());
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(toolPath('libreoffice'), [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), file], { stdio: 'ignore' });
    return openWorkbookFile(new Uint8Array(await readFile(join(folder, 'out', 'book.xlsx'))), 'book.xlsx');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describeWith(['libreoffice'], 'corrections in a workbook that another program saved', () => {
  it('hold as before, and can be added to', async () => {
    const rows = [['Shop', 'Goods', 'Money'], ['North', 'Tea', 120], ['North', 'Milk', 80], ['South', 'Tea', 95], ['Rest of all', 'Tea', 295]];
    const book = await bookOf({ 'Q1 plan’s 数据': rows });
    await corrected(
      book,
      (table) => ({ kind: 'row', table, row: 5, is: 'total' }),
      (table) => ({ kind: 'column', table, column: 2, change: { name: '销售额 <净>', unit: '元', multiplier: 10_000 } }),
    );
    const saved = await savedByLibreOffice(book);
    const understood = await understandWorkbook(saved);
    expect(understood.notices).toEqual([]);
    expect(tableIn(understood)).toMatchObject({ rowCount: 3, excluded: [{ row: 5, why: 'total' }], columns: [{}, {}, { name: '销售额 <净>', unit: '元', multiplier: 10_000 }] });
    const more = await correctUnderstanding(saved, understood, { kind: 'column', table: tableIn(understood), column: 0, change: { role: 'person' } });
    expect(tableIn(await understandWorkbook(openWorkbookFile(saved.save(), 'book.xlsx')))).toEqual(tableIn(more));
    expect(more.remembered.corrections).toHaveLength(1);
  }, 120_000);
});
