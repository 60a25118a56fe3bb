import { openBrowserEngine } from '../../../../core/engine/browser-engine.ts';
import type { Engine } from '../../../../core/engine/engine.ts';
import { Problem } from '../../../../core/language/problem.ts';
import { reviveTable, type EngineCall, type EngineReply } from './wire.ts';

const engines: Engine[] = [];
const running = new Map<number, AbortController>();

declare global {
  interface Window {
    engineCall(call: EngineCall): Promise<EngineReply>;
    engineStop(call: number): void;
  }
}

window.engineCall = async (call) => {
  const stop = new AbortController();
  running.set(call.id, stop);
  try {
    return { value: await answer(call, stop.signal) };
  } catch (cause) {
    if (cause instanceof Problem) return { problem: { code: cause.code, sentence: cause.sentence } };
    return { error: cause instanceof Error ? { name: cause.name, message: cause.message } : { name: 'Error', message: String(cause) } };
  } finally {
    running.delete(call.id);
  }
};

window.engineStop = (call) => running.get(call)?.abort();

async function answer(call: EngineCall, signal: AbortSignal): Promise<unknown> {
  if (call.method === 'open') return engines.push(await openBrowserEngine(call.options)) - 1;
  const engine = engines[call.engine];
  if (engine === undefined) throw new Error('no such engine');
  if (call.method === 'load') return engine.load(reviveTable(call.table), signal);
  if (call.method === 'query') return engine.query(call.sql, signal);
  return engine.close();
}
