import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { readChosen } from '../../../office-addin/workbench/foreign-chosen.ts';

describe('a file that a person chooses in the workbench', () => {
  it('becomes a workbook of its own name where another tool wrote it, which is not saved over it', async () => {
    const { chosen, bytes } = await readChosen({ file: new File(['Task,Status\nWrite,Done\nDraw,To Do\n'], 'tasks.csv'), handle: null });
    expect([chosen.file.name, chosen.handle]).toEqual(['tasks.xlsx', null]);
    expect((await openWorkbookFile(bytes, chosen.file.name).info()).sheets.map(({ name }) => name)).toEqual(['tasks']);
  });

  it('stays as it is where it is a workbook', async () => {
    const file = new File(['PK'], 'book.XLSX');
    const { chosen, bytes } = await readChosen({ file, handle: null });
    expect(chosen.file).toBe(file);
    expect(new TextDecoder().decode(bytes)).toBe('PK');
  });
});
