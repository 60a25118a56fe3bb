import * as z from 'zod';
import type { Operation } from '../../core/sync/hub-record.ts';
import { countColumn } from '../database/columns.ts';
import type { Query } from '../database/database.ts';

/** What was let go of. */
export interface SweptBlobs {
  readonly blobs: number;
  readonly bytes: number;
  /** There may be more to look at. */
  readonly more: boolean;
}

/** How long a blob is kept that was sent or asked for, and that no record names. */
const KEPT = "interval '7 days'";
/** Each look goes through all records, so a look is for many blobs. */
const LOOKED_AT_ONCE = 10_000;

/**
 * Records name blobs by their hash, wherever in them it stands: also such kinds and fields as this version does not know.
 * In the database the texts are parted at each `"`: a tenth of what looking for a pattern takes.
 */
const HASH = /"([0-9a-f]{64})"/g;

const candidatesSchema = z.array(z.object({ sha256: z.string() }));
const sweptSchema = z.array(z.object({ blobs: countColumn, bytes: countColumn }));

/** The hashes that a change names. */
export function hashesNamedIn({ set, add }: Operation): string[] {
  return [...JSON.stringify([set, add]).matchAll(HASH)].flatMap(([, hash]) => hash ?? []);
}

/**
 * Lets go of blobs that nothing names: no record, be it deleted as long as that is remembered, and no value that was lost
 * and that a person may want back. What is named is noted as needed now, and looked at again when as much time has passed.
 *
 * First they are locked, then looked for. Whoever is about to name an old blob has locked it before (`missingBlobs`), so
 * either it is passed over here, or what names it is seen here, or they wait and learn that it is gone.
 */
export async function sweepBlobs(query: Query, workspace: string): Promise<SweptBlobs> {
  const candidates = candidatesSchema.parse(
    await query(
      `SELECT sha256 FROM clipsheet.blob WHERE ws = $1 AND needed_at < now() - ${KEPT}
       ORDER BY needed_at LIMIT ${LOOKED_AT_ONCE} FOR UPDATE SKIP LOCKED`,
      [workspace],
    ),
  );
  if (candidates.length === 0) return { blobs: 0, bytes: 0, more: false };
  const [swept] = sweptSchema.parse(
    await query(
      `WITH named AS (
         SELECT DISTINCT word AS sha256
         FROM (
           SELECT fields::text || sets::text AS text FROM clipsheet.record WHERE ws = $1
           UNION ALL SELECT value::text FROM clipsheet.lost WHERE ws = $1) AS told,
           string_to_table(told.text, '"') AS word
         WHERE word = ANY ($2::text[])),
       needed AS (
         UPDATE clipsheet.blob b SET needed_at = now() FROM named n WHERE b.ws = $1 AND b.sha256 = n.sha256),
       gone AS (
         DELETE FROM clipsheet.blob b WHERE b.ws = $1 AND b.sha256 = ANY ($2::text[]) AND NOT EXISTS (SELECT FROM named n WHERE n.sha256 = b.sha256)
         RETURNING b.size)
       SELECT count(*) AS blobs, coalesce(sum(size), 0) AS bytes FROM gone`,
      [workspace, candidates.map(({ sha256 }) => sha256)],
    ),
  );
  return { blobs: swept?.blobs ?? 0, bytes: swept?.bytes ?? 0, more: candidates.length === LOOKED_AT_ONCE };
}
