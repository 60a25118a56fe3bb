import { resolve } from 'node:path';
import { whichTeam } from '../../../core/language/texts/hub.ts';
import type { Database } from '../../database/database.ts';
import { openDatabase, type DatabasePlace } from '../../database/open-database.ts';
import type { Workspace } from '../../team/workspaces.ts';
import { UsageError } from '../command.ts';
import type { Values } from './hub-options.ts';

const DEFAULT_DATA = 'clipsheet-hub';

export function placeOf({ data }: Values): DatabasePlace {
  const url = process.env['DATABASE_URL'] ?? '';
  return url === '' ? { kind: 'embedded', folder: resolve(data ?? DEFAULT_DATA) } : { kind: 'postgres', url };
}

/** Work on the hub’s database, which is let go of whatever happens. */
export async function withDatabase(values: Values, work: (database: Database) => Promise<number>): Promise<number> {
  const database = await openDatabase(placeOf(values));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The team that is meant: the only one, or that of this name or id. Throws UsageError. */
export function chosen(workspaces: readonly Workspace[], team: string | undefined): Workspace {
  const [first, second] = team === undefined ? workspaces : workspaces.filter(({ name, id }) => name === team || id === team);
  if (first === undefined || second !== undefined) throw new UsageError(whichTeam(workspaces.map(({ name, id }) => `${name} (${id})`).join(', ')));
  return first;
}
