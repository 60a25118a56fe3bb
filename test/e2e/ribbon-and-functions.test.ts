import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { JSDOM } from 'jsdom';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { describeWith } from '../environment/tools.ts';
import { keptWorkbook, type KeptWorkbook } from '../office-addin/functions/kept-workbook.ts';
import { functionMetadata } from '../../office-addin/functions/function-list.ts';
import { OfficeHost } from '../office-host/office-host.ts';
import { startOfficeInChromium } from '../office-host/office-in-chromium.ts';
import { serveAddin } from './pane-pages.ts';
import type { ServedPages } from './pane-pages.ts';
import { containing } from '../environment/containing.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Every address that the manifest names, without its origin. */
function manifestPaths(): string[] {
  const { document } = new JSDOM(readFileSync(resolve(import.meta.dirname, '../../manifest.xml'), 'utf8'), { contentType: 'text/xml' }).window;
  const said = [...document.getElementsByTagNameNS('*', '*')].flatMap((element) => [element.getAttribute('DefaultValue'), element.getAttribute('Value')]);
  return [...new Set(said.flatMap((text) => (text?.startsWith('https://localhost:3443/') === true ? [new URL(text).pathname] : [])))];
}

describeWith(['chromium'], 'the pane’s page as Excel shares it with ribbon and formulas', () => {
  let pages: ServedPages;
  let kept: KeptWorkbook;
  let page: Page;

  beforeAll(async () => {
    [pages, kept] = await Promise.all([serveAddin(), keptWorkbook()]);
  });
  afterAll(() => pages.close());
  afterEach(async () => {
    for (const context of pages.browser.contexts()) await context.close();
  });

  async function open(options: { readonly isSeen: boolean; readonly language?: string }): Promise<OfficeHost> {
    const context = await pages.browser.newContext({ viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    const host = new OfficeHost(kept.open());
    if (!options.isSeen) await page.addInitScript(`Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })`);
    await startOfficeInChromium(page, { host, ownOrigin: pages.url, runsFunctions: true, language: options.language ?? 'en-US' });
    await page.goto(`${pages.url}/taskpane/taskpane.html`);
    await host.takesCalls;
    return host;
  }
  const shown = (host: OfficeHost, name: string, ...given: readonly unknown[]) => host.calculate([{ name, given }])[0]?.result;
  const tab = () => page.locator('fluent-tab[aria-selected="true"]').innerText();

  it('serves all that the manifest names, the functions’ lists in both languages', async () => {
    const answers = await Promise.all(manifestPaths().map(async (path) => [path, (await fetch(pages.url + path)).status]));
    expect(answers.length).toBeGreaterThan(15);
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    expect(await (await fetch(`${pages.url}/functions/functions.json`)).json()).toEqual(functionMetadata('en'));
    expect(await (await fetch(`${pages.url}/functions/functions.zh-CN.json`)).json()).toEqual(functionMetadata('zh'));
  });

  it('calculates formulas unseen, and reads no table for them', async () => {
    const host = await open({ isSeen: false });
    kept.show(host.workbook, 'trend.value.2025-03', 4321);
    const before = host.trips.length;
    expect(await shown(host, 'CLIP', 'clip-sued', 'title')).toEqual({ kind: 'value', value: '南方音箱' });
    expect(await shown(host, 'PRICE', 'bluetooth speaker mini 2', 'Nord', '2026-04-09')).toEqual({ kind: 'value', value: 299 });
    expect(await shown(host, 'KPI', 'Sales', '2025-03', null)).toEqual({ kind: 'value', value: 4321 });
    expect(await shown(host, 'CLIP', 'clip-sued', 'colour')).toMatchObject({ kind: 'error', code: 7 });
    expect(host.trips.length - before).toBeLessThan(20);
    expect(await page.locator('.pane').count()).toBe(0);
  });

  it('shows the view that a button of the ribbon asks for, also when it is open already', async () => {
    const host = await open({ isSeen: false });
    host.press('research');
    await page.waitForSelector('.pane');
    expect(await tab()).toBe('Research');
    host.press('evidence');
    await page.waitForSelector('#panel-report');
    host.press('analyse');
    await page.waitForSelector('#panel-analyse');
    expect(host.paneStates).toEqual(['Visible', 'Visible', 'Visible']);
    expect(host.trips.flatMap(({ failed }) => failed ?? [])).toEqual([]);
  });

  it('says in Excel’s language why a cell has no value', async () => {
    const host = await open({ isSeen: true, language: 'zh-CN' });
    expect(await shown(host, 'KPI', '利润', '2025-03', null)).toMatchObject({ kind: 'error', code: 1, sentence: containing('报告里没有指标“利润”') });
  });
});
