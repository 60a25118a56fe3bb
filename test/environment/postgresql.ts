import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { toolPath } from './tools.ts';

/** A PostgreSQL of a test's own: in a temporary folder, reached through a socket in it, gone at the end. */
export interface TestPostgres {
  /** An empty database, owned by a role that is no superuser, as hosts of databases give them. */
  newDatabase(): Promise<string>;
  /** The same database as the superuser, to look behind what the hub may see. */
  asSuperuser(url: string): string;
  stop(): Promise<void>;
}

export interface TestPostgresOptions {
  /** Forces every commit onto the disk, as a real server does. */
  readonly durable?: boolean;
}

const OWNER = 'hub_owner';
const SUPERUSER = 'postgres';

export async function startPostgres({ durable = false }: TestPostgresOptions = {}): Promise<TestPostgres> {
  const server = toolPath('postgresql');
  const initdb = join(dirname(realpathSync(server)), 'initdb');
  const folder = mkdtempSync(join(tmpdir(), 'clipsheet-postgres-'));
  // PostgreSQL refuses to run as root; its package brings a user for it.
  const user = process.getuid?.() === 0 ? { uid: userNumber('-u'), gid: userNumber('-g') } : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(initdb, ['-D', data, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], { ...user, cwd: folder, stdio: 'ignore' });
  const sync = durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const child = spawn(server, ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=120', ...sync], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  await isReady(child);

  const urlOf = (role: string, database: string) => `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const admin = new pg.Client(urlOf(SUPERUSER, 'postgres'));
  await admin.connect();
  await admin.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE`);
  let made = 0;
  return {
    newDatabase: async () => {
      made += 1;
      const name = `hub_${made}`;
      await admin.query(`CREATE DATABASE ${name} OWNER ${OWNER}`);
      return urlOf(OWNER, name);
    },
    asSuperuser: (url) => url.replace(`//${OWNER}@`, `//${SUPERUSER}@`),
    stop: async () => {
      await admin.end();
      process.off('exit', end);
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function userNumber(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-4000);
      if (said.includes('ready to accept connections')) ready();
    });
    child.once('exit', () => failed(new Error(`PostgreSQL did not start: ${said}`)));
  });
}
