import type { Clip, PageType } from '../../core/clip/clip.ts';
import { blobRef, makeClip } from '../../core/clip/make-clip.ts';
import type { CaptureJob } from '../../core/library/capture-job.ts';

/** What a person set before saving. */
export interface Edits {
  readonly title: string;
  readonly pageType: PageType;
  readonly project: string;
  readonly tags: readonly string[];
  readonly note: string;
}

/**
 * The clip of a job whose page was understood, with its blobs by sha256; the job's id is the clip's.
 *
 * @throws Error where the job holds no reading.
 */
export async function clipOfJob(
  job: CaptureJob,
  edits?: Edits,
): Promise<{ clip: Clip; blobs: Map<string, Uint8Array> }> {
  const { reading } = job;
  if (reading === null) throw new Error(`Job ${job.id} has not been read`);
  const blobs = new Map<string, Uint8Array>();
  const bytes = reading.html === null ? null : new TextEncoder().encode(reading.html);
  const html = bytes === null ? null : await blobRef(bytes, 'text/html');
  if (html !== null && bytes !== null) blobs.set(html.sha256, bytes);

  const title = edits?.title.trim() ?? '';
  const pageType = edits?.pageType ?? reading.content.pageType;
  const content = { ...reading.content, pageType, title: title === '' ? reading.content.title : title };
  const clip = await makeClip(content, {
    id: job.id,
    url: reading.url,
    capturedAt: reading.capturedAt,
    scope: job.scope,
    pageTypeBy: pageType === reading.content.pageType ? reading.pageTypeBy : 'person',
    html,
    project: edits?.project ?? job.project,
    tags: edits?.tags ?? job.tags,
    note: edits?.note ?? '',
  });
  return { clip, blobs };
}
