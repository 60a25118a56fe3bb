import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { Problem } from '../../../../core/language/problem.ts';
import { openPackage } from '../../../../core/workbook/file/package.ts';
import { readCells } from '../../../../core/workbook/file/read-cells.ts';
import { readWorkbookInfo } from '../../../../core/workbook/file/workbook-info.ts';
import type { CellValue } from '../../../../core/workbook/workbook.ts';
import { describeWithSharedData, hasSharedData, SHARED_DATA } from '../../../environment/tools.ts';

const workbooksIn = (folder: string): string[] => {
  const path = join(SHARED_DATA, 'workbooks', folder);
  // The body of a skipped suite runs all the same.
  if (!hasSharedData) return [];
  return readdirSync(path).filter((name) => /\.xls[xm]$/.test(name)).map((name) => join(path, name));
};

/** Cells that hold something, by `sheet!row,column`. */
async function cellsOf(path: string): Promise<Map<string, CellValue>> {
  const pkg = openPackage(new Uint8Array(readFileSync(path)));
  const info = await readWorkbookInfo(pkg);
  const cells = new Map<string, CellValue>();
  for (const { name, kind, usedRange } of info.sheets) {
    if (kind !== 'worksheet' || usedRange === null) continue;
    for await (const { values, firstRow, firstColumn } of readCells(pkg, { sheet: name, range: usedRange })) {
      values.forEach((row, i) => row.forEach((value, j) => {
        if (value !== null) cells.set(`${name}!${firstRow + i},${firstColumn + j}`, value);
      }));
    }
  }
  return cells;
}

/** The same through exceljs: dates as serial numbers, rich text as text, formulas as their results. */
async function cellsByExceljs(path: string): Promise<Map<string, CellValue>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const cells = new Map<string, CellValue>();
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => { row.eachCell((cell) => {
      if (cell.isMerged && cell.master !== cell) return;
      const value = plainValue(cell.value);
      if (value !== null) cells.set(`${sheet.name}!${Number(cell.row) - 1},${Number(cell.col) - 1}`, value);
    }); });
  }
  return cells;
}

function plainValue(value: ExcelJS.CellValue): CellValue {
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null;
  // Milliseconds are what exceljs rounds to.
  if (value instanceof Date) return Math.round(((value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000) * 86_400) / 86_400;
  if ('error' in value) return { error: value.error };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return plainValue(value.text);
  return plainValue(value.result);
}

describeWithSharedData('real workbooks', () => {
  it.each(workbooksIn('business').map((path) => ({ name: basename(path), path })))('have the values that another reader sees: $name', async ({ path }) => {
    const [ours, theirs] = await Promise.all([cellsOf(path), cellsByExceljs(path)]);
    expect(theirs.size).toBeGreaterThan(40);
    expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted());
    for (const [place, value] of theirs) {
      const our = ours.get(place);
      if (typeof value === 'number' && typeof our === 'number') expect(our, place).toBeCloseTo(value, 4);
      else expect(our, place).toEqual(value);
    }
  }, 60_000);

  it('of every oddity are read whole or refused with a problem', async () => {
    const outcomes = new Map<string, number>();
    for (const path of workbooksIn('any')) {
      const outcome: unknown = await cellsOf(path).catch((error: unknown) => error);
      const code = outcome instanceof Problem ? outcome.code : outcome instanceof Map ? 'read' : `${basename(path)}: ${String(outcome)}`;
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    }
    console.log(Object.fromEntries(outcomes));
    expect([...outcomes.keys()].filter((code) => !/^(read|workbook-[a-z-]+)$/.test(code))).toEqual([]);
    expect(outcomes.get('read')).toBeGreaterThan(200);
  }, 120_000);
});
