import type { Query } from '../database/database.ts';

/**
 * Whoever changes records locks them, then the counter; who brings a workspace back from a copy changes all of it at
 * once. So that neither ever waits for what the other has locked, each takes its part of this lock before any other.
 */
const NAMED = 'hashtextextended($1, 91)';
const nameOf = (workspace: string) => `restore ${workspace}`;

/** Keeps a workspace from being brought back from a copy until the transaction ends; waits for who does so already. */
export async function holdOffRestoring(query: Query, workspace: string): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock_shared(${NAMED})`, [nameOf(workspace)]);
}

/** Keeps everybody from changing records of a workspace until the transaction ends; waits for those who do so already. */
export async function holdOffChanges(query: Query, workspace: string): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock(${NAMED})`, [nameOf(workspace)]);
}
