import { browser } from 'wxt/browser';
import type { CaptureJob, ProblemRecord } from '../../core/library/capture-job.ts';
import type { Library } from '../../core/library/library.ts';
import { Problem } from '../../core/language/problem.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import { say } from '../../core/language/language.ts';
import type { CapturePorts } from '../capture/capture.ts';
import { ASSIGNMENT, readFrameSchema, type Assignment, type ReadFrame } from '../messages.ts';
import { readSettings } from '../settings/settings.ts';
import { readPdfOfTab, showsPdf } from './pdf-tab.ts';

export const RESUME_ALARM = 'resume-captures';
/** The shortest time that browsers grant an alarm. */
const RESUME_MINUTES = 0.5;

/** The browser's side of a capture. */
export function browserPorts(library: Library): CapturePorts {
  return {
    library,
    startReader,
    mark,
    wakeLater: async () => {
      await browser.alarms.create(RESUME_ALARM, { delayInMinutes: RESUME_MINUTES });
    },
    now: () => new Date(),
  };
}

async function startReader(job: CaptureJob): Promise<void> {
  const target = { tabId: job.tabId };
  try {
    if (await showsPdf(job.tabId)) {
      await readPdfOfTab(job, new Date());
      return;
    }
    const assignment: Assignment = { jobId: job.id, scope: job.scope, pageType: job.asked, frames: job.scope === 'page' ? await readFrames(job.tabId) : [] };
    await browser.scripting.executeScript({
      target,
      func: (name: string, value: Assignment) => Reflect.set(globalThis, name, value),
      args: [ASSIGNMENT, assignment],
    });
    await browser.scripting.executeScript({ target, files: ['/clip-page.js'] });
  } catch (error) {
    throw error instanceof Problem ? error : injectionProblem(error);
  }
}

/**
 * What the page's frames of other origins show. Under `activeTab` the browser lets us into the page and frames of its
 * origin only; where the person has granted other sites, into those too. The rest is left out silently.
 */
async function readFrames(tabId: number): Promise<ReadFrame[]> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['/clip-frame.js'] });
  return results.map(({ result }) => readFrameSchema.safeParse(result)).flatMap(({ data }) => (data === undefined ? [] : [data]));
}

/** Browsers say why a page could not be entered in words only; each is told what to do about it. */
export function injectionProblem(error: unknown): Problem {
  const words = String(error);
  if (/no tab with id|invalid tab id|tab was closed|frame .*was removed/i.test(words)) {
    return new Problem('tab-gone', capturing.tabGone, { cause: error });
  }
  if (/error page/i.test(words)) return new Problem('page-not-loaded', capturing.notLoaded, { cause: error });
  if (/must request permission|missing host permission|activeTab/i.test(words)) {
    return new Problem('page-not-allowed', capturing.notAllowed, { cause: error });
  }
  if (/cannot access|cannot be scripted|extensions gallery|chrome:\/\/|restricted/i.test(words)) {
    return new Problem('page-closed-to-extensions', capturing.pageClosed, { cause: error });
  }
  return new Problem('capture-failed', capturing.failed, { cause: error });
}

/** A tick or an exclamation mark on the toolbar button of the tab, and the words for it on hover. */
async function mark(tabId: number, problem: ProblemRecord | null): Promise<void> {
  const { language } = await readSettings();
  const words = problem?.sentence ?? capturing.badgeSaved;
  try {
    await browser.action.setBadgeText({ tabId, text: problem === null ? '✓' : '!' });
    await browser.action.setBadgeBackgroundColor({ tabId, color: problem === null ? '#0f6cbd' : '#b10e1c' });
    await browser.action.setTitle({ tabId, title: say(words, language) });
  } catch (error) {
    // The tab may be closed by now; then there is no button to mark.
    if (!/no tab|invalid tab/i.test(String(error))) throw error;
  }
}
