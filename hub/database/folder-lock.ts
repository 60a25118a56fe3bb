import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { folderInUse } from '../../core/language/texts/hub.ts';
import { Problem } from '../../core/language/problem.ts';
import { errorCode } from './database.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** Process ids are used again: the moment a process began tells it from a later one of the same id. */
const holderSchema = z.object({ pid: z.int(), began: z.nullable(z.string()), token: z.string(), released: z.optional(z.boolean()) });
type Holder = z.infer<typeof holderSchema>;

const LOCK_FILE = /^hub\.lock\.(\d{1,12})$/;
/** Tokens of the locks that this process holds, or is about to. */
const heldHere = new Set<string>();

/**
 * Takes a folder for this process alone; what a process left that is gone is taken over.
 *
 * Locks are numbered, and the highest counts. Whoever finds it free makes the next, which only one can, and the highest
 * is never removed: so of many who find the same dead lock, none removes what another has made since.
 *
 * @throws Problem `folder-in-use`.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const mine: Holder = { pid: process.pid, began: beganAt(process.pid), token: randomUUID() };
  // A link is made whole or not at all, so no one ever reads half a lock.
  const prepared = join(folder, `hub.preparing.${mine.token}`);
  await writeFile(prepared, JSON.stringify(mine), { mode: 0o600 });
  heldHere.add(mine.token);
  try {
    for (;;) {
      const last = Math.max(0, ...(await lockNumbers(folder)));
      const holder = last === 0 ? null : await holderOf(lockFile(folder, last));
      if (holder !== null && isAlive(holder)) throw new Problem('folder-in-use', folderInUse(folder, holder.pid));
      if (!(await isMade(prepared, lockFile(folder, last + 1)))) continue;
      const numbers = await lockNumbers(folder);
      if (numbers.some((number) => number > last + 1)) {
        // The number had been used, and was removed for a higher one.
        await rm(lockFile(folder, last + 1), { force: true });
        continue;
      }
      for (const number of numbers) if (number <= last) await rm(lockFile(folder, number), { force: true });
      return { release: () => release(folder, last + 1, mine) };
    }
  } catch (error) {
    heldHere.delete(mine.token);
    throw error;
  } finally {
    await rm(prepared, { force: true });
  }
}

function lockFile(folder: string, number: number): string {
  return join(folder, `hub.lock.${number}`);
}

async function lockNumbers(folder: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => {
    const [, number] = LOCK_FILE.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

async function isMade(prepared: string, file: string): Promise<boolean> {
  try {
    await link(prepared, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function release(folder: string, number: number, mine: Holder): Promise<void> {
  if (!heldHere.delete(mine.token)) return;
  const prepared = join(folder, `hub.preparing.${mine.token}`);
  await writeFile(prepared, JSON.stringify({ ...mine, released: true }), { mode: 0o600 });
  await rename(prepared, lockFile(folder, number));
}

/** Null for what nobody can read: it was not made by a hub, or by one whose disk was full. */
async function holderOf(file: string): Promise<Holder | null> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.released === true) return false;
  if (holder.pid === process.pid) return heldHere.has(holder.token);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const began = beganAt(holder.pid);
  return began === null || holder.began === null || began === holder.began;
}

/** Which start of the machine, and how many ticks after it a process began; null where the system does not tell. */
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
