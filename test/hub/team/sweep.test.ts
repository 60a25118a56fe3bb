import { expect, it } from 'vitest';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { sweep } from '../../../hub/team/sweep.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { newWorkspace, operation } from './team-workspace.ts';

const [ANNA, BEN] = ['aaaaaaaa-0000-4000-8000-000000000000', 'bbbbbbbb-0000-4000-8000-000000000000'];

describeOnBothDatabases('forgetting what is old', (on) => {
  /** The workspace as if so many days had passed. */
  const age = (workspace: string, days: number) =>
    on.database().transaction(workspace, async ({ query }) => {
      await query('UPDATE clipsheet.record SET changed_at = changed_at - make_interval(days => $1)', [days]);
      await query('UPDATE clipsheet.op SET at = at - make_interval(days => $1)', [days]);
    });

  it('forgets deletions after 90 days, and lets those begin anew who may not know of them', async () => {
    const { id, push, epoch, everything } = await newWorkspace(on.database());
    await push(ANNA, operation(1, 'kept'), operation(2, 'gone'), operation(3, 'gone', { baseRev: 1, deleted: true }), operation(4, 'last'));
    const began = await epoch();
    const read = (told: string | null, since: number) => readChanges(on.database(), id, { epoch: told, since, limit: 1 });
    await age(id, 89);
    await sweep(on.database());
    expect((await everything()).map((record) => record.id)).toEqual(['kept', 'gone', 'last']);
    await age(id, 2);
    await sweep(on.database());
    expect((await everything()).map((record) => record.id)).toEqual(['kept', 'last']);
    const restart = { code: 'restart', epoch: await epoch(), restoredTo: null };
    await expect(read(began, 2)).rejects.toMatchObject({ restart });
    expect(await read(began, 3)).toMatchObject({ epoch: began, records: [{ id: 'last' }] });
    // One who begins to read now knows of all deletions that are not forgotten, and may go on from anywhere.
    const first = await read(began, 0);
    expect(first).toMatchObject({ more: true, records: [{ id: 'kept', seq: 1 }] });
    expect(await read(first.epoch, first.seq)).toMatchObject({ epoch: first.epoch, more: false, records: [{ id: 'last' }] });
  });

  it('gives a record that is made again after that a higher number than it ever had', async () => {
    const { id, push, everything } = await newWorkspace(on.database());
    await push(ANNA, operation(1, 'a'), operation(2, 'a', { set: { n: 1 } }), operation(3, 'a', { deleted: true }));
    await age(id, 91);
    await sweep(on.database());
    await push(BEN, operation(1, 'a'));
    expect(await everything()).toMatchObject([{ id: 'a', rev: 4, seq: 4, fields: {} }]);
  });

  it('forgets operations after 90 days, and never does one again for that', async () => {
    const { id, push, everything } = await newWorkspace(on.database());
    const first = operation(1, 'a', { set: { n: 1 } });
    await push(ANNA, first);
    await age(id, 91);
    await push(BEN, operation(1, 'a', { baseRev: 1, set: { n: 2 } }));
    await sweep(on.database());
    const left = await on.database().transaction(id, ({ query }) => query('SELECT client FROM clipsheet.op'));
    expect(left).toEqual([{ client: BEN }]);
    expect((await push(ANNA, first, operation(2, 'b'))).results).toMatchObject([{ status: 'applied', record: { fields: { n: 2 } } }, { status: 'applied', record: { id: 'b' } }]);
    expect(await everything()).toMatchObject([{ id: 'a', fields: { n: 2 } }, { id: 'b' }]);
  });

  it('is done by one of those hubs that do it at once', async () => {
    const { id, push, everything } = await newWorkspace(on.database());
    await push(ANNA, ...Array.from({ length: 40 }, (_, n) => operation(n + 1, `r${n}`, { deleted: true })));
    await age(id, 91);
    await Promise.all([sweep(on.database()), sweep(on.database()), sweep(on.database())]);
    await sweep(on.database());
    expect(await everything()).toEqual([]);
  });
});
