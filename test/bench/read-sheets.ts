/**
 * How fast and how frugally a large sheet is read, with exceljs's streaming reader as the peer.
 * Run: npx tsx test/bench/read-sheets.ts [rows=500000]
 * Every reader runs in a process of its own, so that memory is its own too.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { openPackage } from '../../core/workbook/file/package.ts';
import { readCells } from '../../core/workbook/file/read-cells.ts';
import { readWorkbookInfo } from '../../core/workbook/file/workbook-info.ts';
import { writeLargeWorkbook } from './large-workbook.ts';

interface Outcome {
  readonly cells: number;
  readonly sum: number;
}

const READERS: Readonly<Record<string, (path: string, rows: number) => Promise<Outcome>>> = {
  cells: readWithClipsheet,
  info: outlineWithClipsheet,
  exceljs: readWithExceljs,
};

async function readWithClipsheet(path: string, rows: number): Promise<Outcome> {
  const pkg = openPackage(new Uint8Array(readFileSync(path)));
  let cells = 0;
  let sum = 0;
  for await (const chunk of readCells(pkg, { sheet: 'Orders', range: `A1:J${rows + 1}` })) {
    for (const row of chunk.values) {
      for (const value of row) {
        if (value !== null) cells++;
        if (typeof value === 'number') sum += value;
      }
    }
  }
  return { cells, sum };
}

async function outlineWithClipsheet(path: string): Promise<Outcome> {
  const info = await readWorkbookInfo(openPackage(new Uint8Array(readFileSync(path))));
  console.log(`  used range: ${info.sheets[0]?.usedRange ?? 'none'}`);
  return { cells: 0, sum: 0 };
}

async function readWithExceljs(path: string): Promise<Outcome> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let cells = 0;
  let sum = 0;
  for await (const sheet of reader) {
    for await (const row of sheet) {
      row.eachCell((cell) => {
        cells++;
        if (typeof cell.value === 'number') sum += cell.value;
        if (cell.value instanceof Date) sum += Math.round(cell.value.getTime() / 86_400_000) + 25_569;
      });
    }
  }
  return { cells, sum };
}

async function measure(name: string, path: string, rows: number): Promise<void> {
  const read = READERS[name];
  if (read === undefined) throw new Error(`no reader ${name}`);
  const before = process.memoryUsage.rss();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { cells, sum } = await read(path, rows);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const busy = ((user + system) / 1e6).toFixed(2);
  const grown = process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024;
  console.log(`${name.padEnd(8)} ${seconds.toFixed(2)} s (${busy} s of processor), memory grew by ${grown.toFixed(0)} MB, ${cells} cells, sum ${sum.toFixed(2)}`);
}

async function main(): Promise<void> {
  const [first = '500000', path, rows] = process.argv.slice(2);
  if (path !== undefined) {
    await measure(first, path, Number(rows));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'read-sheets-'));
  try {
    const large = join(folder, 'large.xlsx');
    writeLargeWorkbook(large, Number(first));
    console.log(`${first} rows x 10 columns, ${(statSync(large).size / 1e6).toFixed(1)} MB`);
    for (const name of Object.keys(READERS)) {
      execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name, large, first], { stdio: 'inherit' });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
