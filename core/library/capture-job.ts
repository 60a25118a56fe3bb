import * as z from 'zod';
import { clipSchema, pageContentSchema, pageTypeSchema } from '../clip/clip.ts';
import type { Clip, PageType } from '../clip/clip.ts';
import type { Problem } from '../language/problem.ts';
import type { Library } from './library.ts';
import { saveClip, type Saved } from './save-clip.ts';
import { storing } from './storage-problem.ts';

/**
 * A capture as steps that are each written down before the next begins: whoever asks, reads or saves may
 * die at any moment, and the job is taken up again from its last step. The job's id becomes the clip's id,
 * so a step that runs twice changes nothing.
 *
 * requested -> understood -> saved, or failed.
 */

/** What the page gave: the reader's answer, not yet a clip. */
export const readingSchema = z.object({
  url: z.string(),
  capturedAt: z.iso.datetime(),
  content: pageContentSchema,
  /** The page as HTML, or null where it could not be kept. */
  html: z.nullable(z.string()),
  /** Who decided `content.pageType`. */
  pageTypeBy: z._default(clipSchema.shape.pageTypeBy, 'rules'),
});
export type Reading = z.infer<typeof readingSchema>;

const textSchema = z.object({ zh: z.string(), en: z.string() });
export const problemRecordSchema = z.object({ code: z.string(), sentence: textSchema });
export type ProblemRecord = z.infer<typeof problemRecordSchema>;

export const captureJobSchema = z.looseObject({
  id: z.string(),
  tabId: z.number(),
  scope: clipSchema.shape.scope,
  /** `review`: a person looks first, then saves; `save`: saved as soon as it is understood. */
  then: z.enum(['review', 'save']),
  project: z.nullable(z.string()),
  tags: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** How often the page was asked for. */
  attempts: z.number(),
  state: z.enum(['requested', 'understood', 'saved', 'failed']),
  /** Set while `understood`; let go once saved. */
  reading: z.nullable(readingSchema),
  /** The type by which the page is being understood anew; null while nobody asked for that. */
  asked: z._default(z.nullable(pageTypeSchema), null),
  problem: z.nullable(problemRecordSchema),
});
export type CaptureJob = z.infer<typeof captureJobSchema>;

/**
 * Writes a new job down. One of the same id is left as it is, but where it still waits for its page the asking is
 * counted anew: who asks again has not given up.
 */
export function addJob(library: Library, job: CaptureJob): Promise<void> {
  return storing(() =>
    library.transaction('rw', library.jobs, async () => {
      const known = await library.jobs.get(job.id);
      if (known === undefined) await library.jobs.add(job);
      else if (known.state === 'requested') await library.jobs.put({ ...known, attempts: 0 });
    }),
  );
}

export async function jobById(library: Library, id: string): Promise<CaptureJob | null> {
  const stored: unknown = await library.jobs.get(id);
  return stored === undefined ? null : captureJobSchema.parse(stored);
}

/** The newest job of a tab, or null. */
export async function jobOfTab(library: Library, tabId: number): Promise<CaptureJob | null> {
  const stored: unknown[] = await library.jobs.where('tabId').equals(tabId).sortBy('createdAt');
  const newest = stored.at(-1);
  return newest === undefined ? null : captureJobSchema.parse(newest);
}

/** Jobs that wait for the worker: pages to be asked for, readings to be saved at once. */
export async function openJobs(library: Library): Promise<CaptureJob[]> {
  const stored: unknown[] = await library.jobs.where('state').anyOf('requested', 'understood').toArray();
  return stored
    .map((job) => captureJobSchema.parse(job))
    .filter((job) => job.state === 'requested' || job.then === 'save');
}

/** Counts one more asking of the page. @returns the job after it, or null where it waits for no page. */
export function countAttempt(library: Library, id: string): Promise<CaptureJob | null> {
  return changeJob(library, id, (job) => (job.state === 'requested' ? { ...job, attempts: job.attempts + 1 } : null));
}

/**
 * Writes down what the page gave. The first answer counts; later ones of the same job change nothing, unless the page was
 * asked to be understood anew: then an answer about the same page takes the place of the one before.
 */
export function recordReading(library: Library, id: string, reading: Reading): Promise<CaptureJob | null> {
  return changeJob(library, id, (job) => {
    if (job.state === 'requested') return { ...job, state: 'understood', reading };
    if (job.state !== 'understood' || job.asked === null) return null;
    const isAnswer = reading.content.pageType === job.asked && job.reading !== null && withoutFragment(reading.url) === withoutFragment(job.reading.url);
    return isAnswer ? { ...job, asked: null, reading: { ...reading, pageTypeBy: 'person' } } : { ...job, asked: null };
  });
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

/** Notes that a page which was understood is to be understood anew as a page of this type. @returns null where it was not. */
export function askAnew(library: Library, id: string, pageType: PageType): Promise<CaptureJob | null> {
  return changeJob(library, id, (job) => (job.state === 'understood' && job.reading !== null ? { ...job, asked: pageType } : null));
}

/** Lets go of the wish to understand a page anew; what was read before stays. */
export function stopAsking(library: Library, id: string): Promise<CaptureJob | null> {
  return changeJob(library, id, (job) => (job.asked === null ? null : { ...job, asked: null }));
}

/** Ends a job that is not saved with what a person should know; its reading, if any, stays. */
export function failJob(library: Library, id: string, problem: Problem): Promise<CaptureJob | null> {
  const { code, sentence } = problem;
  return changeJob(library, id, (job) =>
    job.state === 'saved' ? null : { ...job, state: 'failed', problem: { code, sentence: { ...sentence } } },
  );
}

/** Saves a job's clip and closes the job, in one transaction. `clip.id` must be the job's id. */
export function saveJob(library: Library, clip: Clip, blobs: ReadonlyMap<string, Uint8Array>): Promise<Saved> {
  return storing(() =>
    library.transaction(
      'rw',
      [...library.tablesOfClips, library.jobs],
      async () => {
        const saved = await saveClip(library, clip, blobs);
        const job = await library.jobs.get(clip.id);
        if (job !== undefined) await library.jobs.put({ ...job, state: 'saved', reading: null, problem: null });
        return saved;
      },
    ),
  );
}

/** Lets go of jobs that started before `before` (ISO 8601): what nobody saved by then is not wanted. */
export async function forgetJobs(library: Library, before: string): Promise<void> {
  await library.jobs.filter((job) => job.createdAt < before).delete();
}

function changeJob(
  library: Library,
  id: string,
  change: (job: CaptureJob) => CaptureJob | null,
): Promise<CaptureJob | null> {
  return storing(() =>
    library.transaction('rw', library.jobs, async () => {
      const job = await jobById(library, id);
      const changed = job === null ? null : change(job);
      if (changed !== null) await library.jobs.put(changed);
      return changed;
    }),
  );
}
