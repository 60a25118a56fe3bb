/**
 * What it takes to add a full report to a large workbook: the large sheet is copied as it lies in the archive.
 * Run: npx tsx test/bench/write-report.ts [rows=500000]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPackage } from '../../core/workbook/file/package.ts';
import { addPlan } from '../../core/workbook/file/write/add-plan.ts';
import { fullPlan } from '../core/workbook/full-plan.ts';
import { writeLargeWorkbook } from './large-workbook.ts';

const RUNS = 5;

function readLargeWorkbook(rows: number): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'clipsheet-bench-'));
  try {
    writeLargeWorkbook(join(folder, 'large.xlsx'), rows);
    return new Uint8Array(readFileSync(join(folder, 'large.xlsx')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rows = Number(process.argv[2] ?? 500_000);
const bytes = readLargeWorkbook(rows);
const seconds: number[] = [];
let grown = bytes;
for (let run = 0; run < RUNS; run++) {
  const started = performance.now();
  grown = addPlan(openPackage(bytes), fullPlan()).bytes;
  openPackage(grown);
  seconds.push((performance.now() - started) / 1000);
}
const same = openPackage(bytes).rawPart('xl/worksheets/sheet1.xml')?.compressed ?? new Uint8Array();
const kept = openPackage(grown).rawPart('xl/worksheets/sheet1.xml')?.compressed ?? new Uint8Array();
console.log(`${rows} rows x 10 columns, ${bytes.length} bytes`);
console.log(`open, add a full report, save, open again: first ${(seconds[0] ?? 0).toFixed(3)} s, best ${Math.min(...seconds).toFixed(3)} s`);
console.log(`${grown.length - bytes.length} bytes more; the large sheet is ${Buffer.from(same).equals(kept) ? 'the same' : 'CHANGED'}`);
console.log(`memory at its peak, with making the workbook: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
