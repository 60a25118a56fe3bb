/**
 * How soon the pane and the workbench are there, in Chromium over a workbook of 50,000 rows: first paint, the tables
 * found, the first analyses offered with their headlines. Cold is a fresh profile, warm the second load in it; medians
 * and the least of the runs. Beside them what is aimed at, the weight of the scripts, and ExcelJS reading the same file.
 * Run: npm run bench:pane -- [--rows 50000] [--runs 5]
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { serveAddin, type ServedPages } from '../e2e/pane-pages.ts';
import { OfficeHost } from '../office-host/office-host.ts';
import { type OfficeServer, serveOffice } from '../office-host/office-server.ts';
import { BEFORE_FIRST_ANALYSIS_BUDGET, beforeTheFirstAnalysis, beforeTheFirstAnalysisOfAFile, firstPaint } from '../sizes/page-scripts.ts';
import { type OrdersBook, ordersBook } from './pane/orders-book.ts';
import { type Moments, momentsOf, watchMoments } from './pane/page-moments.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '50000' }, runs: { type: 'string', default: '5' } } });
const rows = Number(values.rows);
const runs = Number(values.runs);

/** In seconds. */
const AIMS = { paint: 0.5, words: 1.5, tables: 3, offers: 8 } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function loadPane(context: BrowserContext, { office }: Served, book: OrdersBook): Promise<Moments> {
  const page = await context.newPage();
  await office.open(page, new OfficeHost(book.open));
  await watchMoments(page);
  await page.goto(`${office.url}/taskpane/taskpane.html`);
  const moments = await momentsOf(page);
  await page.close();
  return moments;
}

async function loadWorkbench(context: BrowserContext, { url }: Served, book: OrdersBook): Promise<Moments> {
  const page = await context.newPage();
  await watchMoments(page);
  await page.goto(`${url}/workbench/workbench.html?lang=en`);
  await page.waitForSelector('.door');
  await page.setInputFiles('input[accept*=".xlsx"]', { name: 'Orders.xlsx', mimeType: XLSX, buffer: book.file });
  const moments = await momentsOf(page);
  await page.close();
  return moments;
}

/** Seconds that ExcelJS takes to read the file in the same browser: cells alone, no tables and no analysis. */
async function readWithExcelJs({ browser, url }: ServedPages, { file }: OrdersBook): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`${url}/workbench/workbench.html`);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('exceljs/dist/exceljs.min.js') });
  const milliseconds: number = await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(file.toString('base64'))}), (letter) => letter.charCodeAt(0));
    const start = performance.now();
    await new ExcelJS.Workbook().xlsx.load(bytes);
    return performance.now() - start;
  })()`);
  await page.close();
  return milliseconds / 1000;
}

interface Served extends ServedPages {
  readonly office: OfficeServer;
}

type Load = (context: BrowserContext, pages: Served, book: OrdersBook) => Promise<Moments>;

async function timeLoads(name: string, load: Load, pages: Served, book: OrdersBook): Promise<void> {
  const cold: Moments[] = [];
  const warm: Moments[] = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await pages.browser.newContext({ viewport: { width: 320, height: 800 } });
    cold.push(await load(context, pages, book));
    warm.push(await load(context, pages, book));
    await context.close();
  }
  console.log(`${name}, ${rows} rows`);
  for (const [label, moments] of [['cold', cold], ['warm', warm]] as const) {
    for (const [key, words] of [['paint', 'first paint'], ['words', 'first words'], ['tables', 'tables found'], ['offers', 'first analysis']] as const) {
      const seconds = moments.flatMap((one) => one[key] ?? []).map((moment) => moment / 1000).toSorted((one, other) => one - other);
      const median = seconds[Math.floor(seconds.length / 2)] ?? Number.NaN;
      console.log(`  ${label}  ${words.padEnd(15)} ${median.toFixed(2)} s, least ${(seconds[0] ?? Number.NaN).toFixed(2)} s (aim: ${AIMS[key]} s)`);
    }
  }
}

function weigh(name: string, bytes: number, budget: number | null): void {
  console.log(`  ${name.padEnd(46)} ${(bytes / 1024).toFixed(1)} KB${budget === null ? '' : ` (aim: at most ${budget / 1024} KB)`}`);
}

const book = await ordersBook(rows);
const addin = await serveAddin();
const office = await serveOffice(addin.folder);
const pages: Served = { ...addin, office };
try {
  console.log('Scripts, compressed');
  weigh('the pane, first paint', firstPaint(pages.folder, 'taskpane/taskpane.html'), null);
  weigh('the pane, before the first analysis', beforeTheFirstAnalysis(pages.folder), BEFORE_FIRST_ANALYSIS_BUDGET);
  weigh('the workbench, first paint', firstPaint(pages.folder, 'workbench/workbench.html'), null);
  weigh('the workbench, before the first analysis', beforeTheFirstAnalysisOfAFile(pages.folder), null);
  await timeLoads('The pane in Excel', loadPane, pages, book);
  await timeLoads('The workbench, from the choice of the file', loadWorkbench, pages, book);
  console.log(`ExcelJS reads the same file in ${(await readWithExcelJs(pages, book)).toFixed(2)} s`);
} finally {
  await office.close();
  await addin.close();
}
