import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../core/metric/calendar.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { convertWithLibreOffice } from '../../environment/libreoffice.ts';
import { readAll } from '../workbook/read-all.ts';
import { compose, NOW } from './recalculated-report.ts';
import { refreshed, withData } from './refreshed-book.ts';
import { sampleWorkbook } from './sample-orders.ts';

/** The workbook with the report of January, and February in its source. */
async function ofNextMonth(): Promise<Uint8Array> {
  const [january, february] = await Promise.all([serialOf(2026, 1, 31), serialOf(2026, 2, 28)].map((last) => sampleWorkbook('table', last)));
  const workbook = openWorkbookFile(january ?? new Uint8Array(), 'book.xlsx');
  await workbook.write((await compose(january ?? new Uint8Array(), 'sales-performance')).report.plan);
  return withData(workbook, february ?? new Uint8Array()).save();
}

/** The same workbook, calculated and saved by LibreOffice. */
async function bySpreadsheet(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'refreshed-'));
  try {
    const file = join(folder, 'book.xlsx');
    await writeFile(file, bytes);
    const [converted] = await convertWithLibreOffice([file], 'xlsx', join(folder, 'out'));
    return new Uint8Array(await readFile(converted ?? ''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('a refreshed report in LibreOffice', () => {
  it('shows what the engine computed, in every formula', async () => {
    const workbook = openWorkbookFile(await ofNextMonth(), 'book.xlsx');
    const { written } = await refreshed(workbook);
    const calculated = openWorkbookFile(await bySpreadsheet(workbook.save()), 'book.xlsx');
    let formulas = 0;
    for (const sheet of written.sheets) {
      const range = (await workbook.info()).sheets.find(({ name }) => name === sheet)?.usedRange ?? 'A1';
      const [ours, theirs] = [await readAll(workbook, { sheet, range }), await readAll(calculated, { sheet, range })];
      for (const address of ours.formulas.keys()) {
        formulas += 1;
        const [cached, value] = [ours.values.get(address) ?? '', theirs.values.get(address) ?? ''];
        if (typeof cached === 'number') expect(value, `${sheet}!${address}`).toBeCloseTo(cached, 6);
        else expect(value, `${sheet}!${address}`).toEqual(cached);
      }
    }
    expect(formulas).toBeGreaterThan(60);
  }, 120_000);

  it('is refreshed again after LibreOffice saved it, with nothing taken for a change', async () => {
    const saved = openWorkbookFile(await bySpreadsheet(await ofNextMonth()), 'book.xlsx');
    const names = (await saved.info()).sheets.map(({ name }) => name);
    const { kept, left } = await refreshed(saved, NOW);
    expect([kept, left]).toEqual([[], []]);
    expect((await saved.info()).sheets.map(({ name }) => name)).toEqual(names);
    expect((await readAll(saved, { sheet: 'Sales performance', range: 'C4' })).values.get('C4')).toBe('Feb 2026');
  }, 120_000);
});
