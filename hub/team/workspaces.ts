import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Database } from '../database/database.ts';

export interface Workspace {
  readonly id: string;
  readonly name: string;
}

const workspacesSchema = z.array(z.object({ ws: z.string(), name: z.string() }));

export async function listWorkspaces(database: Database): Promise<readonly Workspace[]> {
  return workspacesSchema.parse(await database.query('SELECT ws, name FROM clipsheet.workspaces()')).map(({ ws, name }) => ({ id: ws, name }));
}

export async function makeWorkspace(database: Database, name: string): Promise<Workspace> {
  const id = randomUUID();
  await database.transaction(id, ({ query }) => query('INSERT INTO clipsheet.workspace (id, name) VALUES ($1, $2)', [id, name]));
  return { id, name };
}

/** Any number, as long as nobody else's lock has it. */
const FIRST_START_LOCK = 5_012_734_882;

/** The workspaces of a hub; where there is none yet, one is made, by one of those hubs that start at once. */
export async function atLeastOneWorkspace(database: Database, name: string): Promise<readonly Workspace[]> {
  const id = randomUUID();
  await database.transaction(id, async ({ query }) => {
    await query('SELECT pg_advisory_xact_lock($1::bigint)', [FIRST_START_LOCK]);
    await query('INSERT INTO clipsheet.workspace (id, name) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM clipsheet.workspaces())', [id, name]);
  });
  return listWorkspaces(database);
}
