import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import * as z from 'zod';
import { toolPath } from '../../environment/tools.ts';

/** The build that may read every page; `npm test` makes it. */
export const AUTOMATION_BUILD = resolve(import.meta.dirname, '../../../.output/chrome-mv3-automation');

/** A real Chromium with the built extension, and its library page to speak from. */
export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly library: Page;
  /** Everything that the extension's pages complained about: errors, and violations of their policy. */
  readonly complaints: string[];
  /** The address of a page of the extension. */
  at(path: string): string;
  openTab(url: string): Promise<{ page: Page; tabId: number }>;
  send(message: object): Promise<unknown>;
  /** Runs code in the service worker, which is started where it sleeps. */
  inWorker(code: string): Promise<unknown>;
  /** Ends the service worker, as the browser does whenever it likes. */
  stopWorker(): Promise<void>;
  /** All rows of a table of the library, read past the extension's code. */
  rows(table: string): Promise<Record<string, unknown>[]>;
  choose(choices: { language: 'zh' | 'en'; theme: 'light' | 'dark' }): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param sites the only sites that the extension may enter, as match patterns; all where none are given. So it is with the
 * shipped extension on the page whose button was pressed.
 */
export async function startExtension(sites?: readonly string[]): Promise<ExtensionBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'clipsheet-e2e-'));
  const build = sites === undefined ? AUTOMATION_BUILD : await buildFor(sites, profile);
  const context = await chromium.launchPersistentContext(join(profile, 'browser'), {
    executablePath: toolPath('chromium'),
    chromiumSandbox: false,
    headless: true,
    args: [`--disable-extensions-except=${build}`, `--load-extension=${build}`],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const at = (path: string): string => new URL(path, worker.url()).href;
  const complaints: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => {
      if (page.url().startsWith('chrome-extension:')) complaints.push(String(error));
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && page.url().startsWith('chrome-extension:')) complaints.push(message.text());
    });
  });
  const library = await context.newPage();
  await library.goto(at('/library.html'));
  const session = await context.newCDPSession(library);
  await session.send('ServiceWorker.enable');

  const evaluate = (code: string): Promise<unknown> => library.evaluate(code);
  const tabIds = async (): Promise<number[]> =>
    z.array(z.number()).parse(await evaluate('chrome.tabs.query({}).then((tabs) => tabs.map((tab) => tab.id))'));

  return {
    context,
    library,
    complaints,
    at,
    openTab: async (url) => {
      const before = await tabIds();
      const page = await context.newPage();
      const tabId = z.number().parse((await tabIds()).find((id) => !before.includes(id)));
      await page.goto(url);
      return { page, tabId };
    },
    send: (message) => evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`),
    inWorker: async (code) => {
      const running = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      return running.evaluate(code);
    },
    stopWorker: async () => {
      await session.send('ServiceWorker.stopAllWorkers');
    },
    rows: async (table) =>
      z.array(z.record(z.string(), z.unknown())).parse(
        await evaluate(`new Promise((resolve, reject) => {
          const opening = indexedDB.open('clipsheet');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const database = opening.result;
            const reading = database.transaction(${JSON.stringify(table)}).objectStore(${JSON.stringify(table)}).getAll();
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => { database.close(); resolve(reading.result); };
          };
        })`),
      ),
    choose: async (choices) => {
      await evaluate(`chrome.storage.local.set({ choices: ${JSON.stringify(choices)} })`);
    },
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function buildFor(sites: readonly string[], folder: string): Promise<string> {
  const build = join(folder, 'extension');
  await cp(AUTOMATION_BUILD, build, { recursive: true });
  const manifest = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(join(build, 'manifest.json'), 'utf8')));
  await writeFile(join(build, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: sites }));
  return build;
}

/** A request to clip a tab, under a new id. */
export function clipTab(tabId: number, parts: object = {}): { type: 'clip-tab'; jobId: string; tabId: number } {
  return { type: 'clip-tab', jobId: randomUUID(), tabId, ...parts };
}

export interface TestSite {
  readonly url: string;
  /** The paths asked for so far, with their queries. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves pages by path on this machine. A page's `hold` is awaited before `/held` answers, so that a test decides
 * how long a page keeps its thread busy.
 */
export async function serveSite(pages: Readonly<Record<string, string>>, hold?: () => Promise<void>): Promise<TestSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = (): void => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.statusCode = path in pages || path === '/held' ? 200 : 404;
      response.end(pages[path] ?? '<title>Not found</title>');
    };
    if (path === '/held' && hold !== undefined) void hold().then(answer);
    else answer();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test site has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A thread that nothing but its posts tells from an article. */
export const THREAD_PAGE = `<!doctype html><html lang="en"><head><title>Which kettle</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Which kettle","datePublished":"2026-02-01"}</script></head>
<body><main><h1>Which kettle</h1>${[
  ['ann', 'Which kettle would you buy for a small kitchen? Ours has to go after many years.'],
  ['bob', 'The copper one. Mine has lasted for ten years now and still pours well.'],
  ['eve', 'Any of steel, as long as the lid opens all the way for cleaning.'],
].map(([author, text]) => `<div class="entry post"><a href="/users/${author}" class="username">${author}</a> <time datetime="2026-02-01T10:00:00Z">1 Feb</time><div class="post-text"><p>${text}</p></div></div>`).join('')}</main></body></html>`;

export const PRODUCT_PAGE = `<!doctype html><html lang="zh-CN"><head><title>无线耳机 X1 - 竞品商城</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"无线降噪耳机 X1",
"offers":{"@type":"Offer","price":"1299.00","priceCurrency":"CNY","availability":"https://schema.org/InStock"}}</script></head>
<body><main><h1>无线降噪耳机 X1</h1><p>¥1,299.00</p><p>上市三个月销量突破 12 万台，同比增长 18.5%。</p>
<table><caption>型号对比</caption><tr><th>型号</th><th>价格</th></tr><tr><td>X1</td><td>¥1299</td></tr><tr><td>X1 Pro</td><td>¥1599</td></tr></table>
</main></body></html>`;
