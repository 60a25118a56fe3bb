import { canonicalJson } from '../clip/hash.ts';
import { DELETION, type HubRecord, type Json, type LostValue, type Operation, type RecordContent } from './hub-record.ts';

/** The last change of a field: the record's `rev` by it, and who made it. */
export interface FieldVersion {
  readonly rev: number;
  readonly client: string;
  /** It told again what a hub had lost. */
  readonly again?: true;
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
 * - of devices that tell again what a hub had lost, the one that knew most of the record is right; what was there instead
 *   is reported as lost, even where it is only older.
 *
 * A device always knows of its own operations: it sends them in their order.
 */
export function mergeOperation(known: MergedRecord | null, operation: Operation, client: string): Merged {
  if (known === null) return operation.baseRev > 0 ? { record: null, changed: false, lost: [] } : created(operation, client);
  const { again = 0 } = operation;
  if (again === 0) return operation.deleted ? removed(known, operation, client) : edited(known, operation, client);
  if (again <= known.toldAgain) return { record: known, changed: false, lost: [] };
  const merged = operation.deleted ? removed(known, operation, client) : edited(known, operation, client);
  const record = { ...(merged.record ?? known), rev: known.rev + 1, toldAgain: again };
  return { record, changed: true, lost: merged.lost };
}

/** What a record says once an operation has changed it: what a device shows until the hub has answered. */
export function contentAfter(content: RecordContent, operation: Operation): RecordContent {
  return { fields: { ...content.fields, ...operation.set }, sets: changedSets(content, operation) };
}

/** Members as they are kept: each once, in the order of code units. */
export function sortedMembers(members: Iterable<string>): string[] {
  return [...new Set(members)].sort();
}

function created(operation: Operation, client: string): Merged {
  const sets = changedSets({ fields: {}, sets: {} }, operation);
  const version = versionOf(operation, 1, client);
  const names = [...Object.keys(operation.set), ...Object.keys(sets), DELETION];
  const record: MergedRecord = {
    id: operation.id,
    kind: operation.kind,
    rev: 1,
    deleted: operation.deleted,
    fields: { ...operation.set },
    sets,
    versions: Object.fromEntries(names.map((name) => [name, version])),
    toldAgain: operation.again ?? 0,
  };
  return { record, changed: true, lost: [] };
}

function edited(known: MergedRecord, operation: Operation, client: string): Merged {
  const rev = known.rev + 1;
  const version = versionOf(operation, rev, client);
  const fields = { ...known.fields };
  const versions = { ...known.versions };
  const lost: LostValue[] = [];
  const take = (name: string, before: Json | null) => {
    const last = versions[name];
    if (before !== null && last !== undefined && isNewsTo(operation, client, last)) {
      lost.push({ field: name, value: before, client: last.client });
    }
    versions[name] = version;
  };
  for (const [field, value] of Object.entries(operation.set)) {
    const before = fields[field] ?? null;
    if (isSame(before, value)) continue;
    take(field, before);
    fields[field] = value;
  }
  const sets = changedSets(known, operation);
  for (const name of Object.keys(sets)) if (!isSame(sets[name] ?? [], known.sets[name] ?? [])) versions[name] = version;
  if (known.deleted) take(DELETION, true);
  const changed = Object.values(versions).some((each) => each === version);
  return changed ? { record: { ...known, rev, deleted: false, fields, sets, versions }, changed, lost } : { record: known, changed, lost };
}

function removed(known: MergedRecord, operation: Operation, client: string): Merged {
  if (known.deleted) return { record: known, changed: false, lost: [] };
  if (Object.values(known.versions).some((version) => isNewsTo(operation, client, version))) {
    return { record: known, changed: false, lost: [{ field: DELETION, value: true, client }] };
  }
  const rev = known.rev + 1;
  const versions = { ...known.versions, [DELETION]: versionOf(operation, rev, client) };
  return { record: { ...known, rev, deleted: true, versions }, changed: true, lost: [] };
}

function versionOf({ again }: Operation, rev: number, client: string): FieldVersion {
  return again === undefined ? { rev, client } : { rev, client, again: true };
}

/** Whether the device made its operation without knowing of this change by another. */
function isNewsTo(operation: Operation, client: string, version: FieldVersion): boolean {
  if (version.client === client) return false;
  // What is told again stems from before the copy: it knows of nothing since, and a change that was restored may be older.
  if (operation.again !== undefined && !operation.deleted) return version.again === undefined;
  return version.rev > operation.baseRev && !(operation.again !== undefined && version.again === true);
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
