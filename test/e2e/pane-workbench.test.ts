import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { BrowserContext, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { writeBundle } from '../../core/sync/bundle.ts';
import { describeWith } from '../environment/tools.ts';
import { sampleClip } from '../office-addin/taskpane/sample-study.ts';
import { serveAddin } from './pane-pages.ts';
import type { ServedPages } from './pane-pages.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Two years of sales by month and region, on a plain sheet. */
async function salesWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sales');
  sheet.addRow(['Date', 'Region', 'Sales', 'Orders']);
  for (let month = 0; month < 24; month += 1) {
    for (const [index, region] of ['East', 'North', 'West'].entries()) {
      for (const day of [5, 15, 25]) {
        const sales = 1000 + 37 * month + 90 * index + day;
        sheet.addRow([new Date(Date.UTC(2023, month, day)), region, sales, Math.round(sales / 40)]);
      }
    }
  }
  sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
  return Buffer.from(await book.xlsx.writeBuffer());
}

function fileOf(name: string, buffer: Buffer) {
  return { name, mimeType: XLSX, buffer };
}

const READY = '.offers';
const WRITE = '.pane-action fluent-button[appearance="primary"]';

vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'the workbench over real files', () => {
  let pages: ServedPages;
  let context: BrowserContext;
  let page: Page;
  let book: Buffer;

  beforeAll(async () => {
    [pages, book] = await Promise.all([serveAddin(), salesWorkbook()]);
  });
  afterAll(() => pages.close());

  beforeEach(async () => {
    context = await pages.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  async function start(language = 'en'): Promise<void> {
    await page.goto(`${pages.url}/workbench/workbench.html?lang=${language}`);
    await page.waitForSelector('.door');
  }

  async function open(name: string, buffer: Buffer): Promise<void> {
    await page.setInputFiles('input[accept*=".xlsx"]', fileOf(name, buffer));
  }

  async function write(): Promise<void> {
    await page.waitForSelector(READY);
    await page.click(WRITE);
    await page.waitForSelector('.done');
  }

  async function save(): Promise<Download> {
    const download = page.waitForEvent('download');
    await page.click('.bar fluent-button[appearance="primary"]');
    return download;
  }

  async function axe(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }

  it('names the tables, and the analyses that fit, before the engine is there', async () => {
    let letEngineLoad: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letEngineLoad = resolve));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await start();
    await open('Sales.xlsx', book);
    await page.waitForSelector('.table-row');
    expect(await page.innerText('.tables')).toMatch(/Sales\s+216 rows · 4 columns/);
    await page.waitForSelector(READY);
    expect(await page.locator('.offer .sentence').count()).toBe(0);
    letEngineLoad();
    await page.waitForSelector('.offer .sentence');
  });

  it('offers analyses with a headline, writes the report, and gives it as a new file', async () => {
    await start();
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    await page.waitForSelector('.offer .fact');
    await write();
    expect(await page.locator('.sheet-tab .new').count()).toBeGreaterThan(1);

    const download = await save();
    expect(download.suggestedFilename()).toBe('Sales with report.xlsx');
    expect(await page.innerText('.save-note')).toContain('the original is as it was');
    const saved = new ExcelJS.Workbook();
    await saved.xlsx.readFile(await download.path());
    expect(saved.worksheets[0]?.name).toBe('Sales');
    expect(saved.worksheets.length).toBeGreaterThan(2);
    expect(saved.getWorksheet('Sales')?.getCell('C2').value).toBe(1005);
    const formulas = saved.worksheets.slice(1).flatMap((sheet) => {
      const found: string[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => cell.formula && found.push(cell.formula)));
      return found;
    });
    expect(formulas.length).toBeGreaterThan(0);
  });

  it('lists the report among those of the workbook, and removes it after a question', async () => {
    await start();
    await open('Sales.xlsx', book);
    await write();
    await page.click('#tab-report');
    await page.click('.report-row fluent-button >> text=Remove');
    expect(await page.innerText('.reports-list .note')).toContain('All else stays as it is.');
    await page.click('.reports-list .note fluent-button >> nth=0');
    await page.getByText('is removed; all else is as it was.').waitFor();
    expect(await page.locator('.sheet-tab').allInnerTexts()).toEqual(['Sales']);
    expect(await page.locator('.report-row').count()).toBe(0);
  });

  it('leads from a number to its cells', async () => {
    await start();
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    await page.locator('.offer .fact:not(.plain-fact)').first().click();
    await page.waitForSelector('.evidence');
    const place = (await page.innerText('.evidence .link >> nth=0')).split('!')[1];
    await page.waitForSelector('.grid td.selected');
    expect(place).toMatch(/^[A-D]\d+/);
    expect(await page.locator('.grid td.selected').count()).toBeGreaterThan(1);
  });

  it('leaves the workbook as it was when it is stopped in the middle', async () => {
    // Hashing the sources is the last thing before a report is written: while it is held, "the middle" lasts.
    await page.addInitScript(() => {
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the object it belongs to
      const { digest } = SubtleCrypto.prototype;
      let held: Promise<void> | null = null;
      let letGo: () => void = () => undefined;
      SubtleCrypto.prototype.digest = async function (this: SubtleCrypto, ...given: Parameters<SubtleCrypto['digest']>) {
        await held;
        return digest.apply(this, given);
      };
      addEventListener('hold-hashing', () => void (held = new Promise((resolve) => (letGo = resolve))));
      addEventListener('let-hashing-go', () => letGo());
    });
    await start();
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    await page.evaluate(() => dispatchEvent(new Event('hold-hashing')));
    await page.click(WRITE);
    await page.click('.working fluent-button');
    await page.evaluate(() => dispatchEvent(new Event('let-hashing-go')));
    await page.waitForSelector('.note');
    expect(await page.innerText('.note')).toContain('Nothing was written');
    expect(await page.locator('.sheet-tab').allInnerTexts()).toEqual(['Sales']);
    expect(await page.locator('.bar fluent-button[appearance="primary"]').count()).toBe(0);
    await write();
  });

  it('saves over the file only after a question, and not over changes made meanwhile', async () => {
    // A file of the browser's own private file system stands in for one on disk: same handle, no picker.
    await page.addInitScript(() => {
      const pick = async () => [await (await navigator.storage.getDirectory()).getFileHandle('Sales.xlsx')];
      Object.defineProperty(window, 'showOpenFilePicker', { value: pick });
    });
    await start();
    const put = (bytes: readonly number[]) =>
      page.evaluate(async (content) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle('Sales.xlsx', { create: true });
        const stream = await handle.createWritable();
        await stream.write(Uint8Array.from(content));
        await stream.close();
      }, bytes);
    const stored = async () =>
      Buffer.from(
        await page.evaluate(async () => {
          const handle = await (await navigator.storage.getDirectory()).getFileHandle('Sales.xlsx');
          return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
        }),
      );
    await put([...book]);
    await page.click('.door fluent-button');
    await write();
    await page.click('.bar fluent-button[appearance="outline"]');
    await page.click('.ask fluent-button[appearance="outline"]');
    expect((await stored()).equals(book)).toBe(true);

    await page.click('.bar fluent-button[appearance="outline"]');
    expect(await axe()).toEqual([]);
    await page.click('.ask fluent-button[appearance="primary"]');
    await page.getByText('Saved to Sales.xlsx.').waitFor();
    const saved = new ExcelJS.Workbook();
    await saved.xlsx.load(new Uint8Array(await stored()).buffer);
    expect(saved.worksheets.length).toBeGreaterThan(2);

    await put([1, 2, 3]);
    await page.click('.bar fluent-button[appearance="outline"]');
    await page.click('.ask fluent-button[appearance="primary"]');
    await page.getByText('changed on disk after it was opened').waitFor();
    expect([...(await stored())]).toEqual([1, 2, 3]);
  });

  it.each([
    ['cut-off.xlsx', (whole: Buffer) => whole.subarray(0, 400), 'This file is incomplete or is not an Excel workbook'],
    ['locked.xlsx', () => passwordProtected(), 'This workbook needs a password to open'],
    ['page.xlsx', () => Buffer.from('<html><body>report</body></html>'), 'HTML'],
  ])('says clearly why %s does not open, and lets another one in', async (name, make, sentence) => {
    await start();
    await open(name, make(book));
    await page.waitForSelector('.note.warning');
    expect(await page.innerText('.note.warning')).toContain(`${name} was not opened`);
    expect(await page.innerText('.note.warning')).toContain(sentence);
    expect(await axe()).toEqual([]);
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
  });

  it('takes clips from a bundle and finds them', async () => {
    const bundle = writeBundle([sampleClip('a', { title: 'Silver bracelet' }), sampleClip('b')], new Map(), { exportedAt: '2026-11-24T02:00:00.000Z' });
    await start();
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    await page.click('#tab-research');
    await page.setInputFiles('input[accept=".clipsheet"]', { name: 'shop.clipsheet', mimeType: 'application/zip', buffer: Buffer.from(bundle) });
    await page.waitForSelector('.clip');
    await page.locator('.search input').fill('silver');
    await expect.poll(() => page.locator('.clip').allInnerTexts()).toHaveLength(1);
    expect(await page.innerText('.clip')).toContain('¥1,299');
    await page.setInputFiles('input[accept=".clipsheet"]', { name: 'x.clipsheet', mimeType: 'application/zip', buffer: Buffer.from('no bundle') });
    await page.waitForSelector('.note.warning');
    expect(await page.innerText('.note.warning')).toContain('Clips loaded before are still here');
  });

  it('answers SQL over the tables and the clips, and says what is wrong with a query', async () => {
    await start('zh');
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    await page.click('#tab-sql');
    await page.fill('.query textarea', 'SELECT "Region", count(*) AS n FROM "Sales" GROUP BY 1 ORDER BY 1');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.result');
    expect(await page.locator('.result tbody tr').allInnerTexts()).toEqual(['East\t72', 'North\t72', 'West\t72']);
    const bundle = writeBundle([sampleClip('a'), sampleClip('b')], new Map(), { exportedAt: '2026-11-24T02:00:00.000Z' });
    await page.click('#tab-research');
    await page.setInputFiles('input[accept=".clipsheet"]', { name: 'shop.clipsheet', mimeType: 'application/zip', buffer: Buffer.from(bundle) });
    await page.waitForSelector('.clip');
    await page.click('#tab-sql');
    await page.fill('.query textarea', 'SELECT count(*) AS n FROM clips');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelector('.result tbody')?.textContent === '2');
    await page.fill('.query textarea', 'SELECT nothing FROM "Sales"');
    await page.click('.pane-body fluent-button');
    await page.waitForSelector('.note.warning');
    expect(await page.innerText('.note.warning')).toMatch(/nothing/);
  });

  it.each([
    ['zh', 'light'],
    ['zh', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has nothing that axe finds in %s, %s', async (language, look) => {
    await page.emulateMedia({ colorScheme: look });
    await start(language);
    expect(await axe()).toEqual([]);
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    await page.waitForSelector('.grid');
    expect(await axe()).toEqual([]);
    await write();
    await page.waitForSelector('.chart');
    expect(await axe()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it('asks nothing of other servers', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await start();
    await open('Sales.xlsx', book);
    await write();
    await save();
    expect([...new Set(asked)].filter((origin) => origin !== pages.url && origin !== 'null')).toEqual([]);
  });

  it('opens and analyses without a network, once it was loaded', async () => {
    const visit = await pages.browser.newContext();
    page = await visit.newPage();
    await start();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await open('Sales.xlsx', book);
    await page.waitForSelector(READY);
    const kept = () => page.evaluate(async () => (await (await caches.open('clipsheet-workbench')).keys()).map((request) => new URL(request.url).pathname));
    await expect.poll(async () => (await kept()).some((path) => path.endsWith('.wasm')), { timeout: 60_000 }).toBe(true);
    await expect.poll(kept).toContain('/workbench/workbench.html');
    await visit.setOffline(true);
    await page.reload();
    await page.waitForSelector('.door');
    await open('Sales.xlsx', book);
    await write();
    await visit.close();
  });

  it('keeps a hand on the file while a report is not saved', async () => {
    await start();
    await open('Sales.xlsx', book);
    await write();
    const warned = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const dialog = await warned;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await readFile((await (await save()).path()))).not.toHaveLength(0);
  });
});

/** The outside of a password-protected workbook: a compound file that holds an encrypted package. */
function passwordProtected(): Buffer {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([signature, Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]);
}
