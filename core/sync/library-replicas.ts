import * as z from 'zod';
import type { Clip, PageContent } from '../clip/clip.ts';
import { blobsOf } from '../clip/make-clip.ts';
import { dropUnused } from '../library/blobs.ts';
import { removeClip } from '../library/change-clip.ts';
import { entryOf } from '../library/entry.ts';
import type { Library, SyncRow } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { CLIP, clipOfRecord, contentHashOf, recordOfClip } from './clip-record.ts';
import { hubRecordSchema, operationSchema, recordContentSchema, type RecordContent } from './hub-record.ts';
import { isSame, newReplica, type Document, type Replica } from './replica.ts';
import type { ReplicaStore, ReplicaTransaction, SyncState } from './replica-store.ts';
import { isShared, readSharing } from './sharing.ts';

/** Of a clip whose page's content has not arrived yet `needs` is its hash; else it is empty. */
export const recordRowSchema = z.object({ id: z.string(), kind: z.string(), content: recordContentSchema, needs: z.string() });

export const replicaRowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  base: z.nullable(hubRecordSchema),
  again: z.nullable(hubRecordSchema),
  sent: z.nullable(z.object({ operation: operationSchema, edits: z.number() })),
  seenIn: z.number(),
  isFirst: z._default(z.boolean(), false),
});

const stateSchema = z.object({
  clientId: z.string(),
  nextOpNo: z.number(),
  epoch: z.nullable(z.string()),
  seq: z.number(),
  restart: z.nullable(z.object({ id: z.number(), restoredTo: z.nullable(z.number()) })),
  restarts: z.number(),
});
const STATE = 'state';

/**
 * The clip library as a store of replicas. Clips are documents as they are; what a hub has that is no clip here, be it of
 * another kind or because its page has not arrived, waits in `records`. How often something was changed here the library
 * counts by itself, joined to a hub or not.
 */
export function libraryReplicas(library: Library): ReplicaStore {
  const tables = [...library.tablesOfClips, library.replicas, library.records, library.sync];
  const at = transactionOf(library);
  // Dexie holds a transaction open through native waits where the function it is given is itself an async one.
  return { transaction: (work) => storing(() => library.transaction('rw', tables, async () => work(at))) };
}

/** Up to which place the hub's changes were read; null before the first were. Reads only. */
export async function readPlace(library: Library): Promise<number | null> {
  const row = await library.sync.get(STATE);
  return row === undefined ? null : stateSchema.parse(row).seq;
}

/** How many records were changed here, and are not known to be with the hub. Reads only. */
export async function countWaiting(library: Library): Promise<number> {
  const sent = await library.replicas.where('sentNo').above(0).count();
  return sent + (await waitingReplicas(library, Infinity)).length;
}

function replicaFrom(stored: unknown, edits: number): Replica {
  return { ...replicaRowSchema.parse(stored), edits };
}

async function replicaOf(library: Library, row: SyncRow): Promise<Replica> {
  return replicaFrom(row, (await library.touched.get(row.id))?.changes ?? 0);
}

function transactionOf(library: Library): ReplicaTransaction {
  const { replicas, touched } = library;
  return {
    state: async () => {
      const row = await library.sync.get(STATE);
      return row === undefined ? null : stateSchema.parse(row);
    },
    putState: async (state: SyncState) => void (await library.sync.put({ ...state, id: STATE })),
    replica: async (id) => {
      const row = await replicas.get(id);
      if (row !== undefined) return replicaOf(library, row);
      const changed = await touched.get(id);
      return changed === undefined ? null : { ...newReplica(id, changed.kind), edits: changed.changes };
    },
    putReplica: async ({ edits, ...row }) => {
      await replicas.put({ ...row, sentNo: row.sent?.operation.opNo ?? 0 });
      if (edits === 0) await touched.delete(row.id);
      else await touched.put({ id: row.id, kind: row.kind, changes: edits });
    },
    removeReplica: async (id) => {
      await replicas.delete(id);
      await touched.delete(id);
    },
    sentReplicas: async () => {
      const rows = await replicas.where('sentNo').above(0).sortBy('sentNo');
      const found: Replica[] = [];
      for (const row of rows) found.push(await replicaOf(library, row));
      return found;
    },
    waitingReplicas: (limit) => waitingReplicas(library, limit),
    unseenReplicas: async (restartId, limit) => {
      const rows = await replicas.where('seenIn').notEqual(restartId).limit(limit).toArray();
      const found: Replica[] = [];
      for (const row of rows) found.push(await replicaOf(library, row));
      return found;
    },
    document: (id) => documentIn(library, id),
    putDocument: (id, kind, document) => putDocument(library, id, kind, document),
  };
}

/** Of what was changed here, what may go to the hub: what it knows already, and what a person shares. */
async function waitingReplicas(library: Library, limit: number): Promise<Replica[]> {
  const sharing = await readSharing(library);
  const touched = await library.touched.toArray();
  const ids = touched.map(({ id }) => id);
  const [rows, entries] = [await library.replicas.bulkGet(ids), await library.entries.bulkGet(ids)];
  const found: Replica[] = [];
  for (const [index, { id, kind, changes }] of touched.entries()) {
    if (found.length === limit) break;
    const row = rows[index];
    const replica = row === undefined ? { ...newReplica(id, kind), edits: changes } : replicaFrom(row, changes);
    if (replica.sent !== null) continue;
    const entry = kind === CLIP && replica.base === null && replica.again === null ? entries[index] : undefined;
    if (entry === undefined || isShared(sharing, entry.project)) found.push(replica);
  }
  return found;
}

async function documentIn(library: Library, id: string): Promise<Document> {
  const row = await library.records.get(id);
  if (row !== undefined) return recordRowSchema.parse(row).content;
  const clip = await library.clips.get(id);
  return clip === undefined ? null : recordOfClip(clip);
}

async function putDocument(library: Library, id: string, kind: string, document: RecordContent | null): Promise<void> {
  if (document === null) {
    await removeClip(library, id);
    await library.records.delete(id);
    return;
  }
  if (isSame(await documentIn(library, id), document)) return;
  const hash = contentHashOf(kind, document);
  const content = hash === null ? null : await contentIn(library, id, hash);
  if (content !== null && (await putClip(library, id, document, content))) return;
  await library.records.put({ id, kind, content: document, needs: content === null ? (hash ?? '') : '' });
}

/** What was understood of a page, where a clip of this library says the same of it. */
async function contentIn(library: Library, id: string, hash: string): Promise<PageContent | null> {
  const own = await library.clips.get(id);
  if (own?.contentHash === hash) return own.content;
  const like = await library.entries.where('contentHash').equals(hash).first();
  return like === undefined ? null : ((await library.clips.get(like.id))?.content ?? null);
}

/**
 * Puts a record into the library as the clip that it is, within a transaction. @returns false where it makes no clip that
 * this version can read.
 */
export async function putClip(library: Library, id: string, record: RecordContent, content: PageContent): Promise<boolean> {
  const known: Clip | null = (await library.clips.get(id)) ?? null;
  const clip = clipOfRecord(id, record, content, known);
  if (clip === null) return false;
  if (clip.project !== null) await library.projects.put({ name: clip.project });
  await library.clips.put(clip);
  await library.entries.put(entryOf(clip));
  await library.records.delete(id);
  if (known !== null) await dropUnused(library, blobsOf(known).map(({ sha256 }) => sha256).filter((hash) => !blobsOf(clip).some(({ sha256 }) => sha256 === hash)));
  return true;
}
