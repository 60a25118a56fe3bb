import type { Changes } from '../../core/sync/hub-protocol.ts';
import type { Database, Query } from '../database/database.ts';
import { readEpoch, restartFrom, toldEpoch, workspaceState } from './epochs.ts';
import { recordsOf } from './record-rows.ts';
import { RestartNeeded } from './refusal.ts';

/** A page takes about so much, and at least one record. */
const PAGE_BYTES = 1_000_000;
const MOST_RECORDS = 2000;

export interface ChangesAsked {
  /** As a page before gave it; null where the device has read nothing yet. */
  readonly epoch: string | null;
  readonly since: number;
  readonly limit: number | null;
}

/**
 * What changed in a workspace after a place: each record once, as it is now, in the order of the last changes.
 *
 * @throws RestartNeeded for a place of another past, or before deletions that are forgotten; Refusal `unknown` where
 *   there is no such workspace.
 */
export async function readChanges(database: Database, workspace: string, asked: ChangesAsked): Promise<Changes> {
  return database.transaction(
    workspace,
    async ({ query }) => {
      const state = await workspaceState(query, workspace);
      const fresh = toldEpoch(state);
      const told = asked.epoch ?? (asked.since === 0 ? fresh : '');
      const { epoch, begunAt } = readEpoch(told);
      const isForgotten = asked.since > 0 && asked.since < state.minSeq && begunAt < state.minSeq;
      if (epoch !== state.epoch || isForgotten) throw new RestartNeeded(await restartFrom(query, workspace, state, epoch));
      // The database itself was set back, behind the hub's back.
      if (asked.since > state.seq) throw new RestartNeeded({ code: 'restart', epoch: fresh, restoredTo: state.seq });
      const records = await recordsAfter(query, workspace, asked);
      const last = records.at(-1)?.seq ?? state.seq;
      const more = last < state.seq && (await isThereMore(query, workspace, last));
      return { epoch: asked.since === 0 ? fresh : told, seq: more ? last : state.seq, more, records };
    },
    { snapshot: true },
  );
}

async function recordsAfter(query: Query, workspace: string, { since, limit }: ChangesAsked) {
  return recordsOf(
    await query(
      `SELECT id, kind, rev, seq, deleted, fields, sets FROM (
         SELECT *, sum(size) OVER (ORDER BY seq) - size AS before FROM (
           SELECT id, kind, rev, seq, deleted, fields, sets, size FROM clipsheet.record
           WHERE ws = $1 AND seq > $2 ORDER BY seq LIMIT $3) AS next) AS page
       WHERE before < $4 ORDER BY seq`,
      [workspace, since, Math.min(limit ?? MOST_RECORDS, MOST_RECORDS), PAGE_BYTES],
    ),
  );
}

async function isThereMore(query: Query, workspace: string, seq: number): Promise<boolean> {
  return (await query('SELECT 1 FROM clipsheet.record WHERE ws = $1 AND seq > $2 LIMIT 1', [workspace, seq])).length > 0;
}
