import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { containing } from '../../environment/containing.ts';
import { lockFolder } from '../../../hub/database/folder-lock.ts';
import { openDatabase } from '../../../hub/database/open-database.ts';
import { listWorkspaces } from '../../../hub/team/workspaces.ts';

// The embedded database takes its time to start: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

const HUB = resolve(import.meta.dirname, '../../../hub');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipsheet-hub-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs code with the embedded database of the folder open, in a process of its own, until it prints a line. */
async function processThat(code: string) {
  const file = join(folder, 'run.mjs');
  const [open, team] = ['database/open-database.ts', 'team/workspaces.ts'].map((each) => pathToFileURL(join(HUB, each)).href);
  await writeFile(
    file,
    `const { openDatabase } = await import(${JSON.stringify(open)}); const { makeWorkspace } = await import(${JSON.stringify(team)});
     const database = await openDatabase({ kind: 'embedded', folder: ${JSON.stringify(folder)} }); ${code}`,
  );
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('the embedded database', () => {
  it('is for one process: another is told which one has it', async () => {
    const child = await processThat('console.log("open"); setInterval(() => {}, 1000);');
    await expect(openDatabase({ kind: 'embedded', folder })).rejects.toMatchObject({ code: 'folder-in-use', sentence: { en: containing(`process ${child.pid}`) } });
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('keeps what it answered when its process is killed, and is free for the next', async () => {
    const child = await processThat('await makeWorkspace(database, "Kept"); console.log("made"); setInterval(() => {}, 1000);');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const database = await openDatabase({ kind: 'embedded', folder });
    expect((await listWorkspaces(database)).map(({ name }) => name)).toEqual(['Kept']);
    await database.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('hub.'))).toEqual(['hub.lock.2']);
  });
});

describe('the lock of a folder', () => {
  it('is had by one of twenty that find a dead one at once', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    await writeFile(join(folder, 'hub.lock.7'), JSON.stringify({ pid: dead.pid, began: null, token: 'dead' }));
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries) if (each.status === 'fulfilled') await each.value.release();
    expect(await readdir(folder)).toEqual(['hub.lock.8']);
    await (await lockFolder(folder)).release();
  });

  it('is not held by a later process that has the number of the one that made it', async () => {
    await writeFile(join(folder, 'hub.lock.7'), JSON.stringify({ pid: process.ppid, began: 'another machine 1', token: 'old' }));
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
    await lock.release();
  });

  it('is taken over where nobody can read it', async () => {
    await writeFile(join(folder, 'hub.lock.7'), '{"pid":');
    await (await lockFolder(folder)).release();
  });
});
