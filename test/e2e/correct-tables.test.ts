import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';
import { openWorkbookFile } from '../../core/workbook/file/file-workbook.ts';
import { describeWith } from '../environment/tools.ts';
import { serveAddin } from './pane-pages.ts';
import type { ServedPages } from './pane-pages.ts';

/** Sales under a header that reads like data, a row of all that no word gives away, and an address block below. */
async function puzzlingWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Shops');
  for (const row of [['a', 'b', 'c'], ['Shop', 'Goods', 'Money']]) sheet.addRow(row);
  for (let row = 0; row < 12; row += 1) sheet.addRow([row % 2 === 0 ? 'North' : 'South', row % 3 === 0 ? 'Tea' : 'Milk', 100 + row]);
  sheet.addRow(['Everything', 'Both', 1266]);
  for (const row of [[], [], [], ['Name', 'Ann'], ['Street', 'Elm'], ['Town', 'Ashford'], ['Land', 'Kent']]) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'correcting tables in the workbench', () => {
  let pages: ServedPages;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    pages = await serveAddin();
  });
  afterAll(() => pages.close());
  beforeEach(async () => {
    context = await pages.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  async function openData(name: string, buffer: Buffer, language = 'en'): Promise<void> {
    await page.goto(`${pages.url}/workbench/workbench.html?lang=${language}`);
    await page.setInputFiles('input[accept*=".xlsx"]', { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
    await page.waitForSelector('.grid');
    await page.click('#tab-data');
    await page.waitForSelector('.table-detail .columns');
  }

  const shown = () => page.innerText('.table-detail >> nth=0');
  const correct = () => page.click('.table-detail fluent-button[aria-expanded] >> nth=0');
  const field = (label: string) => page.getByLabel(label, { exact: true }).first();
  /** Fluent's buttons say their role in a way that the locators by role do not see. */
  const press = (words: string) => page.locator('fluent-button', { hasText: words });
  const cell = (row: number, column: number) => page.locator('.grid tbody tr').nth(row - 1).locator('td').nth(column - 1);

  it('keeps header, rows and a column as corrected, and whoever opens the saved file finds them so', async () => {
    await openData('Shops.xlsx', await puzzlingWorkbook());
    await correct();
    await field('Header rows').fill('2');
    await page.keyboard.press('Enter');
    await expect.poll(shown).toContain('header: row 2');
    expect(await page.innerText('.correct [role="status"]')).toBe('Corrected, and remembered in the workbook.');

    await page.getByRole('button', { name: 'Correct column Money' }).click();
    await field('Unit').fill('EUR');
    await page.keyboard.press('Tab');
    await field('Cell values times').selectOption('1000');
    await expect.poll(shown).toContain('EUR ×1,000');
    await field('Row').fill('15');
    await page.keyboard.press('Tab');
    await press('Set').click();
    await expect.poll(shown).toContain('Total: row 15');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    const download = page.waitForEvent('download');
    await page.click('.bar fluent-button[appearance="primary"]');
    expect((await download).suggestedFilename()).toBe('Shops corrected.xlsx');
    const saved = await readFile(await (await download).path());
    await openData('Shops again.xlsx', saved);
    expect(await shown()).toContain('corrected');
    expect(await shown()).toContain('header: row 2');
    expect(await shown()).toContain('12 rows · 3 columns');
    expect(await shown()).toContain('Money EUR ×1,000');

    const { readings, notices } = await understandWorkbook(openWorkbookFile(saved, 'Shops.xlsx'));
    expect(notices).toEqual([]);
    expect(readings[0]?.tables[0]).toMatchObject({ headerRows: [2], rowCount: 12, columns: [{}, {}, { name: 'Money', unit: 'EUR', multiplier: 1000 }] });
    const elsewhere = new ExcelJS.Workbook();
    await elsewhere.xlsx.load(new Uint8Array(saved).buffer);
    expect(elsewhere.getWorksheet('Shops')?.getCell('C15').value).toBe(1266);

    await press('Back to what Clipsheet understood').click();
    await expect.poll(shown).not.toContain('corrected');
  });

  it('takes cells selected by mouse or keyboard for a table, or for none', async () => {
    await openData('Shops.xlsx', await puzzlingWorkbook());
    await cell(2, 1).hover();
    await page.mouse.down();
    await cell(8, 3).hover();
    await page.mouse.up();
    expect(await page.locator('.grid td.selected').count()).toBe(21);
    await press('This is a table').click();
    await expect.poll(() => page.locator('.table-detail .link').allInnerTexts()).toContain('Shops!A2:C8');

    await cell(19, 1).click();
    await page.locator('.sheet-scroll').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(`Shift+${key}`);
    expect(await page.locator('.grid td.selected').count()).toBe(8);
    await press('This is not a table').last().click();
    await page.waitForSelector('#set-aside');
    expect(await page.innerText('section[aria-labelledby="set-aside"]')).toContain('Shops!A19:B22');
    await page.getByRole('button', { name: 'Let Clipsheet read Shops!A19:B22 again' }).click();
    await expect.poll(() => page.locator('#set-aside').count()).toBe(0);
  });

  it('says at the field why a range is refused, and leaves the table as it was', async () => {
    await openData('Shops.xlsx', await puzzlingWorkbook(), 'zh');
    const before = await page.innerText('.table-detail .columns');
    await correct();
    await field('范围').fill('全部');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.correct .note.warning');
    expect(await page.innerText('.correct .note.warning')).toContain('“全部”不是单元格区域');
    expect(await page.innerText('.table-detail .columns')).toBe(before);
    expect(await page.locator('.bar fluent-button[appearance="primary"]').count()).toBe(0);
  });
});
