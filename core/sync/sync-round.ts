import { MOST_OPERATIONS, MOST_OPERATION_BYTES, type Changes, type OperationResult, type Restart } from './hub-protocol.ts';
import type { HubRecord, Operation } from './hub-record.ts';
import type { BlobSender, HubAnswer, HubFailure, HubPort, Place } from './hub-port.ts';
import { acknowledged, edited, missing, newReplica, received, receivedAgain, unsent, withOperation, type Held, type Replica } from './replica.ts';
import type { ReplicaStore, ReplicaTransaction, SyncState } from './replica-store.ts';

/** Records settled in one transaction, where there may be many. */
const SETTLED_AT_ONCE = 200;

export interface SyncPorts {
  readonly store: ReplicaStore;
  readonly hub: HubPort;
  readonly blobs: BlobSender;
  /** Blobs that an operation refers to, by sha256; without the `needed` ones it makes no sense to others. */
  readonly blobsOf: (operation: Operation) => { readonly needed: readonly string[]; readonly also: readonly string[] };
  readonly newClientId: () => string;
  readonly signal: AbortSignal;
}

/**
 * How a round ended: `settled` where the hub has all of this device's, and this device all of the hub's, but for `heldBack`
 * operations: unfit to be kept, or of a page whose content neither of them has, which go as soon as another device has brought it.
 */
export type RoundEnd = { readonly kind: 'settled'; readonly heldBack: number } | { readonly kind: 'failed'; readonly failure: HubFailure };

/**
 * Notes that a record was changed here. To be called in the transaction that changes its document: so either both are
 * kept or none, and what was changed is sent however often the device is stopped.
 */
export async function noteEdit(at: Pick<ReplicaTransaction, 'replica' | 'putReplica'>, id: string, kind: string): Promise<void> {
  await at.putReplica(edited((await at.replica(id)) ?? newReplica(id, kind)));
}

/**
 * Sends what waits and reads what changed, until both sides have the same. May be stopped and begun again at any moment:
 * each step is a transaction that the next one finds, and every call of the hub may be made twice.
 */
export async function syncRound(ports: SyncPorts): Promise<RoundEnd> {
  /** Ids of records. */
  const heldBack = new Set<string>();
  for (;;) {
    ports.signal.throwIfAborted();
    const state = await begin(ports);
    // Before it has read the hub a device knows neither its epoch nor, after a restart, what the hub still has.
    if (state.epoch !== null && state.restart === null) {
      const sent = await sendBatch(ports, state.epoch, heldBack);
      if (sent.kind === 'failed') {
        if (sent.failure.kind !== 'restart') return sent;
        await beginRestart(ports, sent.failure.restart);
        continue;
      }
      if (sent.kind === 'sent') continue;
    }
    const end = await readPage(ports, heldBack);
    if (end !== null) return end;
  }
}

function begin({ store, newClientId }: SyncPorts): Promise<SyncState> {
  return store.transaction(async (at) => {
    const known = await at.state();
    if (known !== null) return known;
    const state: SyncState = { clientId: newClientId(), nextOpNo: 1, epoch: null, seq: 0, restart: null, restarts: 0 };
    await at.putState(state);
    return state;
  });
}

type BatchEnd = { readonly kind: 'nothing' | 'sent' } | { readonly kind: 'failed'; readonly failure: HubFailure };

async function sendBatch(ports: SyncPorts, epoch: string, heldBack: Set<string>): Promise<BatchEnd> {
  const { store, hub, blobs, blobsOf, signal } = ports;
  const { clientId, ops } = await store.transaction((at) => nextBatch(at, heldBack));
  if (ops.length === 0) return { kind: 'nothing' };
  const referred = new Set(ops.flatMap((operation) => [...blobsOf(operation).needed, ...blobsOf(operation).also]));
  const uploaded: HubAnswer<readonly string[]> = referred.size === 0 ? { ok: true, value: [] } : await blobs.send([...referred], signal);
  if (!uploaded.ok) return { kind: 'failed', failure: uploaded.failure };
  const nowhere = new Set(uploaded.value);
  const whole = ops.filter((operation) => isSmallEnough(operation) && !blobsOf(operation).needed.some((hash) => nowhere.has(hash)));
  await holdBack(store, heldBack, ops.filter((operation) => !whole.includes(operation)));
  if (whole.length === 0) return { kind: 'sent' };
  const answer = await hub.push({ clientId, epoch, ops: whole }, signal);
  if (!answer.ok) {
    const unfit = unfitOperations(answer.failure, whole);
    await holdBack(store, heldBack, unfit);
    return unfit.length > 0 ? { kind: 'sent' } : { kind: 'failed', failure: answer.failure };
  }
  const told = answer.value.flatMap(({ record }) => record ?? []);
  await store.transaction((at) => settle(at, answer.value, ports.newClientId), told);
  return { kind: 'sent' };
}

/** Calls operations back that no hub has taken, until their record is changed or another round begins. */
async function holdBack(store: ReplicaStore, heldBack: Set<string>, operations: readonly Operation[]): Promise<void> {
  if (operations.length === 0) return;
  for (const { id } of operations) heldBack.add(id);
  await store.transaction(async (at) => {
    for (const { id, opNo } of operations) {
      const replica = await at.replica(id);
      if (replica?.sent?.operation.opNo === opNo) await at.putReplica(unsent(replica));
    }
  });
}

/** What the hub says it will never take, as `ops.3.set`: it must not keep the others waiting. */
function unfitOperations(failure: HubFailure, sent: readonly Operation[]): Operation[] {
  if (failure.kind !== 'refused' || !['invalid', 'too-large'].includes(failure.code)) return [];
  const places = failure.detail.map((where) => /^ops\.(\d+)\b/.exec(where)?.[1]);
  return places.flatMap((place) => (place === undefined ? [] : (sent[Number(place)] ?? [])));
}

function isSmallEnough(operation: Operation): boolean {
  return new TextEncoder().encode(JSON.stringify(operation)).byteLength <= MOST_OPERATION_BYTES;
}

/** The operations to send: those on their way already, else of what waits. They are written down before they are sent. */
async function nextBatch(at: ReplicaTransaction, heldBack: ReadonlySet<string>): Promise<{ clientId: string; ops: Operation[] }> {
  const state = await stateOf(at);
  const onTheirWay = operationsOf(await at.sentReplicas());
  if (onTheirWay.length > 0) return { clientId: state.clientId, ops: onTheirWay.slice(0, MOST_OPERATIONS) };
  let { nextOpNo } = state;
  const ops: Operation[] = [];
  while (ops.length < MOST_OPERATIONS) {
    const waiting = await waitingBut(at, heldBack, MOST_OPERATIONS - ops.length);
    if (waiting.length === 0) break;
    for (const replica of waiting) {
      const next = withOperation(replica, await at.document(replica.id), nextOpNo);
      if (next === null) await at.removeReplica(replica.id);
      else await at.putReplica(next);
      if (next === null || next.sent === null) continue;
      ops.push(next.sent.operation);
      nextOpNo += 1;
    }
  }
  if (nextOpNo !== state.nextOpNo) await at.putState({ ...state, nextOpNo });
  return { clientId: state.clientId, ops };
}

function operationsOf(replicas: readonly Replica[]): Operation[] {
  return replicas.flatMap(({ sent }) => (sent === null ? [] : [sent.operation]));
}

async function waitingBut(at: ReplicaTransaction, heldBack: ReadonlySet<string>, limit: number): Promise<Replica[]> {
  const waiting = await at.waitingReplicas(limit + heldBack.size);
  return waiting.filter(({ id }) => !heldBack.has(id)).slice(0, limit);
}

async function settle(at: ReplicaTransaction, results: readonly OperationResult[], newClientId: () => string): Promise<void> {
  const byNumber = new Map(results.map((result) => [result.opNo, result]));
  for (const replica of await at.sentReplicas()) {
    const result = byNumber.get(replica.sent?.operation.opNo ?? 0);
    if (result !== undefined) await keep(at, replica, acknowledged(replica, await at.document(replica.id), result));
  }
  if (!results.some(({ status }) => status === 'renumber')) return;
  // Somebody else counts with this device's name, as a copied profile would: from here on it has one of its own.
  for (const replica of await at.sentReplicas()) await at.putReplica(unsent(replica));
  await at.putState({ ...(await stateOf(at)), clientId: newClientId(), nextOpNo: 1 });
}

/** Reads one page. @returns how the round ended, or null where it goes on. */
async function readPage(ports: SyncPorts, heldBack: ReadonlySet<string>): Promise<RoundEnd | null> {
  const { store, hub, signal } = ports;
  const { epoch, seq } = await store.transaction(stateOf);
  const answer = await hub.changes({ epoch, seq }, signal);
  if (!answer.ok) {
    if (answer.failure.kind !== 'restart') return { kind: 'failed', failure: answer.failure };
    await beginRestart(ports, answer.failure.restart);
    return null;
  }
  const page = answer.value;
  await store.transaction((at) => receive(at, { epoch, seq }, page), page.records);
  if (page.more) return null;
  await endRestart(store);
  const isWaiting = await store.transaction(async (at) => (await at.sentReplicas()).length > 0 || (await waitingBut(at, heldBack, 1)).length > 0);
  return isWaiting ? null : { kind: 'settled', heldBack: heldBack.size };
}

async function receive(at: ReplicaTransaction, asked: Place, { epoch, seq, records }: Changes): Promise<void> {
  const state = await stateOf(at);
  // Another round of this device has gone on meanwhile.
  if (state.epoch !== asked.epoch || state.seq !== asked.seq) return;
  for (const record of records) {
    const replica = (await at.replica(record.id)) ?? newReplica(record.id, record.kind);
    await keep(at, replica, heldAfter(replica, await at.document(record.id), record, state));
  }
  await at.putState({ ...state, epoch, seq });
}

function heldAfter(replica: Replica, document: Held['document'], record: HubRecord, { restart, restarts }: SyncState): Held {
  if (restart === null || restart.restoredTo === null || replica.seenIn === restart.id) return received(replica, document, record, restarts);
  return receivedAgain(replica, document, record, { id: restart.id, restoredTo: restart.restoredTo });
}

/** Notes that everything has to be read anew; what waits here stays. */
function beginRestart({ store }: SyncPorts, { epoch, restoredTo }: Restart): Promise<void> {
  return store.transaction(async (at) => {
    const state = await stateOf(at);
    const id = state.restarts + 1;
    await at.putState({ ...state, epoch, seq: 0, restart: { id, restoredTo }, restarts: id });
  });
}

/** Settles what a restart did not bring, then closes it. */
async function endRestart(store: ReplicaStore): Promise<void> {
  for (;;) {
    const isDone = await store.transaction(async (at) => {
      const state = await stateOf(at);
      if (state.restart === null) return true;
      const { id, restoredTo } = state.restart;
      const unseen = await at.unseenReplicas(id, SETTLED_AT_ONCE);
      for (const replica of unseen) {
        const { replica: next, document } = missing(replica, await at.document(replica.id), restoredTo);
        await keep(at, replica, { replica: next === null ? null : { ...next, seenIn: id }, document });
      }
      if (unseen.length > 0) return false;
      await at.putState({ ...state, restart: null });
      return true;
    });
    if (isDone) return;
  }
}

async function keep(at: ReplicaTransaction, { id, kind }: Replica, { replica, document }: Held): Promise<void> {
  await at.putDocument(id, kind, document);
  if (replica === null) await at.removeReplica(id);
  else await at.putReplica(replica);
}

async function stateOf(at: ReplicaTransaction): Promise<SyncState> {
  const state = await at.state();
  if (state === null) throw new Error('A round has not begun');
  return state;
}
