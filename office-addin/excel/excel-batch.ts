import type { LongWork } from '../../core/workbook/workbook.ts';

/** What one request may hold, well under the 5 MB of Excel on the web: the body is wrapped once more on its way. */
const MAX_BYTES = 2_500_000;
/** What an object and a property set on it take in a request, beside their values. */
const STEP_BYTES = 500;

/**
 * Collects steps for Excel and sends them in as few round trips as their size allows. Formulas are not calculated
 * until a trip is over, and the work can be stopped between trips.
 */
export class ExcelBatch {
  readonly context: Excel.RequestContext;
  readonly #work: LongWork;
  readonly #total: number;
  #bytes = 0;
  #done = 0;

  /** @param total how many parts the whole work has, for its progress. */
  constructor(context: Excel.RequestContext, work: LongWork, total: number) {
    this.context = context;
    this.#work = work;
    this.#total = total;
  }

  /** Room for a step of `bytes` of values; sends what waits where the request would grow too large. */
  async room(bytes: number): Promise<void> {
    if (this.#bytes > 0 && this.#bytes + bytes + STEP_BYTES > MAX_BYTES) await this.send();
    if (this.#bytes === 0) this.context.application.suspendApiCalculationUntilNextSync();
    this.#bytes += bytes + STEP_BYTES;
  }

  /** Sends everything that waits. Throws the reason of the signal where the work is to stop. */
  async send(): Promise<void> {
    this.#work.signal?.throwIfAborted();
    await this.context.sync();
    this.#bytes = 0;
    this.#work.signal?.throwIfAborted();
  }

  /** One more part of the work is on its way. */
  partDone(): void {
    this.#done += 1;
    this.#work.onProgress?.({ done: this.#done, total: this.#total });
  }
}

const encoder = new TextEncoder();

/** How many bytes a value takes in a request. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
