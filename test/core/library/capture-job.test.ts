import { describe, expect, it } from 'vitest';
import { makeClip } from '../../../core/clip/make-clip.ts';
import {
  addJob,
  askAnew,
  captureJobSchema,
  countAttempt,
  failJob,
  forgetJobs,
  jobById,
  jobOfTab,
  openJobs,
  recordReading,
  saveJob,
  type CaptureJob,
  type Reading,
} from '../../../core/library/capture-job.ts';
import { listEntries } from '../../../core/library/read-clips.ts';
import { Problem } from '../../../core/language/problem.ts';
import { pageContent } from '../clip/page-content.ts';
import { memoryLibrary } from './memory-library.ts';

const READING: Reading = {
  url: 'https://shop.example/p',
  capturedAt: '2026-03-01T08:30:00.000Z',
  content: pageContent({ title: 'first answer' }),
  html: '<p>hi</p>',
  pageTypeBy: 'rules',
};

function job(id: string, parts: Partial<CaptureJob> = {}): CaptureJob {
  return {
    id,
    tabId: 7,
    scope: 'page',
    then: 'save',
    project: null,
    tags: [],
    createdAt: '2026-03-01T08:00:00.000Z',
    attempts: 0,
    state: 'requested',
    reading: null,
    asked: null,
    problem: null,
    ...parts,
  };
}

describe('a capture job', () => {
  it('goes from asked to understood to saved, each step written down', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j'));
    expect((await countAttempt(library, 'j'))?.attempts).toBe(1);
    expect((await recordReading(library, 'j', READING))?.state).toBe('understood');
    const clip = await makeClip(READING.content, { id: 'j', url: READING.url, capturedAt: READING.capturedAt, scope: 'page' });
    expect(await saveJob(library, clip, new Map())).toBe('saved');
    expect(await jobById(library, 'j')).toMatchObject({ state: 'saved', reading: null });
    expect(await listEntries(library)).toMatchObject([{ id: 'j', title: 'first answer' }]);
  });

  it('counts only the first answer of a page that was asked twice', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j'));
    await recordReading(library, 'j', READING);
    expect(await recordReading(library, 'j', { ...READING, content: pageContent({ title: 'second' }) })).toBeNull();
    expect((await jobById(library, 'j'))?.reading?.content.title).toBe('first answer');
  });

  it('takes a second answer where the page was asked anew, and remembers that a person decided', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j', { then: 'review' }));
    expect(await askAnew(library, 'j', 'product')).toBeNull();
    await recordReading(library, 'j', READING);
    await askAnew(library, 'j', 'product');
    await recordReading(library, 'j', { ...READING, url: `${READING.url}#top`, content: pageContent({ title: 'anew', pageType: 'product' }) });
    expect(await jobById(library, 'j')).toMatchObject({ state: 'understood', asked: null, reading: { pageTypeBy: 'person', content: { title: 'anew' } } });
  });

  it('keeps what was read where another page answers', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j', { then: 'review', state: 'understood', reading: READING }));
    await askAnew(library, 'j', 'product');
    await recordReading(library, 'j', { ...READING, url: 'https://shop.example/other', content: pageContent({ title: 'other', pageType: 'product' }) });
    expect(await jobById(library, 'j')).toMatchObject({ asked: null, reading: READING });
  });

  it('that was written down before pages could be asked anew is still read', () => {
    const older = JSON.stringify({ ...job('j'), asked: undefined, reading: { ...READING, pageTypeBy: undefined } });
    expect(captureJobSchema.parse(JSON.parse(older))).toMatchObject({ asked: null, reading: { pageTypeBy: 'rules' } });
  });

  it('saves one clip however often the saving is taken up again', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j'));
    await recordReading(library, 'j', READING);
    const clip = await makeClip(READING.content, { id: 'j', url: READING.url, capturedAt: READING.capturedAt, scope: 'page' });
    await saveJob(library, clip, new Map());
    expect(await saveJob(library, clip, new Map())).toBe('already-saved');
    expect(await listEntries(library)).toHaveLength(1);
  });

  it('counts the asking of a page anew when somebody asks again', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j'));
    await countAttempt(library, 'j');
    await countAttempt(library, 'j');
    await addJob(library, job('j'));
    expect(await jobById(library, 'j')).toMatchObject({ state: 'requested', attempts: 0 });
  });

  it('is not begun twice under one id, nor undone by a late failure', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j', { state: 'saved' }));
    await addJob(library, job('j'));
    await failJob(library, 'j', new Problem('late', { zh: '迟了。', en: 'Late.' }));
    expect((await jobById(library, 'j'))?.state).toBe('saved');
  });

  it('keeps its failure for a person to read', async () => {
    const library = memoryLibrary();
    await addJob(library, job('j'));
    await failJob(library, 'j', new Problem('tab-closed', { zh: '标签页已关。', en: 'The tab was closed.' }));
    expect(await jobById(library, 'j')).toMatchObject({ state: 'failed', problem: { code: 'tab-closed' } });
  });
});

describe('jobs', () => {
  it('that wait for the worker are those asked, and those understood that nobody reviews', async () => {
    const library = memoryLibrary();
    await addJob(library, job('asked'));
    await addJob(library, job('to-save', { state: 'understood', reading: READING }));
    await addJob(library, job('reviewed', { state: 'understood', then: 'review', reading: READING }));
    await addJob(library, job('done', { state: 'saved' }));
    expect((await openJobs(library)).map(({ id }) => id).sort()).toEqual(['asked', 'to-save']);
  });

  it('of a tab are answered by the newest, and forgotten when they are old', async () => {
    const library = memoryLibrary();
    await addJob(library, job('b', { createdAt: '2026-03-01T09:00:00.000Z' }));
    await addJob(library, job('a', { createdAt: '2026-03-01T08:00:00.000Z' }));
    expect((await jobOfTab(library, 7))?.id).toBe('b');
    expect(await jobOfTab(library, 8)).toBeNull();
    await forgetJobs(library, '2026-03-01T08:30:00.000Z');
    expect(await jobById(library, 'a')).toBeNull();
    expect(await jobById(library, 'b')).not.toBeNull();
  });
});
