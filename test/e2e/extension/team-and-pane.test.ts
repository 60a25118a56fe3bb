import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { Database } from '../../../hub/database/database.ts';
import { openDatabase } from '../../../hub/database/open-database.ts';
import { ADDIN_BUILD } from '../../../hub/serve/addin-build.ts';
import { inviteLink } from '../../../hub/server/routes.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { makeWorkspace } from '../../../hub/team/workspaces.ts';
import { describeOnPostgres } from '../../environment/hub-databases.ts';
import { startHubProcess, type HubProcess } from '../../environment/hub-processes.ts';
import { toolPath } from '../../environment/tools.ts';
import { serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';
import { clipInto, joinByLink } from './team-steps.ts';

// Real browsers on a busy machine: the limits only end what hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const SOON = { timeout: 90_000 };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TEAM = '市场组';
const PROJECT = '竞品';
const KETTLES = 12;

const nameOf = (number: number) => `铜水壶 K${number}`;
const pathOf = (number: number) => `/kettle-${number}`;
const kettlePage = (number: number) => `<!doctype html><html lang="zh-CN"><head><title>${nameOf(number)} - 竞品商城</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"${nameOf(number)}","offers":{"@type":"Offer","price":"${200 + number}.00","priceCurrency":"CNY"}}</script></head>
<body><main><h1>${nameOf(number)}</h1><p>¥${200 + number}.00</p><p>纯铜打造，一升半，适合小厨房。</p></main></body></html>`;

async function smallWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sales');
  sheet.addRow(['Month', 'Region', 'Sales']);
  for (let month = 1; month <= 12; month += 1) for (const region of ['East', 'West']) sheet.addRow([`2025-${String(month).padStart(2, '0')}`, region, 1000 + month]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describeOnPostgres('two people with the extension, one pane, and one hub', ({ newPlace }) => {
  let databaseUrl = '';
  let database: Database;
  let workspace = '';
  let hub: HubProcess;
  let site: TestSite;
  let ann: ExtensionBrowser;
  let bob: ExtensionBrowser;
  let chrome: Browser;
  let context: BrowserContext;
  let pane: Page;
  const paneComplaints: string[] = [];
  const loaded: string[] = [];

  beforeAll(async () => {
    expect(existsSync(ADDIN_BUILD), 'The add-in is built by `npm test`').toBe(true);
    const place = await newPlace();
    databaseUrl = place.kind === 'postgres' ? place.url : '';
    database = await openDatabase(place);
    workspace = (await makeWorkspace(database, TEAM)).id;
    hub = await startHubProcess(databaseUrl, { pages: ADDIN_BUILD });
    site = await serveSite(Object.fromEntries(Array.from({ length: KETTLES }, (_, number) => [pathOf(number), kettlePage(number)])));
    [ann, bob] = [await startExtension(), await startExtension()];
    for (const browser of [ann, bob]) await browser.choose({ language: 'en', theme: 'light' });
    chrome = await chromium.launch({ executablePath: toolPath('chromium'), chromiumSandbox: false });
    context = await chrome.newContext({ viewport: { width: 1100, height: 900 }, serviceWorkers: 'block' });
    pane = await openPane();
  });
  afterAll(async () => {
    await Promise.all([ann.close(), bob.close(), chrome.close(), site.close(), database.close(), hub.stop()]);
  });

  /** The pane beside a small workbook, as the hub serves it, with its research open. */
  async function openPane(): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => paneComplaints.push(String(error)));
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(`${hub.url}/workbench/workbench.html?lang=en`);
    await page.setInputFiles('input[accept*=".xlsx"]', { name: 'Sales.xlsx', mimeType: XLSX, buffer: await smallWorkbook() });
    await page.waitForSelector('.table-row');
    await page.click('#tab-research');
    return page;
  }

  const newInvite = () => makeInvite(database, workspace, { role: 'editor', days: 1, uses: 1 });
  const clip = (number: number) => clipInto(ann, `${site.url}${pathOf(number)}`, PROJECT);
  const idsIn = async (browser: ExtensionBrowser) => (await browser.rows('clips')).map(({ id }) => String(id)).sort();
  const idsInPane = async (page = pane) =>
    z.array(z.string()).parse(
      await page.evaluate(
        (name) =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => reject(new Error('no such database'));
            opening.onsuccess = () => {
              const database = opening.result;
              const reading = database.transaction('clips').objectStore('clips').getAllKeys();
              reading.onsuccess = () => {
                database.close();
                resolve(reading.result);
              };
            };
          }),
        `clipsheet-team-${workspace}`,
      ),
    ).sort();
  const inLibrary = (number: number) => bob.library.locator('.clip-title').filter({ hasText: nameOf(number) }).first().waitFor(SOON);
  const inPane = (number: number, page = pane) => page.locator('.team-clip').filter({ hasText: nameOf(number) }).first().waitFor(SOON);
  const search = (words: string) => pane.fill('.team .search input', words);
  const saved: string[] = [];

  it('join: the browsers by a link, the pane that the hub serves by the code alone', async () => {
    for (const [browser, name] of [[ann, 'Ann'], [bob, 'Bob']] as const) await (await joinByLink(browser, inviteLink(hub.url, (await newInvite()).code), name)).close();
    await pane.click('#tab-analyse');
    await pane.waitForSelector('.offers, .empty', SOON);
    await pane.click('#tab-research');
    const teamParts = () => [...new Set(loaded.flatMap((url) => /\/(open-team|team-section)-[^/]+\.js$|\/v1\//.exec(url)?.slice(1) ?? []))].sort();
    expect(teamParts()).toEqual([]);
    await pane.getByText('Join your team').click();
    await expect.poll(teamParts).toEqual(['open-team', 'team-section']);
    await pane.getByLabel('Invite link or code').fill((await newInvite()).code);
    await pane.getByLabel('Your name').fill('Cai');
    expect(await pane.getByLabel('Name of this device').inputValue()).toBe('Workbench');
    await pane.keyboard.press('Enter');
    await pane.getByRole('heading', { name: TEAM }).waitFor();
    await pane.getByText('The team has no clips yet.').waitFor();
    await pane.getByText('Everything is synced').waitFor(SOON);
    expect((await new AxeBuilder({ page: pane }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });

  it('find in the other browser and in the pane what is clipped in one, while it happens', async () => {
    saved.push(await clip(0));
    const options = await ann.context.newPage();
    await options.goto(ann.at('/options.html'));
    await options.getByRole('checkbox', { name: PROJECT }).check();
    await options.close();
    await Promise.all([inLibrary(0), inPane(0)]);
    await bob.library.getByRole('searchbox').fill('水壶');
    await search('水壶');
    const took: { library: number; pane: number }[] = [];
    for (let number = 1; number <= 5; number += 1) {
      saved.push(await clip(number));
      const began = performance.now();
      const until = async (shown: Promise<void>) => {
        await shown;
        return Math.round(performance.now() - began);
      };
      const [library, inThePane] = await Promise.all([until(inLibrary(number)), until(inPane(number))]);
      took.push({ library, pane: inThePane });
    }
    console.log(`Milliseconds from saving a clip to its being found: in the other library ${took.map(({ library }) => library).join(', ')}; in the pane ${took.map((each) => each.pane).join(', ')}`);
    expect(await pane.locator('.team-clip').count()).toBe(6);
    await search('k3');
    await expect.poll(() => pane.locator('.team-clip').allInnerTexts(), SOON).toEqual([expect.stringContaining(nameOf(3))]);
  });

  it('insert it into the workbook, with the price, its link and its time, and without the token', async () => {
    await pane.locator('.team-clip fluent-checkbox').click();
    await pane.locator('fluent-button', { hasText: /^\s*Insert\s*$/ }).click();
    await pane.getByText('Inserted on the sheets Clips, Prices.').waitFor(SOON);
    expect(await pane.locator('.sheet-tab').allInnerTexts()).toEqual([expect.stringContaining('Sales'), expect.stringContaining('Clips'), expect.stringContaining('Prices')]);
    const downloading = pane.waitForEvent('download');
    await pane.click('.bar fluent-button[appearance="primary"]');
    const file = await readFile(await (await downloading).path());
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(file).buffer);
    const row = book.getWorksheet('Prices')?.getRow(2);
    expect([row?.getCell(1).value, row?.getCell(3).value]).toEqual([nameOf(3), 203]);
    const cells = Array.from({ length: row?.cellCount ?? 0 }, (_, column) => row?.getCell(column + 1));
    expect(cells.map((cell) => cell?.hyperlink).filter((url) => url !== undefined)).toEqual([`${site.url}${pathOf(3)}`]);
    const { capturedAt } = (await ann.rows('clips')).find(({ id }) => id === saved[3]) ?? {};
    expect(cells.map((cell) => cell?.text)).toContain(capturedAt);

    const token = z.object({ token: z.string() }).parse(JSON.parse(await pane.evaluate(() => localStorage.getItem('clipsheet.team') ?? ''))).token;
    expect(token).toMatch(/^clipsheet_/);
    expect(Object.values(unzipSync(new Uint8Array(file))).filter((part) => strFromU8(part).includes(token))).toEqual([]);
    await search('');
  });

  it('publish the KPIs of a report, each once, with who did so and the cells it is from', async () => {
    await pane.click('#tab-analyse');
    await pane.locator('fluent-button', { hasText: 'Write report' }).click(SOON);
    await pane.click('#tab-report');
    const publish = pane.getByRole('button', { name: /^Publish the KPIs of/ });
    await publish.click(SOON);
    await pane.getByText(/^\d+ KPIs? published\.$/).waitFor(SOON);
    const kpisAtHub = async () =>
      z
        .array(z.object({ label: z.string(), value: z.number().nullable(), workbook: z.string(), published_by: z.string(), evidence: z.object({ sources: z.array(z.object({ sheet: z.string() })) }) }))
        .parse(await database.transaction(workspace, ({ query }) => query('SELECT label, value::float8 AS value, workbook, published_by, evidence FROM bi.kpis ORDER BY kpi_id')));
    const count = Number(/\d+/.exec(await pane.getByText(/KPIs? published/).innerText())?.[0]);
    await expect.poll(async () => (await kpisAtHub()).length, SOON).toBe(count);
    const kpis = await kpisAtHub();
    expect(kpis.find(({ label }) => label === 'Sales')).toMatchObject({ value: 2024, workbook: 'Sales.xlsx', published_by: 'Cai' });
    expect(new Set(kpis.flatMap(({ evidence }) => evidence.sources.map(({ sheet }) => sheet)))).toEqual(new Set(['Sales']));
    await publish.click();
    await pane.getByText(/^The team has (this KPI|all \d+ KPIs) already\.$/).waitFor(SOON);
    expect((await new AxeBuilder({ page: pane }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await kpisAtHub()).toEqual(kpis);
    await pane.click('#tab-research');
  });

  it('miss and double nothing when the hub is killed, and started again, while clips are made', async () => {
    const port = Number(new URL(hub.url).port);
    const [during] = await Promise.all([clip(6), hub.kill()]);
    expect(hub.isRunning()).toBe(false);
    const away = await clip(7);
    await pane.getByText('The hub cannot be reached').waitFor(SOON);
    const [starting, started] = await Promise.all([clip(8), startHubProcess(databaseUrl, { port, pages: ADDIN_BUILD })]);
    hub = started;
    saved.push(during, away, starting);
    const all = [...saved].sort();
    await expect.poll(() => idsIn(bob), SOON).toEqual(all);
    await expect.poll(() => idsInPane(), SOON).toEqual(all);
    expect(await idsIn(ann)).toEqual(all);
    await pane.getByText('Everything is synced').waitFor(SOON);
    const records = z.array(z.object({ id: z.string() })).parse(await database.transaction(workspace, ({ query }) => query("SELECT id FROM clipsheet.record WHERE kind = 'clip' AND NOT deleted")));
    expect(records.map(({ id }) => id).sort()).toEqual(all);
    expect(await pane.locator('.team-clip .clip-title').allInnerTexts()).toHaveLength(all.length);
    expect(new Set(await pane.locator('.team-clip .clip-title').allInnerTexts()).size).toBe(all.length);
  });

  it('go on in another pane of the same browser when the first is closed', async () => {
    const second = await openPane();
    await inPane(8, second);
    await pane.close({ runBeforeUnload: false });
    pane = second;
    saved.push(await clip(9));
    await inPane(9);
    expect(await idsInPane()).toEqual([...saved].sort());
  });

  it('leave: the token and the pane’s copy of the clips are gone', async () => {
    await pane.getByText('Leave the team…').click();
    await pane.getByText('Leave and remove').click();
    await pane.getByText('Join your team').waitFor(SOON);
    expect(await pane.evaluate(() => localStorage.getItem('clipsheet.team'))).toBeNull();
    expect(await pane.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.startsWith('clipsheet-team')))).toEqual([]);
    expect(await idsIn(bob)).toHaveLength(saved.length);
  });

  describe('what they said', () => {
    it('was complained about by no page', () => {
      for (const browser of [ann, bob]) expect(browser.complaints.filter((complaint) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY|SOCKET)/.test(complaint))).toEqual([]);
      expect(paneComplaints).toEqual([]);
    });
  });
});
