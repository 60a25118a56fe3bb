import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { openBrowserEngine } from '../../core/engine/browser-engine.ts';
import type { Engine } from '../../core/engine/engine.ts';

/** Starts the engine from the files that are served beside this page. */
export function startEngine(): Promise<Engine> {
  const here = import.meta.url;
  return openBrowserEngine({ workerUrl: new URL(workerUrl, here).href, wasmUrl: new URL(wasmUrl, here).href });
}
