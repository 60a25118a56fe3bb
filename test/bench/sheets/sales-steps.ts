import { DuckDBInstance } from '@duckdb/node-api';
import { filter, groupBy, summarize, sum, tidy, n } from '@tidyjs/tidy';
import * as z from 'zod';
import { bindTable } from '../../../core/analysis/bind.ts';
import { salesPerformance } from '../../../core/analysis/sales-performance/sales-performance.ts';
import { appendRows } from '../../../core/engine/node-append.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { createTableSql } from '../../../core/engine/table-shape.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { columnNamed, type TypedTable } from '../../../core/sheet/typed-table.ts';
import { askByHand } from './sales-by-hand.ts';
import { salesTable } from './sales-table.ts';

/** Seconds that the median run of several took, and what else is to be told. */
export interface Timed {
  readonly seconds: number;
  readonly seen: string;
}

const RUNS = 5;
const salesSchema = z.tuple([z.object({ sales: z.number() })]);

/** Our analysis, over a table that the engine holds. */
export async function analyseSales(rows: number): Promise<Timed> {
  const table = salesTable(rows);
  const engine = await openNodeEngine();
  const started = performance.now();
  await engine.load(table);
  const loaded = (performance.now() - started) / 1000;
  const binding = bindTable(salesPerformance.needs, table);
  if (binding === null) throw new Error('the table fits no analysis');
  const { seconds, value } = await median(() => salesPerformance.compute({ binding, engine, clips: [], calendar: PLAIN_CALENDAR, period: null }));
  await engine.close();
  return { seconds, seen: `sales ${value.totals.get('value')?.now?.toFixed(2)}, loaded in ${loaded.toFixed(2)} s` };
}

/** The same questions written by hand, sent to DuckDB itself. */
export async function askSalesByHand(rows: number): Promise<Timed> {
  const table = salesTable(rows);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(createTableSql(table));
  await appendRows(connection, table);
  const { seconds, value } = await median(() => askByHand(connection));
  instance.closeSync();
  return { seconds, seen: `sales ${String(value)}` };
}

/** The totals, the months and the breakdowns with a library for tables from npm, over rows as objects. */
export async function analyseSalesWithTidy(rows: number): Promise<Timed> {
  const records = recordsOf(salesTable(rows));
  const [from, to, before, yearAgo] = [serialOf(2025, 8, 1), serialOf(2025, 9, 1), serialOf(2025, 7, 1), serialOf(2024, 8, 1)];
  const totalsOf = (some: SalesRecord[]) => tidy(some, summarize({ sales: sum('sales'), target: sum('target'), quantity: sum('quantity'), rows: n() }));
  const { seconds, value } = await median(() => {
    const within = (first: number, end: number) => tidy(records, filter((each) => each.date >= first && each.date < end));
    const periods = [within(from, to), within(before, from), within(yearAgo, yearAgo + 31)];
    const totals = periods.map(totalsOf);
    tidy(records, groupBy('month', [summarize({ sales: sum('sales'), target: sum('target'), quantity: sum('quantity'), rows: n() })]));
    totalsOf(records);
    for (const some of periods) for (const key of ['region', 'channel', 'product'] as const) tidy(some, groupBy(key, [summarize({ sales: sum('sales') })]));
    return Promise.resolve(salesSchema.parse(totals[0])[0].sales);
  });
  return { seconds, seen: `sales ${value.toFixed(2)}` };
}

interface SalesRecord {
  readonly date: number;
  readonly month: number;
  readonly region: string;
  readonly channel: string;
  readonly product: string;
  readonly sales: number;
  readonly target: number;
  readonly quantity: number;
}

function recordsOf(table: TypedTable): SalesRecord[] {
  const at = (name: string, row: number) => columnNamed(table, name)?.values[row] ?? 0;
  return Array.from({ length: table.rowCount }, (_, row) => ({
    date: Number(at('Order date', row)),
    month: Math.floor(Number(at('Order date', row)) / 30.44),
    region: String(at('Region', row)),
    channel: String(at('Channel', row)),
    product: String(at('Product', row)),
    sales: Number(at('Sales', row)),
    target: Number(at('Target', row)),
    quantity: Number(at('Quantity', row)),
  }));
}

/** The median time of several runs after one to warm up, and what the last gave. */
async function median<Value>(run: () => Promise<Value>): Promise<{ readonly seconds: number; readonly value: Value }> {
  let value = await run();
  const times: number[] = [];
  for (let count = 0; count < RUNS; count++) {
    const started = performance.now();
    value = await run();
    times.push((performance.now() - started) / 1000);
  }
  return { seconds: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0, value };
}
