import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESTORE_GAP } from '../../../core/sync/hub-protocol.ts';
import { restoreCopy } from '../../../hub/backup/restore-copy.ts';
import { writeCopy } from '../../../hub/backup/write-copy.ts';
import type { Database, Transaction } from '../../../hub/database/database.ts';
import { openDatabase, type DatabasePlace } from '../../../hub/database/open-database.ts';
import { keepBlob, openBlob } from '../../../hub/team/blobs.ts';
import { deviceOf, joinByInvite, revokeDevice } from '../../../hub/team/devices.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { listLost } from '../../../hub/team/lost-values.ts';
import { pushOperations } from '../../../hub/team/push-operations.ts';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { describeInBothPlaces, describeOnPostgres } from '../../environment/hub-databases.ts';
import { newWorkspace, operation, type TestWorkspace } from '../team/team-workspace.ts';

const [ANNA, BEN] = ['aaaaaaaa-0000-4000-8000-000000000000', 'bbbbbbbb-0000-4000-8000-000000000000'];
const BYTES = new Uint8Array(2_500_000).map((_, index) => index % 251);
const HASH = createHash('sha256').update(BYTES).digest('hex');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipsheet-copy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newFile = () => join(folder, `${randomUUID()}.hubcopy`);

/** A workspace with something of everything but bytes. */
async function filled(database: Database): Promise<TestWorkspace> {
  const workspace = await newWorkspace(database);
  await workspace.push(ANNA, operation(1, 'a', { set: { title: '耳机 "x"\n' }, add: { tags: ['b'] } }), operation(2, 'b', { deleted: true }));
  await workspace.push(ANNA, operation(3, 'a', { baseRev: 1, set: { title: 'hers' } }));
  await workspace.push(BEN, operation(1, 'a', { baseRev: 1, set: { title: 'his' } }));
  return workspace;
}

async function addBytes(database: Database, { id, push }: TestWorkspace): Promise<void> {
  const parts = (async function* () {
    await Promise.resolve();
    for (let at = 0; at < BYTES.length; at += 1024 * 1024) yield BYTES.subarray(at, at + 1024 * 1024);
  })();
  await keepBlob(database, id, { sha256: HASH, size: BYTES.length, mime: 'text/html', parts });
  await push(ANNA, operation(10, 'clip', { kind: 'clip', set: { contentHash: HASH } }));
}

const everythingIn = (database: Database, workspace: string) => readChanges(database, workspace, { epoch: null, since: 0, limit: null });
const lostIn = async (database: Database, workspace: string, after: number | null = null) => (await listLost(database, workspace, { record: null, before: null, after, member: workspace })).values.map(({ field, value, loser, winner, at }) => ({ field, value, loser, winner, at }));

async function join_(database: Database, workspace: string) {
  const { code } = await makeInvite(database, workspace, { role: 'editor', days: 1, uses: 2 });
  return { code, joined: await joinByInvite(database, { code, member: 'Anna', device: 'Laptop' }) };
}

/** A copy made of one database, brought into another. */
function movesAll(from: () => Promise<DatabasePlace>, to: () => Promise<DatabasePlace>): void {
  it('brings back all there was, byte for byte, as another past', async () => {
    const [source, target] = [await openDatabase(await from()), await openDatabase(await to())];
    const team = await filled(source);
    const { id } = team;
    await addBytes(source, team);
    const other = await newWorkspace(source);
    await other.push(ANNA, operation(1, 'a', { set: { of: 'another team' } }));
    const { code, joined } = await join_(source, id);
    const file = newFile();
    await writeCopy(source, file);
    expect((await restoreCopy(target, file, { replace: false })).map((workspace) => workspace.id).sort()).toEqual([id, other.id].sort());

    const [before, after] = [await everythingIn(source, id), await everythingIn(target, id)];
    expect(after.records).toEqual(before.records);
    expect(after.epoch).not.toBe(before.epoch);
    expect(after.seq).toBe(before.seq + RESTORE_GAP);
    expect((await everythingIn(target, other.id)).records).toEqual((await everythingIn(source, other.id)).records);
    expect(await lostIn(target, id)).toEqual(await lostIn(source, id));
    expect(await lostIn(target, id, 0)).toEqual(await lostIn(source, id, 0));
    const blob = await openBlob(target, id, HASH);
    const bytes = createHash('sha256');
    for await (const part of blob?.parts ?? []) bytes.update(part);
    expect([blob?.mime, blob?.size, bytes.digest('hex')]).toEqual(['text/html', BYTES.length, HASH]);
    expect(await deviceOf(target, joined.token)).toEqual(await deviceOf(source, joined.token));
    await expect(joinByInvite(target, { code, member: 'x', device: 'x' })).rejects.toMatchObject({ code: 'invite-used-up' });
    const restart = { code: 'restart', epoch: after.epoch, restoredTo: before.seq };
    await expect(readChanges(target, id, { epoch: before.epoch, since: before.seq, limit: null })).rejects.toMatchObject({ restart });
    await Promise.all([source.close(), target.close()]);
  });
}

describeInBothPlaces('a copy of a hub', ({ newPlace }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await newPlace());
  });
  afterAll(() => database.close());

  movesAll(newPlace, newPlace);

  it('is taken by what stands there only where that is asked for', async () => {
    const { id, push, everything } = await filled(database);
    const file = newFile();
    await writeCopy(database, file);
    const [before, records] = [await everythingIn(database, id), await everything()];
    await push(ANNA, operation(4, 'later'));
    await expect(restoreCopy(database, file, { replace: false })).rejects.toMatchObject({ code: 'workspace-there' });
    expect((await everything()).map((record) => record.id)).toContain('later');
    await restoreCopy(database, file, { replace: true });
    const after = await everythingIn(database, id);
    expect(after.records).toEqual(records);
    // The copy of the same past again: of what came between, nothing is part of the present.
    await restoreCopy(database, file, { replace: true });
    for (const { epoch } of [before, after]) {
      await expect(readChanges(database, id, { epoch, since: 1, limit: null })).rejects.toMatchObject({ restart: { restoredTo: before.seq } });
    }
  });

  it('does what it remembers once, when it is sent again', async () => {
    const { id, push } = await filled(database);
    const file = newFile();
    await writeCopy(database, file);
    await restoreCopy(database, file, { replace: true });
    await expect(push(ANNA, operation(3, 'a', { baseRev: 1, set: { title: 'hers' } }))).rejects.toMatchObject({ restart: { code: 'restart' } });
    const remembered = await database.transaction(id, ({ query }) => query('SELECT client, op_no FROM clipsheet.op ORDER BY client, op_no'));
    expect(remembered.map(({ client, op_no: number }) => [client, Number(number)])).toEqual([[ANNA, 1], [ANNA, 2], [ANNA, 3], [BEN, 1]]);
  });

  it('gives no place again that a copy before it had given, where the older one follows the newer', async () => {
    const { id, push } = await filled(database);
    const [older, newer] = [newFile(), newFile()];
    await writeCopy(database, older);
    await push(ANNA, operation(4, 'later'));
    await writeCopy(database, newer);
    await restoreCopy(database, newer, { replace: true });
    const between = (await everythingIn(database, id)).seq;
    await restoreCopy(database, older, { replace: true });
    expect((await everythingIn(database, id)).seq).toBe(between + RESTORE_GAP);
  });

  it('lets nobody in again who was shown out since', async () => {
    const { id } = await filled(database);
    const { joined } = await join_(database, id);
    const file = newFile();
    await writeCopy(database, file);
    await revokeDevice(database, id, joined.device.id);
    await restoreCopy(database, file, { replace: true });
    expect(await deviceOf(database, joined.token)).toBeNull();
  });

  it('can be read by its owner alone, and is whole or not there', async () => {
    const file = newFile();
    await writeCopy(database, file);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await expect(writeCopy(database, join(folder, 'no', 'such', 'folder'))).rejects.toMatchObject({ code: 'copy-not-written' });
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  describe('that is damaged', () => {
    const damages: readonly (readonly [string, (text: string) => Uint8Array])[] = [
      ['is cut off', (text) => gzipSync(text).subarray(0, 400)],
      ['lacks its last line', (text) => gzipSync(text.split('\n').slice(0, -2).join('\n'))],
      ['lacks a line', (text) => gzipSync(text.split('\n').toSpliced(4, 1).join('\n'))],
      ['has a changed letter', (text) => gzipSync(text.replace('"his"', '"hxs"'))],
      ['goes on after its end', (text) => gzipSync(`${text}{"record":{}}\n`)],
      ['is another kind of file', () => new TextEncoder().encode('PK')],
      ['is empty', () => gzipSync('')],
    ];
    it.each(damages)('changes nothing where it %s', async (_, damage) => {
      const { id, push, everything } = await filled(database);
      const [file, broken] = [newFile(), newFile()];
      await writeCopy(database, file);
      await writeFile(broken, damage(gunzipSync(await readFile(file)).toString('utf8')));
      await push(ANNA, operation(4, 'later'));
      const before = await everythingIn(database, id);
      await expect(restoreCopy(database, broken, { replace: true })).rejects.toMatchObject({ code: 'copy-damaged' });
      expect(await everythingIn(database, id)).toEqual(before);
      expect(await everything()).toHaveLength(3);
    });

    it('says so where a newer hub wrote it, or there is none', async () => {
      const file = newFile();
      await writeFile(file, gzipSync('{"format":"clipsheet-hub","version":2}\n'));
      await expect(restoreCopy(database, file, { replace: true })).rejects.toMatchObject({ code: 'copy-too-new' });
      await expect(restoreCopy(database, newFile(), { replace: true })).rejects.toMatchObject({ code: 'copy-damaged' });
    });
  });
});

describeOnPostgres('a copy of an embedded database', ({ newPlace }) => {
  const embedded = async (): Promise<DatabasePlace> => ({ kind: 'embedded', folder: await mkdtemp(join(folder, 'embedded-')) });
  describe('brought into PostgreSQL', () => movesAll(embedded, newPlace));
  describe('made of PostgreSQL', () => movesAll(newPlace, embedded));

  it('is made and brought back while twelve write, and each push is in one past alone', async () => {
    const database = await openDatabase(await newPlace());
    const { id, push } = await filled(database);
    const file = newFile();
    const writing = Array.from({ length: 12 }, async (_, writer) => {
      const client = randomUUID();
      for (let n = 1; n <= 10; n += 1) await push(client, operation(n, `w${writer}-${n}`));
    });
    // Some end while the copy is brought back.
    const settled = Promise.allSettled(writing);
    await writeCopy(database, file);
    const copied = gunzipSync(await readFile(file)).toString('utf8').split('\n').filter((line) => line.startsWith('{"record"')).length;
    await restoreCopy(database, file, { replace: true });
    for (const outcome of await settled) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ restart: { code: 'restart' } });
    expect((await everythingIn(database, id)).records).toHaveLength(copied);
    await database.close();
  });

  it('waits for a push that is under way, whatever it has locked, and keeps it from nothing', async () => {
    const database = await openDatabase(await newPlace());
    const { id, push, epoch } = await filled(database);
    const file = newFile();
    await writeCopy(database, file);
    await push(ANNA, operation(4, 'z'));
    let tries = 0;
    const countedWork = <T>(work: (at: Transaction) => Promise<T>) => (at: Transaction) => {
      tries += 1;
      return work(at);
    };
    const counted: Database = { ...database, transaction: (workspace, work, options) => database.transaction(workspace, countedWork(work), options) };
    const waiting = async () => (await database.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length;
    const ops = [operation(5, 'a', { baseRev: 1 }), operation(6, 'z', { baseRev: 1, set: { title: 'x' } })];
    const told = await epoch();
    const both = await database.transaction(id, async ({ query }) => {
      await query(`SELECT 1 FROM clipsheet.record WHERE id = 'z' FOR UPDATE`);
      const pushing = pushOperations(counted, { workspace: id, device: randomUUID() }, { clientId: ANNA, epoch: told, ops });
      await expect.poll(waiting).toBe(1);
      const restoring = restoreCopy(counted, file, { replace: true });
      await expect.poll(waiting).toBe(2);
      return [pushing, restoring] as const;
    });
    expect((await both[0]).results.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect((await both[1]).map((workspace) => workspace.id)).toContain(id);
    expect(tries).toBe(2);
    await database.close();
  });
});
