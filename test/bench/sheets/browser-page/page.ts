import { bindTable } from '../../../../core/analysis/bind.ts';
import { salesPerformance } from '../../../../core/analysis/sales-performance/sales-performance.ts';
import { openBrowserEngine } from '../../../../core/engine/browser-engine.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { salesTable } from '../sales-table.ts';

declare global {
  interface Window {
    /** Seconds to start the engine, to load the rows, and for each of several runs of the analysis. */
    analyseSales(workerUrl: string, rows: number): Promise<{ start: number; load: number; runs: number[] }>;
  }
}

window.analyseSales = async (workerUrl, rows) => {
  const table = salesTable(rows);
  const binding = bindTable(salesPerformance.needs, table);
  if (binding === null) throw new Error('the table fits no analysis');
  const { seconds: start, value: engine } = await timed(() => openBrowserEngine({ workerUrl, wasmUrl: '/duckdb/duckdb-eh.wasm' }));
  const { seconds: load } = await timed(() => engine.load(table));
  const runs: number[] = [];
  for (let run = 0; run < 4; run++) {
    runs.push((await timed(() => salesPerformance.compute({ binding, engine, clips: [], calendar: PLAIN_CALENDAR, period: null }))).seconds);
  }
  await engine.close();
  return { start, load, runs };
};

async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly seconds: number; readonly value: Value }> {
  const started = performance.now();
  const value = await work();
  return { seconds: (performance.now() - started) / 1000, value };
}
