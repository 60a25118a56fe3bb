import { openBrowserEngine } from '../../../../core/engine/browser-engine.ts';
import type { Engine } from '../../../../core/engine/engine.ts';
import type { TypedTable } from '../../../../core/sheet/typed-table.ts';
import { tableFor } from '../tables.ts';
import { timeAnalysis } from '../time-analysis.ts';
import type { TimedAnalysis } from '../time-analysis.ts';

declare global {
  interface Window {
    /** Loads so many rows of the table that an analysis is for, where it is not the one loaded; seconds that it took. */
    loadFor(id: string, workerUrl: string, rows: number): Promise<number>;
    timeAnalysis(id: string, mostSeconds: number): Promise<TimedAnalysis>;
  }
}

let loaded: { readonly engine: Engine; readonly table: TypedTable; readonly make: ReturnType<typeof tableFor> } | null = null;

window.loadFor = async (id, workerUrl, rows) => {
  const make = tableFor(id);
  if (loaded?.make === make) return 0;
  await loaded?.engine.close();
  loaded = null;
  const table = make(rows);
  const engine = await openBrowserEngine({ workerUrl, wasmUrl: '/duckdb/duckdb-eh.wasm' });
  const started = performance.now();
  await engine.load(table);
  loaded = { engine, table, make };
  return (performance.now() - started) / 1000;
};

window.timeAnalysis = (id, mostSeconds) => {
  if (loaded === null) throw new Error('no table is loaded');
  return timeAnalysis(id, loaded.table, loaded.engine, mostSeconds);
};
