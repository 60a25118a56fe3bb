import { canonicalJson } from '../clip/hash.ts';
import { DELETION, type HubRecord, type Json, type LostValue, type Operation, type RecordContent } from './hub-record.ts';

/** The last change of a field: the record's `rev` by it, and who made it. */
export interface FieldVersion {
  readonly rev: number;
  readonly client: string;
}

/** A record as a hub keeps it: with the history that merging needs. */
export interface MergedRecord extends Omit<HubRecord, 'seq'> {
  /** By field and set, and by `DELETION` for when it was last deleted or brought back. */
  readonly versions: Readonly<Record<string, FieldVersion>>;
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
 * - a change and a deletion that do not know of each other: the change stands, whichever came first.
 *
 * A device always knows of its own operations: it sends them in their order.
 */
export function mergeOperation(known: MergedRecord | null, operation: Operation, client: string): Merged {
  if (known === null) return operation.baseRev > 0 ? { record: null, changed: false, lost: [] } : created(operation, client);
  if (operation.deleted) return removed(known, operation, client);

  const rev = known.rev + 1;
  const version = { rev, client };
  const [fields, versions, lost] = [{ ...known.fields }, { ...known.versions }, new Array<LostValue>()];
  for (const [field, value] of Object.entries(operation.set)) {
    const before = fields[field] ?? null;
    if (isSame(before, value)) continue;
    const last = versions[field];
    if (last !== undefined && isUnknownTo(operation, client, last)) lost.push({ field, value: before, client: last.client });
    fields[field] = value;
    versions[field] = version;
  }
  const sets = changedSets(known, operation);
  for (const name of Object.keys(sets)) if (!isSame(sets[name] ?? [], known.sets[name] ?? [])) versions[name] = version;
  if (known.deleted) {
    const last = versions[DELETION];
    if (last !== undefined && isUnknownTo(operation, client, last)) lost.push({ field: DELETION, value: true, client: last.client });
    versions[DELETION] = version;
  }
  const changed = known.deleted || Object.values(versions).some((each) => each === version);
  return { record: changed ? { ...known, rev, deleted: false, fields, sets, versions } : known, changed, lost };
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
  const version = { rev: 1, client };
  const sets = changedSets({ fields: {}, sets: {} }, operation);
  const names = [...Object.keys(operation.set), ...Object.keys(sets), DELETION];
  const record: MergedRecord = {
    id: operation.id,
    kind: operation.kind,
    rev: 1,
    deleted: operation.deleted,
    fields: { ...operation.set },
    sets,
    versions: Object.fromEntries(names.map((name) => [name, version])),
  };
  return { record, changed: true, lost: [] };
}

function removed(known: MergedRecord, operation: Operation, client: string): Merged {
  if (known.deleted) return { record: known, changed: false, lost: [] };
  const isNews = Object.values(known.versions).some((version) => isUnknownTo(operation, client, version));
  if (isNews) return { record: known, changed: false, lost: [{ field: DELETION, value: true, client }] };
  const version = { rev: known.rev + 1, client };
  return {
    record: { ...known, rev: version.rev, deleted: true, versions: { ...known.versions, [DELETION]: version } },
    changed: true,
    lost: [],
  };
}

function isUnknownTo(operation: Operation, client: string, version: FieldVersion): boolean {
  return version.client !== client && version.rev > operation.baseRev;
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
