import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/clip/hash.ts';
import { changeClip, deleteClips } from '../../../core/library/change-clip.ts';
import { blobBytes, clipById, listEntries } from '../../../core/library/read-clips.ts';
import { saveClip } from '../../../core/library/save-clip.ts';
import { readSharing, writeSharing } from '../../../core/sync/sharing.ts';
import { leftWithTeam, takeBack } from '../../../core/sync/take-back.ts';
import { libraryClip as clip, LibraryTeam } from './library-team.ts';

const newIds = () => {
  let made = 0;
  return () => `private-${(made += 1)}`;
};

describe('taking clips back from the team', () => {
  it('counts what this device told first as its own, and nothing else', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    for (const id of ['a1', 'a2']) await saveClip(ann, await clip(id, 'rivals'), new Map());
    await saveClip(bob, await clip('b1', 'rivals'), new Map());
    await team.sync(ann);
    await team.sync(bob);
    await changeClip(ann, 'a1', { note: 'by Ann' });
    await team.sync(ann);
    await changeClip(ann, 'b1', { note: 'by Ann too' });
    await team.sync(ann);
    await saveClip(ann, await clip('never told', 'private'), new Map());
    await changeClip(ann, 'never told', { project: 'rivals' });
    expect(await leftWithTeam(ann, 'rivals')).toEqual({ own: ['a1', 'a2'], others: 1 });
    expect(await leftWithTeam(bob, 'rivals')).toEqual({ own: ['b1'], others: 2 });
    expect(await leftWithTeam(ann, null)).toEqual({ own: [], others: 0 });
  });

  it('deletes the own clips for the team, and keeps them here as private, with page and tags', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    const page = new TextEncoder().encode('<p>page');
    const html = { sha256: await sha256(page), mime: 'text/html', bytes: page.byteLength };
    const own = { ...(await clip('a', 'rivals')), html };
    await saveClip(ann, own, new Map([[html.sha256, page]]));
    await saveClip(bob, await clip('b', 'rivals'), new Map());
    for (const device of [ann, bob, ann]) await team.sync(device);

    expect(await takeBack(ann, 'rivals', newIds())).toBe(1);
    for (const device of [ann, bob, ann]) await team.sync(device);

    expect((await listEntries(bob)).map(({ id }) => id)).toEqual(['b']);
    expect((await listEntries(ann)).map(({ id }) => id).sort()).toEqual(['b', 'private-1']);
    expect(await clipById(ann, 'private-1')).toEqual({ ...own, id: 'private-1' });
    expect(await blobBytes(ann, html.sha256)).toEqual(page);
    expect((await readSharing(ann)).projects).toEqual([]);
    expect(await leftWithTeam(ann, 'rivals')).toEqual({ own: [], others: 1 });
  });

  it('sends nothing of them again, until the project is shared again', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    await saveClip(ann, await clip('a', 'rivals'), new Map());
    await team.sync(ann);
    await takeBack(ann, 'rivals', newIds());
    await team.sync(ann);
    await changeClip(ann, 'private-1', { note: 'mine' });
    await team.sync(ann);
    await team.sync(bob);
    expect(await listEntries(bob)).toEqual([]);
    await writeSharing(ann, { projects: ['rivals'], unfiled: false });
    await team.sync(ann);
    await team.sync(bob);
    expect(await clipById(bob, 'private-1')).toMatchObject({ note: 'mine', project: 'rivals' });
    expect(await leftWithTeam(ann, 'rivals')).toEqual({ own: ['private-1'], others: 0 });
  });

  it('leaves to the team what a colleague changed meanwhile, beside the one kept here', async () => {
    const team = new LibraryTeam();
    const [ann, bob] = [await team.device(), await team.device()];
    const page = new TextEncoder().encode('<p>page');
    const html = { sha256: await sha256(page), mime: 'text/html', bytes: page.byteLength };
    await saveClip(ann, { ...(await clip('a', 'rivals')), html }, new Map([[html.sha256, page]]));
    await team.sync(ann);
    await team.sync(bob);
    await takeBack(ann, 'rivals', newIds());
    await changeClip(bob, 'a', { note: 'needed by Bob' });
    for (const device of [ann, bob, ann]) await team.sync(device);
    expect(await clipById(bob, 'a')).toMatchObject({ note: 'needed by Bob' });
    expect(await clipById(ann, 'a')).toMatchObject({ note: 'needed by Bob' });
    expect(await clipById(ann, 'private-1')).toMatchObject({ note: '' });
    await deleteClips(bob, ['a']);
    await team.sync(bob);
    await team.sync(ann);
    expect((await listEntries(ann)).map(({ id }) => id)).toEqual(['private-1']);
    // The page is still held by the private one.
    expect(await ann.blobs.count()).toBe(1);
  });

  it('keeps here what was changed and not sent yet', async () => {
    const team = new LibraryTeam();
    const ann = await team.device();
    await saveClip(ann, await clip('a', 'rivals'), new Map());
    await team.sync(ann);
    await changeClip(ann, 'a', { note: 'unsent' });
    await takeBack(ann, 'rivals', newIds());
    await team.sync(ann);
    expect(await clipById(ann, 'private-1')).toMatchObject({ note: 'unsent' });
    const bob = await team.device();
    await team.sync(bob);
    expect(await listEntries(bob)).toEqual([]);
  });
});
