import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { changeClip, deleteClips } from '../../../core/library/change-clip.ts';
import type { Library } from '../../../core/library/library.ts';
import { clipById } from '../../../core/library/read-clips.ts';
import { saveClip } from '../../../core/library/save-clip.ts';
import { httpHub, joinHub, type HttpHub } from '../../../core/sync/http-hub.ts';
import { leaveTeam } from '../../../core/sync/leave-team.ts';
import { keepAsItIs, overwrittenOn, readQuestions, setAgain } from '../../../core/sync/lost-values.ts';
import { writeSharing } from '../../../core/sync/sharing.ts';
import { syncLibrary } from '../../../core/sync/sync-library.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { pageContent } from '../../core/clip/page-content.ts';
import { memoryLibrary } from '../../core/library/memory-library.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';

const NEVER = new AbortController().signal;

describeInBothPlaces('two people who change the same without knowing of each other', ({ newPlace }) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub(await newPlace());
  });
  afterAll(() => hub.stop());

  interface Person {
    readonly library: Library;
    readonly asked: readonly string[];
    readonly sync: () => Promise<void>;
    readonly questions: () => Promise<unknown[]>;
  }

  async function person(workspace: string, name: string): Promise<Person> {
    const { code } = await makeInvite(hub.database, workspace, { role: 'editor', days: 1, uses: 1 });
    const joined = await joinHub(hub.url, { code, member: name, device: 'Laptop' }, fetch, NEVER);
    if (!joined.ok) throw new Error('Not joined');
    const library = memoryLibrary();
    await writeSharing(library, { projects: ['rivals', 'later'], unfiled: false });
    const asked: string[] = [];
    const noted: HttpHub = httpHub({ url: hub.url, workspace, token: joined.value.token }, (url, init) => {
      asked.push(new URL(url).pathname.split('/').at(-1) ?? '');
      return fetch(url, init);
    });
    return {
      library,
      asked,
      sync: async () => {
        expect(await syncLibrary({ library, hub: noted, newClientId: randomUUID, signal: NEVER })).toMatchObject({ end: 'settled' });
      },
      questions: async () => (await readQuestions(library)).map(({ field, value, now, winner }) => [field, value, now, winner]),
    };
  }

  /** Both have the clip `a`, synced. */
  async function two(): Promise<{ ann: Person; bob: Person }> {
    const workspace = await newTeam(hub);
    const [ann, bob] = [await person(workspace, 'Ann'), await person(workspace, 'Bob')];
    const clip = await makeClip(pageContent({ title: 'Earbuds' }), { id: 'a', url: 'https://shop.example/a', capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page', project: 'rivals', note: 'first' });
    await saveClip(ann.library, clip, new Map());
    await ann.sync();
    await bob.sync();
    return { ann, bob };
  }

  it('learn of it where it is theirs to say, and can have it back on both sides', async () => {
    const { ann, bob } = await two();
    await changeClip(ann.library, 'a', { note: 'hers' });
    await changeClip(bob.library, 'a', { note: 'his' });
    await ann.sync();
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toEqual([['note', 'hers', 'his', 'Bob']]);
    expect(await bob.questions()).toEqual([]);
    expect(await overwrittenOn(bob.library, 'a')).toMatchObject([{ value: 'hers', loser: 'Ann', winner: 'Bob' }]);

    const [question] = await readQuestions(ann.library);
    if (question === undefined) throw new Error('Nothing is asked');
    await setAgain(ann.library, question);
    expect(await ann.questions()).toEqual([]);
    await ann.sync();
    await bob.sync();
    for (const { library } of [ann, bob]) expect((await clipById(library, 'a'))?.note).toBe('hers');
    // She knew of his.
    expect(await bob.questions()).toEqual([]);
  });

  it('are asked no more once they leave it, whatever comes later', async () => {
    const { ann, bob } = await two();
    await changeClip(ann.library, 'a', { note: 'hers', project: 'later' });
    await changeClip(bob.library, 'a', { note: 'his', project: null });
    await ann.sync();
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toEqual([
      ['note', 'hers', 'his', 'Bob'],
      ['project', 'later', '', 'Bob'],
    ]);
    await changeClip(bob.library, 'a', { note: 'his, later' });
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toContainEqual(['note', 'hers', 'his, later', 'Bob']);
    for (const question of await readQuestions(ann.library)) await keepAsItIs(ann.library, question);
    await changeClip(bob.library, 'a', { note: 'his, last' });
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toEqual([]);
    expect(await overwrittenOn(ann.library, 'a')).toHaveLength(2);
  });

  it('ask nothing about what is as they wanted it, or about a clip that is gone', async () => {
    const { ann, bob } = await two();
    await changeClip(ann.library, 'a', { note: 'hers' });
    await changeClip(bob.library, 'a', { note: 'his' });
    await ann.sync();
    await bob.sync();
    await changeClip(bob.library, 'a', { note: 'hers' });
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toEqual([]);
    await changeClip(bob.library, 'a', { note: 'his again' });
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toHaveLength(1);
    await deleteClips(bob.library, ['a']);
    await bob.sync();
    await ann.sync();
    expect(await ann.questions()).toEqual([]);
  });

  it('say it to the one whose deletion did not stand, who can delete it after all', async () => {
    const { ann, bob } = await two();
    await changeClip(ann.library, 'a', { note: 'hers' });
    await deleteClips(bob.library, ['a']);
    await ann.sync();
    await bob.sync();
    expect(await clipById(bob.library, 'a')).toMatchObject({ note: 'hers' });
    expect(await bob.questions()).toEqual([['!deleted', '', '', 'Ann']]);
    const [question] = await readQuestions(bob.library);
    if (question === undefined) throw new Error('Nothing is asked');
    await setAgain(bob.library, question);
    await bob.sync();
    await ann.sync();
    expect(await clipById(ann.library, 'a')).toBeNull();
    for (const { questions } of [ann, bob]) expect(await questions()).toEqual([]);
  });

  it('ask the hub for it only after something changed, and forget it with the team', async () => {
    const { ann, bob } = await two();
    await changeClip(ann.library, 'a', { note: 'hers' });
    await changeClip(bob.library, 'a', { note: 'his' });
    await ann.sync();
    await bob.sync();
    await ann.sync();
    const before = ann.asked.filter((path) => path === 'lost').length;
    await ann.sync();
    await ann.sync();
    expect(ann.asked.filter((path) => path === 'lost')).toHaveLength(before);
    await leaveTeam(ann.library, 'keep');
    expect(await ann.questions()).toEqual([]);
    expect(await ann.library.lost.count()).toBe(0);
  });
});
