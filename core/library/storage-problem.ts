import { Problem } from '../language/problem.ts';
import { storageFull } from '../language/texts/library.ts';

/**
 * Runs a piece of storage work, and says it in a person's words when the storage is full. The work must be
 * one transaction, so that nothing of it stays behind.
 *
 * @throws Problem `storage-full`; any other failure as it came.
 */
export async function storing<Result>(work: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isStorageFull(error)) throw new Problem('storage-full', storageFull, { cause: error });
    throw error;
  }
}

/** Browsers say it in several ways, and Dexie wraps the first failure of a transaction as `inner`. */
function isStorageFull(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const name = 'name' in error ? error.name : undefined;
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  if (name === 'QuotaExceededError') return true;
  if (name === 'UnknownError' && /full disk|disk (is )?full|no space/i.test(message)) return true;
  return (
    ('inner' in error && isStorageFull(error.inner, depth + 1)) ||
    ('cause' in error && isStorageFull(error.cause, depth + 1))
  );
}
