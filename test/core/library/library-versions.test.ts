import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { dropUnused } from '../../../core/library/blobs.ts';
import { Library } from '../../../core/library/library.ts';

describe('a library of an earlier version', () => {
  it('is known to hold what no hub has heard of yet', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('test', options);
    old.version(2).stores({ clips: 'id, pageKey', entries: 'id, capturedAt, pageKey, project, *tags', blobs: 'sha256', projects: 'name', jobs: 'id, tabId, state' });
    await old.table('clips').bulkAdd([{ id: 'a' }, { id: 'b' }]);
    old.close();

    const library = new Library('test', options);
    expect(await library.touched.toArray()).toEqual([
      { id: 'a', kind: 'clip', changes: 1 },
      { id: 'b', kind: 'clip', changes: 1 },
    ]);
    expect(await library.clips.toCollection().primaryKeys()).toEqual(['a', 'b']);
  });

  it('knows which clips refer to a blob', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('test', options);
    old.version(3).stores({ clips: 'id, pageKey', entries: 'id, capturedAt, pageKey, project, *tags, contentHash', blobs: 'sha256', projects: 'name', jobs: 'id, tabId, state', touched: 'id', replicas: 'id, sentNo, seenIn', records: 'id, kind, needs', sync: 'id' });
    await old.table('clips').bulkAdd([{ id: 'a', html: { sha256: 'page' }, screenshot: null }, { id: 'b', html: null, screenshot: { sha256: 'picture' } }]);
    await old.table('blobs').bulkAdd([{ sha256: 'page', references: 1 }, { sha256: 'picture', references: 1 }]);
    old.close();

    const library = new Library('test', options);
    await library.transaction('rw', library.clips, library.blobs, async () => {
      await library.clips.delete('a');
      await dropUnused(library, ['page', 'picture']);
    });
    expect(await library.blobs.toCollection().primaryKeys()).toEqual(['picture']);
  });
});
