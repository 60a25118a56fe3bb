// liveQuery works only where IndexedDB is global.
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import type { PageContent } from '../../../core/clip/clip.ts';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { changeClip } from '../../../core/library/change-clip.ts';
import { Library } from '../../../core/library/library.ts';
import { saveClip } from '../../../core/library/save-clip.ts';
import { joinHub, httpHub } from '../../../core/sync/http-hub.ts';
import type { HubAddress } from '../../../core/sync/hub-calls.ts';
import { writeSharing } from '../../../core/sync/sharing.ts';
import { syncLibrary } from '../../../core/sync/sync-library.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import type { DatabasePlace } from '../../../hub/database/open-database.ts';
import { inviteLink } from '../../../hub/server/routes.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import * as analysisParts from '../../../office-addin/taskpane/analysis-parts.ts';
import type { TextStore } from '../../../office-addin/taskpane/brought-packs.ts';
import { connectServices } from '../../../office-addin/taskpane/connect-services.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { TEAM_ACCOUNT, teamDoor } from '../../../office-addin/taskpane/team-door.ts';
import { openPaneTeam, type PaneTeam } from '../../../office-addin/team/pane-team.ts';
import { pageContent, productNamed } from '../../core/clip/page-content.ts';
import { sampleWorkbook } from '../../core/report/sample-orders.ts';
import { describeOnPostgres } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';

const NEVER = new AbortController().signal;
const SOON = { timeout: 30_000 };
const accountSchema = z.object({ token: z.string() });

/** What a browser holds as the pane's token. */
function tokenIn(texts: ReadonlyMap<string, string>): string {
  return accountSchema.parse(JSON.parse(texts.get(TEAM_ACCOUNT) ?? '{}')).token;
}

/** The storage of a browser; what its databases are called begins with `name`. */
function browserStore(): TextStore & { readonly texts: Map<string, string>; readonly name: string } {
  const texts = new Map<string, string>();
  return {
    texts,
    name: randomUUID(),
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
  };
}

describeOnPostgres('a pane and its team', ({ newPlace }) => {
  let place: DatabasePlace;
  let hub: TestHub;
  let workspace = '';
  const opened: PaneTeam[] = [];
  beforeEach(async () => {
    place = await newPlace();
    hub = await startTestHub(place, { pollMs: 20 });
    workspace = await newTeam(hub, '市场组');
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((team) => team.close()));
    await hub.stop();
  });

  const newCode = async () => (await makeInvite(hub.database, workspace, { role: 'editor', days: 1, uses: 1 })).code;
  const link = async () => inviteLink(hub.address, await newCode());

  /** A pane over a workbook, in a browser with this storage. */
  async function openPane(store: (TextStore & { readonly name?: string }) | null = browserStore(), origin = hub.url) {
    const workbook = openWorkbookFile(new Uint8Array(await sampleWorkbook('table')), 'book.xlsx');
    const nowhere = { activePlace: () => Promise.resolve(null), selectedCells: () => Promise.resolve(null), selection: () => Promise.reject(new Error('nothing is selected')) };
    const services = connectServices(workbook, () => Promise.resolve({ ...analysisParts, openStudy: () => Promise.resolve({ tables: [], offers: [], unfit: [] }) }), nowhere, store);
    const team = teamDoor(store, (desk) =>
      Promise.resolve(
        openPaneTeam(
          {
            store,
            origin,
            fetch,
            openLibrary: (name) => new Library(`${store?.name ?? ''}-${name}`),
            newClientId: randomUUID,
            alone: (_name, _signal, work) => work(),
            onAccount: () => () => undefined,
          },
          desk,
        ),
      ),
    );
    const session = openPaneSession({ ...services, team });
    const paneTeam = await team.open(session);
    opened.push(paneTeam);
    return { workbook, session, team: paneTeam, door: team };
  }

  /** A colleague with the extension. */
  async function colleague(): Promise<{ save: (id: string, content: Partial<PageContent>, project?: string) => Promise<void>; note: (id: string, note: string) => Promise<void> }> {
    const joined = await joinHub(hub.url, { code: await newCode(), member: 'Ann', device: 'Laptop' }, fetch, NEVER);
    if (!joined.ok) throw new Error('Not joined');
    const address: HubAddress = { url: hub.url, workspace, token: joined.value.token };
    const library = new Library(randomUUID());
    await writeSharing(library, { projects: ['竞品', 'Market'], unfiled: false });
    const sync = () => syncLibrary({ library, hub: httpHub(address, fetch), newClientId: randomUUID, signal: NEVER });
    return {
      async save(id, content, project = '竞品') {
        await saveClip(library, await makeClip(pageContent(content), { id, url: `https://shop.example/${id}`, capturedAt: `2026-03-0${id.length}T08:30:00.000Z`, scope: 'page', project }), new Map());
        await sync();
      },
      async note(id, note) {
        await changeClip(library, id, { note });
        await sync();
      },
    };
  }

  const titles = (team: PaneTeam) => team.state().entries?.map(({ title }) => title) ?? [];
  const who = { member: 'Bob', device: 'Excel' };

  it('join by a link, or by the code alone where the pane comes from the hub', async () => {
    const [first, second] = [await openPane(), await openPane()];
    await first.team.join({ invite: await link(), ...who });
    await second.team.join({ invite: (await newCode()).toLowerCase(), ...who });
    for (const { team } of [first, second]) expect(team.state().team).toMatchObject({ url: hub.url, workspace: { name: '市场组' }, member: { name: 'Bob' }, role: 'editor' });
  });

  it('are told apart why it was not joined, and then nothing is kept', async () => {
    const store = browserStore();
    const { team } = await openPane(store);
    const whyNot = (invite: string, pane = team) => pane.join({ invite, ...who }).then(() => 'joined', (error: unknown) => (error instanceof Error ? error.message : ''));
    expect(await whyNot('hello')).toContain('neither an invite link nor a code');
    expect(await whyNot('AAAAA-BBBBB-CCCCC')).toContain('used, has expired or was taken back');
    const elsewhere = await openPane(store, 'https://pane.example');
    expect(await whyNot('http://127.0.0.1:9/join#AAAAA-BBBBB', elsewhere.team)).toContain('--allow-origin https://pane.example');
    expect([...store.texts]).toEqual([]);
  });

  it('use up no invite where the browser keeps nothing', async () => {
    const closed: TextStore = { getItem: () => null, setItem: () => { throw new Error('closed'); }, removeItem: () => undefined };
    const invite = await link();
    for (const store of [null, closed]) {
      const { team } = await openPane(store);
      await expect(team.join({ invite, ...who })).rejects.toThrow('lets this pane keep nothing');
    }
    const { team } = await openPane();
    await team.join({ invite, ...who });
    expect(team.state().team).not.toBeNull();
  });

  it('show what colleagues clip, as they clip it, found in Chinese and in English', async () => {
    const ann = await colleague();
    await ann.save('a', { title: '无线降噪耳机 X1' });
    const { team } = await openPane();
    await team.join({ invite: await link(), ...who });
    await expect.poll(() => titles(team), SOON).toEqual(['无线降噪耳机 X1']);
    await ann.save('bb', { title: 'Copper kettle', text: 'pours well' }, 'Market');
    await expect.poll(() => titles(team), SOON).toEqual(['Copper kettle', '无线降噪耳机 X1']);
    await expect.poll(() => team.state().status, SOON).toMatchObject({ end: 'settled', waiting: 0, arriving: 0 });

    team.search('耳机');
    await expect.poll(() => team.state().found).toEqual(['a']);
    team.search('kett');
    await expect.poll(() => team.state().found).toEqual(['bb']);
    await ann.save('ccc', { title: 'Kettle of steel' });
    await expect.poll(() => [...(team.state().found ?? [])].sort(), SOON).toEqual(['bb', 'ccc']);
    team.search(' ');
    expect(team.state().found).toBeNull();
  });

  it('bring clips in use up to date, and leave what the workbook keeps until somebody asks', async () => {
    const ann = await colleague();
    await ann.save('a', { title: 'X1', pageType: 'product', products: [productNamed('X1', '1299')] });
    const { team, session } = await openPane();
    await team.join({ invite: await link(), ...who });
    await expect.poll(() => titles(team), SOON).toEqual(['X1']);
    await session.useClips(await team.clips(['a']));
    await session.clipsForFormulas.keep();
    const older = () => session.clipsForFormulas.older((ids) => team.clips(ids));
    expect(await older()).toEqual([]);

    await ann.note('a', 'sold out');
    await expect.poll(() => session.state().clips.clips.map(({ note }) => note), SOON).toEqual(['sold out']);
    expect(team.state().renewed).toBe(1);
    expect((await older()).map(({ id }) => id)).toEqual(['a']);
    await session.clipsForFormulas.update(await older());
    expect(await older()).toEqual([]);
  });

  it('put no token into the workbook, with all that a pane writes there', async () => {
    const ann = await colleague();
    await ann.save('a', { title: 'X1', pageType: 'product', products: [productNamed('X1', '1299')] });
    const store = browserStore();
    const { team, session, workbook } = await openPane(store);
    await team.join({ invite: await link(), ...who });
    await expect.poll(() => titles(team), SOON).toEqual(['X1']);
    await session.useClips(await team.clips(['a']));
    await session.clipsForFormulas.keep();
    expect((await session.insertClips(await team.clips(['a']), 'en')).sheets).toEqual(['Clips', 'Prices']);

    const token = tokenIn(store.texts);
    expect(token).toMatch(/^clipsheet_[\w-]{20,}$/);
    const parts = Object.entries(unzipSync(workbook.save())).map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`);
    expect(parts.some((part) => part.includes('https://shop.example/a'))).toBe(true);
    expect(parts.filter((part) => part.includes(token) || part.includes('clipsheet_') || part.includes(hub.url))).toEqual([]);
    expect(JSON.stringify(team.state())).not.toContain(token);
  });

  it('go on where they were when the pane is opened again, and while the hub is away', async () => {
    const ann = await colleague();
    await ann.save('a', { title: 'X1' });
    const store = browserStore();
    const first = await openPane(store);
    expect(first.door.isJoined()).toBe(false);
    await first.team.join({ invite: await link(), ...who });
    await expect.poll(() => titles(first.team), SOON).toEqual(['X1']);
    await first.team.close();

    const port = Number(new URL(hub.url).port);
    await hub.stop();
    const second = await openPane(store);
    expect(second.door.isJoined()).toBe(true);
    await expect.poll(() => titles(second.team), SOON).toEqual(['X1']);
    await expect.poll(() => second.team.state().status?.end, SOON).toBe('offline');
    hub = await startTestHub(place, { port, pollMs: 20 });
    await ann.save('bb', { title: 'Kettle' });
    await expect.poll(() => titles(second.team), SOON).toEqual(['Kettle', 'X1']);
  });

  it('part: the token is given back and forgotten, and the copy of the team’s clips deleted', async () => {
    const ann = await colleague();
    await ann.save('a', { title: 'X1' });
    const store = browserStore();
    const { team, door } = await openPane(store);
    await team.join({ invite: await link(), ...who });
    await expect.poll(() => titles(team), SOON).toEqual(['X1']);
    const token = tokenIn(store.texts);
    const databases = async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith(store.name));
    expect(await databases()).toHaveLength(1);

    await team.leave();
    expect([...store.texts]).toEqual([]);
    expect(door.isJoined()).toBe(false);
    expect(await databases()).toEqual([]);
    expect(team.state()).toMatchObject({ team: null, entries: null });
    expect(team.library()).toBeNull();
    expect(await httpHub({ url: hub.url, workspace, token }, fetch).device(NEVER)).toMatchObject({ ok: false, failure: { code: 'not-joined' } });
  });
});
