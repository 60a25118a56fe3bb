import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../core/clip/clip.ts';
import { entryOf } from '../../../core/library/entry.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { followClipsInUse } from '../../../office-addin/team/clips-in-use.ts';
import { held, plainServices } from '../taskpane/plain-services.ts';
import { sampleClip, sampleReport } from '../taskpane/sample-study.ts';

async function pane(own: Parameters<typeof plainServices>[0] = {}) {
  const session = openPaneSession(plainServices(own));
  await session.read();
  await session.useClips([sampleClip('a', { note: 'old' }), sampleClip('b')]);
  let library: readonly Clip[] = [sampleClip('a', { note: 'old' }), sampleClip('b'), sampleClip('c')];
  const told: number[] = [];
  const inUse = followClipsInUse(session, (ids) => Promise.resolve(library.filter(({ id }) => ids.includes(id))), (count) => told.push(count));
  const teamHas = (...clips: readonly Clip[]) => {
    library = clips;
    inUse.see(library.map(entryOf));
  };
  teamHas(...library);
  const notes = () => session.state().clips.clips.map(({ id, note }) => `${id}: ${note}`);
  return { session, told, teamHas, notes, inUse };
}

describe('the clips that a pane analyses', () => {
  it('are replaced when the team changes them, and the person is told of how many', async () => {
    const { teamHas, notes, told } = await pane();
    teamHas(sampleClip('a', { note: 'new' }), sampleClip('b'), sampleClip('c', { note: 'not in use' }));
    await expect.poll(notes).toEqual(['a: new', 'b: ']);
    expect(told).toEqual([1]);
  });

  it('stay as they are where nothing was changed, or the team took a clip out', async () => {
    const { teamHas, notes, told, session } = await pane();
    teamHas(sampleClip('a', { note: 'old' }));
    teamHas(sampleClip('a', { note: 'newer' }));
    await expect.poll(notes).toEqual(['a: newer', 'b: ']);
    expect(told).toEqual([1]);
    expect(session.state().clips.clips.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('wait while a report of them is written', async () => {
    const composing = held<typeof sampleReport>();
    const { session, teamHas, notes, told } = await pane({ compose: () => composing.promise() });
    const writing = session.write('en');
    expect(session.state().pane.stage.at).toBe('composing');
    teamHas(sampleClip('a', { note: 'new' }), sampleClip('b'));
    expect(notes()).toEqual(['a: old', 'b: ']);
    expect(told).toEqual([]);
    composing.give(sampleReport);
    await writing;
    await expect.poll(notes).toEqual(['a: new', 'b: ']);
    expect(told).toEqual([1]);
  });

  it('are left alone once it is over', async () => {
    const { session, teamHas, inUse, told } = await pane({});
    inUse.stop();
    session.searchClips('x');
    expect(told).toEqual([]);
    teamHas(sampleClip('b'));
    expect(told).toEqual([]);
  });
});
