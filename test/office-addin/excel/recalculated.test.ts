import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { SHOP } from '../../core/workbook/fixture.ts';
import { describeWith, toolPath } from '../../environment/tools.ts';
import { saveXlsx } from '../../office-host/model/save-xlsx.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { DATA_SHEET, REPORT_SHEET, SAMPLE_REPORT } from './sample-report.ts';

describeWith(['libreoffice'], 'what was written, recalculated by another program', () => {
  it('computes the KPIs that the plan expects', async () => {
    const office = await startOfficeInNode();
    const host = new OfficeHost(fixtureWorkbook(SHOP));
    office.use(host);
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const book = await recalculated(await saveXlsx(host.workbook));
    const report = book.getWorksheet(REPORT_SHEET);
    const sales = Array.from({ length: 200 }, (_, i) => 100 + i).reduce((sum, one) => sum + one, 0);
    expect(report?.getCell('B4').result).toBe(sales);
    expect(report?.getCell('M4').result).toBe(sales + 11);
    expect(report?.getCell('B5').result).toBeCloseTo(sales / (sales - 2000) - 1, 12);
    expect(book.getWorksheet(DATA_SHEET)?.getCell('B2').value).toBe('=cmd|calc');
    expect(report?.getCell('B1').value).toBe('-5% off: =sales');
  });
});

async function recalculated(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const folder = mkdtempSync(join(tmpdir(), 'recalculated-'));
  try {
    const path = join(folder, 'report.xlsx');
    writeFileSync(path, file);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = join(folder, 'out');
    execFileSync(toolPath('libreoffice'), [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, path], { stdio: 'ignore' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(readFileSync(join(out, 'report.xlsx'))).buffer);
    return book;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
