import { browser } from 'wxt/browser';
import { Problem } from '../../core/language/problem.ts';
import { clipTabAnswerSchema, type ClipTab } from '../messages.ts';

/**
 * Asks the worker to read a tab for review.
 *
 * @throws Problem where the page could not be read.
 */
export async function readTab(tabId: number): Promise<void> {
  const request: ClipTab = { type: 'clip-tab', jobId: crypto.randomUUID(), tabId, then: 'review' };
  const answer = clipTabAnswerSchema.parse(await browser.runtime.sendMessage(request));
  if (!answer.ok) throw new Problem(answer.problem.code, answer.problem.sentence);
}
