import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../../core/clip/hash.ts';
import { MOST_OPERATION_BYTES, type OperationResult, type Push, type Pushed } from '../../core/sync/hub-protocol.ts';
import { lostValueSchema, type HubRecord, type LostValue, type Operation } from '../../core/sync/hub-record.ts';
import { contentHashOf } from '../../core/sync/clip-record.ts';
import { mergeOperation, type MergedRecord } from '../../core/sync/merge-operation.ts';
import { countColumn } from '../database/columns.ts';
import type { Database, Query } from '../database/database.ts';
import { lockRecords, placeRecords, recordsById, type LostInRecord } from './record-rows.ts';
import { missingBlobs } from './blobs.ts';
import { keepPast, readEpoch, restartFrom, workspaceState } from './epochs.ts';
import { Refusal, RestartNeeded } from './refusal.ts';
import { hashesNamedIn } from './sweep-blobs.ts';

/** Who sends. */
export interface Sender {
  readonly workspace: string;
  readonly device: string;
}

const clientSchema = z.array(z.object({ forgotten: countColumn, epoch: z.nullable(z.string()) }));
const takenSchema = z.array(z.object({ op_no: countColumn, digest: z.string(), record: z.string(), status: z.enum(['applied', 'gone']), lost: z.array(lostValueSchema) }));

/** What became of an operation, before its record is told. */
interface Outcome {
  readonly operation: Operation;
  readonly status: OperationResult['status'];
  readonly lost: readonly LostValue[];
}

/**
 * Takes a device's operations: all of a push or none, each of them once however often it is sent. They are merged in the
 * order in which their transactions lock the records; places are given last, so whoever reads up to a place has seen
 * all that comes before it.
 *
 * @throws RestartNeeded where the device knows another past; Refusal `invalid`, `too-large`, or `blobs-missing` with the
 *   hashes of what must be uploaded first.
 */
export async function pushOperations(database: Database, { workspace, device }: Sender, push: Push): Promise<Pushed> {
  refuseUnfit(push);
  const digests = new Map(push.ops.map((operation) => [operation.opNo, digestOf(operation)]));
  return database.transaction(workspace, async ({ query }) => {
    await keepPast(query, workspace);
    const { epoch } = readEpoch(push.epoch);
    const { forgotten, epoch: present } = await lockClient(query, workspace, push.clientId, device);
    if (present !== epoch) throw new RestartNeeded(await restartFrom(query, workspace, await workspaceState(query, workspace), epoch));
    const taken = await takenBefore(query, workspace, push);
    const outcomes: Outcome[] = [];
    const fresh: Operation[] = [];
    for (const operation of push.ops) {
      const before = taken.get(operation.opNo);
      const isOther = before !== undefined && before.digest !== digests.get(operation.opNo);
      // What comes after an operation that was not taken must not overtake it.
      const mustWait = before === undefined && outcomes.some(({ status }) => status === 'renumber');
      if (isOther || mustWait) outcomes.push({ operation, status: 'renumber', lost: [] });
      else if (before !== undefined) outcomes.push({ operation, status: before.status, lost: before.lost });
      else if (operation.opNo <= forgotten) outcomes.push({ operation, status: 'applied', lost: [] });
      else fresh.push(operation);
    }
    await refuseWithoutBlobs(query, workspace, fresh);

    const merged = await mergeAll(query, workspace, push.clientId, fresh);
    await remember(query, workspace, push.clientId, { ...merged, digests });
    const others = push.ops.map(({ id }) => id).filter((id) => !merged.kept.has(id));
    const told = await recordsById(query, workspace, others);
    const places = await placeRecords(query, { workspace, changes: merged.changes }, merged.changed, merged.losses);
    for (const [id, { record, seq }] of merged.kept) if (record !== null) told.set(id, tell(record, places.get(id) ?? seq));
    const results = [...outcomes, ...merged.outcomes]
      .sort((one, other) => one.operation.opNo - other.operation.opNo)
      .map(({ operation, status, lost }) => ({ opNo: operation.opNo, status, lost: [...lost], record: told.get(operation.id) ?? null }));
    return { results };
  });
}

/** PostgreSQL's JSON has no character 0 and no half of a pair of surrogates. */
const UNKEEPABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

function refuseUnfit({ ops }: Push): void {
  let last = 0;
  for (const [index, operation] of ops.entries()) {
    if (operation.opNo <= last) throw new Refusal('invalid', [`ops.${index}.opNo`]);
    last = operation.opNo;
    const text = JSON.stringify(operation);
    if (Buffer.byteLength(text) > MOST_OPERATION_BYTES) throw new Refusal('too-large', [`ops.${index}`]);
    if (UNKEEPABLE.test(text)) throw new Refusal('invalid', [`ops.${index}`]);
  }
}

function digestOf(operation: Operation): string {
  return createHash('sha256').update(canonicalJson(operation)).digest('hex');
}

/** Pushes of one client are taken one after the other. */
async function lockClient(query: Query, workspace: string, client: string, device: string) {
  for (;;) {
    const rows = await query(
      `SELECT forgotten, (SELECT epoch FROM clipsheet.workspace WHERE id = $1) AS epoch
       FROM clipsheet.client WHERE ws = $1 AND id = $2 FOR UPDATE`,
      [workspace, client],
    );
    const [row] = clientSchema.parse(rows);
    if (row !== undefined) return row;
    await query('INSERT INTO clipsheet.client (ws, id, device) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [workspace, client, device]);
  }
}

async function takenBefore(query: Query, workspace: string, { clientId, ops }: Push) {
  const rows = await query(
    'SELECT op_no, digest, record, status, lost FROM clipsheet.op WHERE ws = $1 AND client = $2 AND op_no = ANY ($3::bigint[])',
    [workspace, clientId, ops.map(({ opNo }) => opNo)],
  );
  return new Map(takenSchema.parse(rows).map((row) => [row.op_no, row]));
}

async function refuseWithoutBlobs(query: Query, workspace: string, operations: readonly Operation[]): Promise<void> {
  // Asked for all that is named, so that none of it is let go of meanwhile.
  const named = new Set(operations.flatMap(hashesNamedIn));
  if (named.size === 0) return;
  // What was understood of a clip's page: without it the clip says nothing. Its page and picture may follow, or be gone.
  const needed = new Set(operations.flatMap(({ kind, set }) => contentHashOf(kind, { fields: set }) ?? []));
  const missing = (await missingBlobs(query, workspace, [...named])).filter((hash) => needed.has(hash));
  if (missing.length > 0) throw new Refusal('blobs-missing', missing);
}

async function mergeAll(query: Query, workspace: string, client: string, operations: readonly Operation[]) {
  const created = new Map(operations.filter(({ baseRev }) => baseRev === 0).map(({ id, kind }) => [id, kind]));
  const ids = [...new Set(operations.map(({ id }) => id))];
  const kept = ids.length === 0 ? new Map<string, never>() : await lockRecords(query, workspace, { ids, created });
  // Read after the locks: above the places of all that was done to these records before.
  const { seq: counter } = await workspaceState(query, workspace);
  const now = new Map<string, { readonly record: MergedRecord | null; readonly seq: number }>(ids.map((id) => [id, kept.get(id) ?? { record: null, seq: 0 }]));
  // One place for each change, so that no `rev` is ever above the places of the workspace; a record has that of its last.
  const changed = new Map<string, number>();
  let changes = 0;
  const [outcomes, losses] = [new Array<Outcome>(), new Array<LostInRecord>()];
  for (const operation of operations) {
    const before = now.get(operation.id) ?? { record: null, seq: 0 };
    const { record, changed: isChanged, lost } = mergeOperation(before.record, operation, client, counter);
    outcomes.push({ operation, status: record === null ? 'gone' : 'applied', lost });
    if (record === null) continue;
    now.set(operation.id, { record, seq: before.seq });
    // What did not stand has a place as well, though its record is as it was: whoever reads on from a place must learn of it.
    if (isChanged || lost.length > 0) changes += 1;
    if (isChanged) changed.set(operation.id, changes);
    for (const value of lost) losses.push({ ...value, record: operation.id, winner: value.client === client ? lastOther(record, client) : client, nth: changes });
  }
  const written = [...changed].flatMap(([id, nth]) => {
    const record = now.get(id)?.record ?? null;
    return record === null ? [] : [{ record, nth }];
  });
  return { kept: now, changed: written, changes, outcomes, losses };
}

/** Who else changed a record last. */
function lastOther({ versions }: MergedRecord, client: string): string {
  const others = Object.values(versions).filter((version) => version.client !== client);
  return others.sort((one, other) => other.rev - one.rev)[0]?.client ?? client;
}

async function remember(
  query: Query,
  workspace: string,
  client: string,
  { outcomes, digests }: { readonly outcomes: readonly Outcome[]; readonly digests: ReadonlyMap<number, string> },
): Promise<void> {
  if (outcomes.length === 0) return;
  const taken = outcomes.map(({ operation, status, lost }) => ({ op_no: operation.opNo, digest: digests.get(operation.opNo), record: operation.id, status, lost }));
  await query(
    `INSERT INTO clipsheet.op (ws, client, op_no, digest, record, status, lost)
     SELECT $1, $2, t.op_no, t.digest, t.record, t.status, t.lost
     FROM jsonb_to_recordset($3::jsonb) AS t (op_no bigint, digest text, record text, status text, lost jsonb)`,
    [workspace, client, JSON.stringify(taken)],
  );
}

function tell({ id, kind, rev, deleted, fields, sets }: MergedRecord, seq: number): HubRecord {
  return { id, kind, rev, seq, deleted, fields, sets };
}
