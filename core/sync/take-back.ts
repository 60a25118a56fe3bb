import { moveClip } from '../library/move-clip.ts';
import type { Library } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { replicaRowSchema } from './library-replicas.ts';
import { readSharing, withoutProject, writeSharing } from './sharing.ts';

/** What a project that is not shared any more still has with the team. */
export interface LeftWithTeam {
  /** Clips that this device was the first to tell the team of. */
  readonly own: readonly string[];
  /** Of colleagues, or of nobody knows whom: not to be taken from them. */
  readonly others: number;
}

/**
 * The clips of a project (null: without one) that the team has, as this library holds them. No record says whose it is; a
 * device remembers of which the hub heard from it first. It forgets that when it leaves: joined anew, it has none to take back.
 */
export async function leftWithTeam(library: Library, project: string | null): Promise<LeftWithTeam> {
  const rows = await library.replicas.bulkGet(await idsIn(library, project));
  const shared = rows.flatMap((row) => (row === undefined ? [] : [replicaRowSchema.parse(row)])).filter(({ base }) => base !== null && !base.deleted);
  const own = shared.filter(({ isFirst }) => isFirst).map(({ id }) => id);
  return { own, others: shared.length - own.length };
}

/**
 * Stops sharing a project and takes the own clips back: the team's are deleted, and this library keeps the same under new
 * ids, of which the team hears nothing. So for syncing these are a deletion and a new
 * clip like all others: one that a colleague changed without knowing of the deletion stays with the team, beside the one
 * kept here.
 *
 * @returns how many were taken back. @throws Problem `storage-full`: then nothing was changed.
 */
export function takeBack(library: Library, project: string | null, newId: () => string): Promise<number> {
  const tables = [...library.tablesOfClips, library.replicas, library.sync];
  return storing(() =>
    library.transaction('rw', tables, async () => {
      await writeSharing(library, withoutProject(await readSharing(library), project));
      const { own } = await leftWithTeam(library, project);
      for (const id of own) await moveClip(library, id, newId());
      return own.length;
    }),
  );
}

async function idsIn(library: Library, project: string | null): Promise<string[]> {
  if (project !== null) return library.entries.where('project').equals(project).primaryKeys();
  return library.entries.filter((entry) => entry.project === null).primaryKeys();
}
