import { browser } from 'wxt/browser';
import type { PageType } from '../../core/clip/clip.ts';
import { askAnew, recordReading, type CaptureJob } from '../../core/library/capture-job.ts';
import type { Library } from '../../core/library/library.ts';
import { receivedSchema, type UnderstandAs } from '../messages.ts';

/**
 * Has a reviewed page understood anew as the type that a person gave it: by the page itself, or from its kept snapshot where
 * the page is gone. The job's reading changes; everything else of the job stays.
 *
 * @returns false where neither was possible.
 */
export async function understandAs(library: Library, job: CaptureJob, pageType: PageType): Promise<boolean> {
  if (await pageAnswers({ type: 'understand-as', jobId: job.id, pageType })) return true;
  if (job.reading === null) return false;
  // Only now: most pages are still there, and the panel opens faster without it.
  const { readSnapshot } = await import('../reader/read-snapshot.ts');
  const reading = readSnapshot(job.reading, pageType);
  if (reading === null) return false;
  await askAnew(library, job.id, pageType);
  await recordReading(library, job.id, reading);
  return true;
}

async function pageAnswers(request: UnderstandAs): Promise<boolean> {
  try {
    return receivedSchema.parse(await browser.runtime.sendMessage(request)).ok;
  } catch {
    // The worker died on the way; the snapshot is there all the same.
    return false;
  }
}
