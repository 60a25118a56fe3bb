import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbookContract } from '../../core/workbook/contract.ts';
import { SHOP } from '../../core/workbook/fixture.ts';
import { describeWith, toolPath } from '../../environment/tools.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { OFFICE_JS_CDN, type OfficeInChromium, refuseUndeclaredMembers, startOfficeInChromium } from '../../office-host/office-in-chromium.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { RemoteWorkbook } from './remote-workbook.ts';
import { SAMPLE_REPORT } from './sample-report.ts';
import { sightOf } from './workbook-sight.ts';

const ORIGIN = 'https://pane.test/';
const PAGE = `<!doctype html><html lang="en"><head><script src="${OFFICE_JS_CDN}office.js"></script></head><body></body></html>`;

/** The page's script as one classic script, made as the add-in's pages are. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'remote-page.ts'), formats: ['iife'], name: 'remotePage' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [];
  const chunk = bundle?.output[0];
  if (chunk === undefined) throw new Error('nothing was built');
  return chunk.code;
}

describeWith(['chromium'], 'in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let office: OfficeInChromium;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: toolPath('chromium'), chromiumSandbox: false });
    page = await browser.newPage();
    await page.route(`${ORIGIN}**`, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    office = await startOfficeInChromium(page, { host: new OfficeHost(fixtureWorkbook(SHOP)), ownOrigin: ORIGIN });
    await RemoteWorkbook.prepare(page);
    await page.goto(ORIGIN);
    await page.evaluate('Office.onReady()');
    await refuseUndeclaredMembers(page);
    await page.addScriptTag({ content: await pageScript() });
  });
  afterAll(() => browser.close());

  function openWith(host: OfficeHost): Promise<RemoteWorkbook> {
    office.use(host);
    return page.evaluate('remoteWorkbook.open()').then(() => new RemoteWorkbook(page));
  }

  workbookContract('The workbook open in Excel', async (fixture) => {
    const host = new OfficeHost(fixtureWorkbook(fixture));
    const workbook = await openWith(host);
    return { workbook, sight: sightOf(host), reopen: () => page.evaluate('remoteWorkbook.open()').then(() => workbook) };
  });

  it('writes the same report as in Node, in as many round trips', async () => {
    const host = new OfficeHost(fixtureWorkbook(SHOP));
    const workbook = await openWith(host);
    await workbook.write(SAMPLE_REPORT);
    expect(host.trips).toHaveLength(4);
    expect(host.workbook.sheets.at(-2)?.charts).toHaveLength(6);
    expect(host.workbook.sheets.at(-1)?.cells.size).toBe(201);
  });

  it('asked nothing of the network but office.js', () => {
    expect(office.refused).toEqual([]);
  });
});
