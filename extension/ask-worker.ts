import type * as z from 'zod';
import { browser } from 'wxt/browser';
import { Problem } from '../core/language/problem.ts';
import type { Failure, requestSchema } from './messages.ts';

/**
 * Asks the worker for something, from a page of the extension. @returns what it answered, read by `schema`.
 *
 * @throws Problem with what happened and what to do, where it could not be done.
 */
export async function askWorker<Done extends { readonly ok: true }>(request: z.input<typeof requestSchema>, schema: z.ZodType<Done | Failure>): Promise<Done> {
  const answer = schema.parse(await browser.runtime.sendMessage(request));
  if (!answer.ok) throw new Problem(answer.problem.code, answer.problem.sentence);
  return answer;
}
