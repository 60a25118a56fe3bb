import { canonicalJson } from '../../../../core/clip/hash.ts';
import type { HubRecord, RecordContent } from '../../../../core/sync/hub-record.ts';
import type { Document } from '../../../../core/sync/replica.ts';
import type { ReplicaStore } from '../../../../core/sync/replica-store.ts';
import { noteEdit } from '../../../../core/sync/sync-round.ts';
import { pickFrom } from './virtual-world.ts';

/** Where a device shows what it has of every record. */
export interface DeviceStore extends ReplicaStore {
  documents(): Promise<ReadonlyMap<string, RecordContent>>;
}

/** What a person did to one record: the mark that was put on it, if any, and those that were knowingly taken away. */
interface Change {
  readonly document: Document;
  readonly put: string | null;
  readonly gone: readonly string[];
}

/**
 * What devices did to records, as far as a person would miss it. Every change puts a mark that is never put again, takes
 * one off, or deletes a record with its marks; noted here are those alone whose transaction the device has committed.
 */
export class Marks {
  readonly #put = new Map<string, Set<string>>();
  readonly #gone = new Map<string, Set<string>>();

  /** Changes a record as a person would, in the device's own transaction. */
  async change(store: ReplicaStore, id: string, { random, newMark }: { readonly random: () => number; readonly newMark: () => string }): Promise<void> {
    const { put, gone } = await store.transaction(async (at) => {
      const change = changed(await at.document(id), random, newMark);
      await at.putDocument(id, 'thing', change.document);
      await noteEdit(at, id, 'thing');
      return change;
    });
    if (put !== null) membersOf(this.#put, id).add(put);
    for (const mark of gone) membersOf(this.#gone, id).add(mark);
  }

  /** Marks that records lack though nobody took them away. */
  lostFrom(records: ReadonlyMap<string, RecordContent>): string[] {
    return [...this.#put].flatMap(([id, put]) => {
      const kept = new Set(records.get(id)?.sets['marks'] ?? []);
      const lost = [...put].filter((mark) => !kept.has(mark) && this.#gone.get(id)?.has(mark) !== true);
      return lost.map((mark) => `${id} lost ${mark}, which nobody took away`);
    });
  }

  /** How many marks were put. */
  get count(): number {
    return [...this.#put.values()].reduce((count, put) => count + put.size, 0);
  }
}

/** What is wrong once everybody has settled: devices that show something else than the hub has, and marks that were lost. */
export async function wrongAtTheEnd(records: readonly HubRecord[], stores: readonly DeviceStore[], marks: Marks): Promise<string[]> {
  const onHub = new Map(records.filter((record) => !record.deleted).map(({ id, fields, sets }) => [id, { fields, sets }]));
  const whole = canonicalJson(sortedRecords(onHub));
  const shown = await Promise.all(stores.map(async (store) => canonicalJson(sortedRecords(await store.documents()))));
  const differing = shown.flatMap((shows, index) => (shows === whole ? [] : [`device ${index} does not show what the hub has`]));
  return [...differing, ...marks.lostFrom(onHub)];
}

function changed(document: Document, random: () => number, newMark: () => string): Change {
  const had = document?.sets['marks'] ?? [];
  if (document !== null && random() < 0.12) return { document: null, put: null, gone: had };
  if (document !== null && had.length > 0 && random() < 0.2) {
    const out = pickFrom(had, random);
    return { document: { ...document, sets: { marks: had.filter((mark) => mark !== out) } }, put: null, gone: [out] };
  }
  const mark = newMark();
  const field = pickFrom(['note', 'project', 'title'], random);
  const fields = { ...document?.fields, [field]: mark };
  return { document: { fields, sets: { marks: [...had, mark].sort() } }, put: mark, gone: [] };
}

function membersOf(sets: Map<string, Set<string>>, id: string): Set<string> {
  const known = sets.get(id) ?? new Set<string>();
  sets.set(id, known);
  return known;
}

function sortedRecords(records: ReadonlyMap<string, unknown>): unknown {
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1));
}
