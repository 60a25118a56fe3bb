import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { changeClip } from '../../../core/library/change-clip.ts';
import type { Library } from '../../../core/library/library.ts';
import { clipById, listEntries } from '../../../core/library/read-clips.ts';
import { saveClip } from '../../../core/library/save-clip.ts';
import type { HubAddress } from '../../../core/sync/hub-calls.ts';
import { httpHub, joinHub } from '../../../core/sync/http-hub.ts';
import type { Role } from '../../../core/sync/hub-protocol.ts';
import { leaveTeam } from '../../../core/sync/leave-team.ts';
import { listenToHub } from '../../../core/sync/live-events.ts';
import { writeSharing } from '../../../core/sync/sharing.ts';
import { syncLibrary } from '../../../core/sync/sync-library.ts';
import { readSyncStatus } from '../../../core/sync/sync-status.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { pageContent } from '../../core/clip/page-content.ts';
import { memoryLibrary } from '../../core/library/memory-library.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';

const NEVER = new AbortController().signal;

describeInBothPlaces('a library and a real hub', ({ newPlace }) => {
  let hub: TestHub;
  let workspace = '';
  beforeEach(async () => {
    hub = await startTestHub(await newPlace());
    workspace = await newTeam(hub);
  });
  afterEach(() => hub.stop());

  async function join(role: Role = 'editor'): Promise<{ library: Library; address: HubAddress }> {
    const { code } = await makeInvite(hub.database, workspace, { role, days: 1, uses: 1 });
    const joined = await joinHub(hub.url, { code, member: 'Ann', device: 'Laptop' }, fetch, NEVER);
    if (!joined.ok) throw new Error('Not joined');
    const library = memoryLibrary();
    await writeSharing(library, { projects: ['rivals'], unfiled: false });
    return { library, address: { url: hub.url, workspace, token: joined.value.token } };
  }
  const sync = ({ library, address }: { library: Library; address: HubAddress }) =>
    syncLibrary({ library, hub: httpHub(address, fetch), newClientId: randomUUID, signal: NEVER });
  const clip = (id: string, note = '') =>
    makeClip(pageContent({ title: `Clip ${id}` }), { id, url: `https://shop.example/${id}`, capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page', project: 'rivals', note });

  it('bring a clip from one device to the other, whole, and its changes back', async () => {
    const [ann, bob] = [await join(), await join()];
    await saveClip(ann.library, await clip('a'), new Map());
    expect(await sync(ann)).toEqual({ end: 'settled', code: null, heldBack: 0 });
    expect(await sync(bob)).toEqual({ end: 'settled', code: null, heldBack: 0 });
    expect(await clipById(bob.library, 'a')).toEqual(await clipById(ann.library, 'a'));

    await changeClip(bob.library, 'a', { note: '比我们便宜' });
    await sync(bob);
    await sync(ann);
    expect((await clipById(ann.library, 'a'))?.note).toBe('比我们便宜');
    expect(await readSyncStatus(ann.library)).toMatchObject({ waiting: 0, arriving: 0 });
  });

  it('keep what a reader changes on their device, and say so', async () => {
    const [ann, reader] = [await join(), await join('reader')];
    await saveClip(ann.library, await clip('a'), new Map());
    await sync(ann);
    await sync(reader);
    await changeClip(reader.library, 'a', { note: 'mine' });
    expect(await sync(reader)).toMatchObject({ end: 'refused', code: 'not-allowed' });
    expect(await readSyncStatus(reader.library)).toMatchObject({ waiting: 1 });
    expect((await clipById(reader.library, 'a'))?.note).toBe('mine');
  });

  it('let nothing wait for a note that is too long to be sent', async () => {
    const ann = await join();
    await saveClip(ann.library, await clip('long', 'x'.repeat(20_000)), new Map());
    await saveClip(ann.library, await clip('short'), new Map());
    expect(await sync(ann)).toEqual({ end: 'settled', code: null, heldBack: 1 });
    const bob = await join();
    await sync(bob);
    expect((await listEntries(bob.library)).map(({ id }) => id)).toEqual(['short']);

    await changeClip(ann.library, 'long', { note: 'now short' });
    await sync(ann);
    await sync(bob);
    expect(await clipById(bob.library, 'long')).toMatchObject({ note: 'now short' });
  });

  it('tell a device whose token was taken back, and a hub that is away, apart', async () => {
    const ann = await join();
    await httpHub(ann.address, fetch).leave(NEVER);
    expect(await sync(ann)).toMatchObject({ end: 'refused', code: 'not-joined' });
    const away = await join();
    await hub.stop();
    expect(await sync(away)).toMatchObject({ end: 'offline' });
  });

  it('are told of each other’s changes as they happen', async () => {
    const [ann, bob] = [await join(), await join()];
    const stop = new AbortController();
    let heard = 0;
    const listening = listenToHub(bob.address, fetch, () => (heard += 1), stop.signal);
    await expect.poll(() => heard).toBeGreaterThan(0);
    const before = heard;
    await saveClip(ann.library, await clip('a'), new Map());
    await sync(ann);
    await expect.poll(() => heard).toBeGreaterThan(before);
    stop.abort();
    await listening;
  });

  it('part without loss: what is here stays, or the team’s goes, but for what it does not have', async () => {
    const [ann, bob] = [await join(), await join()];
    await saveClip(ann.library, await clip('a'), new Map());
    await saveClip(ann.library, await clip('b'), new Map());
    await sync(ann);
    await sync(bob);
    await changeClip(bob.library, 'b', { note: 'not sent' });
    await leaveTeam(bob.library, 'remove');
    expect((await listEntries(bob.library)).map(({ id }) => id)).toEqual(['b']);
    await leaveTeam(ann.library, 'keep');
    expect(await listEntries(ann.library)).toHaveLength(2);
    expect(await readSyncStatus(ann.library)).toBeNull();
  });
});
