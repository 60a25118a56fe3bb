/**
 * How fast a large sheet becomes a typed table and answers SQL, and in how much memory: 500,000 rows of ten
 * columns, two of them texts that are all different.
 * Run: npm run bench:sheets -- [rows=500000]
 * Every step runs in a process of its own, so that memory is its own too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openNodeEngine } from '../../core/engine/node-engine.ts';
import { readGrid } from '../../core/sheet/grid.ts';
import { readTables } from '../../core/sheet/read-tables.ts';
import { openWorkbookFile } from '../../core/workbook/file/file-workbook.ts';
import { writeLargeWorkbook } from './large-workbook.ts';

const STEPS: Readonly<Record<string, (path: string) => Promise<void>>> = {
  /** The cells alone, held column by column. */
  async grid(path) {
    const workbook = openWorkbookFile(readFileSync(path), 'large.xlsx');
    const [sheet] = (await workbook.info()).sheets;
    await readGrid(workbook, sheet?.name ?? '', sheet?.usedRange ?? '');
  },
  /** Tables found, columns typed, roles and quality told. */
  async tables(path) {
    await readTables(openWorkbookFile(readFileSync(path), 'large.xlsx'));
  },
  /** The same, loaded into the engine and asked once. */
  async sql(path) {
    const [reading] = await readTables(openWorkbookFile(readFileSync(path), 'large.xlsx'));
    const [table] = reading?.tables ?? [];
    if (table === undefined) throw new Error('no table was found');
    const engine = await openNodeEngine();
    const started = performance.now();
    await engine.load(table);
    const loaded = performance.now();
    await engine.query('SELECT "Column 3", sum("Column 7") FROM "Orders" GROUP BY ALL');
    console.log(`  load ${seconds(loaded - started)}, query ${seconds(performance.now() - loaded)}`);
    await engine.close();
  },
};

async function main(): Promise<void> {
  const [first = '500000', path] = process.argv.slice(2);
  const step = STEPS[first];
  if (step !== undefined && path !== undefined) return runStep(first, step, path);
  const folder = mkdtempSync(join(tmpdir(), 'bench-sheets-'));
  const file = join(folder, 'large.xlsx');
  writeLargeWorkbook(file, Number(first));
  for (const name of Object.keys(STEPS)) {
    execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), name, file], { stdio: 'inherit' });
  }
  rmSync(folder, { recursive: true });
}

async function runStep(name: string, step: (path: string) => Promise<void>, path: string): Promise<void> {
  const started = performance.now();
  await step(path);
  const { userCPUTime, maxRSS } = process.resourceUsage();
  const wall = seconds(performance.now() - started);
  console.log(`${name}: ${wall} by the clock, ${seconds(userCPUTime / 1000)} of a processor, at most ${Math.round(maxRSS / 1024)} MB`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

await main();
