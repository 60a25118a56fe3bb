import { changeClip, deleteClips } from '../library/change-clip.ts';
import type { Entry } from '../library/entry.ts';
import type { Library } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { DELETION } from './hub-record.ts';
import type { HubAnswer, HubFailure } from './hub-port.ts';
import type { HttpHub } from './http-hub.ts';
import type { LostValues } from './hub-team-protocol.ts';
import { nowInstead, overwrittenOf, overwrittenSchema, type Overwritten } from './overwritten.ts';
import { readPlace } from './library-replicas.ts';

const LEARNT = 'lost';

/** So many are kept on a device, the last ones; the hub keeps all. */
const MOST_KEPT = 1000;

/** Something of a clip that a person is asked about. */
export interface Question extends Overwritten {
  /** What is in its place now. */
  readonly now: string;
}

/**
 * Learns what others took the place of since it was last asked for. Asks for nothing where the library has not moved on
 * since. May be cut off anywhere and done again.
 *
 * @returns what went wrong, or null.
 */
export async function learnLost(library: Library, hub: Pick<HttpHub, 'lost'>, signal: AbortSignal): Promise<HubFailure | null> {
  const place = await readPlace(library);
  const learnt = (await library.sync.get(LEARNT))?.['seq'];
  if (place === null || place === learnt) return null;
  const told = await lostAfter(hub, typeof learnt === 'number' ? learnt : null, signal);
  if (!told.ok) return told.failure;
  const news = told.value.values.flatMap((value) => overwrittenOf(value) ?? []);
  await storing(() =>
    library.transaction('rw', library.lost, library.sync, async () => {
      const known = new Set(await library.lost.toCollection().primaryKeys());
      await library.lost.bulkAdd(news.filter(({ id }) => !known.has(id)));
      const kept = await library.lost.orderBy('at').primaryKeys();
      await library.lost.bulkDelete(kept.slice(0, Math.max(0, kept.length - MOST_KEPT)));
      await library.sync.put({ id: LEARNT, seq: told.value.seq });
    }),
  );
  return null;
}

/** All that was lost after a place, or as much of it as is kept, and the place up to which that is so. */
async function lostAfter(hub: Pick<HttpHub, 'lost'>, after: number | null, signal: AbortSignal): Promise<HubAnswer<Pick<LostValues, 'seq' | 'values'>>> {
  const first = await hub.lost({ after, before: null }, signal);
  if (!first.ok) return first;
  const values = [...first.value.values];
  for (let { more } = first.value; more && values.length < MOST_KEPT; ) {
    const next = await hub.lost({ after, before: values.at(-1)?.id ?? null }, signal);
    if (!next.ok) return next;
    values.push(...next.value.values);
    ({ more } = next.value);
  }
  return { ok: true, value: { seq: first.value.seq, values } };
}

/**
 * What this person set and others took the place of, the first first: as far as the clip is still there, otherwise than
 * they set it.
 */
export async function readQuestions(library: Library): Promise<Question[]> {
  const asking = (await library.lost.where('asks').equals(1).sortBy('at')).map((row) => overwrittenSchema.parse(row));
  const entries = await library.entries.bulkGet(asking.map(({ clip }) => clip));
  return asking.flatMap((overwritten, index) => questionOf(overwritten, entries[index]));
}

function questionOf(overwritten: Overwritten, entry: Pick<Entry, 'note' | 'project'> | undefined): Question[] {
  const now = entry === undefined ? null : nowInstead(overwritten, entry);
  return now === null ? [] : [{ ...overwritten, now }];
}

/** All that was ever overwritten on a clip and is known here, whoever had set it, the last first. */
export async function overwrittenOn(library: Library, clip: string): Promise<Overwritten[]> {
  const rows = await library.lost.where('clip').equals(clip).sortBy('at');
  return rows.map((row) => overwrittenSchema.parse(row)).reverse();
}

/**
 * Sets again what was overwritten, as any change that is made here. What else was asked about the same field is settled
 * with it.
 *
 * @throws Problem `clip-gone` where the clip is not there any more; `storage-full`.
 */
export function setAgain(library: Library, { clip, field, value }: Overwritten): Promise<void> {
  return storing(() =>
    library.transaction('rw', [...library.tablesOfClips, library.lost], async () => {
      if (field === DELETION) await deleteClips(library, [clip]);
      else await changeClip(library, clip, { [field]: value });
      await settle(library, clip, field);
    }),
  );
}

/** Leaves a field of a clip as it is, and asks about it no more. */
export function keepAsItIs(library: Library, { clip, field }: Overwritten): Promise<void> {
  return storing(() => library.transaction('rw', library.lost, () => settle(library, clip, field)));
}

async function settle(library: Library, clip: string, field: Overwritten['field']): Promise<void> {
  const rows = (await library.lost.where('clip').equals(clip).toArray()).filter((row) => row['field'] === field);
  await library.lost.bulkPut(rows.map((row) => ({ ...row, asks: 0 })));
}
