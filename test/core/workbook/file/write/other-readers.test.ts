import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cellAddress } from '../../../../../core/workbook/address.ts';
import { openWorkbookFile } from '../../../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../../../core/workbook/file/package.ts';
import type { PlannedCell, SheetPlan } from '../../../../../core/workbook/sheet-plan.ts';
import { describeWith, hasSharedData, SHARED_DATA, toolPath } from '../../../../environment/tools.ts';
import { fixtureBytes } from '../../fixture-file.ts';
import { SHOP } from '../../fixture.ts';
import { fullPlan } from '../../full-plan.ts';
import { readAll } from '../../read-all.ts';

const MINUTES = 120_000;

async function withReport(bytes: Uint8Array, plan: SheetPlan): Promise<Uint8Array> {
  const workbook = openWorkbookFile(bytes, 'book.xlsx');
  await workbook.write(plan);
  return workbook.save();
}

/** The same plan without any cached value: whoever shows numbers has calculated them. */
function withoutCaches(plan: SheetPlan): SheetPlan {
  const forget = (cell: PlannedCell): PlannedCell =>
    cell.content.kind === 'formula' ? { ...cell, content: { ...cell.content, cached: null } } : cell;
  return { ...plan, sheets: plan.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(forget) })) };
}

function convert(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'clipsheet-convert-'));
  try {
    writeFileSync(join(folder, 'book.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out'), join(folder, 'book.xlsx')];
    execFileSync(toolPath('libreoffice'), args, { stdio: 'ignore', timeout: MINUTES });
    return new Uint8Array(readFileSync(join(folder, 'out/book.xlsx')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const BOOKS: readonly (readonly [string, () => Uint8Array])[] = [
  ['a small workbook', () => fixtureBytes(SHOP)],
  ...(hasSharedData
    ? ['northwind-orders.xlsx', '运营月报.xlsx'].map(
        (file) => [file, () => new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business', file)))] as const,
      )
    : []),
];

describeWith(['libreoffice'], 'LibreOffice', () => {
  it.each(BOOKS)(
    'calculates the formulas of a report in %s to the values that we computed, and keeps its charts',
    async (_, book) => {
      const plan = fullPlan();
      const converted = convert(await withReport(book(), withoutCaches(plan)));
      const workbook = openWorkbookFile(converted, 'book.xlsx');
      for (const sheet of plan.sheets) {
        const { values } = await readAll(workbook, { sheet: sheet.name, range: 'A1:Z80' });
        for (const { row, column, content } of sheet.cells) {
          if (content.kind !== 'formula' || content.cached === null) continue;
          const value = values.get(cellAddress(row, column));
          if (typeof content.cached === 'number') expect(value, content.formula).toBeCloseTo(content.cached, 9);
          else expect(value, content.formula).toBe(content.cached);
        }
      }
      const pkg = openPackage(converted);
      const charts = pkg.entries.flatMap(({ name }) => (/charts\/chart\d+\.xml$/.test(name) ? (pkg.text(name) ?? []) : []));
      const titles = plan.sheets.flatMap((sheet) => sheet.charts.map((chart) => chart.title));
      for (const title of titles) expect(charts.some((chart) => chart.includes(title.slice(0, 12)))).toBe(true);
    },
    MINUTES,
  );
});

describe('exceljs', () => {
  it('opens the workbook and finds cells, links, notes, tables and looks', async () => {
    const book = new ExcelJS.Workbook();
    const bytes = await withReport(fixtureBytes(SHOP), fullPlan());
    await book.xlsx.load(bytes.slice().buffer);
    const sheet = book.getWorksheet('Clipsheet 报告');
    expect(sheet?.getCell('B1').value).toBe('July is the best month of the year: 1,180');
    expect(sheet?.getCell('B1').font).toMatchObject({ name: 'Aptos', size: 16, bold: true, color: { argb: 'FF262626' } });
    expect(sheet?.getCell('C5')).toMatchObject({ formula: 'SUM(ClipsheetMonths[Actual])', result: 7512, numFmt: '#,##0' });
    expect(sheet?.getCell('B11').value).toBe('=1+1 stays text');
    expect(sheet?.getCell('H2').hyperlink).toBe('https://example.com/a%20b?x=1&y=%222%22');
    expect(sheet?.getCell('B4').note).toContain('这里选择月份');
    expect(sheet?.getCell('C4').dataValidation).toMatchObject({ type: 'list', formulae: ["'Clipsheet data'!$A$5:$A$12"] });
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 1, showGridLines: false, zoomScale: 90 });
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0 });
    const data = book.getWorksheet('Clipsheet data');
    expect(data?.getTable('ClipsheetMonths')).toMatchObject({ table: { tableRef: 'A4:E12' } });
    expect(data?.getColumn(7).hidden).toBe(true);
  });
});
