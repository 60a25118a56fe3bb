import { canonicalJson } from '../clip/hash.ts';
import { RESTORE_GAP } from './hub-protocol.ts';
import { DELETION, type HubRecord, type Json, type LostValue, type Operation, type RecordContent } from './hub-record.ts';

/** The last change of a field: the record's `rev` by it, and who made it. */
export interface FieldVersion {
  readonly rev: number;
  readonly client: string;
  /** Set where it told again what a hub had lost: the `rev` of the last change before it that did not; 0 where there is none. */
  readonly plainRev?: number;
}

/** A record as a hub keeps it: with the history that merging needs. */
export interface MergedRecord extends Omit<HubRecord, 'seq'> {
  /** By field and set, and by `DELETION` for when it was last deleted or brought back. */
  readonly versions: Readonly<Record<string, FieldVersion>>;
  /** Up to which place of what the hub had lost devices have told the record again; 0 where nothing was. */
  readonly toldAgain: number;
}

export interface Merged {
  /** Null where the hub does not know the record any more: the device knew it, the hub has let go of it. */
  readonly record: MergedRecord | null;
  readonly changed: boolean;
  readonly lost: readonly LostValue[];
}

/**
 * What a record is after an operation. Operations are merged in the order in which they reach the hub, never by clocks:
 * - of two who set the same field without knowing of each other the later to arrive is kept, and the other's value is
 *   reported as lost, so that a person can have it back;
 * - members of a set are added and taken out one by one, so nobody's are lost;
 * - a change and a deletion that do not know of each other: the change stands, whichever came first;
 * - of devices that tell again what a hub had lost, the one that knew most of the record is right; what has been changed
 *   since the hub came back stays, and what was told against it is reported as lost.
 *
 * A device always knows of its own operations: it sends them in their order.
 *
 * @param counter a place that the workspace had reached before. A `rev` is above it, so one of a record whose deletion was
 *   forgotten goes on above what devices still know of it, and one since a hub came back is above all that it had lost.
 */
export function mergeOperation(known: MergedRecord | null, operation: Operation, client: string, counter: number): Merged {
  if (known === null) return operation.baseRev > 0 ? { record: null, changed: false, lost: [] } : created(operation, versionOf(operation, counter + 1, client));
  const version = versionOf(operation, Math.max(known.rev, counter) + 1, client);
  const { again = 0 } = operation;
  if (again === 0) return operation.deleted ? removed(known, operation, version) : edited(known, operation, version);
  if (isOfOnePast(again, known.toldAgain) && again <= known.toldAgain) return { record: known, changed: false, lost: [] };
  const merged = operation.deleted ? removed(known, operation, version) : edited(known, operation, version);
  return { record: { ...(merged.record ?? known), rev: version.rev, toldAgain: Math.max(again, known.toldAgain) }, changed: true, lost: merged.lost };
}

/** What a record says once an operation has changed it: what a device shows until the hub has answered. */
export function contentAfter(content: RecordContent, operation: Operation): RecordContent {
  return { fields: { ...content.fields, ...operation.set }, sets: changedSets(content, operation) };
}

/** Members as they are kept: each once, in the order of code units. */
export function sortedMembers(members: Iterable<string>): string[] {
  return [...new Set(members)].sort();
}

function created(operation: Operation, version: FieldVersion): Merged {
  const sets = changedSets({ fields: {}, sets: {} }, operation);
  const names = [...Object.keys(operation.set), ...Object.keys(sets), DELETION];
  const record: MergedRecord = {
    id: operation.id,
    kind: operation.kind,
    rev: version.rev,
    deleted: operation.deleted,
    fields: { ...operation.set },
    sets,
    versions: Object.fromEntries(names.map((name) => [name, version])),
    toldAgain: operation.again ?? 0,
  };
  return { record, changed: true, lost: [] };
}

function edited(known: MergedRecord, operation: Operation, version: FieldVersion): Merged {
  const fields = { ...known.fields };
  const versions = { ...known.versions };
  const lost: LostValue[] = [];
  const newsOf = (name: string) => {
    const last = versions[name];
    return last !== undefined && isNewsTo(operation, version.client, last) ? last : null;
  };
  const isToldAgain = operation.again !== undefined;
  for (const [field, value] of Object.entries(operation.set)) {
    const before = fields[field] ?? null;
    if (isSame(before, value)) continue;
    const news = newsOf(field);
    if (isToldAgain && (news !== null || isOlderPast(operation, known, versions[field]))) {
      if (value !== null) lost.push({ field, value, client: version.client });
      continue;
    }
    if (news !== null && before !== null) lost.push({ field, value: before, client: news.client });
    fields[field] = value;
    versions[field] = after(versions[field], version);
  }
  // What is told again knows nothing of the members that came since, or were told from another past: it takes none out.
  const isMixed = isToldAgain && isOfOtherPast(operation, known);
  const remove = isMixed ? {} : isToldAgain ? Object.fromEntries(Object.entries(operation.remove).filter(([name]) => newsOf(name) === null)) : operation.remove;
  const sets = changedSets(known, { ...operation, remove });
  for (const name of Object.keys(sets)) {
    if (!isSame(sets[name] ?? [], known.sets[name] ?? [])) versions[name] = after(versions[name], version);
  }
  if (known.deleted) {
    const news = newsOf(DELETION);
    if (news !== null) lost.push({ field: DELETION, value: true, client: news.client });
    versions[DELETION] = after(versions[DELETION], version);
  }
  const changed = Object.values(versions).some((each) => each.rev === version.rev);
  return { record: changed ? { ...known, rev: version.rev, deleted: false, fields, sets, versions } : known, changed, lost };
}

function removed(known: MergedRecord, operation: Operation, version: FieldVersion): Merged {
  if (known.deleted) return { record: known, changed: false, lost: [] };
  if (isOfOtherPast(operation, known) || Object.values(known.versions).some((each) => isNewsTo(operation, version.client, each))) {
    return { record: known, changed: false, lost: [{ field: DELETION, value: true, client: version.client }] };
  }
  return { record: { ...known, rev: version.rev, deleted: true, versions: { ...known.versions, [DELETION]: after(known.versions[DELETION], version) } }, changed: true, lost: [] };
}

function versionOf({ again }: Operation, rev: number, client: string): FieldVersion {
  return again === undefined ? { rev, client } : { rev, client, plainRev: 0 };
}

/** The version of a field whose last change is this one. */
function after(last: FieldVersion | undefined, version: FieldVersion): FieldVersion {
  return version.plainRev === undefined || last === undefined ? version : { ...version, plainRev: last.plainRev ?? last.rev };
}

/** A hub that came back twice has lost two pasts: of one of them no place says how much it knows of the other. */
function isOfOnePast(one: number, other: number): boolean {
  return Math.abs(one - other) < RESTORE_GAP / 2;
}

function isOfOtherPast({ again = 0 }: Operation, { toldAgain }: MergedRecord): boolean {
  return again > 0 && toldAgain > 0 && !isOfOnePast(again, toldAgain);
}

/** Whether a field was told again from a past that came after the one that is told now. */
function isOlderPast(operation: Operation, known: MergedRecord, version: FieldVersion | undefined): boolean {
  return version?.plainRev !== undefined && isOfOtherPast(operation, known) && (operation.again ?? 0) < known.toldAgain;
}

/** Whether the device made its operation without knowing of this change. */
function isNewsTo({ again, baseRev }: Operation, client: string, version: FieldVersion): boolean {
  if (again !== undefined) return (version.plainRev ?? version.rev) > again;
  return version.client !== client && version.rev > baseRev;
}

function changedSets(content: RecordContent, { add, remove }: Operation): RecordContent['sets'] {
  const sets = { ...content.sets };
  for (const name of new Set([...Object.keys(add), ...Object.keys(remove)])) {
    const out = new Set(remove[name] ?? []);
    sets[name] = sortedMembers([...(sets[name] ?? []).filter((member) => !out.has(member)), ...(add[name] ?? [])]);
  }
  return sets;
}

function isSame(one: Json, other: Json): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
