import { describe, expect, it } from 'vitest';
import { changeClip, deleteClips } from '../../../core/library/change-clip.ts';
import { clipById, listEntries } from '../../../core/library/read-clips.ts';
import { saveClip } from '../../../core/library/save-clip.ts';
import { libraryReplicas } from '../../../core/sync/library-replicas.ts';
import { writeSharing } from '../../../core/sync/sharing.ts';
import { memoryLibrary } from '../library/memory-library.ts';
import type { DeviceStore } from './simulation/marks.ts';
import { simulate } from './simulation/simulate.ts';
import { libraryClip as clip, LibraryTeam } from './library-team.ts';

describe('a library that syncs', () => {
  it('gives a clip to a colleague whole, with its tags', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    const saved = await clip('a', 'rivals');
    await saveClip(ann, saved, new Map());

    await team.sync(ann);
    await team.sync(bob);

    expect(await clipById(bob, 'a')).toEqual({ ...saved, tags: ['audio', 'new'] });
    expect(await listEntries(bob)).toMatchObject([{ id: 'a', title: 'Clip a', project: 'rivals' }]);
    expect((await clipById(ann, 'a'))?.tags).toEqual(['new', 'audio']);
  });

  it('sends nothing that is not shared, and all of it once it is', async () => {
    const team = new LibraryTeam();
    const ann = await team.device();
    await saveClip(ann, await clip('mine', 'private'), new Map());
    await saveClip(ann, await clip('unfiled', null), new Map());

    expect(await team.sync(ann)).toEqual({ kind: 'settled', heldBack: 0 });
    expect(team.hub.records()).toEqual([]);

    await writeSharing(ann, { projects: ['private'], unfiled: true });
    await team.sync(ann);
    expect(team.hub.records().map(({ id }) => id).sort()).toEqual(['mine', 'unfiled']);
  });

  it('brings notes and tags of both together, and takes a deletion to the other', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    await saveClip(ann, await clip('a', 'rivals'), new Map());
    await team.sync(ann);
    await team.sync(bob);

    await changeClip(ann, 'a', { note: 'cheaper than ours', tags: ['new', 'audio', 'watch'] });
    await changeClip(bob, 'a', { tags: ['audio'], project: 'archive' });
    await team.sync(ann);
    await team.sync(bob);
    await team.sync(ann);
    for (const library of [ann, bob]) {
      const merged = await clipById(library, 'a');
      expect(merged).toMatchObject({ note: 'cheaper than ours', project: 'archive' });
      expect(merged?.tags.toSorted()).toEqual(['audio', 'watch']);
    }

    await deleteClips(bob, ['a']);
    await team.sync(bob);
    await team.sync(ann);
    expect(await listEntries(ann)).toEqual([]);
    expect(await ann.touched.count()).toBe(0);
  });

  it('asks again for content that the hub does not have yet', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    await saveClip(ann, await clip('a', 'rivals'), new Map());
    await team.sync(ann);
    team.forgetBlobs();

    await team.sync(bob);
    expect(await listEntries(bob)).toEqual([]);
    expect((await team.bring(bob)).waiting).toBe(1);
    // A change of what has not arrived whole is still a change.
    await changeClip(ann, 'a', { note: 'seen' });
    await team.sync(ann);
    await team.sync(bob);
    expect(await bob.records.count()).toBe(1);
  });

  it('tells a restored hub again what it lost, content and all', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    const copy = team.hub.copy();
    await saveClip(ann, await clip('a', 'rivals'), new Map());
    await team.sync(ann);
    await team.sync(bob);
    team.hub.restore(copy);
    team.forgetBlobs();

    await team.sync(bob);
    expect(team.hub.records().map(({ id }) => id)).toEqual(['a']);
    const cem = await team.device();
    await team.sync(cem);
    expect(await listEntries(cem)).toMatchObject([{ id: 'a' }]);
    await team.sync(ann);
    expect(await listEntries(ann)).toHaveLength(1);
  });

  it('is as good a store as the one of the simulation', { timeout: 120_000 }, async () => {
    for (const seed of [3, 7, 12, 16, 22]) expect(await simulate({ seed, clients: 3, edits: 12, sweeps: seed % 2 === 0, restores: seed > 10, storeOf: storeOverLibrary }), `seed ${seed}`).toEqual([]);
  });
});

/** Crashes come before and after transactions: within one, a database has only itself to wait for. */
function storeOverLibrary(step: () => Promise<void>): DeviceStore {
  const library = memoryLibrary();
  const store = libraryReplicas(library);
  return {
    transaction: async (work) => {
      await step();
      const result = await store.transaction(work);
      await step();
      return result;
    },
    documents: async () => {
      const rows = await library.records.toArray();
      return store.transaction(async (at) => {
        const documents = new Map();
        for (const { id } of rows) documents.set(id, await at.document(id));
        return documents;
      });
    },
  };
}
