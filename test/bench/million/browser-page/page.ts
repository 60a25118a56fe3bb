import { openBrowserEngine } from '../../../../core/engine/browser-engine.ts';
import type { Engine } from '../../../../core/engine/engine.ts';
import type { TypedTable } from '../../../../core/sheet/typed-table.ts';
import { ordersTable } from '../orders-table.ts';
import { timeAnalysis } from '../time-analysis.ts';
import type { TimedAnalysis } from '../time-analysis.ts';

declare global {
  interface Window {
    /** Loads so many orders; seconds that it took. */
    loadOrders(workerUrl: string, rows: number): Promise<number>;
    timeAnalysis(id: string, mostSeconds: number): Promise<TimedAnalysis>;
  }
}

let loaded: { readonly engine: Engine; readonly table: TypedTable } | null = null;

window.loadOrders = async (workerUrl, rows) => {
  const table = ordersTable(rows);
  const engine = await openBrowserEngine({ workerUrl, wasmUrl: '/duckdb/duckdb-eh.wasm' });
  const started = performance.now();
  await engine.load(table);
  loaded = { engine, table };
  return (performance.now() - started) / 1000;
};

window.timeAnalysis = (id, mostSeconds) => {
  if (loaded === null) throw new Error('no orders are loaded');
  return timeAnalysis(id, loaded.table, loaded.engine, mostSeconds);
};
