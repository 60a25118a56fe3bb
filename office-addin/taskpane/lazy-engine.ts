import type { Engine } from '../../core/engine/engine.ts';

/** An engine that can be told to get ready. */
interface LazyEngine extends Engine {
  /** Starts it where it has not started, without waiting; a failure is told to whoever asks it something. */
  warm(): void;
}

/**
 * An engine that starts when it is first asked: the pane names the tables long before it is warm. A start that
 * failed is tried again at the next question.
 */
export function lazyEngine(start: () => Promise<Engine>): LazyEngine {
  let started: Promise<Engine> | null = null;
  let closed = false;
  const engine = (): Promise<Engine> => {
    started ??= start().catch((error: unknown) => {
      started = null;
      throw error;
    });
    return started;
  };
  return {
    warm() {
      if (!closed) void engine().catch(() => undefined);
    },
    async load(table, signal) {
      const warm = await untilStopped(engine(), signal);
      await warm.load(table, signal);
    },
    async query(sql, signal) {
      const warm = await untilStopped(engine(), signal);
      return warm.query(sql, signal);
    },
    async close() {
      if (closed) return;
      closed = true;
      const warm = await started?.catch(() => null);
      await warm?.close();
    },
  };
}

/** Waiting can be stopped although the start itself goes on, to serve the next question. */
async function untilStopped<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return work;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
