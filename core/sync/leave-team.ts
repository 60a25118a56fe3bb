import { removeClip } from '../library/change-clip.ts';
import type { Library } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { noteTouched } from '../library/touched.ts';
import { CLIP } from './clip-record.ts';
import { libraryReplicas } from './library-replicas.ts';
import { isWaiting } from './replica.ts';

/**
 * Forgets a team: what is known of its hub, and what is shared with it.
 *
 * @param clips `keep` leaves every clip here; `remove` takes those that the team has out of the library, but for ones with
 *   changes that it does not have.
 */
export function leaveTeam(library: Library, clips: 'keep' | 'remove'): Promise<void> {
  const tables = [...library.tablesOfClips, library.replicas, library.records, library.sync, library.lost];
  return storing(() =>
    library.transaction('rw', tables, async () => {
      const replicas = await libraryReplicas(library).transaction(async (at) => {
        const ids = await library.replicas.toCollection().primaryKeys();
        const known = [];
        for (const id of ids) known.push(await at.replica(id));
        return known;
      });
      for (const replica of replicas) {
        if (replica === null) continue;
        const isTeams = replica.base !== null && !replica.base.deleted && !isWaiting(replica);
        if (clips === 'remove' && isTeams) await removeClip(library, replica.id);
      }
      for (const table of [library.replicas, library.records, library.sync, library.lost, library.touched]) await table.clear();
      // To the next team all of it is news.
      for (const id of await library.clips.toCollection().primaryKeys()) await noteTouched(library, id, CLIP);
    }),
  );
}
