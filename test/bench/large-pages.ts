/**
 * What very large pages cost, in Node as `clipsheet extract` reads them, or in Chromium as the built extension clips them:
 *   npm run bench:large-pages [-- --only NAME] [--browser]
 * Seconds to parse, copy and understand and the memory held after it; in the browser seconds from the request to the saved clip.
 */
import { parseArgs } from 'node:util';
import { copyPage } from '../../core/page/dom/page-copy.ts';
import { understandCopy } from '../../core/page/understand-page.ts';
import { documentFromHtml } from '../../hub/extract/html-document.ts';
import { clipTab, serveSite, startExtension } from '../e2e/extension/extension-browser.ts';
import { LARGE_PAGES } from './large-pages/cases.ts';
import { quietly } from './pages/quietly.ts';

const URL_OF_PAGE = 'https://large.example/page';
const MB = 1024 * 1024;
const { values: flags } = parseArgs({ options: { only: { type: 'string', default: '' }, browser: { type: 'boolean', default: false } } });
const pages = LARGE_PAGES.filter((page) => page.name.includes(flags.only));
await (flags.browser ? inChromium() : inNode());

function inNode(): void {
  console.log(`${'page'.padEnd(26)}${'MB'.padStart(6)}${'parse s'.padStart(9)}${'copy s'.padStart(8)}${'read s'.padStart(8)}${'heap MB'.padStart(9)}  notices`);
  for (const { name, html } of pages) {
    const source = html();
    const [document, parsing] = timed(() => documentFromHtml(source, URL_OF_PAGE));
    const [copy, copying] = timed(() => copyPage(document));
    const [content, reading] = timed(() => quietly(() => understandCopy(copy, { url: URL_OF_PAGE, capturedAt: '2026-01-01T00:00:00Z' })));
    const heap = process.memoryUsage().heapUsed / MB;
    console.log(`${name.padEnd(26)}${(source.length / MB).toFixed(1).padStart(6)}${parsing.toFixed(1).padStart(9)}${copying.toFixed(1).padStart(8)}${reading.toFixed(1).padStart(8)}${heap.toFixed(0).padStart(9)}  ${content.notices.join(' ')}`);
  }
}

async function inChromium(): Promise<void> {
  const site = await serveSite(Object.fromEntries(pages.map(({ html }, index) => [`/${index}`, html()])));
  const browser = await startExtension();
  try {
    for (const [index, { name }] of pages.entries()) {
      const { page, tabId } = await browser.openTab(`${site.url}/${index}`);
      const start = performance.now();
      const answer = await browser.send(clipTab(tabId));
      console.log(`${name.padEnd(26)}${((performance.now() - start) / 1000).toFixed(1).padStart(8)} s  ${JSON.stringify(answer).slice(0, 160)}`);
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const result = work();
  return [result, (performance.now() - start) / 1000];
}
