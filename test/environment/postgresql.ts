import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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
  /** Ends the server as a power cut of its process would, without a word to anybody; what was committed is on the disk. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, in the same folder. */
  startAgain(): Promise<void>;
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
  // After it was killed a server forces its whole folder onto the disk: at once, not file by file.
  const sync = durable ? ['-c', 'recovery_init_sync_method=syncfs'] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const start = async () => {
    const child = spawn(server, ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=120', ...sync], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    const ended = once(child, 'exit').then(() => process.off('exit', end));
    await isReady(child);
    return { child, ended };
  };
  let running = await start();
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal);
    await running.ended;
  };

  const urlOf = (role: string, database: string) => `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const asAdmin = async (statement: string) => {
    const admin = new pg.Client(urlOf(SUPERUSER, 'postgres'));
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };
  await asAdmin(`CREATE ROLE ${OWNER} LOGIN CREATEROLE`);
  let made = 0;
  return {
    newDatabase: async () => {
      made += 1;
      const name = `hub_${made}`;
      await asAdmin(`CREATE DATABASE ${name} OWNER ${OWNER}`);
      return urlOf(OWNER, name);
    },
    asSuperuser: (url) => url.replace(`//${OWNER}@`, `//${SUPERUSER}@`),
    kill: () => end('SIGKILL'),
    startAgain: async () => {
      running = await untilStarted(start);
    },
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to start for as long as a process of the one before it still has hold of its memory. */
async function untilStarted<T>(start: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await start();
    } catch (error) {
      if (tried === 200) throw error;
    }
  }
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
