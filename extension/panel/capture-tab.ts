import { askWorker } from '../ask-worker.ts';
import { clipTabAnswerSchema, type ClipTab } from '../messages.ts';

/**
 * Asks the worker to read a tab for review.
 *
 * @throws Problem where the page could not be read.
 */
export async function readTab(tabId: number): Promise<void> {
  const request: ClipTab = { type: 'clip-tab', jobId: crypto.randomUUID(), tabId, then: 'review' };
  await askWorker(request, clipTabAnswerSchema);
}
