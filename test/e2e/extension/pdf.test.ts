import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clipSchema } from '../../../core/clip/clip.ts';
import { handmadePdf, linesOf } from '../../core/page/pdf/handmade-pdf.ts';
import { describeWith } from '../../environment/tools.ts';
import { clipTab, startExtension, type ExtensionBrowser } from './extension-browser.ts';

const REPORT = handmadePdf({
  information: { Title: '年度报告', Author: 'Harbour Ltd', CreationDate: 'D:20260213' },
  pages: [linesOf(['二零二五年公司营业收入为 12.5 亿元，同比增长 18.5%，主要来自华东地区。'], 72, 120), linesOf(['The second page says that prices rose by 4.5% in March.'], 72, 120)],
});

// Real browsers on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'a PDF in Chromium', () => {
  let browser: ExtensionBrowser;
  let server: Server;
  let site: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const isMember = path !== '/member' || /pass=1/.test(request.headers.cookie ?? '');
      response.setHeader('cache-control', 'no-store');
      response.setHeader('content-type', isMember ? 'application/pdf' : 'text/html');
      if (path === '/login') response.setHeader('set-cookie', 'pass=1; SameSite=Strict; HttpOnly');
      response.end(!isMember ? 'log in' : path === '/locked' ? handmadePdf({ pages: [linesOf(['x'], 72, 72)], isLocked: true }) : REPORT);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The test site has no port');
    site = `http://127.0.0.1:${address.port}`;
    // As on the page whose button was pressed, the extension may enter this site and no other.
    browser = await startExtension(['http://127.0.0.1/*']);
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  it('is clipped from its tab, with its pages as evidence', async () => {
    const { page, tabId } = await browser.openTab(`${site}/files/report?download=0`);
    const request = clipTab(tabId);
    expect(await browser.send(request)).toMatchObject({ ok: true, state: 'saved', title: '年度报告' });
    const { content, html, url } = clipSchema.parse((await browser.rows('clips')).find(({ id }) => id === request.jobId));
    expect(content).toMatchObject({ author: 'Harbour Ltd', publishedAt: '2026-02-13', pages: 2, pageType: 'article' });
    expect(content.text).toContain('营业收入为 12.5 亿元');
    expect(content.figures.map(({ text, quote }) => [text, quote.page])).toEqual(expect.arrayContaining([['18.5%', 1], ['4.5%', 2]]));
    expect(html).not.toBeNull();
    expect(url).toBe(`${site}/files/report?download=0`);
    await page.close();
  });

  it('is fetched as the person who is logged in', async () => {
    const { page, tabId } = await browser.openTab(`${site}/login`);
    await page.goto(`${site}/member`);
    expect(await browser.send(clipTab(tabId))).toMatchObject({ ok: true, title: '年度报告' });
    await page.close();
  });

  it('behind a password is told, and nothing is kept', async () => {
    const { page, tabId } = await browser.openTab(`${site}/locked`);
    const before = (await browser.rows('clips')).length;
    expect(await browser.send(clipTab(tabId))).toMatchObject({ ok: false, problem: { code: 'pdf-locked' } });
    expect(await browser.rows('clips')).toHaveLength(before);
    await page.close();
  });

  it('leaves no reading page open, and breaks no policy', async () => {
    await expect.poll(() => browser.inWorker(`chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }).then((open) => open.length)`), { timeout: 20_000 }).toBe(0);
    expect(browser.complaints).toEqual([]);
  });
});
