import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
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
});
