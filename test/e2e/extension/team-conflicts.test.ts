import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sha256 } from '../../../core/clip/hash.ts';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { writeBundle } from '../../../core/sync/bundle.ts';
import type { DatabasePlace } from '../../../hub/database/open-database.ts';
import { pageContent } from '../../core/clip/page-content.ts';
import { describeOnPostgres } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';
import { PRODUCT_PAGE, clipTab, serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';
import { joinTeam, shareProject } from './team-steps.ts';

// Real browsers on a busy machine: the limits only end what hangs.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const SOON = { timeout: 60_000 };

/** One red point. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

describeOnPostgres('two people who change the same clip', ({ newPlace }) => {
  let place: DatabasePlace;
  /** One database behind both, so that either can be out of reach for one of them alone. */
  let [annsHub, bobsHub]: [TestHub?, TestHub?] = [];
  let workspace = '';
  let site: TestSite;
  let ann: ExtensionBrowser;
  let bob: ExtensionBrowser;
  let clip = '';

  beforeAll(async () => {
    place = await newPlace();
    [annsHub, bobsHub] = [await startTestHub(place), await startTestHub(place)];
    workspace = await newTeam(annsHub, '市场组');
    site = await serveSite({ '/product': PRODUCT_PAGE });
    [ann, bob] = [await startExtension(), await startExtension()];
    for (const browser of [ann, bob]) await browser.choose({ language: 'en', theme: 'light' });
    await (await joinTeam(ann, annsHub, workspace, 'Ann')).close();
    await (await joinTeam(bob, bobsHub, workspace, 'Bob')).close();
    const { page, tabId } = await ann.openTab(`${site.url}/product`);
    const request = clipTab(tabId, { project: '竞品' });
    expect(await ann.send(request)).toMatchObject({ ok: true, state: 'saved' });
    clip = request.jobId;
    await page.close();
    await shareProject(ann, '竞品');
  });
  afterAll(async () => {
    await Promise.all([ann.close(), bob.close(), site.close(), annsHub?.stop(), bobsHub?.stop()]);
  });

  const idsOf = async (browser: ExtensionBrowser) => (await browser.rows('clips')).map(({ id }) => id);
  const noteOf = async (browser: ExtensionBrowser) => (await browser.rows('clips')).find(({ id }) => id === clip)?.['note'];
  const blobsOf = async (browser: ExtensionBrowser) => (await browser.rows('blobs')).map((blob) => blob['sha256']);
  const open = async (browser: ExtensionBrowser, id: string): Promise<Page> => {
    await browser.library.goto(browser.at(`/library.html#clip=${id}`));
    await browser.library.reload();
    await browser.library.getByRole('article').waitFor();
    return browser.library;
  };
  const write = async (browser: ExtensionBrowser, note: string): Promise<void> => {
    const page = await open(browser, clip);
    await page.getByLabel('Note').fill(note);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
  };
  const problemsOf = async (page: Page) => (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id);
  const restartBobsHub = async (port: number): Promise<void> => {
    bobsHub = await startTestHub(place, { port });
    const page = await bob.context.newPage();
    await page.goto(bob.at('/options.html'));
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.close();
  };
  const portOf = (hub: TestHub | undefined) => Number(new URL(hub?.url ?? '').port);

  it('have it both', () => expect.poll(() => idsOf(bob), SOON).toEqual([clip]));

  it('see both versions where one took the place of the other, and can have theirs back', async () => {
    const port = portOf(bobsHub);
    await bobsHub?.stop();
    await write(bob, 'Bob: ask for <b>samples</b>');
    await bob.library.getByText(/The hub cannot be reached; 1 change is kept here/).waitFor(SOON);
    await write(ann, 'Ann: cheaper than ours');
    await ann.library.getByText('Everything is synced').waitFor(SOON);
    await restartBobsHub(port);

    await ann.library.getByText('1 of your changes was overwritten by a colleague’s; the library shows both versions').waitFor(SOON);
    await ann.library.goto(ann.at('/library.html'));
    await ann.library.getByText('1 change was overwritten').waitFor();
    await ann.library.getByRole('button', { name: 'Show them' }).click();
    const question = ann.library.getByRole('region', { name: 'Bob’s change took the place of yours' });
    await expect.poll(() => question.locator('dd').allTextContents()).toEqual(['Ann: cheaper than ours', 'Bob: ask for <b>samples</b>']);
    expect(await problemsOf(ann.library)).toEqual([]);
    // It is hers to say: he is asked nothing, and can look it up.
    await open(bob, clip);
    await bob.library.getByText('Overwritten before').click();
    await bob.library.getByText('By Ann, before Bob’s change took its place').waitFor();
    expect(await bob.library.getByText('was overwritten').count()).toBe(0);

    await question.getByRole('button', { name: 'Take mine back' }).click();
    await question.waitFor({ state: 'detached' });
    await ann.library.getByText('Everything is synced').waitFor(SOON);
    await expect.poll(() => noteOf(bob), SOON).toBe('Ann: cheaper than ours');
    expect(await noteOf(ann)).toBe('Ann: cheaper than ours');
    expect(await ann.library.getByLabel('Note').inputValue()).toBe('Ann: cheaper than ours');
    expect(await bob.library.getByText('was overwritten').count()).toBe(0);
  });

  it('open what a colleague has kept of a page, which is brought once it is asked for', async () => {
    expect(await blobsOf(bob)).toEqual([]);
    await open(bob, clip);
    await bob.library.getByText('Page snapshot').click();
    await bob.library.frameLocator('iframe.snapshot').getByText('上市三个月销量突破 12 万台').waitFor(SOON);
    expect(await blobsOf(bob)).toEqual(await blobsOf(ann));
    expect(await bob.library.locator('iframe.snapshot').getAttribute('sandbox')).toBe('');
  });

  it('say what they cannot show now, and export without it', async () => {
    const html = new TextEncoder().encode('<p>Kept by Ann</p>');
    const blobRef = async (bytes: Uint8Array, mime: string) => ({ sha256: await sha256(bytes), mime, bytes: bytes.length });
    const picture = new Uint8Array(PICTURE);
    const [page, screenshot] = [await blobRef(html, 'text/html'), await blobRef(picture, 'image/png')];
    const seen = await makeClip(pageContent({ title: 'Seen by Ann' }), { id: 'seen', url: 'https://shop.example/seen', capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page', project: '竞品', html: page, screenshot });
    const bundle = writeBundle([seen], new Map([[page.sha256, html], [screenshot.sha256, picture]]), { exportedAt: '2026-03-01T08:30:00.000Z' });
    await ann.library.getByLabel('Import').setInputFiles({ name: 'seen.clipsheet', mimeType: 'application/zip', buffer: Buffer.from(bundle) });
    await expect.poll(() => idsOf(bob), SOON).toContain('seen');

    const port = portOf(bobsHub);
    await bobsHub?.stop();
    await open(bob, 'seen');
    await bob.library.getByText('Page snapshot').click();
    await bob.library.getByText('The team’s hub cannot be reached, so this cannot be shown now.').waitFor(SOON);
    expect(await bob.library.getByRole('link', { name: 'https://shop.example/seen' }).getAttribute('href')).toBe('https://shop.example/seen');
    expect(await problemsOf(bob.library)).toEqual([]);
    const download = bob.library.waitForEvent('download');
    await bob.library.getByRole('button', { name: 'Export .clipsheet' }).click();
    await download;
    await bob.library.getByText(/Exported\. 2 snapshots or screenshots are not on this device/).waitFor();

    await annsHub?.database.transaction(workspace, async ({ query }) => {
      for (const table of ['blob_part', 'blob']) await query(`DELETE FROM clipsheet.${table} WHERE sha256 = $1`, [page.sha256]);
    });
    await restartBobsHub(port);
    await bob.library.getByRole('button', { name: 'Try again' }).click();
    await bob.library.getByText('The team’s hub does not have it yet').waitFor(SOON);
    await bob.library.getByText('Screenshot', { exact: true }).click();
    await expect.poll(() => bob.library.locator('img.screenshot').evaluate((image) => 'naturalWidth' in image && image.naturalWidth), SOON).toBe(1);
  });

  it('were complained about by no page', () => {
    for (const browser of [ann, bob]) expect(browser.complaints.filter((complaint) => !/ERR_CONNECTION_REFUSED/.test(complaint))).toEqual([]);
  });
});
