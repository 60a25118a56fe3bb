/**
 * How long every analysis takes over a million rows of a table that it is made for, in the browser's engine and in Node, each run in Node in a
 * process of its own. Over 5 s in the browser is too slow: exit code 1.
 * Run: npm run bench:million -- [--rows 1000000] [--only pareto,anomaly] [--in browser,node] [--most 60]
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import * as z from 'zod';
import { servePage } from '../core/engine/browser-page/served-page.ts';
import { TABLE_ANALYSES } from './million/time-analysis.ts';
import type { TimedAnalysis } from './million/time-analysis.ts';
import { tableFor } from './million/tables.ts';

const SLOW = 5;
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, only: { type: 'string' }, in: { type: 'string', default: 'browser,node' }, most: { type: 'string', default: '60' } },
});
const rows = Number(values.rows);
const mostSeconds = Number(values.most);
// Those of one table follow each other: it is loaded once.
const wanted = TABLE_ANALYSES.filter((id) => values.only?.split(',').includes(id) ?? true).sort((one, other) => tableFor(one).name.localeCompare(tableFor(other).name));
const places = values.in.split(',');

if (places.includes('browser')) await timeInBrowser();
if (places.includes('node')) await timeInNode();

async function timeInBrowser(): Promise<void> {
  const served = await servePage({ root: join(import.meta.dirname, 'million/browser-page'), ready: 'timeAnalysis' });
  try {
    const worker = `${served.origin}/duckdb/duckdb-browser-eh.worker.js`;
    console.log(`In Chromium, ${rows} rows`);
    console.log(head('   loaded in'));
    for (const id of wanted) {
      const load = await served.page.evaluate(([name, url, count]) => window.loadFor(name, url, count), [id, worker, rows] as const);
      const timed = await served.page.evaluate(([name, most]) => window.timeAnalysis(name, most), [id, mostSeconds] as const);
      console.log(line(id, timed, load === 0 ? ''.padStart(12) : `${load.toFixed(2)} s`.padStart(12)));
      if (timed.longestHold > SLOW || (timed.seconds ?? 0) > SLOW) process.exitCode = 1;
    }
  } finally {
    await served.close();
  }
}

async function timeInNode(): Promise<void> {
  const memory = z.object({ peakMegabytes: z.number(), loadedMegabytes: z.number() });
  const timedSchema = z.object({
    seconds: z.number().nullable(),
    reportSeconds: z.number(),
    longestHold: z.number(),
    score: z.number(),
    findings: z.number(),
    caveats: z.array(z.string()),
    without: z.string().nullable(),
  });
  console.log(`\nIn Node, ${rows} rows`);
  console.log(head('peak MB  +loaded'));
  for (const id of wanted) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'million/node-process.ts'), id, String(rows), String(mostSeconds)]);
    const answer: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    const { peakMegabytes, loadedMegabytes } = memory.parse(answer);
    console.log(line(id, timedSchema.parse(answer), `${peakMegabytes.toFixed(0).padStart(7)}${(peakMegabytes - loadedMegabytes).toFixed(0).padStart(9)}`));
  }
}

function head(more: string): string {
  return `  ${'analysis'.padEnd(20)}  seconds   report     hold    score findings  ${more}`;
}

function line(id: string, { seconds, reportSeconds, longestHold, score, findings, caveats, without }: TimedAnalysis, more: string): string {
  const cells = [seconds === null ? '-' : seconds.toFixed(2), reportSeconds.toFixed(2), longestHold.toFixed(2), score.toFixed(2), String(findings)].map((cell) => cell.padStart(9));
  const slow = (seconds ?? 0) > SLOW ? ' TOO SLOW' : '';
  return `  ${id.padEnd(20)}${cells.join('')}  ${more}${slow} ${without ?? caveats.join(', ')}`.trimEnd();
}
