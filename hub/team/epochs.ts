import * as z from 'zod';
import type { Restart } from '../../core/sync/hub-protocol.ts';
import { countColumn } from '../database/columns.ts';
import type { Query } from '../database/database.ts';
import { Refusal } from './refusal.ts';

/** How far a workspace is. */
export interface WorkspaceState {
  readonly epoch: string;
  readonly seq: number;
  /** Deletions up to here may be forgotten. */
  readonly minSeq: number;
}

const stateSchema = z.array(z.object({ epoch: z.string(), seq: countColumn, minSeq: countColumn }));
const formerSchema = z.array(z.object({ epoch: z.string(), restored_to: countColumn }));

/** Any number, as long as locks on other things of a workspace have another. */
const PAST_LOCK = 91;

/** Until the transaction ends, no copy takes the workspace's place: its first statement, so that nobody waits for each other. */
export async function keepPast(query: Query, workspace: string): Promise<void> {
  await query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, $2))', [workspace, PAST_LOCK]);
}

/** Waits for those who write, and lets none begin until the transaction ends. */
export async function replacePast(query: Query, workspace: string): Promise<void> {
  await query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [workspace, PAST_LOCK]);
}

/** @throws Refusal `unknown` where there is no such workspace. */
export async function workspaceState(query: Query, workspace: string): Promise<WorkspaceState> {
  const [state] = stateSchema.parse(await query('SELECT epoch, seq, min_seq AS "minSeq" FROM clipsheet.workspace WHERE id = $1', [workspace]));
  if (state === undefined) throw new Refusal('unknown');
  return state;
}

/**
 * An epoch as devices know it also says from where deletions were remembered when they began to read: one that began
 * before deletions were forgotten and is not past those must begin anew; one that began later may read on, however far
 * it is.
 */
export function toldEpoch({ epoch, minSeq }: WorkspaceState): string {
  return `${epoch}.${minSeq}`;
}

/** What a device's epoch says; no workspace has the epoch of one that is not understood. */
export function readEpoch(told: string): { readonly epoch: string; readonly begunAt: number } {
  const [epoch = '', begunAt = ''] = told.split('.');
  return { epoch, begunAt: /^\d{1,15}$/.test(begunAt) ? Number(begunAt) : -1 };
}

/** What a device is told whose past is not the hub's. */
export async function restartFrom(query: Query, workspace: string, state: WorkspaceState, epoch: string): Promise<Restart> {
  return { code: 'restart', epoch: toldEpoch(state), restoredTo: epoch === state.epoch ? null : await reachOf(query, workspace, epoch) };
}

/** How far an ended past is still part of the present; of one that nobody knows, the least that any is. */
async function reachOf(query: Query, workspace: string, epoch: string): Promise<number | null> {
  const former = formerSchema.parse(await query('SELECT epoch, restored_to FROM clipsheet.former_epoch WHERE ws = $1', [workspace]));
  if (former.length === 0) return null;
  return former.find((past) => past.epoch === epoch)?.restored_to ?? Math.min(...former.map((past) => past.restored_to));
}
