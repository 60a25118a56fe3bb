import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Library } from '../../../core/library/library.ts';

/** An empty library of its own, in memory. */
export function memoryLibrary(): Library {
  return new Library('test', { indexedDB: new IDBFactory(), IDBKeyRange });
}

/** Everything a library holds, to compare before and after. */
export async function contentsOf(library: Library): Promise<Record<string, unknown[]>> {
  const contents: Record<string, unknown[]> = {};
  for (const table of library.tables) contents[table.name] = await table.toArray();
  return contents;
}
