import type { Page } from 'playwright-core';
import * as z from 'zod';
import { Problem } from '../../../core/language/problem.ts';
import type { RangeRef } from '../../../core/workbook/address.ts';
import type { PlanRevision } from '../../../core/workbook/plan-revision.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import type { CellChunk, KeptDocument, LongWork, RemovedParts, Workbook, WorkbookChange, WorkbookInfo, Written } from '../../../core/workbook/workbook.ts';

const failureSchema = z.object({
  failed: z.object({ name: z.string(), code: z.string().nullable(), sentence: z.object({ zh: z.string(), en: z.string() }).nullable() }),
});
const indices = z.array(z.number()).transform((list) => new Set(list));
const tableSchema = z.object({ name: z.string(), range: z.string(), headerRow: z.boolean(), totalsRow: z.boolean(), columns: z.array(z.string()) });
const infoSchema = z.object({
  name: z.string(),
  date1904: z.boolean(),
  sheets: z.array(
    z.object({
      name: z.string(),
      visibility: z.enum(['visible', 'hidden', 'very-hidden']),
      kind: z.enum(['worksheet', 'other']),
      usedRange: z.string().nullable(),
      tables: z.array(tableSchema),
      merges: z.array(z.string()),
      hiddenRows: indices,
      hiddenColumns: indices,
      isProtected: z.boolean(),
    }),
  ),
  names: z.array(z.object({ name: z.string(), refersTo: z.string(), sheet: z.string().nullable() })),
});
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.object({ error: z.string() }), z.null()]);
const chunkSchema = z.object({
  firstRow: z.number(),
  firstColumn: z.number(),
  values: z.array(z.array(cellSchema)),
  formatIds: z.array(z.array(z.number()).transform((ids) => Uint16Array.from(ids))),
  formats: z.array(z.string()),
  formulas: z.array(z.object({ row: z.number(), column: z.number(), formula: z.string() })),
});
const writtenSchema = z.object({ sheets: z.array(z.string()), cells: z.number(), formulas: z.number() });
const changeSchema = z.object({ sheet: z.string(), range: z.string().nullable() });

/** The workbook that a browser page has open, for a test in Node. `remote-page.ts` runs in the page. */
export class RemoteWorkbook implements Workbook {
  readonly #page: Page;
  static readonly #listeners = new Map<number, (change: WorkbookChange) => void>();
  static #nextListener = 1;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Once for a page, before it loads. */
  static async prepare(page: Page): Promise<void> {
    await page.exposeFunction('remoteChange', (id: number, change: unknown) => {
      this.#listeners.get(id)?.(changeSchema.parse(change));
    });
  }

  async info(): Promise<WorkbookInfo> {
    return this.#ask('info', null, infoSchema);
  }

  async *read(region: RangeRef, work: LongWork = {}): AsyncGenerator<CellChunk> {
    yield* await this.#ask('read', { region, aborted: work.signal?.aborted === true }, z.array(chunkSchema));
  }

  async write(plan: SheetPlan, work: LongWork = {}): Promise<Written> {
    return this.#ask('write', { plan, aborted: work.signal?.aborted === true }, writtenSchema);
  }

  async revise(revision: PlanRevision, work: LongWork = {}): Promise<Written> {
    return this.#ask('revise', { revision, aborted: work.signal?.aborted === true }, writtenSchema);
  }

  async documents(namespace: string): Promise<readonly string[]> {
    return this.#ask('documents', namespace, z.array(z.string()));
  }

  async keep(document: KeptDocument): Promise<void> {
    await this.#ask('keep', document, z.undefined());
  }

  async remove(parts: RemovedParts): Promise<void> {
    await this.#ask('remove', parts, z.undefined());
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    const id = RemoteWorkbook.#nextListener;
    RemoteWorkbook.#nextListener += 1;
    RemoteWorkbook.#listeners.set(id, listener);
    void this.#call('listen', id);
    return () => {
      RemoteWorkbook.#listeners.delete(id);
      void this.#call('leave', id);
    };
  }

  async goTo(ref: RangeRef): Promise<void> {
    await this.#ask('goTo', ref, z.undefined());
  }

  async #ask<T>(method: string, argument: unknown, schema: z.ZodType<T>): Promise<T> {
    const answer = await this.#call(method, argument);
    const failure = failureSchema.safeParse(answer);
    if (!failure.success) return z.object({ done: schema }).parse(answer).done;
    const { name, code, sentence } = failure.data.failed;
    if (code !== null && sentence !== null) throw new Problem(code, sentence);
    throw new DOMException('The page threw.', name);
  }

  /** `undefined` and NaN do not survive JSON, but do survive the browser's own serialisation. */
  #call(method: string, argument: unknown): Promise<unknown> {
    return this.#page.evaluate(
      ([name, given]) => {
        const remote: unknown = Reflect.get(window, 'remoteWorkbook');
        if (typeof remote !== 'object' || remote === null) throw new Error('The page is not ready.');
        const called: unknown = Reflect.get(remote, name);
        if (typeof called !== 'function') throw new Error(`The page has no ${name}.`);
        const answer: unknown = Reflect.apply(called, remote, [given]);
        return answer;
      },
      [method, argument] as const,
    );
  }
}
