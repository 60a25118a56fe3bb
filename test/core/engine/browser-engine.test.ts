import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Engine } from '../../../core/engine/engine.ts';
import { Problem } from '../../../core/language/problem.ts';
import { describeWith } from '../../environment/tools.ts';
import { servePage, type ServedPage } from './browser-page/served-page.ts';
import { flattenTable, type EngineCall } from './browser-page/wire.ts';
import { engineContract } from './engine-contract.ts';

const resultSchema = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

let calls = 0;

type Ask = EngineCall extends infer Call ? (Call extends EngineCall ? Omit<Call, 'id'> : never) : never;

/** One call across into the page; what fails there fails here alike. */
async function ask({ page }: ServedPage, call: Ask, signal?: AbortSignal): Promise<unknown> {
  const id = ++calls;
  const stop = () => void page.evaluate((running) => window.engineStop(running), id);
  const answered = page.evaluate((sent) => window.engineCall(sent), { ...call, id });
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  const reply = await answered;
  if (reply.problem) throw new Problem(reply.problem.code, reply.problem.sentence);
  if (reply.error) throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
  return reply.value;
}

/** The engine that lives in the page, as if it were here. */
async function remoteEngine(served: ServedPage, rowLimit: number): Promise<Engine> {
  const options = { workerUrl: `${served.origin}/duckdb/duckdb-browser-eh.worker.js`, wasmUrl: '/duckdb/duckdb-eh.wasm', memoryLimit: 256, rowLimit };
  const engine = z.number().parse(await ask(served, { method: 'open', options }));
  return {
    async load(table, signal) {
      signal?.throwIfAborted();
      await ask(served, { method: 'load', engine, table: flattenTable(table) }, signal);
    },
    query: async (sql, signal) => resultSchema.parse(await ask(served, { method: 'query', engine, sql }, signal)),
    close: async () => void (await ask(served, { method: 'close', engine })),
  };
}

describeWith(['chromium'], 'the engine in a page', () => {
  let served: ServedPage;
  beforeAll(async () => {
    served = await servePage();
  });
  afterAll(() => served.close());

  engineContract('under the policy of an extension', () => remoteEngine(served, 20_000), 20_000);

  describe('starting', () => {
    it('says why it did not start', async () => {
      const options = { workerUrl: `${served.origin}/nowhere.js`, wasmUrl: '/duckdb/duckdb-eh.wasm' };
      await expect(ask(served, { method: 'open', options })).rejects.toMatchObject({ code: 'engine-not-started' });
    });

    it('does not wait for ever where the page forbids WebAssembly', async () => {
      const strict = await servePage({ scriptSource: "'self'" });
      await expect(remoteEngine(strict, 10)).rejects.toMatchObject({ code: 'engine-not-started' });
      await strict.close();
    });
  });
});
