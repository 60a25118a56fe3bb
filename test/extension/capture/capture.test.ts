// liveQuery works only where IndexedDB is global.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { DBCore, DBCoreTable } from 'dexie';
import { describe, expect, it } from 'vitest';
import { jobById, type CaptureJob, type ProblemRecord, type Reading } from '../../../core/library/capture-job.ts';
import { Library } from '../../../core/library/library.ts';
import { listEntries } from '../../../core/library/read-clips.ts';
import { Problem } from '../../../core/language/problem.ts';
import { capturing } from '../../../core/language/texts/extension.ts';
import { acceptReading, captureEnd, resumeCaptures, startCapture, type CapturePorts } from '../../../extension/capture/capture.ts';
import { pageContent } from '../../core/clip/page-content.ts';
import { contentsOf } from '../../core/library/memory-library.ts';

const READING: Reading = {
  url: 'https://shop.example/p',
  capturedAt: '2026-03-01T08:30:00.000Z',
  content: pageContent({ title: 'Earbuds' }),
  html: '<p>Earbuds</p>',
  pageTypeBy: 'rules',
};
const REQUEST = { id: 'job-1', tabId: 7, scope: 'page', then: 'save', project: 'Q3', tags: ['a'] } as const;

interface FakeBrowser extends CapturePorts {
  readonly asked: CaptureJob[];
  readonly marks: (ProblemRecord | null)[];
  alarms: number;
}

function fakeBrowser(library: Library, parts: { startReader?: () => Promise<void>; now?: string } = {}): FakeBrowser {
  const browser: FakeBrowser = {
    library,
    asked: [],
    marks: [],
    alarms: 0,
    startReader: (job) => {
      browser.asked.push(job);
      return parts.startReader?.() ?? Promise.resolve();
    },
    mark: (_, problem) => {
      browser.marks.push(problem);
      return Promise.resolve();
    },
    wakeLater: () => {
      browser.alarms += 1;
      return Promise.resolve();
    },
    now: () => new Date(parts.now ?? '2026-03-01T08:30:00.000Z'),
  };
  return browser;
}

function libraryOn(indexedDB: IDBFactory): Library {
  return new Library('test', { indexedDB, IDBKeyRange });
}

describe('a capture', () => {
  it('asks the page, saves what it gives, and says so on the button', async () => {
    const browser = fakeBrowser(libraryOn(new IDBFactory()));
    await startCapture(browser, REQUEST);
    expect(browser.asked).toMatchObject([{ id: 'job-1', tabId: 7 }]);
    await acceptReading(browser, 'job-1', READING);

    expect(await listEntries(browser.library)).toMatchObject([{ id: 'job-1', title: 'Earbuds', project: 'Q3', tags: ['a'] }]);
    expect(browser.marks).toEqual([null]);
  });

  it('waits for the person where it is for review', async () => {
    const browser = fakeBrowser(libraryOn(new IDBFactory()));
    await startCapture(browser, { ...REQUEST, then: 'review' });
    await acceptReading(browser, 'job-1', READING);
    expect(await listEntries(browser.library)).toEqual([]);
    expect(await captureEnd(browser.library, 'job-1', AbortSignal.timeout(5_000))).toMatchObject({ state: 'understood' });
  });

  it('keeps a page that may not be read as a failure with its reason', async () => {
    const browser = fakeBrowser(libraryOn(new IDBFactory()), {
      startReader: () => Promise.reject(new Problem('page-not-allowed', capturing.notAllowed)),
    });
    await startCapture(browser, REQUEST);
    expect(await jobById(browser.library, 'job-1')).toMatchObject({ state: 'failed', problem: { code: 'page-not-allowed' } });
    expect(browser.marks).toMatchObject([{ code: 'page-not-allowed' }]);
  });

  it('asks a silent page again when woken, and gives up after four times', async () => {
    const browser = fakeBrowser(libraryOn(new IDBFactory()));
    await startCapture(browser, REQUEST);
    for (let woken = 0; woken < 4; woken += 1) await resumeCaptures(browser);
    expect(browser.asked).toHaveLength(4);
    expect(await jobById(browser.library, 'job-1')).toMatchObject({ state: 'failed', problem: { code: 'page-silent' } });
    const alarms = browser.alarms;
    await resumeCaptures(browser);
    expect(browser.alarms).toBe(alarms);
  });

  it('lets go of what nobody saved within a day', async () => {
    const library = libraryOn(new IDBFactory());
    await startCapture(fakeBrowser(library), { ...REQUEST, then: 'review' });
    await resumeCaptures(fakeBrowser(library, { now: '2026-03-02T08:30:01.000Z' }));
    expect(await jobById(library, 'job-1')).toBeNull();
  });

  it('tells a storage that is full, and leaves nothing half-written', async () => {
    const library = libraryOn(new IDBFactory());
    const browser = fakeBrowser(library);
    await startCapture(browser, REQUEST);
    library.use({
      stack: 'dbcore',
      name: 'full',
      create: (core) => withMutations(core, 'clips', () => Promise.reject(new DOMException('full', 'QuotaExceededError'))),
    });
    library.close();
    await library.open();
    await acceptReading(browser, 'job-1', READING);
    expect(await jobById(library, 'job-1')).toMatchObject({ state: 'failed', problem: { code: 'storage-full' } });
    expect(await contentsOf(library)).toMatchObject({ clips: [], entries: [], blobs: [] });
  });
});

describe('the death of the worker', () => {
  /** A worker that dies at its `last`-th write: the write and all after it never happen and never answer. */
  function mortal(library: Library, last: number): { writes: number } {
    const counted = { writes: 0 };
    library.use({
      stack: 'dbcore',
      name: 'mortal',
      create: (core) =>
        withMutations(core, null, (write) => {
          counted.writes += 1;
          return counted.writes > last ? Promise.reject(new Error('the worker is dead')) : write();
        }),
    });
    return counted;
  }

  /** What one worker does with a page that answers at once; its death shows as whatever it throws. */
  async function work(library: Library): Promise<void> {
    const browser: CapturePorts = {
      ...fakeBrowser(library),
      startReader: () => acceptReading(browser, 'job-1', READING),
    };
    await startCapture(browser, REQUEST);
  }

  it('at whichever write it comes, neither loses nor doubles the clip', async () => {
    const whole = mortal(libraryOn(new IDBFactory()), Number.POSITIVE_INFINITY);
    const untouched = libraryOn(new IDBFactory());
    const counting = mortal(untouched, Number.POSITIVE_INFINITY);
    await work(untouched);
    expect(whole.writes).toBe(0);
    expect(counting.writes).toBeGreaterThan(6);

    for (let last = 1; last < counting.writes; last += 1) {
      const disk = new IDBFactory();
      const first = libraryOn(disk);
      mortal(first, last);
      await work(first).catch(() => undefined);
      first.close();

      const second = libraryOn(disk);
      const browser = fakeBrowser(second);
      // The next worker is woken by its alarm, and by the reader that hands its answer over again.
      await resumeCaptures(browser);
      await acceptReading(browser, 'job-1', READING);
      const entries = await listEntries(second);
      expect(entries.map(({ id }) => id), `died at write ${last + 1}`).toEqual(['job-1']);
      expect(await second.blobs.toArray()).toHaveLength(1);
      second.close();
    }
  });
});

/** The database with every write to `table` (null: to any) going through `intercept`. */
function withMutations(
  core: DBCore,
  table: string | null,
  intercept: (write: () => ReturnType<DBCoreTable['mutate']>) => ReturnType<DBCoreTable['mutate']>,
): DBCore {
  return {
    ...core,
    table: (name) => {
      const lower = core.table(name);
      if (table !== null && name !== table) return lower;
      return { ...lower, mutate: (request) => intercept(() => lower.mutate(request)) };
    },
  };
}
