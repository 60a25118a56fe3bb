import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../core/clip/hash.ts';
import { DELETION } from '../../../core/sync/hub-record.ts';
import { keepBlob } from '../../../hub/team/blobs.ts';
import { listLost } from '../../../hub/team/lost-values.ts';
import { pushOperations } from '../../../hub/team/push-operations.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { newWorkspace, operation } from './team-workspace.ts';

const [ANNA, BEN] = ['aaaaaaaa-0000-4000-8000-000000000000', 'bbbbbbbb-0000-4000-8000-000000000000'];

describeOnBothDatabases('pushing operations', (on) => {
  const workspace = () => newWorkspace(on.database());

  it('makes a record, changes it, and tells it as it is then', async () => {
    const { push, everything } = await workspace();
    const made = await push(ANNA, operation(1, 'a', { set: { title: '耳机', price: { amount: '199.00' } }, add: { tags: ['b', 'a'] } }));
    const record = { id: 'a', kind: 'note', rev: 1, seq: 1, deleted: false, fields: { title: '耳机', price: { amount: '199.00' } }, sets: { tags: ['a', 'b'] } };
    expect(made.results).toEqual([{ opNo: 1, status: 'applied', lost: [], record }]);
    await push(ANNA, operation(2, 'a', { baseRev: 1, set: { title: 'Earbuds' }, remove: { tags: ['b'] } }));
    expect(await everything()).toEqual([{ ...record, rev: 2, seq: 2, fields: { ...record.fields, title: 'Earbuds' }, sets: { tags: ['a'] } }]);
  });

  it('takes operations of one push in their order, and gives a record the place of its last change', async () => {
    const { push, everything } = await workspace();
    const { results } = await push(ANNA, operation(1, 'a', { set: { n: 1 } }), operation(2, 'b'), operation(3, 'a', { set: { n: 2 } }));
    expect(results.map(({ record }) => [record?.id, record?.rev, record?.seq, record?.fields['n']])).toEqual([['a', 2, 3, 2], ['b', 1, 2, undefined], ['a', 2, 3, 2]]);
    expect((await everything()).map(({ id, seq }) => [id, seq])).toEqual([['b', 2], ['a', 3]]);
  });

  it('answers what was sent before as it did then, with the record as it is now, and does it once', async () => {
    const { push, everything } = await workspace();
    await push(ANNA, operation(1, 'a', { set: { n: 1 } }));
    await push(BEN, operation(1, 'a', { baseRev: 1, set: { n: 2 } }));
    const again = await push(ANNA, operation(1, 'a', { set: { n: 1 } }), operation(2, 'b'));
    expect(again.results).toMatchObject([{ status: 'applied', lost: [], record: { rev: 2, fields: { n: 2 } } }, { status: 'applied', record: { id: 'b' } }]);
    expect(await everything()).toMatchObject([{ id: 'a', rev: 2, seq: 2 }, { id: 'b', seq: 3 }]);
  });

  it('takes neither another operation under a number that was used, nor what follows it', async () => {
    const { push, everything } = await workspace();
    await push(ANNA, operation(1, 'a', { set: { n: 1 } }), operation(3, 'c'));
    const { results } = await push(ANNA, operation(1, 'a', { set: { n: 9 } }), operation(2, 'b'), operation(3, 'c'));
    expect(results.map(({ status }) => status)).toEqual(['renumber', 'renumber', 'applied']);
    expect((await everything()).map(({ id, fields }) => [id, fields])).toEqual([['a', { n: 1 }], ['c', {}]]);
  });

  it('knows nothing of a record that only the device knows', async () => {
    const { push, everything } = await workspace();
    const gone = operation(1, 'a', { baseRev: 4, set: { n: 1 } });
    expect((await push(ANNA, gone)).results).toEqual([{ opNo: 1, status: 'gone', record: null, lost: [] }]);
    expect((await push(ANNA, gone)).results).toEqual([{ opNo: 1, status: 'gone', record: null, lost: [] }]);
    expect(await everything()).toEqual([]);
  });

  it('gives no place to an operation that changes nothing', async () => {
    const { push, everything } = await workspace();
    await push(ANNA, operation(1, 'a', { set: { n: 1 } }));
    const { results } = await push(BEN, operation(1, 'a', { baseRev: 1, set: { n: 1 } }));
    expect(results).toMatchObject([{ status: 'applied', record: { rev: 1, seq: 1 } }]);
    expect(await everything()).toMatchObject([{ rev: 1, seq: 1 }]);
  });

  it('tells and keeps the value that another took the place of', async () => {
    const { id, push } = await workspace();
    await push(ANNA, operation(1, 'a', { set: { title: 'old', n: 1 } }));
    await push(ANNA, operation(2, 'a', { baseRev: 1, set: { title: 'hers', n: 2 } }));
    const { results } = await push(BEN, operation(1, 'a', { baseRev: 1, set: { title: 'his' } }), operation(2, 'a', { baseRev: 1, deleted: true }));
    expect(results.map(({ lost }) => lost)).toEqual([[{ field: 'title', value: 'hers', client: ANNA }], [{ field: DELETION, value: true, client: BEN }]]);
    const { values } = await listLost(on.database(), id, { record: 'a', before: null, after: null, member: randomUUID() });
    expect(values.map(({ record, field, value, loser, winner }) => [record, field, value, loser.client, winner.client])).toEqual([
      ['a', DELETION, true, BEN, ANNA],
      ['a', 'title', 'hers', ANNA, BEN],
    ]);
  });

  it('keeps nothing of a push with a clip whose content was not uploaded; its page and picture may follow', async () => {
    const { id, push, everything } = await workspace();
    const bytes = new TextEncoder().encode('{"text":"understood"}');
    const [body, absent] = [createHash('sha256').update(bytes).digest('hex'), 'b'.repeat(64)];
    const clipOf = (contentHash: string) => operation(2, 'clip', { kind: 'clip', set: { html: { sha256: 'c'.repeat(64) }, screenshot: { sha256: 'd'.repeat(64) }, contentHash } });
    await keepBlob(on.database(), id, { sha256: body, size: bytes.length, mime: 'application/json', parts: partsOf(bytes) });
    await expect(push(ANNA, operation(1, 'a'), clipOf(absent))).rejects.toMatchObject({ code: 'blobs-missing', detail: [absent] });
    expect(await everything()).toEqual([]);
    const { results } = await push(ANNA, operation(1, 'a'), clipOf(body), { ...clipOf(absent), opNo: 3, id: 'other', kind: 'picture' });
    expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
  });

  it('refuses what it could not give back: half a character, numbers out of order, too much', async () => {
    const { push, everything } = await workspace();
    await expect(push(ANNA, operation(1, 'a'), operation(2, 'b', { set: { title: 'a\u0000b' } }))).rejects.toMatchObject({ code: 'invalid', detail: ['ops.1'] });
    await expect(push(ANNA, operation(1, 'a', { add: { tags: ['\ud83d'] } }))).rejects.toMatchObject({ code: 'invalid', detail: ['ops.0'] });
    await expect(push(ANNA, operation(2, 'a'), operation(2, 'b'))).rejects.toMatchObject({ code: 'invalid', detail: ['ops.1.opNo'] });
    await expect(push(ANNA, operation(1, 'a', { set: { title: '价'.repeat(6000) } }))).rejects.toMatchObject({ code: 'too-large', detail: ['ops.0'] });
    expect(await everything()).toEqual([]);
    const title = '\\u0000 written out, \\\\ud83d too, and 😀';
    await push(ANNA, operation(1, 'a', { set: { title } }));
    expect(await everything()).toMatchObject([{ fields: { title } }]);
  });

  it('takes nothing from a device that knows another past', async () => {
    const { id, everything, epoch } = await workspace();
    const push = { clientId: ANNA, epoch: randomUUID(), ops: [operation(1, 'a')] };
    const restart = { code: 'restart', epoch: await epoch(), restoredTo: null };
    await expect(pushOperations(on.database(), { workspace: id, device: ANNA }, push)).rejects.toMatchObject({ restart });
    expect(await everything()).toEqual([]);
  });

  it('makes one record of twenty that are made at once under one id, and loses no member of its set', async () => {
    const { push, everything } = await workspace();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => push(randomUUID(), operation(1, 'a', { add: { tags: [`t${n}`] } }))));
    expect(answers.map(({ results }) => results[0]?.record?.rev ?? 0).sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect((await everything()).map(({ rev, sets }) => [rev, sets['tags']?.length])).toEqual([[20, 20]]);
  });

  it('takes pushes that touch the same records in opposite orders without one waiting for the other', async () => {
    const { push, everything } = await workspace();
    const ids = Array.from({ length: 20 }, (_, n) => `r${n}`);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => push(randomUUID(), ...(n % 2 === 0 ? ids : ids.toReversed()).map((id, index) => operation(index + 1, id, { set: { [`by${n}`]: n } })))),
    );
    expect((await everything()).map(({ fields }) => Object.keys(fields).length)).toEqual(ids.map(() => 12));
  });

  it('gives no change a number above the places of the workspace', async () => {
    const { push, everything } = await workspace();
    await push(ANNA, ...[1, 2, 3, 4].map((opNo) => operation(opNo, 'a', { set: { n: opNo } })), operation(5, 'b'));
    await push(BEN, operation(1, 'b', { baseRev: 1, set: { n: 1 } }));
    expect((await everything()).map(({ id, rev, seq }) => [id, rev, seq])).toEqual([['a', 4, 4], ['b', 6, 6]]);
  });

  it('takes one push that arrives many times at once a single time', async () => {
    const { push, everything } = await workspace();
    await push(BEN, operation(1, 'a', { set: { n: 0 } }));
    const answers = await Promise.all(Array.from({ length: 12 }, () => push(ANNA, operation(1, 'a', { baseRev: 1, set: { n: 1 } }))));
    expect(new Set(answers.map(canonicalJson)).size).toBe(1);
    expect(await everything()).toMatchObject([{ rev: 2, seq: 2 }]);
  });
});

async function* partsOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
