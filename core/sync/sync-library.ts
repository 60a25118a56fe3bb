import { Problem } from '../language/problem.ts';
import type { Library } from '../library/library.ts';
import { bringContents } from './bring-contents.ts';
import { blobsOfOperation } from './clip-record.ts';
import type { HubFailure } from './hub-port.ts';
import type { HttpHub } from './http-hub.ts';
import { libraryBlobs } from './library-blobs.ts';
import { libraryReplicas } from './library-replicas.ts';
import { learnLost } from './lost-values.ts';
import { syncRound } from './sync-round.ts';
import { writeSyncEnd, type SyncEnd } from './sync-status.ts';

export interface LibrarySync {
  readonly library: Library;
  readonly hub: HttpHub;
  readonly newClientId: () => string;
  readonly signal: AbortSignal;
}

/**
 * One pass: sends what waits, reads what changed, learns what was lost by it, loads the contents of clips that came,
 * and notes how it ended. May be cut off anywhere and begun again.
 *
 * @throws AbortError where it was stopped; whatever is no failure of the hub or of storage.
 */
export async function syncLibrary({ library, hub, newClientId, signal }: LibrarySync): Promise<SyncEnd> {
  const end = await pass({ library, hub, newClientId, signal });
  await writeSyncEnd(library, end);
  return end;
}

async function pass({ library, hub, newClientId, signal }: LibrarySync): Promise<SyncEnd> {
  try {
    const ports = { store: libraryReplicas(library), hub, blobs: libraryBlobs(library, hub), blobsOf: blobsOfOperation, newClientId, signal };
    const round = await syncRound(ports);
    const heldBack = round.kind === 'settled' ? round.heldBack : 0;
    const notLearnt = round.kind === 'settled' ? await learnLost(library, hub, signal) : null;
    const brought = await bringContents(library, (hash, stop) => hub.blob(hash, stop), signal);
    const failure = round.kind === 'failed' ? round.failure : (notLearnt ?? brought.failure);
    return failure === null ? { end: 'settled', code: null, heldBack } : { ...endOf(failure), heldBack };
  } catch (error) {
    if (error instanceof Problem && error.code === 'storage-full') return { end: 'storage-full', code: null, heldBack: 0 };
    throw error;
  }
}

function endOf(failure: HubFailure): Pick<SyncEnd, 'end' | 'code'> {
  switch (failure.kind) {
    case 'offline':
      return { end: 'offline', code: null };
    case 'refused':
      return { end: 'refused', code: failure.code };
    case 'busy':
    case 'restart':
    case 'blobs-missing':
      return { end: 'busy', code: null };
  }
}
