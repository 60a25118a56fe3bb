import * as z from 'zod';
import type { Clip, PageContent } from '../clip/clip.ts';
import { blobsOf } from '../clip/make-clip.ts';
import { dropUnused } from '../library/blobs.ts';
import { removeClip } from '../library/change-clip.ts';
import { entryOf } from '../library/entry.ts';
import type { Library, SyncRow, Touched } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { BufferedRows } from './buffered-rows.ts';
import { CLIP, clipOfRecord, contentHashOf, recordOfClip } from './clip-record.ts';
import { hubRecordSchema, operationSchema, recordContentSchema, type HubRecord, type RecordContent } from './hub-record.ts';
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
  return {
    transaction: (work, about = []) =>
      storing(() =>
        // Dexie holds a transaction open through native waits where the function it is given is itself an async one.
        library.transaction('rw', tables, async () => {
          const at = new LibraryTransaction(library);
          await at.readAhead(about);
          const result = await work(at);
          await at.write();
          return result;
        }),
      ),
  };
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

class LibraryTransaction implements ReplicaTransaction {
  readonly #library: Library;
  readonly #replicas: BufferedRows<SyncRow>;
  readonly #touched: BufferedRows<Touched>;
  readonly #records: BufferedRows<SyncRow>;
  readonly #clips: BufferedRows<Clip>;
  /** By the hash of what was understood of a page: a clip that says it, or null; of hashes that were looked up. */
  readonly #alike = new Map<string, string | null>();

  constructor(library: Library) {
    this.#library = library;
    this.#replicas = new BufferedRows(library.replicas);
    this.#touched = new BufferedRows(library.touched);
    this.#records = new BufferedRows(library.records);
    this.#clips = new BufferedRows(library.clips);
  }

  async readAhead(records: readonly HubRecord[]): Promise<void> {
    if (records.length === 0) return;
    const ids = records.map(({ id }) => id);
    for (const rows of [this.#replicas, this.#touched, this.#records, this.#clips]) await rows.readAhead(ids);
    const hashes = records.flatMap((record) => contentHashOf(record.kind, record) ?? []);
    for (const hash of hashes) this.#alike.set(hash, null);
    for (const { id, contentHash } of await this.#library.entries.where('contentHash').anyOf(hashes).toArray()) this.#alike.set(contentHash, id);
  }

  async write(): Promise<void> {
    for (const rows of [this.#replicas, this.#touched, this.#records]) await rows.write();
  }

  async state(): Promise<SyncState | null> {
    const row = await this.#library.sync.get(STATE);
    return row === undefined ? null : stateSchema.parse(row);
  }

  async putState(state: SyncState): Promise<void> {
    await this.#library.sync.put({ ...state, id: STATE });
  }

  async replica(id: string): Promise<Replica | null> {
    const row = await this.#replicas.get(id);
    if (row !== undefined) return this.#replicaOf(row);
    const changed = await this.#touched.get(id);
    return changed === undefined ? null : { ...newReplica(id, changed.kind), edits: changed.changes };
  }

  putReplica({ edits, ...row }: Replica): Promise<void> {
    this.#replicas.put({ ...row, sentNo: row.sent?.operation.opNo ?? 0 });
    if (edits === 0) this.#touched.delete(row.id);
    else this.#touched.put({ id: row.id, kind: row.kind, changes: edits });
    return Promise.resolve();
  }

  removeReplica(id: string): Promise<void> {
    this.#replicas.delete(id);
    this.#touched.delete(id);
    return Promise.resolve();
  }

  async sentReplicas(): Promise<Replica[]> {
    await this.write();
    return this.#replicasOf(await this.#library.replicas.where('sentNo').above(0).sortBy('sentNo'));
  }

  async waitingReplicas(limit: number): Promise<Replica[]> {
    await this.write();
    return waitingReplicas(this.#library, limit);
  }

  async unseenReplicas(restartId: number, limit: number): Promise<Replica[]> {
    await this.write();
    return this.#replicasOf(await this.#library.replicas.where('seenIn').notEqual(restartId).limit(limit).toArray());
  }

  async document(id: string): Promise<Document> {
    const row = await this.#records.get(id);
    if (row !== undefined) return recordRowSchema.parse(row).content;
    const clip = await this.#clips.get(id);
    return clip === undefined ? null : recordOfClip(clip);
  }

  async putDocument(id: string, kind: string, document: RecordContent | null): Promise<void> {
    if (document === null) {
      this.#records.delete(id);
      this.#clips.forget(id);
      await removeClip(this.#library, id);
      return;
    }
    if (isSame(await this.document(id), document)) return;
    const hash = contentHashOf(kind, document);
    const content = hash === null ? null : await this.#contentIn(id, hash);
    if (content !== null) {
      for (const rows of [this.#records, this.#clips]) rows.forget(id);
      if (await putClip(this.#library, id, document, content)) return;
    }
    this.#records.put({ id, kind, content: document, needs: content === null ? (hash ?? '') : '' });
  }

  async #replicaOf(row: SyncRow): Promise<Replica> {
    return replicaFrom(row, (await this.#touched.get(row.id))?.changes ?? 0);
  }

  async #replicasOf(rows: readonly SyncRow[]): Promise<Replica[]> {
    await this.#touched.readAhead(rows.map(({ id }) => id));
    const found: Replica[] = [];
    for (const row of rows) found.push(await this.#replicaOf(row));
    return found;
  }

  /** What was understood of a page, where a clip of this library says the same of it. */
  async #contentIn(id: string, hash: string): Promise<PageContent | null> {
    const own = await this.#clips.get(id);
    if (own?.contentHash === hash) return own.content;
    const known = this.#alike.get(hash);
    const like = known === undefined ? (await this.#library.entries.where('contentHash').equals(hash).first())?.id : known;
    const clip = like === undefined || like === null ? undefined : await this.#library.clips.get(like);
    return clip?.contentHash === hash ? clip.content : null;
  }
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
