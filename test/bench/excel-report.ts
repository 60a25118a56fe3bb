/**
 * What reports cost on their way into Excel: round trips and the bytes of each request, beside what is aimed at. More
 * than is aimed at: exit code 1. Counts, no times: the test host answers in place of Excel.
 * Run: npm run bench:excel-report
 */
import { openExcelWorkbook } from '../../office-addin/excel/excel-workbook.ts';
import type { SheetPlan } from '../../core/workbook/sheet-plan.ts';
import { sampleReport } from '../office-addin/excel/sample-report.ts';
import { busyWorkbook, wholeReport } from '../office-addin/excel/whole-report.ts';
import { OfficeHost } from '../office-host/office-host.ts';
import { startOfficeInNode } from '../office-host/office-in-node.ts';

const MOST_TRIPS = 8;
const MOST_BYTES = 4_000_000;

const office = await startOfficeInNode();

function hostOverWorkbook(): OfficeHost {
  const host = new OfficeHost(busyWorkbook());
  office.use(host);
  return host;
}

/** Excel keeps one format for all cells that look the same. */
function looks(plan: SheetPlan): number {
  return new Set(plan.sheets.flatMap((sheet) => sheet.cells.map(({ style }) => JSON.stringify(style)))).size;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

async function writeReport(name: string, plan: SheetPlan): Promise<void> {
  const { trips } = hostOverWorkbook();
  const { cells, formulas } = await openExcelWorkbook().write(plan);
  const charts = plan.sheets.reduce((sum, sheet) => sum + sheet.charts.length, 0);
  const heaviest = Math.max(...trips.map(({ requestBytes }) => requestBytes));
  console.log(`${name}\n  ${plan.sheets.length} sheets, ${cells} cells (${formulas} formulas), ${looks(plan)} looks, ${charts} charts`);
  console.log(`  round trips       ${trips.length} (aim: at most ${MOST_TRIPS})`);
  console.log(`  heaviest request  ${kilobytes(heaviest)} (aim: under ${kilobytes(MOST_BYTES)})`);
  for (const [index, { requestBytes, responseBytes, actions }] of trips.entries()) {
    console.log(`    request ${index + 1}: ${kilobytes(requestBytes).padStart(10)}, ${String(actions).padStart(5)} actions, answer ${kilobytes(responseBytes).padStart(8)}`);
  }
  if (trips.length > MOST_TRIPS || heaviest > MOST_BYTES) process.exitCode = 1;
}

// The client library makes a request of its own a while after it has started: none of ours.
hostOverWorkbook();
await openExcelWorkbook().write(sampleReport(1));
await writeReport('12 KPIs, 6 charts, a table of 200 rows', sampleReport(200));
await writeReport('The same over a table of 20,000 rows', sampleReport(20_000));
hostOverWorkbook();
await writeReport('Four analyses of a workbook of orders, with the first report beside them', await wholeReport(openExcelWorkbook()));
