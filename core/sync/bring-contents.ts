import { sha256 } from '../clip/hash.ts';
import type { Library } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { contentOfBytes } from './clip-record.ts';
import type { HubAnswer, HubFailure } from './hub-port.ts';
import { putClip, recordRowSchema } from './library-replicas.ts';

/** Contents on their way at once. */
const AT_ONCE = 6;

/**
 * Loads what was understood of the pages of clips that have arrived without it; each becomes a clip of the library as soon
 * as its content is there. What the hub lacks is asked for again the next time.
 *
 * @param load the bytes of a blob; null where the hub has none.
 * @returns how the loading ended, and how many clips still wait for their content.
 */
export async function bringContents(
  library: Library,
  load: (sha256: string, signal: AbortSignal) => Promise<HubAnswer<Uint8Array | null>>,
  signal: AbortSignal,
): Promise<{ readonly failure: HubFailure | null; readonly waiting: number }> {
  const hashes = await library.records.where('needs').above('').uniqueKeys();
  const queue = hashes.filter((hash) => typeof hash === 'string');
  let failure: HubFailure | null = null;
  const worker = async () => {
    for (let hash = queue.shift(); hash !== undefined && failure === null; hash = queue.shift()) {
      signal.throwIfAborted();
      const answer = await load(hash, signal);
      if (!answer.ok) failure = answer.failure;
      else if (answer.value !== null) await takeIn(library, hash, answer.value);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { failure, waiting: await library.records.where('needs').above('').count() };
}

/** What is not what its name says, or cannot be read by this version, is kept as a record and not asked for again. */
async function takeIn(library: Library, hash: string, bytes: Uint8Array): Promise<void> {
  const content = (await sha256(bytes)) === hash ? contentOfBytes(bytes) : null;
  await storing(() =>
    library.transaction('rw', [...library.tablesOfClips, library.records], async () => {
      for (const stored of await library.records.where('needs').equals(hash).toArray()) {
        const row = recordRowSchema.parse(stored);
        if (content === null || !(await putClip(library, row.id, row.content, content))) await library.records.put({ ...row, needs: '' });
      }
    }),
  );
}
