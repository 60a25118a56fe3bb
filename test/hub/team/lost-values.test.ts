import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DELETION } from '../../../core/sync/hub-record.ts';
import type { LostValues } from '../../../core/sync/hub-team-protocol.ts';
import { joinByInvite } from '../../../hub/team/devices.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { listLost } from '../../../hub/team/lost-values.ts';
import { pushOperations } from '../../../hub/team/push-operations.ts';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { makeWorkspace } from '../../../hub/team/workspaces.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { newWorkspace, operation } from './team-workspace.ts';

describeOnBothDatabases('values that were lost', (on) => {
  const ALL = { record: null, before: null, after: null, member: randomUUID() };
  const said = ({ values }: LostValues) => values.map(({ field, value }) => [field, value]);

  it('are told from a place on, the place of the change that took theirs', async () => {
    const { id, push } = await newWorkspace(on.database());
    const [anna, ben] = [randomUUID(), randomUUID()];
    await push(anna, operation(1, 'a', { set: { note: 'first', project: 'p' } }));
    await push(anna, operation(2, 'a', { baseRev: 1, set: { note: 'hers', project: 'hers' } }));
    await push(ben, operation(1, 'a', { baseRev: 1, set: { note: 'his' } }));
    const first = await listLost(on.database(), id, ALL);
    expect([first.seq, said(first)]).toEqual([3, [['note', 'hers']]]);
    expect(said(await listLost(on.database(), id, { ...ALL, after: first.seq }))).toEqual([]);

    await push(ben, operation(2, 'a', { baseRev: 1, set: { project: 'his' } }));
    const next = await listLost(on.database(), id, { ...ALL, after: first.seq });
    expect([next.seq, said(next)]).toEqual([4, [['project', 'hers']]]);
  });

  it('have a place too where nothing else changed, so that a deletion that did not stand is heard of', async () => {
    const { id, push, everything } = await newWorkspace(on.database());
    const [anna, ben] = [randomUUID(), randomUUID()];
    await push(anna, operation(1, 'a', { set: { note: 'first' } }));
    await push(anna, operation(2, 'a', { baseRev: 1, set: { note: 'second' } }));
    await push(ben, operation(1, 'a', { baseRev: 1, deleted: true }));
    expect((await readChanges(on.database(), id, { epoch: null, since: 0, limit: null })).seq).toBe(3);
    expect(said(await listLost(on.database(), id, { ...ALL, after: 2 }))).toEqual([[DELETION, true]]);
    expect(await everything()).toMatchObject([{ deleted: false, seq: 2, fields: { note: 'second' } }]);
  });

  it('are said to be of the one who asks, whichever device of a name alike sent them', async () => {
    const database = on.database();
    const { id } = await makeWorkspace(database, 'Market');
    const join = async () => joinByInvite(database, { code: (await makeInvite(database, id, { role: 'editor', days: 1, uses: 1 })).code, member: 'Ann', device: 'Laptop' });
    const [ann, other] = [await join(), await join()];
    const { epoch } = await readChanges(database, id, { epoch: null, since: 0, limit: 1 });
    const clients = [randomUUID(), randomUUID()] as const;
    await pushOperations(database, { workspace: id, device: ann.device.id }, { clientId: clients[0], epoch, ops: [operation(1, 'a', { set: { note: 'hers' } })] });
    await pushOperations(database, { workspace: id, device: other.device.id }, { clientId: clients[1], epoch, ops: [operation(1, 'a', { set: { note: 'other' } })] });
    const askedBy = async (member: string) => (await listLost(database, id, { ...ALL, member })).values.map(({ loser, isOwn }) => [loser.member, isOwn]);
    expect(await askedBy(ann.member.id)).toEqual([['Ann', true]]);
    expect(await askedBy(other.member.id)).toEqual([['Ann', false]]);
  });

  it('are all heard of by one who reads on while several write', async () => {
    const { id, push } = await newWorkspace(on.database());
    const writers = Array.from({ length: 6 }, () => randomUUID());
    await push(writers[0] ?? '', operation(1, 'a', { set: { note: 'first' } }));
    const heard = new Set<number>();
    let [place, isWriting] = [0, true];
    const readOn = async () => {
      const { seq, values } = await listLost(on.database(), id, { ...ALL, after: place });
      for (const value of values) heard.add(value.id);
      place = seq;
    };
    const reading = (async () => {
      while (isWriting) await readOn();
    })();
    await Promise.all(
      writers.map(async (client, writer) => {
        for (let n = 0; n < 8; n += 1) {
          const ops = Array.from({ length: 1 + ((writer + n) % 5) }, (_, k) => operation(2 + n * 5 + k, `r${(writer + k) % 7}`, { set: { note: `${writer} ${n} ${k}` } }));
          await push(client, ...ops);
        }
      }),
    );
    isWriting = false;
    await reading;
    await readOn();
    const all = await on.database().transaction(id, ({ query }) => query('SELECT id FROM clipsheet.lost'));
    expect(heard.size).toBeGreaterThan(50);
    expect(heard).toEqual(new Set(all.map((row) => Number(row['id']))));
  });
});
