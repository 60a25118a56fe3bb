import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { biAddresses } from '../../../hub/bi/bi-address.ts';
import { makeBiLogin, revokeBiLogins, type BiLogin } from '../../../hub/bi/bi-logins.ts';
import { scramVerifier } from '../../../hub/bi/scram-verifier.ts';
import type { Database } from '../../../hub/database/database.ts';
import { openDatabase } from '../../../hub/database/open-database.ts';
import { fitting } from '../../environment/fitting.ts';
import { startPostgres, type TestPostgres } from '../../environment/postgresql.ts';
import { describeWith } from '../../environment/tools.ts';
import { newClippedTeam, type ClippedTeam } from './clipped-team.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describeWith(['postgresql'], 'a login for BI tools', () => {
  let server: TestPostgres;
  let url = '';
  let database: Database;
  let mine: ClippedTeam;
  let theirs: ClippedTeam;
  const open: pg.Client[] = [];
  const connected = async (login: BiLogin) => {
    const client = new pg.Client(biAddresses(url)?.(login));
    // A connection that is ended from the other side says so here too.
    client.on('error', () => undefined);
    await client.connect();
    open.push(client);
    return client;
  };
  const rowsOf = async (client: pg.Client, statement: string) => (await client.query<Record<string, unknown>>(statement)).rows;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
    database = await openDatabase({ kind: 'postgres', url });
    [mine, theirs] = [await newClippedTeam(database), await newClippedTeam(database)];
    await mine.clip('mine', {});
    await theirs.clip('theirs', {});
  });
  afterEach(async () => {
    for (const client of open.splice(0)) await client.end().catch(() => undefined);
    for (const { id } of [mine, theirs]) await revokeBiLogins(database, id);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it('reads the views of its team, without naming their schema', async () => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    expect(await rowsOf(reader, 'SELECT clip_id FROM clips')).toEqual([{ clip_id: 'mine' }]);
    expect(await rowsOf(reader, 'SELECT record_id FROM bi.changes')).toEqual([{ record_id: 'mine' }]);
  });

  it('reads no other team, whatever it sets', async () => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    await reader.query(`SELECT set_config('clipsheet.workspace', $1, false)`, [theirs.id]);
    await reader.query(`SET SESSION "clipsheet.workspace" = '${theirs.id}'; SET default_transaction_read_only = off; SET search_path = clipsheet, public`);
    for (const view of ['clips', 'changes']) expect(await rowsOf(reader, `SELECT count(*)::int AS n FROM bi.${view}`)).toEqual([{ n: 1 }]);
    await reader.query('SET row_security = off');
    await expect(reader.query('SELECT * FROM bi.clips')).rejects.toMatchObject({ code: '42501' });
  });

  it('is not shown a row of another team by a function that tells what it is given', async () => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    const told: string[] = [];
    reader.on('notice', ({ message }) => told.push(message ?? ''));
    await reader.query(`SET default_transaction_read_only = off`);
    await reader.query(`CREATE FUNCTION pg_temp.tell(given text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', given; RETURN true; END $$`);
    expect(await rowsOf(reader, 'SELECT record_id FROM bi.changes WHERE pg_temp.tell(record_id)')).toEqual([{ record_id: 'mine' }]);
    expect(told).toEqual(['mine']);
  });

  it.each(['clipsheet_hub', 'clipsheet_keeper', 'clipsheet_views', 'hub_owner', 'postgres', 'pg_read_all_data'])('may not become %s', async (role) => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    await expect(reader.query(`SET ROLE ${role}`)).rejects.toMatchObject({ code: '42501' });
    await expect(reader.query(`SELECT set_config('role', $1, false)`, [role])).rejects.toMatchObject({ code: '42501' });
    await expect(reader.query(`SET SESSION AUTHORIZATION ${role}`)).rejects.toMatchObject({ code: '42501' });
    await expect(reader.query(`GRANT ${role} TO CURRENT_USER`)).rejects.toMatchObject({ code: fitting(/^(?:42501|25006)$/) });
  });

  it('may not become the login of another team, and sees nothing as the role that all of them share', async () => {
    const [reader, other] = [await connected(await makeBiLogin(database, mine.id)), await makeBiLogin(database, theirs.id)];
    await expect(reader.query(`SET ROLE ${other.role}`)).rejects.toMatchObject({ code: '42501' });
    await reader.query('SET ROLE clipsheet_bi');
    for (const view of ['clips', 'products', 'prices', 'plans', 'figures', 'changes']) expect(await rowsOf(reader, `SELECT 1 FROM bi.${view}`)).toEqual([]);
  });

  it('reads no table, no token and no function of the hub', async () => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    const tables = await database.query(`SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'clipsheet'::regnamespace AND c.relkind IN ('r', 'v')`);
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) await expect(reader.query(`SELECT 1 FROM ${String(name)}`), String(name)).rejects.toMatchObject({ code: '42501' });
    const calls = [`device_of('')`, `join_by('', '', '', '')`, `counters('{}')`, `devices_still_in('{}')`, 'workspaces()', 'current_workspace()'];
    for (const call of calls) await expect(reader.query(`SELECT clipsheet.${call}`), call).rejects.toMatchObject({ code: '42501' });
    for (const one of ['pg_authid', 'pg_shadow']) await expect(reader.query(`SELECT 1 FROM ${one}`)).rejects.toMatchObject({ code: '42501' });
    expect(await rowsOf(reader, `SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema IN ('clipsheet', 'public')`)).toEqual([]);
  });

  it('changes nothing, and reads and runs nothing on the server', async () => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    await expect(reader.query('CREATE TEMP TABLE t (a integer)')).rejects.toMatchObject({ code: '25006' });
    await reader.query('SET default_transaction_read_only = off');
    const statements = [
      'DELETE FROM bi.changes', `UPDATE bi.changes SET kind = 'x'`, `INSERT INTO bi.changes (record_id) VALUES ('x')`, 'CREATE TABLE bi.t (a integer)', 'CREATE TABLE public.t (a integer)',
      `CREATE OR REPLACE VIEW bi.changes AS SELECT 1`, 'DROP VIEW bi.prices', `SELECT pg_read_file('/etc/passwd')`, `COPY (SELECT 1) TO PROGRAM 'true'`, `CREATE ROLE another`,
      `ALTER ROLE CURRENT_USER CREATEROLE`,
    ];
    for (const statement of statements) {
      const refused = reader.query(statement);
      await expect(refused, statement).rejects.toMatchObject({ code: fitting(/^(?:42501|55000)$/) });
    }
    expect(await rowsOf(reader, 'SELECT record_id FROM bi.changes')).toEqual([{ record_id: 'mine' }]);
  });

  it('reads past content that is as deep as its bytes', async () => {
    const reader = await connected(await makeBiLogin(database, mine.id));
    await mine.clip('deep', { bytes: Buffer.from('['.repeat(60_000)) });
    expect(await rowsOf(reader, `SELECT clip_id, published_at FROM bi.clips WHERE clip_id = 'deep'`)).toEqual([{ clip_id: 'deep', published_at: null }]);
    expect(await rowsOf(reader, `SELECT 1 FROM bi.products WHERE clip_id = 'deep'`)).toEqual([]);
    await mine.remove('deep');
  });

  it('ends when it is revoked, connected as it may be, and no other team’s with it', async () => {
    const [first, second, other] = [await makeBiLogin(database, mine.id), await makeBiLogin(database, mine.id), await makeBiLogin(database, theirs.id)];
    const [reader, stays] = [await connected(first), await connected(other)];
    await reader.query('SET default_transaction_read_only = off');
    await reader.query('CREATE TEMP TABLE kept AS SELECT * FROM bi.clips');
    expect(await revokeBiLogins(database, mine.id)).toBe(2);
    await expect(reader.query('SELECT * FROM kept')).rejects.toThrow();
    for (const login of [first, second]) await expect(connected(login)).rejects.toMatchObject({ code: '28000' });
    expect(await rowsOf(stays, 'SELECT clip_id FROM clips')).toEqual([{ clip_id: 'theirs' }]);
    const left = await database.query(`SELECT 1 FROM pg_roles WHERE rolname = ANY ($1)`, [[first.role, second.role]]);
    expect([left, await revokeBiLogins(database, mine.id)]).toEqual([[], 0]);
  });

  it('goes on with a revocation that was cut short', async () => {
    const login = await makeBiLogin(database, mine.id);
    await database.ownerTransaction(({ script }) => script(`DROP ROLE ${login.role}`));
    expect(await revokeBiLogins(database, mine.id)).toBe(1);
    expect(await revokeBiLogins(database, mine.id)).toBe(0);
  });

  it('signs in with its password and no other, which the server does not know', async () => {
    const login = await makeBiLogin(database, mine.id);
    const superuser = new pg.Client(server.asSuperuser(url));
    await superuser.connect();
    const [{ file } = { file: '' }] = (await superuser.query<{ file: string }>(`SELECT current_setting('hba_file') AS file`)).rows;
    await superuser.query(`COPY (VALUES ('local all ${login.role} scram-sha-256'), ('local all all trust')) TO '${file}'`);
    await superuser.query('SELECT pg_reload_conf()');
    const wrong = { ...login, password: 'another' };
    // The server reads its settings again when it comes to it: from then on a wrong password is refused.
    const refusal = () => connected(wrong).then(() => '', (error: unknown) => (error instanceof pg.DatabaseError ? error.code : ''));
    expect(await vi.waitUntil(refusal)).toBe('28P01');
    expect(await rowsOf(await connected(login), 'SELECT clip_id FROM clips')).toEqual([{ clip_id: 'mine' }]);
    const [kept] = (await superuser.query<{ rolpassword: string }>('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [login.role])).rows;
    expect(kept?.rolpassword).toMatch(/^SCRAM-SHA-256\$/);
    await superuser.end();
  });
});

describe('the address for BI tools', () => {
  const login = { role: 'clipsheet_bi_1', password: 'secret' };

  it('is the hub’s, without what the hub signs in with', () => {
    const from = (url: string) => biAddresses(url)?.(login) ?? null;
    expect(from('postgres://hub:hubs@db.example.com:6432/team?sslmode=verify-full&sslkey=/keys/hub.key&user=hub&password=hubs')).toBe('postgres://clipsheet_bi_1:secret@db.example.com:6432/team?sslmode=verify-full');
    expect(from('postgresql://db.example.com/team')).toBe('postgresql://clipsheet_bi_1:secret@db.example.com/team');
    expect(from('/var/run/postgresql team')).toBeNull();
  });
});

describe('what PostgreSQL keeps of a password', () => {
  it('proves the password by the exchange of RFC 7677', () => {
    // The RFC's own example: user "user", password "pencil", and the signature that its server answers with.
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    const said = 'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    const verifier = scramVerifier('pencil', salt);
    const [, serverKey = ''] = /:([^:]+)$/.exec(verifier) ?? [];
    expect(createHmac('sha256', Buffer.from(serverKey, 'base64')).update(said).digest('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
    expect(verifier).toContain(`SCRAM-SHA-256$4096:${salt.toString('base64')}$`);
  });
});
