import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Database, Query } from '../../../hub/database/database.ts';
import { joinByInvite } from '../../../hub/team/devices.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { makeWorkspace } from '../../../hub/team/workspaces.ts';
import { pushOperations } from '../../../hub/team/push-operations.ts';
import { keepBlob } from '../../../hub/team/blobs.ts';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { operation } from '../team/team-workspace.ts';

describeOnBothDatabases('row-level security', (on) => {
  let [mine, theirs] = ['', ''];
  beforeAll(async () => {
    [mine, theirs] = [await fullWorkspace(on.database()), await fullWorkspace(on.database())];
  });

  /** Tables that hold a workspace's data, and how each names the workspace. */
  const TABLES = ['workspace', 'former_epoch', 'record', 'client', 'op', 'lost', 'blob', 'blob_part', 'member', 'device', 'invite', 'bi_reader', 'webhook'];
  const keyOf = (table: string) => (table === 'workspace' ? 'id' : 'ws');
  const countIn = (table: string, workspace: string) =>
    on.database().transaction(workspace, async ({ query }) => Number((await query(`SELECT count(*) AS n FROM clipsheet.${table}`))[0]?.['n']));

  it('is on, and holds for the owner too, for every table but the list of migrations', async () => {
    const rows = await on.database().query(
      `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'clipsheet'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1`,
    );
    const all = await on.database().query(`SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'clipsheet'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`);
    expect(rows.map(({ relname }) => relname)).toEqual([...TABLES].sort());
    expect(all.map(({ relname }) => relname)).toEqual([...TABLES, 'migration'].sort());
  });

  it('lets the hub work as a role that owns nothing, may not log in, and passes by no policy', async () => {
    const role = await on.database().transaction(mine, async ({ query }) => query('SELECT rolname, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = current_user'));
    expect(role).toEqual([{ rolname: 'clipsheet_hub', rolsuper: false, rolbypassrls: false, rolcanlogin: false }]);
    const owned = await on.database().query(`SELECT relname FROM pg_class WHERE relowner = 'clipsheet_hub'::regrole`);
    const keepers = await on.database().query(`SELECT 1 FROM pg_auth_members WHERE roleid = 'clipsheet_keeper'::regrole AND member = 'clipsheet_hub'::regrole`);
    expect([owned, keepers]).toEqual([[], []]);
  });

  it.each(TABLES)('%s: a transaction sees its own rows and none of another', async (table) => {
    expect(await countIn(table, mine)).toBeGreaterThan(0);
    const foreign = await on.database().transaction(mine, ({ query }) => query(`SELECT 1 FROM clipsheet.${table} WHERE ${keyOf(table)} = $1`, [theirs]));
    expect(foreign).toEqual([]);
  });

  it.each(TABLES)('%s: a transaction changes and deletes nothing of another', async (table) => {
    const before = await countIn(table, theirs);
    const touched = await on.database().transaction(mine, async ({ query }) => [
      await query(`UPDATE clipsheet.${table} SET ${keyOf(table)} = ${keyOf(table)} WHERE ${keyOf(table)} = $1 RETURNING 1`, [theirs]),
      await query(`DELETE FROM clipsheet.${table} WHERE ${keyOf(table)} = $1 RETURNING 1`, [theirs]),
    ]);
    expect(touched).toEqual([[], []]);
    expect(await countIn(table, theirs)).toBe(before);
  });

  it.each(TABLES)('%s: a transaction moves no row of its own into another', async (table) => {
    const move = on.database().transaction(mine, ({ query }) => query(`UPDATE clipsheet.${table} SET ${keyOf(table)} = $1 WHERE ${keyOf(table)} = $2`, [randomUUID(), mine]));
    await expect(move).rejects.toMatchObject({ code: '42501' });
  });

  it.each(TABLES)('%s: who forgets to name a workspace sees and changes nothing', async (table) => {
    const forgetful = <T>(work: (query: Query) => Promise<T>) =>
      on.database().ownerTransaction(async ({ query, script }) => {
        await script('SET LOCAL ROLE clipsheet_hub');
        return work(query);
      });
    expect(await forgetful((query) => query(`SELECT 1 FROM clipsheet.${table}`))).toEqual([]);
    expect(await forgetful((query) => query(`DELETE FROM clipsheet.${table} RETURNING 1`))).toEqual([]);
    expect(await countIn(table, mine)).toBeGreaterThan(0);
  });

  it('forgets the workspace and the role when the transaction ends', async () => {
    await on.database().transaction(mine, ({ query }) => query('SELECT 1'));
    const [after] = await on.database().query(`SELECT coalesce(current_setting('clipsheet.workspace', true), '') AS workspace, current_user AS role`);
    expect(after).toMatchObject({ workspace: '' });
    expect(after?.['role']).not.toBe('clipsheet_hub');
  });

  it('takes nothing but the id of a workspace for one', async () => {
    await expect(async () => on.database().transaction(`${mine}'; RESET ROLE; --`, ({ query }) => query('SELECT 1'))).rejects.toThrow('not the id of a workspace');
  });

  it('keeps the secrets of tokens from whoever has not named their workspace', async () => {
    const read = on.database().transaction(mine, ({ query }) => query('SELECT token_hash FROM clipsheet.device WHERE ws <> $1', [mine]));
    expect(await read).toEqual([]);
    const rows = await on.database().query(`SELECT p.proname, p.proconfig FROM pg_proc p WHERE p.pronamespace = 'clipsheet'::regnamespace AND p.prosecdef ORDER BY 1`);
    expect(rows.map(({ proname }) => proname)).toEqual(['counters', 'device_of', 'devices_still_in', 'join_by', 'workspaces']);
    expect(new Set(rows.map(({ proconfig }) => JSON.stringify(proconfig)))).toEqual(new Set(['["search_path=pg_catalog, pg_temp"]']));
  });
});

/** A workspace with something in every table. */
async function fullWorkspace(database: Database): Promise<string> {
  const { id } = await makeWorkspace(database, 'Market');
  const { code } = await makeInvite(database, id, { role: 'editor', days: 1, uses: 2 });
  const { device } = await joinByInvite(database, { code, member: 'Anna', device: 'Laptop' });
  const { epoch } = await readChanges(database, id, { epoch: null, since: 0, limit: 1 });
  const sender = { workspace: id, device: device.id };
  for (const client of [randomUUID(), randomUUID()]) {
    await pushOperations(database, sender, { clientId: client, epoch, ops: [operation(1, 'a', { set: { by: client } })] });
  }
  const parts = (async function* () {
    await Promise.resolve();
    yield new Uint8Array([1, 2, 3]);
  })();
  await keepBlob(database, id, { sha256: 'a'.repeat(64), size: 3, mime: 'image/png', parts });
  await database.transaction(id, ({ query }) => query('INSERT INTO clipsheet.former_epoch (ws, epoch, restored_to) VALUES ($1, $2, 0)', [id, randomUUID()]));
  await database.transaction(id, ({ query }) => query('INSERT INTO clipsheet.bi_reader (ws, role) VALUES ($1, $2)', [id, `reader_${id}`]));
  await database.transaction(id, ({ query }) =>
    query(
      `INSERT INTO clipsheet.webhook (ws, kind, url, language, minute, zone, even_empty, told_until, due_at)
       VALUES ($1, 'slack', 'https://hooks.slack.com/services/T/B/x', 'en', 540, 'UTC', false, now(), now())`,
      [id],
    ),
  );
  return id;
}
