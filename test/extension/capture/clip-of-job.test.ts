import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/clip/hash.ts';
import type { CaptureJob } from '../../../core/library/capture-job.ts';
import { clipOfJob } from '../../../extension/capture/clip-of-job.ts';
import { pageContent } from '../../core/clip/page-content.ts';

const JOB: CaptureJob = {
  id: 'job-1',
  tabId: 7,
  scope: 'page',
  then: 'review',
  project: null,
  tags: ['a'],
  createdAt: '2026-03-01T08:00:00.000Z',
  attempts: 1,
  state: 'understood',
  reading: {
    url: 'https://shop.example/p',
    capturedAt: '2026-03-01T08:30:00.000Z',
    content: pageContent({ title: 'As read', pageType: 'article' }),
    html: '<p>耳机</p>',
    pageTypeBy: 'rules',
  },
  asked: null,
  problem: null,
};
const EDITS = { title: 'As read', pageType: 'article', project: '', tags: ['a'], note: '' } as const;

describe('clipOfJob', () => {
  it('takes the job’s id, and the snapshot as a blob', async () => {
    const { clip, blobs } = await clipOfJob(JOB);
    const bytes = new TextEncoder().encode('<p>耳机</p>');
    expect(clip).toMatchObject({ id: 'job-1', tags: ['a'], pageTypeBy: 'rules', html: { sha256: await sha256(bytes) } });
    expect([...blobs.values()]).toEqual([bytes]);
  });

  it('takes what a person set, and remembers who decided the type', async () => {
    const { clip } = await clipOfJob(JOB, { ...EDITS, title: ' Mine ', pageType: 'product', project: 'Q3', note: 'n' });
    expect(clip).toMatchObject({ pageTypeBy: 'person', project: 'Q3', note: 'n', content: { title: 'Mine', pageType: 'product' } });
    expect((await clipOfJob(JOB, EDITS)).clip.pageTypeBy).toBe('rules');
  });

  it('remembers that the page was understood as a person said', async () => {
    const job: CaptureJob = { ...JOB, reading: JOB.reading === null ? null : { ...JOB.reading, pageTypeBy: 'person' } };
    expect((await clipOfJob(job, EDITS)).clip.pageTypeBy).toBe('person');
  });

  it('keeps the title of the page where a person empties it', async () => {
    expect((await clipOfJob(JOB, { ...EDITS, title: '  ' })).clip.content.title).toBe('As read');
  });
});
