import * as z from 'zod';
import { countColumn } from '../database/columns.ts';
import type { Database, Query } from '../database/database.ts';
import { keepPast } from './epochs.ts';
import { sweepBlobs, type SweptBlobs } from './sweep-blobs.ts';
import { listWorkspaces } from './workspaces.ts';

/** How long deletions and operations are remembered. */
const REMEMBERED = "interval '90 days'";
const AT_ONCE = 1000;
const EVERY_MS = 60 * 60 * 1000;

const sweptSchema = z.array(z.object({ swept: countColumn }));

/** Forgets what is too old, in every workspace, and lets go of the blobs that nothing names. */
export async function sweep(database: Database): Promise<Pick<SweptBlobs, 'blobs' | 'bytes'>> {
  let [blobs, bytes] = [0, 0];
  for (const { id } of await listWorkspaces(database)) {
    await inTurns(database, id, forgetOld);
    for (const swept of await inTurns(database, id, sweepBlobs)) [blobs, bytes] = [blobs + swept.blobs, bytes + swept.bytes];
  }
  return { blobs, bytes };
}

/** Sweeps a workspace, a part in each transaction, until nothing is left. */
async function inTurns<Part extends { readonly more: boolean }>(
  database: Database,
  workspace: string,
  sweepPart: (query: Query, workspace: string) => Promise<Part>,
): Promise<Part[]> {
  const parts: Part[] = [];
  do {
    const part = await database.transaction(workspace, async ({ query }) => {
      // Another hub does it at this moment.
      const [lock] = await query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 90)) AS taken', [`sweep ${workspace}`]);
      if (lock?.['taken'] !== true) return null;
      await keepPast(query, workspace);
      return sweepPart(query, workspace);
    });
    if (part === null) break;
    parts.push(part);
  } while (parts.at(-1)?.more === true);
  return parts;
}

/**
 * Forgets old deletions, and remembers up to where: a device that was away for longer must begin anew. Forgets old
 * operations, and remembers of each client up to which number: those were taken, however late they are sent again.
 */
async function forgetOld(query: Query, workspace: string): Promise<{ readonly more: boolean }> {
  const operations = await forgetOperations(query, workspace);
  const deletions = await forgetDeletions(query, workspace);
  return { more: operations >= AT_ONCE || deletions >= AT_ONCE };
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
export function sweepNowAndThen(
  database: Database,
  told: { readonly onSwept: (swept: Pick<SweptBlobs, 'blobs' | 'bytes'>) => void; readonly onError: (error: unknown) => void },
): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const run = () => {
    running = running.then(() => sweep(database)).then(told.onSwept).catch(told.onError);
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
