import * as z from 'zod';
import type { HubRecord, Json, LostValue } from '../../core/sync/hub-record.ts';
import type { FieldVersion, MergedRecord } from '../../core/sync/merge-operation.ts';
import { countColumn } from '../database/columns.ts';
import type { Query } from '../database/database.ts';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
/** What the hub wrote itself was checked on its way in: looking through every value again would cost more than reading it. */
const told = {
  id: z.string(),
  kind: z.string(),
  rev: countColumn,
  deleted: z.boolean(),
  fields: z.custom<Readonly<Record<string, Json>>>(isObject),
  sets: z.custom<Readonly<Record<string, string[]>>>(isObject),
};
const toldSchema = z.array(z.object({ ...told, seq: countColumn }));
/** A row that another creates at this moment has rev 0 and no place yet. */
const keptSchema = z.array(
  z.object({ ...told, seq: z.nullable(countColumn), versions: z.custom<Readonly<Record<string, FieldVersion>>>(isObject), toldAgain: countColumn }),
);
const placedSchema = z.array(z.object({ id: z.string(), seq: countColumn }));

/** A record as the hub keeps it, with its place; null for one that is being made. */
export interface KeptRecord {
  readonly record: MergedRecord | null;
  readonly seq: number;
}

/** A value that another took the place of, by the nth of all changes made. */
export interface LostInRecord extends LostValue {
  readonly record: string;
  readonly winner: string;
  readonly nth: number;
}

/** Records as they are told, by id. */
export async function recordsById(query: Query, workspace: string, ids: readonly string[]): Promise<Map<string, HubRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await query(
    'SELECT id, kind, rev, seq, deleted, fields, sets FROM clipsheet.record WHERE ws = $1 AND id = ANY ($2::text[]) AND rev > 0',
    [workspace, ids],
  );
  return new Map(recordsOf(rows).map((record) => [record.id, record]));
}

export function recordsOf(rows: readonly unknown[]): HubRecord[] {
  return toldSchema.parse(rows);
}

/**
 * Locks records, in the order of their ids so that no two who lock wait for each other. Those that an operation may
 * create get a row first: of two who create the same one, the second waits for what the first made.
 */
export async function lockRecords(
  query: Query,
  workspace: string,
  { ids, created }: { readonly ids: readonly string[]; readonly created: ReadonlyMap<string, string> },
): Promise<Map<string, KeptRecord>> {
  const making = JSON.stringify([...created].map(([id, kind]) => ({ id, kind })));
  for (;;) {
    if (created.size > 0) {
      await query(
        `INSERT INTO clipsheet.record (ws, id, kind, rev, deleted, fields, sets, versions, told_again, size)
         SELECT $1, c.id, c.kind, 0, false, '{}', '{}', '{}', 0, 0 FROM jsonb_to_recordset($2::jsonb) AS c (id text, kind text)
         ORDER BY c.id COLLATE "C" ON CONFLICT DO NOTHING`,
        [workspace, making],
      );
    }
    const rows = await query(
      `SELECT id, kind, rev, seq, deleted, fields, sets, versions, told_again AS "toldAgain" FROM clipsheet.record
       WHERE ws = $1 AND id = ANY ($2::text[]) ORDER BY id FOR UPDATE`,
      [workspace, ids],
    );
    const kept = new Map(
      keptSchema.parse(rows).map(({ seq, ...record }) => [record.id, { record: record.rev === 0 ? null : record, seq: seq ?? 0 }]),
    );
    // One that was there may have been forgotten between the two statements.
    if ([...created.keys()].every((id) => kept.has(id))) return kept;
  }
}

/**
 * Writes changed records, which must be locked, and what was lost by it, and gives each its place: that of the nth of all
 * changes made. The workspace's counter is taken here and nowhere else: it stays locked until the transaction ends, so this
 * must be the last that a transaction does.
 */
export async function placeRecords(
  query: Query,
  { workspace, changes }: { readonly workspace: string; readonly changes: number },
  records: readonly { readonly record: MergedRecord; readonly nth: number }[],
  lost: readonly LostInRecord[],
): Promise<Map<string, number>> {
  if (changes === 0) return new Map();
  const changed = records.map(({ record, nth }) => ({ ...record, nth, size: sizeOf(record) }));
  const rows = await query(
    `WITH place AS (UPDATE clipsheet.workspace SET seq = seq + $2 WHERE id = $1 RETURNING seq - $2 AS before),
     kept AS (
       INSERT INTO clipsheet.lost (ws, record, field, value, loser, winner, seq)
       SELECT $1, l.record, l.field, l.value, l.client, l.winner, place.before + l.nth
       FROM place, jsonb_to_recordset($4::jsonb) AS l (record text, field text, value jsonb, client uuid, winner uuid, nth integer))
     UPDATE clipsheet.record r
     SET kind = c.kind, seq = place.before + c.nth, rev = c.rev, deleted = c.deleted, fields = c.fields, sets = c.sets,
         versions = c.versions, told_again = c."toldAgain", size = c.size, changed_at = now()
     FROM place, jsonb_to_recordset($3::jsonb)
       AS c (id text, kind text, nth integer, rev bigint, deleted boolean, fields jsonb, sets jsonb, versions jsonb,
             "toldAgain" bigint, size integer)
     WHERE r.ws = $1 AND r.id = c.id RETURNING r.id, r.seq`,
    [workspace, changes, JSON.stringify(changed), JSON.stringify(lost)],
  );
  return new Map(placedSchema.parse(rows).map(({ id, seq }) => [id, seq]));
}

function sizeOf({ fields, sets }: MergedRecord): number {
  return Buffer.byteLength(JSON.stringify([fields, sets])) + 150;
}
