import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { folderInUse } from '../../core/language/texts/hub.ts';
import { Problem } from '../../core/language/problem.ts';
import { errorCode } from './database.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** Process ids are used again: the moment a process began tells it from a later one of the same id. */
const holderSchema = z.object({ pid: z.int(), began: z.nullable(z.string()), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

const LOCK_FILE = 'hub.lock';
/** Tokens of the locks that this process holds. */
const heldHere = new Set<string>();

/**
 * Takes a folder for this process alone. What a process left that is gone is taken over.
 *
 * @throws Problem `folder-in-use`.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, LOCK_FILE);
  const mine: Holder = { pid: process.pid, began: beganAt(process.pid), token: randomUUID() };
  const prepared = `${file}.${mine.token}`;
  await writeFile(prepared, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!(await isTaken(prepared, file))) {
      const holder = await holderOf(file);
      if (holder === 'nobody') continue;
      if (holder !== 'unreadable' && isAlive(holder)) throw new Problem('folder-in-use', folderInUse(folder, holder.pid));
      await takeAway(file, holder);
    }
  } finally {
    await rm(prepared, { force: true });
  }
  heldHere.add(mine.token);
  return {
    release: async () => {
      heldHere.delete(mine.token);
      const holder = await holderOf(file);
      if (typeof holder === 'object' && holder.token === mine.token) await rm(file, { force: true });
    },
  };
}

/** A link is made whole or not at all, so no one ever reads half a lock. */
async function isTaken(prepared: string, file: string): Promise<boolean> {
  try {
    await link(prepared, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(file: string): Promise<Holder | 'nobody' | 'unreadable'> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'nobody' : 'unreadable';
  }
}

/** Two who find the same dead lock: the second must not remove the lock that the first has made since. */
async function takeAway(file: string, dead: Holder | 'unreadable'): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await holderOf(aside);
  const isWhatWasRead = typeof moved === 'object' && typeof dead === 'object' ? moved.token === dead.token : moved === dead;
  if (!isWhatWasRead) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return heldHere.has(holder.token);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const began = beganAt(holder.pid);
  return began === null || holder.began === null || began === holder.began;
}

/** Ticks since the machine began at which a process did, with the machine's own beginning; null where the system does not tell. */
function beganAt(pid: number): string | null {
  try {
    const machine = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name stands in brackets and may hold spaces; the 20th field after it is the beginning.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
    return `${machine} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}
