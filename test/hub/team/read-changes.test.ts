import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { HubRecord, Operation } from '../../../core/sync/hub-record.ts';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { newWorkspace, operation } from './team-workspace.ts';

// Many pushes on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

const ANNA = 'aaaaaaaa-0000-4000-8000-000000000000';

describeOnBothDatabases('reading changes', (on) => {
  const workspace = () => newWorkspace(on.database());

  it('gives each record once, where it changed last, and only what came after a place', async () => {
    const { id, push, epoch } = await workspace();
    await push(ANNA, operation(1, 'a'), operation(2, 'b'), operation(3, 'c'));
    await push(ANNA, operation(4, 'a', { baseRev: 1, set: { n: 1 } }));
    const page = await readChanges(on.database(), id, { epoch: await epoch(), since: 2, limit: null });
    expect(page).toMatchObject({ seq: 4, more: false, records: [{ id: 'c', seq: 3 }, { id: 'a', seq: 4 }] });
    expect(await readChanges(on.database(), id, { epoch: page.epoch, since: page.seq, limit: null })).toEqual({ ...page, records: [] });
  });

  it('gives pages of so many, and of about a megabyte', async () => {
    const { id, push, everything } = await workspace();
    for (let n = 0; n < 3; n += 1) {
      const ops = Array.from({ length: 50 }, (_, index) => operation(n * 50 + index + 1, `r${n}-${index}`, { set: { text: '价'.repeat(5000) } }));
      await push(ANNA, ...ops);
    }
    const first = await readChanges(on.database(), id, { epoch: null, since: 0, limit: null });
    expect(first.more).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(first.records))).toBeGreaterThan(900_000);
    expect(Buffer.byteLength(JSON.stringify(first.records))).toBeLessThan(1_100_000);
    const [all, bySeven] = [await everything(), await everything(7)];
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(bySeven).toEqual(all);
  });

  it('tells deletions', async () => {
    const { push, everything } = await workspace();
    await push(ANNA, operation(1, 'a', { set: { n: 1 } }), operation(2, 'a', { baseRev: 1, deleted: true }));
    expect(await everything()).toMatchObject([{ id: 'a', deleted: true, fields: { n: 1 } }]);
  });

  it('lets a device begin anew that knows another past, or a place that was never reached', async () => {
    const { id, push, epoch } = await workspace();
    await push(ANNA, operation(1, 'a'));
    const now = await epoch();
    const restart = { code: 'restart', epoch: now, restoredTo: null };
    await expect(readChanges(on.database(), id, { epoch: randomUUID(), since: 0, limit: null })).rejects.toMatchObject({ restart });
    await expect(readChanges(on.database(), id, { epoch: null, since: 1, limit: null })).rejects.toMatchObject({ restart });
    await expect(readChanges(on.database(), id, { epoch: "'; --", since: 1, limit: null })).rejects.toMatchObject({ restart });
    await expect(readChanges(on.database(), id, { epoch: now, since: 2, limit: null })).rejects.toMatchObject({ restart: { ...restart, restoredTo: 1 } });
  });

  it('misses nothing that twelve write while it is read', async () => {
    const { id, push, epoch, everything } = await workspace();
    const told = await epoch();
    const seen = new Map<string, HubRecord>();
    let [isWriting, since] = [true, 0];
    const follow = async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting;
        const page = await readChanges(on.database(), id, { epoch: told, since, limit: 5 });
        for (const record of page.records) seen.set(record.id, record);
        since = page.seq;
        if (page.more) isLast = false;
      }
    };
    const write = async (writer: number) => {
      const client = randomUUID();
      for (let n = 0; n < 12; n += 1) await push(client, operation(n * 2 + 1, `own-${writer}-${n}`), operation(n * 2 + 2, `shared-${n % 3}`, { set: { [`by${writer}`]: n } }));
    };
    await Promise.all([follow(), Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer))).then(() => (isWriting = false))]);
    const byPlace = [...seen.values()].sort((one, other) => one.seq - other.seq);
    expect(byPlace).toHaveLength(12 * 12 + 3);
    expect(byPlace).toEqual(await everything());
  });

  /** What three clients send, each batch of theirs after the one before, and in which order it all arrives. */
  const IDS = ['a', 'b', 'c'];
  const change = fc.record({
    id: fc.constantFrom(...IDS),
    baseRev: fc.nat(4),
    deleted: fc.boolean(),
    set: fc.dictionary(fc.constantFrom('title', 'price'), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
    add: fc.dictionary(fc.constant('tags'), fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 })),
    remove: fc.dictionary(fc.constant('tags'), fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 })),
  });
  const batches = fc.array(fc.record({ client: fc.nat(2), changes: fc.array(change, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 8 });

  it('gives the same however often and whenever batches are sent again', async () => {
    const keepable = (text: string) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
    await fc.assert(
      fc.asyncProperty(batches, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }), async (sent, repeats) => {
        const clients = [randomUUID(), randomUUID(), randomUUID()];
        const counts = [0, 0, 0];
        const pushes = sent.map(({ client, changes }) => {
          const ops: Operation[] = changes.map((said) => ({ kind: 'note', ...said, opNo: (counts[client] = (counts[client] ?? 0) + 1) }));
          return { clientId: clients[client] ?? '', ops };
        });
        fc.pre(pushes.every(({ ops }) => keepable(ops.flatMap(({ set }) => Object.values(set).filter((value) => typeof value === 'string')).join(''))));
        const [once, often] = [await workspace(), await workspace()];
        for (const [index, { clientId, ops }] of pushes.entries()) {
          const first = await once.push(clientId, ...ops);
          const statuses = first.results.map(({ status, lost }) => ({ status, lost }));
          expect((await often.push(clientId, ...ops)).results.map(({ status, lost }) => ({ status, lost }))).toEqual(statuses);
          // Any that were sent until now come again.
          for (const [, which] of repeats.filter(([after]) => after % pushes.length === index)) {
            const again = pushes[which % (index + 1)];
            if (again !== undefined) await often.push(again.clientId, ...again.ops);
          }
        }
        expect(await often.everything()).toEqual(await once.everything());
      }),
      { numRuns: 40 },
    );
  });
});
