import { openEmbedded } from './embedded-database.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres-database.ts';

/** Where a hub keeps what it is given. */
export type DatabasePlace = { readonly kind: 'postgres'; readonly url: string; readonly connections?: number } | { readonly kind: 'embedded'; readonly folder: string };

/** The database of a place, brought to what this version of the hub needs. Throws Problem where it cannot be used. */
export async function openDatabase(place: DatabasePlace, onLost: (error: Error) => void = () => undefined): Promise<Database> {
  const database = place.kind === 'embedded' ? await openEmbedded(place.folder) : await openPostgres({ ...place, onLost });
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
