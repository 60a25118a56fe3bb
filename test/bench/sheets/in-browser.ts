import { join } from 'node:path';
import { servePage } from '../../core/engine/browser-page/served-page.ts';

/** The sales analysis in Chromium, by the engine that pages use, in a line. */
export async function analyseInBrowser(rows: number): Promise<string> {
  const served = await servePage({ root: join(import.meta.dirname, 'browser-page'), ready: 'analyseSales' });
  try {
    const worker = `${served.origin}/duckdb/duckdb-browser-eh.worker.js`;
    const { start, load, runs } = await served.page.evaluate(([url, count]) => window.analyseSales(url, count), [worker, rows] as const);
    const seconds = (value: number) => `${value.toFixed(2)} s`;
    return `In Chromium, ${rows} rows: engine started in ${seconds(start)}, loaded in ${seconds(load)}, analysed in ${runs.map(seconds).join(', ')}`;
  } finally {
    await served.close();
  }
}
