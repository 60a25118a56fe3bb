import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../../../hub/database/database.ts';
import { openDatabase } from '../../../hub/database/open-database.ts';
import { keepBlob, missingBlobs } from '../../../hub/team/blobs.ts';
import { sweepBlobs } from '../../../hub/team/sweep-blobs.ts';
import { sweep } from '../../../hub/team/sweep.ts';
import { describeOnBothDatabases, describeOnPostgres } from '../../environment/hub-databases.ts';
import { newWorkspace, operation } from './team-workspace.ts';

const [ANNA, BEN] = ['aaaaaaaa-0000-4000-8000-000000000000', 'bbbbbbbb-0000-4000-8000-000000000000'];
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Blobs of one workspace, each named by the text that it holds. */
function blobsOf(database: Database, workspace: string) {
  const put = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const parts = async function* () {
      await Promise.resolve();
      yield bytes;
    };
    return keepBlob(database, workspace, { sha256: hashOf(text), size: bytes.byteLength, mime: 'text/plain', parts: parts() });
  };
  return {
    put,
    /** As a device that asks before it pushes. */
    isMissing: (text: string) => database.transaction(workspace, async ({ query }) => (await missingBlobs(query, workspace, [hashOf(text)])).length === 1),
    /** The blobs as if so many days had passed since each was needed. */
    age: (days: number) => database.transaction(workspace, ({ query }) => query('UPDATE clipsheet.blob SET needed_at = needed_at - make_interval(days => $1)', [days])),
    /** Those that are there with all their bytes. */
    there: async (...texts: readonly string[]) => {
      const rows = await database.transaction(workspace, ({ query }) => query('SELECT b.sha256 FROM clipsheet.blob b JOIN clipsheet.blob_part USING (ws, sha256)'));
      const hashes = new Set(rows.map((row) => row['sha256']));
      return texts.filter((text) => hashes.has(hashOf(text)));
    },
  };
}

describeOnBothDatabases('blobs that nothing names', (on) => {
  const newBlobs = async () => {
    const workspace = await newWorkspace(on.database());
    return { ...workspace, ...blobsOf(on.database(), workspace.id) };
  };

  it('are let go of when nobody has asked for them for 7 days, and counted', async () => {
    const { put, age, there, isMissing } = await newBlobs();
    await put('one');
    await put('seven');
    await age(6);
    expect(await sweep(on.database())).toEqual({ blobs: 0, bytes: 0 });
    expect(await there('one', 'seven')).toEqual(['one', 'seven']);
    await age(2);
    expect(await sweep(on.database())).toEqual({ blobs: 2, bytes: 'one'.length + 'seven'.length });
    expect(await there('one', 'seven')).toEqual([]);
    expect(await isMissing('one')).toBe(true);
  });

  it('are those alone that no record and no lost value names, whatever the kind and field', async () => {
    const { put, age, there, push } = await newBlobs();
    const named = ['content', 'page', 'picture', 'deep', 'member', 'deleted', 'lost'];
    for (const text of [...named, 'nothing names it']) await put(text);
    await push(
      ANNA,
      operation(1, 'clip', { kind: 'clip', set: { contentHash: hashOf('content'), html: { sha256: hashOf('page') }, screenshot: { sha256: hashOf('picture') } } }),
      operation(2, 'later', { kind: 'of-later', set: { parts: [{ at: [hashOf('deep')] }] }, add: { files: [hashOf('member')] } }),
      operation(3, 'gone', { set: { html: hashOf('deleted') } }),
      operation(4, 'gone', { baseRev: 3, deleted: true }),
      operation(5, 'changed', { set: { html: hashOf('lost') } }),
    );
    await push(BEN, operation(1, 'changed', { baseRev: 0, set: { html: 'another' } }));
    await age(8);
    expect(await sweep(on.database())).toMatchObject({ blobs: 1 });
    expect(await there(...named, 'nothing names it')).toEqual(named);
  });

  it('are looked at again when they were named before and are not any more', async () => {
    const { put, age, there, push } = await newBlobs();
    await put('page');
    await push(ANNA, operation(1, 'clip', { set: { html: hashOf('page') } }));
    await age(8);
    await sweep(on.database());
    await push(ANNA, operation(2, 'clip', { baseRev: 1, set: { html: null } }));
    await age(6);
    await sweep(on.database());
    expect(await there('page')).toEqual(['page']);
    await age(2);
    await sweep(on.database());
    expect(await there('page')).toEqual([]);
  });

  it('stay for whoever has asked for them and then names them', async () => {
    const { put, age, there, push, isMissing } = await newBlobs();
    await put('content');
    await age(8);
    expect(await isMissing('content')).toBe(false);
    await sweep(on.database());
    const { results } = await push(ANNA, operation(1, 'clip', { kind: 'clip', set: { contentHash: hashOf('content') } }));
    expect(results).toMatchObject([{ status: 'applied' }]);
    expect(await there('content')).toEqual(['content']);
  });

  it('are missed by whoever names them without asking, and stay once they were sent again', async () => {
    const { put, age, push, there } = await newBlobs();
    await put('content');
    await age(8);
    await sweep(on.database());
    const named = operation(1, 'clip', { kind: 'clip', set: { contentHash: hashOf('content') } });
    await expect(push(ANNA, named)).rejects.toMatchObject({ code: 'blobs-missing', detail: [hashOf('content')] });
    expect(await put('content')).toBe(true);
    await push(ANNA, named);
    await age(8);
    await sweep(on.database());
    expect(await there('content')).toEqual(['content']);
  });

  it('stay when they are sent again shortly before', async () => {
    const { put, age, there } = await newBlobs();
    await put('page');
    await age(8);
    expect(await put('page')).toBe(false);
    await sweep(on.database());
    expect(await there('page')).toEqual(['page']);
  });
});

describeOnPostgres('sweeping blobs while devices push', ({ newPlace }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await newPlace());
  });
  afterAll(() => database.close());

  const newBlobs = async () => {
    const workspace = await newWorkspace(database);
    const blobs = blobsOf(database, workspace.id);
    await blobs.put('content');
    await blobs.age(8);
    return { ...workspace, ...blobs };
  };
  /** How many transactions wait for a lock of another. */
  const waiting = async () => Number((await database.query('SELECT count(*) AS n FROM pg_locks WHERE NOT granted'))[0]?.['n']);
  const named = operation(1, 'clip', { kind: 'clip', set: { contentHash: hashOf('content') } });

  it('passes over what a push is about to name', async () => {
    const { id, there } = await newBlobs();
    await database.transaction(id, async ({ query }) => {
      expect(await missingBlobs(query, id, [hashOf('content')])).toEqual([]);
      expect(await sweep(database)).toEqual({ blobs: 0, bytes: 0 });
    });
    expect(await there('content')).toEqual(['content']);
  });

  it('has a push wait that names what it looks at, and learn that it is gone', async () => {
    const { id, push } = await newBlobs();
    const pushed = await database.transaction(id, async ({ query }) => {
      expect(await sweepBlobs(query, id)).toMatchObject({ blobs: 1 });
      const pushing = push(ANNA, named).then(() => 'pushed', (error: unknown) => error);
      await vi.waitUntil(async () => (await waiting()) > 0, { timeout: 30_000 });
      return [pushing];
    });
    expect(await pushed[0]).toMatchObject({ code: 'blobs-missing' });
  });

  it('has who sends the same bytes wait, and keep them', async () => {
    const { id, put, there } = await newBlobs();
    const sent = await database.transaction(id, async ({ query }) => {
      expect(await sweepBlobs(query, id)).toMatchObject({ blobs: 1 });
      const sending = put('content');
      await vi.waitUntil(async () => (await waiting()) > 0, { timeout: 30_000 });
      return [sending];
    });
    expect(await sent[0]).toBe(true);
    expect(await there('content')).toEqual(['content']);
  });

  it('sees what was named between its locking and its looking', async () => {
    const { id, push, there } = await newBlobs();
    // One who renewed nothing, as if its blob had been fresh when it was asked for.
    await database.transaction(id, async ({ query }) => {
      let isLocked = false;
      const swept = await sweepBlobs(async (statement, values) => {
        if (isLocked) await push(ANNA, operation(1, 'note', { set: { n: 1 } }));
        if (isLocked) await database.transaction(id, (other) => other.query("UPDATE clipsheet.record SET fields = jsonb_build_object('html', $1::text)", [hashOf('content')]));
        isLocked = true;
        return query(statement, values);
      }, id);
      expect(swept).toMatchObject({ blobs: 0 });
    });
    expect(await there('content')).toEqual(['content']);
  });

  it('loses nothing that is named, however many push and sweep at once', async () => {
    const { id, push, put, age, there } = await newBlobs();
    const texts = Array.from({ length: 60 }, (_, n) => `page ${n}`);
    for (const text of texts) await put(text);
    await age(8);
    const device = async (client: string, own: readonly string[]) => {
      for (const [n, text] of own.entries()) {
        const naming = operation(n + 1, `${client}:${n}`, { kind: 'clip', set: { contentHash: hashOf(text) } });
        for (let isDone = false; !isDone; ) {
          isDone = await push(client, naming).then(() => true, () => false);
          if (!isDone) await put(text);
        }
      }
    };
    const sweeping = (async () => {
      for (let n = 0; n < 20; n += 1) await sweep(database);
    })();
    await Promise.all([device(ANNA, texts), device(BEN, texts.toReversed()), sweeping]);
    await age(8);
    await sweep(database);
    expect(await there(...texts)).toEqual(texts);
    expect(await there('content')).toEqual([]);
    expect((await database.transaction(id, ({ query }) => query('SELECT id FROM clipsheet.record'))).length).toBe(120);
  });
});
