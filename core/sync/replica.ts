import { canonicalJson } from '../clip/hash.ts';
import type { HubRecord, Operation, RecordContent } from './hub-record.ts';
import type { OperationResult } from './hub-protocol.ts';
import { contentAfter, sortedMembers } from './merge-operation.ts';

/**
 * What a device knows of one record beside what the device itself shows of it (its document): a pure state machine.
 *
 * The document is what a person sees and changes, online or not. What has to be sent is never kept as a list of changes:
 * it is the difference between the document and what the hub is expected to say, so a change that is undone sends nothing
 * and ten changes send one.
 */
export interface Replica {
  readonly id: string;
  readonly kind: string;
  /** The record as the hub last told it; null where it has not told of it. */
  readonly base: HubRecord | null;
  /** What the hub had told before it lost it, still to be told again. */
  readonly again: HubRecord | null;
  /** On its way to the hub and not answered: sent again, it must be this very operation. */
  readonly sent: { readonly operation: Operation; readonly edits: number } | null;
  /** Counts the changes here; 0 once the hub is known to have them all. */
  readonly edits: number;
  /** The restart of which the record was last part: what a restart does not bring is not on the hub. */
  readonly seenIn: number;
  /** The hub heard of the record from this device first, as far as the device can know. */
  readonly isFirst: boolean;
}

/** What a device shows of a record; null where it is not there. */
export type Document = RecordContent | null;

/** A record on this device and what is known of it elsewhere. */
export interface Held {
  /** Null where nothing is left to know. */
  readonly replica: Replica | null;
  readonly document: Document;
}

const EMPTY: RecordContent = { fields: {}, sets: {} };

export function newReplica(id: string, kind: string): Replica {
  return { id, kind, base: null, again: null, sent: null, edits: 0, seenIn: 0, isFirst: false };
}

/** The replica after a change of its document. */
export function edited(replica: Replica): Replica {
  return { ...replica, edits: replica.edits + 1 };
}

/**
 * The replica with an operation on its way, where there is something to tell; with none, and at rest, where there is not.
 * Null where a record came and went before the hub heard of it.
 */
export function withOperation(replica: Replica, document: Document, opNo: number): Replica | null {
  if (replica.sent !== null) return replica;
  const told = replica.again === null ? document : documentOf(replica.again);
  const operation = difference(replica, told, opNo);
  if (operation !== null) return { ...replica, sent: { operation, edits: replica.edits } };
  return replica.base === null && document === null ? null : { ...replica, edits: 0 };
}

/** What the hub answered to the operation on its way; an answer to another changes nothing. */
export function acknowledged(replica: Replica, document: Document, result: OperationResult): Held {
  const { sent } = replica;
  if (sent?.operation.opNo !== result.opNo) return { replica, document };
  if (result.status === 'renumber') return { replica: unsent(replica), document };
  if (result.status === 'gone' || result.record === null) {
    const next = { ...replica, base: null, again: null, sent: null };
    return document === null ? { replica: null, document } : { replica: edited(next), document };
  }
  const isWholeStory = replica.again === null && replica.edits === sent.edits;
  const next: Replica = {
    ...replica,
    base: newer(replica.base, result.record),
    again: null,
    sent: null,
    edits: isWholeStory ? 0 : replica.edits,
    isFirst: replica.isFirst || isNewWith(sent.operation, replica),
  };
  return { replica: next, document: rebased(document, expected(replica), expected(next)) };
}

/** Whether the hub had never told of the record that an operation of this device has made. */
function isNewWith({ baseRev, deleted, again = 0 }: Operation, { base }: Replica): boolean {
  return base === null && baseRev === 0 && again === 0 && !deleted;
}

/** What the hub told of the record; what it told before of a later change stands. `seenIn`: the restart under way, if any. */
export function received(replica: Replica, document: Document, record: HubRecord, seenIn: number): Held {
  const next: Replica = { ...replica, base: newer(replica.base, record), seenIn };
  return { replica: next, document: rebased(document, expected(replica), expected(next)) };
}

/** What a hub that was brought back from a copy tells of the record: less, it may be, than it told before. */
export function receivedAgain(replica: Replica, document: Document, record: HubRecord, restart: { readonly id: number; readonly restoredTo: number }): Held {
  const lost = lostOf(replica, restart.restoredTo);
  const calledBack = unsent(replica);
  const next: Replica = { ...calledBack, base: record, again: lost, seenIn: restart.id };
  if (lost === null) return { replica: next, document: rebased(document, expected(calledBack), expected(next)) };
  return { replica: edited(next), document };
}

/** What becomes of a record that a restart did not bring. */
export function missing(replica: Replica, document: Document, restoredTo: number | null): Held {
  if (replica.base === null) return { replica, document };
  const lost = restoredTo === null ? null : lostOf(replica, restoredTo);
  const calledBack = unsent(replica);
  const next: Replica = { ...calledBack, base: null, again: lost?.deleted === true ? null : lost };
  if (next.again !== null) return { replica: edited(next), document };
  const kept = rebased(document, expected(calledBack), null);
  return kept === null ? { replica: null, document: null } : { replica: edited(next), document: kept };
}

/** The replica with its operation called back: what it said is told under another number. */
export function unsent(replica: Replica): Replica {
  return replica.sent === null ? replica : edited({ ...replica, sent: null });
}

/** Whether there is something that the hub does not have yet. */
export function isWaiting(replica: Replica): boolean {
  return replica.edits > 0 || replica.sent !== null || replica.again !== null;
}

/** What a device shows of a record that is as the hub tells it. */
export function documentOf(record: HubRecord | null): Document {
  return record === null || record.deleted ? null : contentOf(record);
}

function contentOf({ fields, sets }: RecordContent): RecordContent {
  return { fields, sets };
}

/** What the hub will say once it has what was sent to it: the document, but for changes since. */
function expected(replica: Replica): Document {
  if (replica.sent !== null) {
    const { operation } = replica.sent;
    return operation.deleted ? null : contentAfter(replica.base ?? EMPTY, operation);
  }
  return documentOf(replica.again ?? replica.base);
}

function difference(replica: Replica, told: Document, opNo: number): Operation | null {
  const { id, kind, base, again } = replica;
  const about = { opNo, id, kind, baseRev: base?.rev ?? 0, ...(again === null ? {} : { again: again.seq }) };
  if (told === null) {
    return base === null || (base.deleted && again === null) ? null : { ...about, deleted: true, set: {}, add: {}, remove: {} };
  }
  const from = base ?? EMPTY;
  const set = changedFields(from, told);
  const add = membersOnlyIn(told, from);
  const remove = membersOnlyIn(from, told);
  // What is told again is told even where the hub says the same already: others may know less of it.
  const isNews = base === null || base.deleted || again !== null;
  if (!isNews && [set, add, remove].every((part) => Object.keys(part).length === 0)) return null;
  return { ...about, deleted: false, set, add, remove };
}

/**
 * A document moved from one state of the hub to the next: what was changed here stays changed, all else follows the hub.
 * Between a change and a deletion that did not know of each other the change stands, as on the hub.
 */
function rebased(document: Document, before: Document, after: Document): Document {
  if (isSame(document, before)) return after;
  if (document === null) return isSame(before, after) ? null : after;
  if (after === null) return document;
  const from = before ?? EMPTY;
  const own = changedFields(from, document);
  const [added, removed] = [membersOnlyIn(document, from), membersOnlyIn(from, document)];
  return contentAfter(after, { opNo: 0, id: '', kind: '', baseRev: 0, deleted: false, set: own, add: added, remove: removed });
}

/** The fields of `to` that are otherwise in `from`; one that `to` lacks is null. */
function changedFields(from: RecordContent, to: RecordContent): RecordContent['fields'] {
  const names = [...new Set([...Object.keys(from.fields), ...Object.keys(to.fields)])].sort();
  const changed = names.filter((name) => canonicalJson(from.fields[name] ?? null) !== canonicalJson(to.fields[name] ?? null));
  return Object.fromEntries(changed.map((name) => [name, to.fields[name] ?? null]));
}

/** The members of each set that `from` lacks. */
function membersOnlyIn(content: RecordContent, from: RecordContent): RecordContent['sets'] {
  const sets = Object.entries(content.sets).map(([name, members]) => {
    const known = new Set(from.sets[name] ?? []);
    return [name, sortedMembers(members.filter((member) => !known.has(member)))] as const;
  });
  return Object.fromEntries(sets.filter(([, members]) => members.length > 0));
}

/** Whether two documents say the same: a field of null is as none, an empty set too. */
export function isSame(one: Document, other: Document): boolean {
  if (one === null || other === null) return one === other;
  return [changedFields(one, other), membersOnlyIn(one, other), membersOnlyIn(other, one)].every((part) => Object.keys(part).length === 0);
}

function newer(known: HubRecord | null, told: HubRecord): HubRecord {
  return known === null || told.seq > known.seq ? told : known;
}

/** What the hub told and has lost, be it by an earlier restart; null where it has all that it told. */
function lostOf({ base, again }: Replica, restoredTo: number): HubRecord | null {
  return again ?? (base !== null && base.seq > restoredTo ? base : null);
}
