import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import * as z from 'zod';
import { decodeHtml } from '../../../hub/extract/decode-html.ts';
import { toolPath } from '../../environment/tools.ts';
import { pageHtml, type PageTruth } from './corpus.ts';
import { stageTimes } from './stage-times.ts';
import type { PageTimes } from './timed-page.ts';

const timesSchema = z.object({ own: z.number(), readability: z.number(), defuddle: z.number() });
const FUNCTIONS_SHOWN = 20;
/** Code of others, which only leaving out makes cheaper. */
const PEER_STAGES = /^readWith/;

interface Timed {
  readonly page: PageTruth;
  readonly times: PageTimes;
}

/**
 * Prints what understanding takes beside Readability and Defuddle in one headless browser: the ratio of the sums, and of the
 * single pages, by type; then where our time goes. Every page is parsed into a document without a window; all requests fail.
 */
export async function printBrowserTimes(pages: readonly PageTruth[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: toolPath('chromium'), chromiumSandbox: false });
  try {
    const tab = await browser.newPage();
    await tab.route('**/*', (route) => route.abort());
    await tab.addScriptTag({ content: await pageScript() });
    const call = (name: 'timePage' | 'understandOften', page: PageTruth): Promise<unknown> =>
      tab.evaluate(`timedPage.${name}(${JSON.stringify(decodeHtml(pageHtml(page)))}, ${JSON.stringify(page.url)})`);
    const timed: Timed[] = [];
    for (const page of pages) timed.push({ page, times: timesSchema.parse(await call('timePage', page)) });
    printRatios(timed);
    const { stages, functions } = await stageTimes(await tab.context().newCDPSession(tab), async () => {
      for (const page of pages) await call('understandOften', page);
    });
    console.log('our time by stage', stages.filter(([, share]) => share >= 0.005).map(([name, share]) => `${name} ${percent(share)}`).join(', '));
    for (const [name, share] of functions.filter(([place]) => !PEER_STAGES.test(place)).slice(0, FUNCTIONS_SHOWN)) console.log('own time'.padEnd(16), percent(share).padStart(6), name);
  } finally {
    await browser.close();
  }
}

function printRatios(timed: readonly Timed[]): void {
  console.log(`${'time in browser'.padEnd(16)}${'pages'.padStart(6)}${'ours ms'.padStart(9)}${'readab.'.padStart(9)}${'defuddle'.padStart(9)}${'sums'.padStart(7)}${'median'.padStart(8)}${'p90'.padStart(7)}  of Readability's`);
  const typeOf = ({ page }: Timed): string => `${page.isChinese ? 'zh-' : ''}${page.type}`;
  for (const type of [...new Set(timed.map(typeOf)), 'all']) {
    const some = type === 'all' ? timed : timed.filter((one) => typeOf(one) === type);
    const sum = (reader: keyof PageTimes): number => some.reduce((total, { times }) => total + times[reader], 0);
    const ratios = some.map(({ times }) => times.own / times.readability).sort((a, b) => a - b);
    const at = (share: number): string => (ratios[Math.min(Math.floor(ratios.length * share), ratios.length - 1)] ?? 0).toFixed(2);
    const mean = (reader: keyof PageTimes): string => (sum(reader) / some.length).toFixed(1).padStart(9);
    console.log(`${type.padEnd(16)}${String(some.length).padStart(6)}${mean('own')}${mean('readability')}${mean('defuddle')}${(sum('own') / sum('readability')).toFixed(2).padStart(7)}${at(0.5).padStart(8)}${at(0.9).padStart(7)}`);
  }
}

/** `timed-page.ts` as one classic script, as readable as its source: the profiler names functions by it. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: join(import.meta.dirname, 'timed-page.ts'), formats: ['iife'], name: 'timedPage' } },
  });
  const [bundle] = Array.isArray(built) ? built : [];
  const chunk = bundle?.output[0];
  if (chunk === undefined) throw new Error('nothing was built');
  return chunk.code;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
