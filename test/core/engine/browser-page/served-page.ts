import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { toolPath } from '../../../environment/tools.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const DUCKDB = resolve(import.meta.dirname, '../../../../node_modules/@duckdb/duckdb-wasm/dist');

export interface ServedPage {
  readonly page: Page;
  readonly origin: string;
  close(): Promise<void>;
}

export interface PageOptions {
  /** Folder of the page; this one's where left out. */
  readonly root?: string;
  /** What the page puts on its window once it is ready. */
  readonly ready?: string;
  readonly scriptSource?: string;
}

/** A page built and opened in Chromium under the policy of an extension's pages. */
export async function servePage(options: PageOptions = {}): Promise<ServedPage> {
  const { root = import.meta.dirname, ready = 'engineCall', scriptSource = "'self' 'wasm-unsafe-eval'" } = options;
  const folder = await mkdtemp(join(tmpdir(), 'engine-page-'));
  await build({ root, logLevel: 'silent', configFile: false, build: { outDir: folder, emptyOutDir: true } });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.startsWith('/duckdb/') ? join(DUCKDB, path.slice(8)) : join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': `default-src 'self'; script-src ${scriptSource}`,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  const origin = await listen(server);
  const browser: Browser = await chromium.launch({ executablePath: toolPath('chromium'), chromiumSandbox: false, headless: true });
  const page = await browser.newPage();
  await page.goto(origin);
  await page.waitForFunction((name) => name in window, ready);
  return {
    page,
    origin,
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((done, fail) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') fail(new Error('no port'));
      else done(`http://127.0.0.1:${address.port}`);
    });
  });
}
