import { createHash } from 'node:crypto';
import * as z from 'zod';
import { databaseDiffers, databaseTooNew } from '../../core/language/texts/hub.ts';
import { Problem } from '../../core/language/problem.ts';
import type { Database, OwnerTransaction } from './database.ts';
import { team } from './migrations/001-team.ts';
import { bi } from './migrations/002-bi.ts';
import { digest } from './migrations/003-digest.ts';
import { blobs } from './migrations/004-blobs.ts';
import { lostPlaces } from './migrations/005-lost-places.ts';

/** In their order: number 1 is the first. One that was released is never changed; what is new follows it. */
export const MIGRATIONS: readonly string[] = [team, bi, digest, blobs, lostPlaces];

/** Any number, as long as nobody else's lock has it. */
const MIGRATION_LOCK = 5_012_734_881;

const appliedSchema = z.array(z.object({ number: z.int(), digest: z.string() }));

const LEDGER = `
CREATE SCHEMA IF NOT EXISTS clipsheet;
CREATE TABLE IF NOT EXISTS clipsheet.migration (
  number integer PRIMARY KEY,
  digest text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);`;

/**
 * Brings a database to what this version needs: each migration in one transaction, under a lock, so hubs that start
 * at once do not disturb each other.
 *
 * @throws Problem `database-too-new`, `database-differs`.
 */
export async function migrate(database: Database, migrations: readonly string[] = MIGRATIONS): Promise<void> {
  for (let isDone = false; !isDone; ) isDone = await database.ownerTransaction((transaction) => applyNext(transaction, migrations));
}

/** True where there was nothing left to apply. */
async function applyNext({ query, script }: OwnerTransaction, migrations: readonly string[]): Promise<boolean> {
  await query('SELECT pg_advisory_xact_lock($1::bigint)', [MIGRATION_LOCK]);
  await script(LEDGER);
  const applied = appliedSchema.parse(await query('SELECT number, digest FROM clipsheet.migration ORDER BY number'));
  if (applied.length > migrations.length) throw new Problem('database-too-new', databaseTooNew);
  for (const [index, { digest }] of applied.entries()) {
    if (digest !== digestOf(migrations[index] ?? '')) throw new Problem('database-differs', databaseDiffers(index + 1));
  }
  const next = migrations[applied.length];
  if (next === undefined) return true;
  await script(next);
  await query('INSERT INTO clipsheet.migration (number, digest) VALUES ($1, $2)', [applied.length + 1, digestOf(next)]);
  return false;
}

function digestOf(statements: string): string {
  return createHash('sha256').update(statements).digest('hex');
}
