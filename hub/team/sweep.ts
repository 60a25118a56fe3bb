import * as z from 'zod';
import { countColumn } from '../database/columns.ts';
import type { Database, Query } from '../database/database.ts';
import { holdOffRestoring } from './restoring.ts';
import { listWorkspaces } from './workspaces.ts';

/** How long deletions and operations are remembered. */
const REMEMBERED = "interval '90 days'";
const AT_ONCE = 1000;
const EVERY_MS = 60 * 60 * 1000;

const sweptSchema = z.array(z.object({ swept: countColumn }));

/** Forgets what is too old, in every workspace. */
export async function sweep(database: Database): Promise<void> {
  for (const { id } of await listWorkspaces(database)) await sweepWorkspace(database, id);
}

/**
 * Forgets old deletions, and remembers up to where: a device that was away for longer must begin anew. Forgets old
 * operations, and remembers of each client up to which number: those were taken, however late they are sent again.
 */
async function sweepWorkspace(database: Database, workspace: string): Promise<void> {
  for (let isDone = false; !isDone; ) {
    isDone = await database.transaction(workspace, async ({ query }) => {
      // Another hub does it at this moment.
      const [lock] = await query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 90)) AS taken', [`sweep ${workspace}`]);
      if (lock?.['taken'] !== true) return true;
      await holdOffRestoring(query, workspace);
      const operations = await forgetOperations(query, workspace);
      const deletions = await forgetDeletions(query, workspace);
      return operations < AT_ONCE && deletions < AT_ONCE;
    });
  }
}

async function forgetOperations(query: Query, workspace: string): Promise<number> {
  // The client's row first, as whoever pushes does.
  const rows = await query(
    `WITH old AS (SELECT client, op_no FROM clipsheet.op WHERE ws = $1 AND at < now() - ${REMEMBERED} ORDER BY at LIMIT ${AT_ONCE}),
     reach AS (SELECT client, max(op_no) AS op_no FROM old GROUP BY client),
     locked AS (SELECT c.id, r.op_no FROM clipsheet.client c JOIN reach r ON r.client = c.id WHERE c.ws = $1 ORDER BY c.id FOR UPDATE OF c),
     noted AS (
       UPDATE clipsheet.client c SET forgotten = greatest(c.forgotten, l.op_no) FROM locked l WHERE c.ws = $1 AND c.id = l.id RETURNING c.id),
     gone AS (
       DELETE FROM clipsheet.op o USING noted n, old WHERE o.ws = $1 AND o.client = n.id AND old.client = o.client AND old.op_no = o.op_no RETURNING 1)
     SELECT count(*) AS swept FROM gone`,
    [workspace],
  );
  return sweptSchema.parse(rows)[0]?.swept ?? 0;
}

async function forgetDeletions(query: Query, workspace: string): Promise<number> {
  const rows = await query(
    `WITH old AS (
       SELECT id FROM clipsheet.record WHERE ws = $1 AND deleted AND changed_at < now() - ${REMEMBERED}
       ORDER BY id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED),
     gone AS (DELETE FROM clipsheet.record r USING old WHERE r.ws = $1 AND r.id = old.id RETURNING r.seq),
     noted AS (
       UPDATE clipsheet.workspace SET min_seq = greatest(min_seq, (SELECT max(seq) FROM gone))
       WHERE id = $1 AND EXISTS (SELECT 1 FROM gone))
     SELECT count(*) AS swept FROM gone`,
    [workspace],
  );
  return sweptSchema.parse(rows)[0]?.swept ?? 0;
}

/** Sweeps at once and every hour. */
export function sweepNowAndThen(database: Database, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const run = () => {
    running = running.then(() => sweep(database)).catch(onError);
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
