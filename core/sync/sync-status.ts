import * as z from 'zod';
import type { Library } from '../library/library.ts';
import { failureSchema } from './hub-protocol.ts';
import { countWaiting } from './library-replicas.ts';

const STATUS = 'status';

const statusSchema = z.object({
  /** How the last pass ended; `refused` needs a person. */
  end: z.enum(['settled', 'offline', 'busy', 'refused', 'storage-full']),
  /** Why, where it was refused. */
  code: z.nullable(failureSchema.shape.code),
  /** Changes that cannot be sent as they are. */
  heldBack: z.number(),
});
export type SyncEnd = z.infer<typeof statusSchema>;

/** What a person wants to know of syncing. */
export interface SyncStatus extends SyncEnd {
  /** Changes of this device that the hub does not have. */
  readonly waiting: number;
  /** Clips of the team whose content is still to come. */
  readonly arriving: number;
}

/** Null before the first pass. */
export async function readSyncStatus(library: Library): Promise<SyncStatus | null> {
  const row = await library.sync.get(STATUS);
  if (row === undefined) return null;
  const arriving = await library.records.where('needs').above('').count();
  return { ...statusSchema.parse(row), waiting: await countWaiting(library), arriving };
}

export async function writeSyncEnd(library: Library, end: SyncEnd): Promise<void> {
  await library.sync.put({ ...end, id: STATUS });
}
