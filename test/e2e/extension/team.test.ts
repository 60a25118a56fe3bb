import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatabasePlace } from '../../../hub/database/open-database.ts';
import { describeOnPostgres } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';
import { PRODUCT_PAGE, THREAD_PAGE, serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';
import { clipInto, joinTeam, openOptions } from './team-steps.ts';

// Real browsers on a busy machine: the limits only end what hangs.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const SOON = { timeout: 60_000 };

describeOnPostgres('two people with the extension, and one hub', ({ newPlace }) => {
  let place: DatabasePlace;
  let hub: TestHub;
  let workspace = '';
  let site: TestSite;
  let ann: ExtensionBrowser;
  let bob: ExtensionBrowser;

  beforeAll(async () => {
    place = await newPlace();
    hub = await startTestHub(place);
    workspace = await newTeam(hub, '市场组');
    site = await serveSite({ '/product': PRODUCT_PAGE, '/thread': THREAD_PAGE });
    [ann, bob] = [await startExtension(), await startExtension()];
    for (const browser of [ann, bob]) await browser.choose({ language: 'en', theme: 'light' });
  });
  afterAll(async () => {
    await Promise.all([ann.close(), bob.close(), site.close(), hub.stop()]);
  });

  const join = (browser: ExtensionBrowser, name: string) => joinTeam(browser, hub, workspace, name);
  const titles = async (browser: ExtensionBrowser) => (await browser.rows('entries')).map(({ title }) => title).sort();
  const clip = (browser: ExtensionBrowser, path: string, project: string) => clipInto(browser, `${site.url}${path}`, project);

  it('join by a link, which an invite of no use says clearly', async () => {
    const page = await openOptions(ann);
    await page.getByLabel('Invite link').fill(`${hub.url}/join#nothing`);
    await page.getByLabel('Your name').fill('Ann');
    await page.getByRole('button', { name: 'Join the team' }).click();
    await page.getByText('This invite was used, has expired or was taken back').waitFor();
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.close();

    await (await join(ann, 'Ann')).close();
    const joined = await join(bob, 'Bob');
    expect((await new AxeBuilder({ page: joined }).setLegacyMode().analyze()).violations.map(({ id }) => id)).toEqual([]);
    await joined.close();
  });

  it('send nothing that is not shared', async () => {
    await clip(ann, '/thread', 'private');
    const page = await openOptions(ann);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Everything is synced').waitFor();
    await page.close();
    expect(await hub.database.transaction(workspace, ({ query }) => query('SELECT id FROM clipsheet.record'))).toEqual([]);
  });

  it('see in one browser what was clipped in the other, by search too', async () => {
    await clip(ann, '/product', '竞品');
    const page = await openOptions(ann);
    await page.getByRole('checkbox', { name: '竞品' }).check();
    await expect.poll(() => titles(bob), SOON).toEqual(['无线耳机 X1']);
    await bob.library.getByRole('searchbox').fill('耳机');
    await bob.library.getByText('无线耳机 X1').first().waitFor();
    await page.close();
  });

  it('lose and double nothing while the hub is away, and the worker dies', async () => {
    const port = Number(new URL(hub.url).port);
    await hub.stop();
    const offline = await clip(ann, '/product?offline', '竞品');
    const page = await openOptions(ann);
    await page.getByText(/The hub cannot be reached; 1 change is kept here/).waitFor(SOON);
    await ann.stopWorker();
    hub = await startTestHub(place, { port });
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Everything is synced').waitFor(SOON);
    await page.close();
    await expect.poll(async () => (await bob.rows('clips')).map(({ id }) => id), SOON).toContain(offline);
    expect(await titles(bob)).toHaveLength(2);
  });

  it('take clips back when their project is not shared any more, and share them again', async () => {
    const page = await openOptions(ann);
    await page.getByRole('checkbox', { name: '竞品' }).uncheck();
    await page.getByText('The team has 2 clips shared from this browser.').waitFor();
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Keep them with the team' }).click();
    await page.getByRole('checkbox', { name: '竞品' }).check();
    await page.getByRole('checkbox', { name: '竞品' }).uncheck();
    await page.getByRole('button', { name: 'Take my 2 clips back' }).click();
    await page.getByText('2 clips are taken back and private again.').waitFor();
    await expect.poll(() => titles(bob), SOON).toEqual([]);
    expect(await titles(ann)).toHaveLength(3);
    await page.getByRole('checkbox', { name: '竞品' }).check();
    await expect.poll(() => titles(bob), SOON).toHaveLength(2);
    await page.close();
  });

  it('leave, and take the team’s clips along or not', async () => {
    const page = await openOptions(bob);
    await page.getByRole('button', { name: 'Leave the team…' }).click();
    await page.getByRole('button', { name: 'Leave and remove the team’s clips from here' }).click();
    await page.getByLabel('Invite link').waitFor();
    await page.close();
    expect(await titles(bob)).toEqual([]);
    expect(await bob.rows('replicas')).toEqual([]);
    expect(await titles(ann)).toHaveLength(3);
  });

  describe('what they said', () => {
    it('was complained about by no page', () => {
      for (const browser of [ann, bob]) expect(browser.complaints.filter((complaint) => !/ERR_CONNECTION_REFUSED|status of 410/.test(complaint))).toEqual([]);
    });
  });
});
