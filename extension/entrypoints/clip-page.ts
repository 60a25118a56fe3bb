import '../zod-under-csp.ts';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ASSIGNMENT, assignmentSchema, type Assignment, type PageAnswer } from '../messages.ts';
import { deliver } from '../reader/deliver.ts';
import { readPage } from '../reader/read-page.ts';

/** The reader: put into a page on request, reads it once, hands the reading over and is done. */
export default defineUnlistedScript(() => {
  const assignment = assignmentSchema.parse(Reflect.get(globalThis, ASSIGNMENT));
  Reflect.deleteProperty(globalThis, ASSIGNMENT);

  void deliver(answerOf(assignment), {
    send: (message): Promise<unknown> => browser.runtime.sendMessage(message),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
});

function answerOf({ jobId, scope, pageType, frames }: Assignment): PageAnswer {
  try {
    const reading = readPage(document, scope, new Date().toISOString(), { pageType, frames });
    if (reading === null) return { type: 'page-unreadable', jobId, reason: 'no-selection', detail: '' };
    return { type: 'page-understood', jobId, reading };
  } catch (error) {
    return { type: 'page-unreadable', jobId, reason: 'error', detail: String(error) };
  }
}
