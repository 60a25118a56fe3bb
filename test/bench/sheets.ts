/**
 * How fast and in how much memory large sheets are read, typed, analysed and added to, beside what npm and DuckDB
 * themselves offer, in one run, each in a process of its own. Then how workbooks of every kind open.
 * Run: npm run bench:sheets -- [--rows=500000] [--sales=1000000] [--only=read,sales,browser,report,any]
 * `any` needs ../shared. The peers: hucre is the fastest streaming reader on npm that we know of, exceljs the most used.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLargeWorkbook } from './large-workbook.ts';
import { openAny } from './sheets/any-workbooks.ts';
import { analyseInBrowser } from './sheets/in-browser.ts';
import { runStep, type Measured } from './sheets/run-step.ts';
import type { STEPS } from './sheets/steps.ts';

type Step = keyof typeof STEPS;

const ANY = resolve(import.meta.dirname, '../../../shared/data/workbooks/any');
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '500000' }, sales: { type: 'string', default: '1000000' }, only: { type: 'string', default: 'read,sales,browser,report,any' } },
});
const wanted = values.only.split(',');

if (wanted.includes('read') || wanted.includes('report')) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sheets-'));
  try {
    const file = join(folder, 'large.xlsx');
    writeLargeWorkbook(file, Number(values.rows));
    const title = `${values.rows} rows x 10 columns, ${(statSync(file).size / 1e6).toFixed(1)} MB`;
    if (wanted.includes('read')) await compare(`Reading ${title}`, [file, values.rows], ['cells', 'hucre', 'exceljs', 'grid', 'tables']);
    if (wanted.includes('report')) await compare(`Adding a report to ${title}`, [file], ['report']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
if (wanted.includes('sales')) await compare(`The sales analysis over ${values.sales} rows, median of five`, [values.sales], ['sales', 'byHand', 'tidy']);
if (wanted.includes('browser')) console.log(`\n${await analyseInBrowser(Number(values.sales))}`);
if (wanted.includes('any')) {
  if (existsSync(ANY)) await openAny(ANY);
  else console.log('\nworkbooks of every kind: left out, ../shared is not there');
}

/** Runs steps one after the other and prints each beside the first. */
async function compare(title: string, inputs: readonly string[], steps: readonly Step[]): Promise<void> {
  console.log(`\n${title}`);
  console.log(row(['', 'seconds', 'x first', 'busy', 'peak MB', 'above base', '']));
  let first: Measured | null = null;
  for (const step of steps) {
    const measured = await runStep(step, inputs);
    first ??= measured;
    const { seconds, busySeconds, peakMegabytes, baseMegabytes, seen } = measured;
    const ratio = (seconds / first.seconds).toFixed(2);
    console.log(row([step, seconds.toFixed(3), ratio, busySeconds.toFixed(2), peakMegabytes.toFixed(0), (peakMegabytes - baseMegabytes).toFixed(0), seen]));
  }
}

function row(cells: readonly string[]): string {
  const [name = '', ...others] = cells;
  const seen = others.pop() ?? '';
  return `  ${name.padEnd(8)}${others.map((cell) => cell.padStart(11)).join('')}  ${seen}`;
}
