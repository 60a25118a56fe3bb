import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { OFFICE_JS_FOLDER } from './node-window.ts';
import { OFFICE_JS_CDN, richClientScript } from './office-in-chromium.ts';
import type { OfficeHost } from './office-host.ts';

/** Pages of the add-in, office.js and an Excel behind it, all from one server: nothing of the browser is intercepted. */
export interface OfficeServer {
  readonly url: string;
  /** The page will find this host as its Excel; call it before it loads. */
  open(page: Page, host: OfficeHost): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves built pages as they are shipped, but for the address that office.js comes from. A request of office.js is one
 * request to this server: where answers of megabytes count, a browser's binding would take longer than Excel does.
 */
export async function serveOffice(folder: string): Promise<OfficeServer> {
  let current: OfficeHost | null = null;
  const app = new Hono();
  app.post('/excel', async (context) => {
    if (current === null) return context.text('no workbook is open', 409);
    return context.json(current.execute(await context.req.text()));
  });
  app.get('/office/*', serveStatic({ root: OFFICE_JS_FOLDER, rewriteRequestPath: (path) => path.slice('/office'.length) }));
  app.get('/taskpane/*', async (context) => {
    const page = await readFile(join(folder, context.req.path), 'utf8');
    return context.html(page.replaceAll(OFFICE_JS_CDN, '/office/'));
  });
  app.get('*', serveStatic({ root: folder }));
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve({ server, port }));
  });
  return {
    url: `http://localhost:${port}`,
    async open(page, host) {
      current = host;
      await page.addInitScript({ content: richClientScript({ host, execute: `(body) => fetch('/excel', { method: 'POST', body }).then((answer) => answer.json())` }) });
    },
    close: () => new Promise((closed, failed) => server.close((error) => (error ? failed(error) : closed()))),
  };
}
