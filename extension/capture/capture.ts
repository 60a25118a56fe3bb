import { liveQuery } from 'dexie';
import {
  addJob,
  askAnew,
  countAttempt,
  failJob,
  forgetJobs,
  jobById,
  openJobs,
  recordReading,
  saveJob,
  stopAsking,
  type CaptureJob,
  type ProblemRecord,
  type Reading,
} from '../../core/library/capture-job.ts';
import type { PageType } from '../../core/clip/clip.ts';
import type { Library } from '../../core/library/library.ts';
import { Problem } from '../../core/language/problem.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import { clipOfJob } from './clip-of-job.ts';

/** What a capture needs of the browser. */
export interface CapturePorts {
  readonly library: Library;
  /** Puts the reader into the job's tab; the reading comes later, as a message. @throws Problem */
  startReader(job: CaptureJob): Promise<void>;
  /** Asks to be woken after a while, to take up what is still open then. */
  wakeLater(): Promise<void>;
  /** Shows on the toolbar button of a tab that its clip is saved, or (not null) why it is not. */
  mark(tabId: number, problem: ProblemRecord | null): Promise<void>;
  now(): Date;
}

export type CaptureRequest = Pick<CaptureJob, 'id' | 'tabId' | 'scope' | 'then' | 'project'> & {
  readonly tags: readonly string[];
};

/** How often a page is asked before the person is told that it does not answer. */
const ATTEMPTS = 4;
/** What nobody saved in this time is not wanted. */
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Begins a capture, or goes on with the one of this id. Each step is written down before the next, so that
 * after the worker's death `resumeCaptures` finds everything in the library.
 *
 * A failure of the capture ends the job and stands in it.
 *
 * @throws Problem `storage-full` where not even the job could be written down.
 */
export async function startCapture(ports: CapturePorts, request: CaptureRequest): Promise<void> {
  await addJob(ports.library, {
    ...request,
    tags: [...request.tags],
    createdAt: ports.now().toISOString(),
    attempts: 0,
    state: 'requested',
    reading: null,
    asked: null,
    problem: null,
  });
  await ports.wakeLater();
  await goOn(ports, request.id);
}

/** Takes in what the page gave, and saves it where nobody reviews it. Safe to call again with the same job. */
export async function acceptReading(ports: CapturePorts, id: string, reading: Reading): Promise<void> {
  await recordReading(ports.library, id, reading);
  await goOn(ports, id);
}

/** Ends a job with what a person should know. */
export async function rejectCapture(ports: CapturePorts, id: string, problem: Problem): Promise<void> {
  const failed = await failJob(ports.library, id, problem);
  if (failed !== null) await ports.mark(failed.tabId, failed.problem);
}

/** Takes up every job that waits for the worker, and lets go of those of yesterday. */
export async function resumeCaptures(ports: CapturePorts): Promise<void> {
  await forgetJobs(ports.library, new Date(ports.now().getTime() - KEPT_MILLISECONDS).toISOString());
  const jobs = await openJobs(ports.library);
  if (jobs.length > 0) await ports.wakeLater();
  for (const job of jobs) await goOn(ports, job.id);
}

/**
 * The job once it has ended (saved, failed, or understood where a person reviews it).
 *
 * @throws the signal's reason when that comes first.
 */
export function captureEnd(library: Library, id: string, signal: AbortSignal): Promise<CaptureJob> {
  return jobWhen(library, id, hasEnded, signal);
}

/**
 * Has a page that waits for review understood anew, as the type that a person gave it, by the page itself.
 *
 * @throws Problem where the page is no longer there to answer; what was read before stays then.
 */
export async function understandAnew(ports: CapturePorts, id: string, pageType: PageType, signal: AbortSignal): Promise<void> {
  const asked = await askAnew(ports.library, id, pageType);
  if (asked === null) throw new Problem('page-moved-on', capturing.movedOn);
  try {
    await ports.startReader(asked);
    const { reading } = await jobWhen(ports.library, id, (job) => job.asked === null, signal);
    if (reading?.content.pageType !== pageType) throw new Problem('page-moved-on', capturing.movedOn);
  } finally {
    await stopAsking(ports.library, id);
  }
}

function jobWhen(library: Library, id: string, isReady: (job: CaptureJob) => boolean, signal: AbortSignal): Promise<CaptureJob> {
  return new Promise((resolve, reject) => {
    const watching = liveQuery(() => jobById(library, id)).subscribe({
      next: (job) => {
        if (job === null || !isReady(job)) return;
        watching.unsubscribe();
        resolve(job);
      },
      error: reject,
    });
    signal.addEventListener('abort', () => {
      watching.unsubscribe();
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    });
  });
}

function hasEnded(job: CaptureJob): boolean {
  return job.state === 'saved' || job.state === 'failed' || (job.state === 'understood' && job.then === 'review');
}

async function goOn(ports: CapturePorts, id: string): Promise<void> {
  const job = await jobById(ports.library, id);
  if (job === null) return;
  try {
    if (job.state === 'requested') await askPage(ports, job);
    else if (job.state === 'understood' && job.then === 'save') await save(ports, job);
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('capture-failed', capturing.failed, { cause: error });
    await rejectCapture(ports, id, problem);
  }
}

async function askPage(ports: CapturePorts, job: CaptureJob): Promise<void> {
  if (job.attempts >= ATTEMPTS) throw new Problem('page-silent', capturing.silent);
  const asked = await countAttempt(ports.library, job.id);
  if (asked !== null) await ports.startReader(asked);
}

async function save(ports: CapturePorts, job: CaptureJob): Promise<void> {
  const { clip, blobs } = await clipOfJob(job);
  await saveJob(ports.library, clip, blobs);
  await ports.mark(job.tabId, null);
}
