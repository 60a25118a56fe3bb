import type * as z from 'zod';
import type { PageContent } from '../clip/clip.ts';
import { sha256 } from '../clip/hash.ts';
import type { Library } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { contentOfBytes } from './clip-record.ts';
import type { HubAnswer, HubFailure } from './hub-port.ts';
import { putClip, recordRowSchema } from './library-replicas.ts';

/** Contents on their way at once. */
const AT_ONCE = 6;
/** Contents taken in by one transaction: whoever looks at the library is told of a change by each. */
const KEPT_AT_ONCE = 60;

type Load = (sha256: string, signal: AbortSignal) => Promise<HubAnswer<Uint8Array | null>>;

/**
 * Loads what was understood of the pages of clips that have arrived without it; each becomes a clip of the library as soon
 * as its content is there. What the hub lacks is asked for again the next time.
 *
 * @param load the bytes of a blob; null where the hub has none.
 * @returns how the loading ended, and how many clips still wait for their content.
 */
export async function bringContents(
  library: Library,
  load: Load,
  signal: AbortSignal,
): Promise<{ readonly failure: HubFailure | null; readonly waiting: number }> {
  const hashes = await library.records.where('needs').above('').uniqueKeys();
  const queue = hashes.filter((hash) => typeof hash === 'string');
  for (let start = 0; start < queue.length; start += KEPT_AT_ONCE) {
    const { loaded, failure } = await loadAll(queue.slice(start, start + KEPT_AT_ONCE), load, signal);
    await takeIn(library, loaded);
    if (failure !== null) return { failure, waiting: await countNeeds(library) };
  }
  return { failure: null, waiting: await countNeeds(library) };
}

function countNeeds(library: Library): Promise<number> {
  return library.records.where('needs').above('').count();
}

async function loadAll(hashes: readonly string[], load: Load, signal: AbortSignal): Promise<{ loaded: Map<string, Uint8Array>; failure: HubFailure | null }> {
  const loaded = new Map<string, Uint8Array>();
  const queue = [...hashes];
  let failure: HubFailure | null = null;
  const worker = async () => {
    for (let hash = queue.shift(); hash !== undefined && failure === null; hash = queue.shift()) {
      signal.throwIfAborted();
      const answer = await load(hash, signal);
      if (!answer.ok) failure = answer.failure;
      else if (answer.value !== null) loaded.set(hash, answer.value);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { loaded, failure };
}

/** What is not what its name says, or cannot be read by this version, is kept as a record and not asked for again. */
async function takeIn(library: Library, loaded: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const contents = new Map<string, PageContent | null>();
  for (const [hash, bytes] of loaded) contents.set(hash, (await sha256(bytes)) === hash ? contentOfBytes(bytes) : null);
  await storing(() =>
    library.transaction('rw', [...library.tablesOfClips, library.records], async () => {
      const stored = await library.records.where('needs').anyOf([...contents.keys()]).toArray();
      const takeOne = async (row: z.infer<typeof recordRowSchema>) => {
        const content = contents.get(row.needs) ?? null;
        if (content === null || !(await putClip(library, row.id, row.content, content))) await library.records.put({ ...row, needs: '' });
      };
      await Promise.all(stored.map((row) => takeOne(recordRowSchema.parse(row))));
    }),
  );
}
