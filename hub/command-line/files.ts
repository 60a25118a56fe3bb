import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { diskFull, fileNotFound, fileNotWritten, fileUnreadable } from '../../core/language/texts/command-line.ts';
import { Problem } from '../../core/language/problem.ts';

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Throws Problem `file-not-found` or `file-unreadable`. */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Problem('file-not-found', fileNotFound(file), { cause: error });
    throw new Problem('file-unreadable', fileUnreadable(file, reasonOf(error)), { cause: error });
  }
}

/**
 * Writes a whole file or nothing: the bytes go to a file beside it, reach the disk, and take its name last.
 * Throws Problem `disk-full` or `file-not-written`; then what stood there before is unchanged.
 */
export async function writeOutput(file: string, bytes: Uint8Array | string): Promise<void> {
  const beside = `${resolve(file)}.${process.pid}.part`;
  try {
    await mkdir(dirname(beside), { recursive: true });
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    // Where even this fails, the first error is still the one that a person can act on.
    await rm(beside, { force: true }).catch(() => undefined);
    if (errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT') throw new Problem('disk-full', diskFull(file), { cause: error });
    throw new Problem('file-not-written', fileNotWritten(file, reasonOf(error)), { cause: error });
  }
}
