import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { serialOf } from '../../core/metric/calendar.ts';
import { parseReference } from '../../core/workbook/address.ts';
import { rowsAt } from '../core/workbook/fixture.ts';
import { describeWith } from '../environment/tools.ts';
import { fixtureWorkbook } from '../office-addin/excel/fixture-workbook.ts';
import { OfficeHost } from '../office-host/office-host.ts';
import { startOfficeInChromium } from '../office-host/office-in-chromium.ts';
import { serveAddin } from './pane-pages.ts';
import type { ServedPages } from './pane-pages.ts';

/** Two years of sales by month and region, and a sheet that has nothing to do with them. */
function salesHost(): OfficeHost {
  const rows: (string | number)[][] = [['Date', 'Region', 'Sales', 'Orders']];
  for (let month = 0; month < 24; month += 1) {
    for (const [index, region] of ['East', 'North', 'West'].entries()) {
      for (const day of [5, 15, 25]) {
        const sales = 1000 + 37 * month + 90 * index + day;
        rows.push([serialOf(2023 + Math.floor(month / 12), (month % 12) + 1, day), region, sales, Math.round(sales / 40)]);
      }
    }
  }
  const sheets = [{ name: 'Sales', cells: rowsAt(0, 0, rows, ['yyyy-mm-dd']) }, { name: 'Notes', cells: rowsAt(0, 0, [['To do']]) }];
  return new OfficeHost(fixtureWorkbook({ sheets }));
}

/** What stands for somebody at the keyboard, here or elsewhere: Excel tells the pane of it. */
function type(page: Page, sheet: string, address: string, value: number | string): Promise<void> {
  return page.evaluate(`Excel.run(async (context) => {
    context.workbook.worksheets.getItem(${JSON.stringify(sheet)}).getRange(${JSON.stringify(address)}).values = [[${JSON.stringify(value)}]];
    await context.sync();
  })`);
}

/** What stands for somebody who selects cells in Excel. */
function select(page: Page, sheet: string, range: string): Promise<void> {
  return page.evaluate(`Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(${JSON.stringify(sheet)});
    sheet.activate();
    sheet.getRange(${JSON.stringify(range)}).select();
    await context.sync();
  })`);
}

const EVIDENCE = 'fluent-button:has-text("Evidence of the selected cell")';
const REFRESH = '.pane-action fluent-button:has-text("Refresh report")';

vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'the pane inside Excel', () => {
  let pages: ServedPages;
  let page: Page;
  let host: OfficeHost;

  beforeAll(async () => {
    pages = await serveAddin();
  });
  afterAll(() => pages.close());
  beforeEach(async () => {
    const context = await pages.browser.newContext({ viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(90_000);
    host = salesHost();
    await startOfficeInChromium(page, { host, ownOrigin: pages.url });
    await page.goto(`${pages.url}/taskpane/taskpane.html`);
    await page.waitForSelector('.offers');
  });
  afterEach(() => page.context().close());

  const sheets = () => host.workbook.sheets.map(({ name }) => name);
  const write = async () => {
    await page.click('.pane-action fluent-button[appearance="primary"]');
    await page.waitForSelector('.done');
  };

  it('marks a report as out of date once its table changes, and writes over it when it is asked to', async () => {
    await write();
    const before = sheets();
    expect(await page.locator('.stale').count()).toBe(0);
    const [report = ''] = before.slice(2);
    await type(page, report, 'P9', 'Ask Bo');
    await type(page, 'Notes', 'A2', 1);
    await type(page, 'Sales', 'C217', 100_000);
    await page.waitForSelector(REFRESH);
    expect(await page.innerText('.note.warning')).toContain('“Sales” has changed since');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(sheets()).toEqual(before);

    const said = await page.innerText('.findings');
    await page.click(REFRESH);
    await page.waitForSelector('.stale', { state: 'detached' });
    await page.waitForSelector('.done');
    expect(await page.innerText('.findings')).not.toBe(said);
    expect(sheets()).toEqual(before);
    const kept = host.workbook.sheets.find(({ name }) => name === report)?.cells;
    expect([...(kept?.values() ?? [])].flatMap((row) => [...row.values()]).some((cell) => JSON.stringify(cell).includes('Ask Bo'))).toBe(true);
  });

  it('keeps the report as it was, and still marked, where the table of an analysis is gone', async () => {
    await write();
    const before = sheets();
    await page.evaluate(`Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sales').getRange('A1:D217').values = Array.from({ length: 217 }, () => ['', '', '', '']);
      await context.sync();
    })`);
    await page.click(REFRESH);
    await page.waitForSelector('.note.warning:has-text("Nothing was written")');
    expect(sheets()).toEqual(before);
    expect(await page.locator('.stale').count()).toBe(1);
  });

  it('writes the report of the period, the columns and the language that were chosen', async () => {
    await page.click('.offer .disclosure >> nth=0');
    await page.getByLabel('amount', { exact: true }).selectOption('Orders');
    await page.waitForSelector('.offer .mark');
    await page.waitForSelector('.offer .sentence >> nth=0');
    await page.click('.report-options .disclosure');
    await page.getByLabel('Period', { exact: true }).selectOption({ label: 'Aug 2024' });
    await page.getByLabel('Language of the report').selectOption('zh');
    await write();
    expect(sheets()).toContain('销售表现');
    expect(await page.innerText('.findings')).toContain('Aug 2024');
    expect(await page.innerText('.findings')).toContain('Orders');
  });

  it('leads from a card of a report to the rows that it counts, and from a chart to what it draws', async () => {
    await write();
    const cards = host.workbook.names.flatMap(({ name, formula }) => (name.startsWith('KPI_') ? (parseReference(formula) ?? []) : []));
    const [card, other] = cards;
    if (card === undefined || other === undefined) throw new Error('no cards');
    await select(page, card.sheet, card.range);
    await page.click(EVIDENCE);
    await page.waitForSelector('.evidence-view .evidence');
    const label = await page.innerText('.evidence-view .fact-label');
    expect(await page.innerText('.evidence-view')).toContain('As they were for the report');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await page.click('.evidence-source .link >> nth=0');
    await expect.poll(() => host.workbook.activeSheet).toBe('Sales');
    const { top, bottom } = host.workbook.selection;
    const rows = /(\d+) rows count/.exec(await page.innerText('.evidence-view'))?.[1];
    expect(bottom - top + 1).toBe(Number(rows));
    expect(await page.innerText('.evidence-view .fact-label')).toBe(label);

    await select(page, other.sheet, other.range);
    await expect.poll(() => page.innerText('.evidence-view .fact-label')).not.toBe(label);

    const chart = host.workbook.sheets.find(({ name }) => name === card.sheet)?.charts[0];
    host.workbook.activeChart = chart?.id ?? null;
    await page.click('.evidence-view fluent-button:has-text("Look again")');
    await page.waitForSelector('.evidence-title');
    expect(await page.innerText('.evidence-view')).toContain('What the chart draws');

    await type(page, 'Sales', 'C217', 100_000);
    await page.waitForSelector(REFRESH);
    await select(page, card.sheet, card.range);
    await page.click('.evidence-view fluent-button:has-text("Look again")');
    await page.waitForSelector('.evidence-mind:has-text("These cells have changed since")');
  });

  it('finds the evidence of a report that another session wrote', async () => {
    await write();
    const [card] = host.workbook.names.flatMap(({ name, formula }) => (name.startsWith('KPI_') ? (parseReference(formula) ?? []) : []));
    if (card === undefined) throw new Error('no card');
    await select(page, card.sheet, card.range);
    await page.reload();
    await page.waitForSelector('.offers');
    await page.click('#tab-report');
    await page.click(EVIDENCE);
    await page.waitForSelector('.evidence-view .evidence');
    expect(await page.innerText('.evidence-view')).toContain(`${card.sheet}!${card.range}`);
    await page.click('.evidence-source .link >> nth=0');
    await expect.poll(() => host.workbook.activeSheet).toBe('Sales');
  });
});
