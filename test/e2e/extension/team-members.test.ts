import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatabasePlace } from '../../../hub/database/open-database.ts';
import { inviteLink } from '../../../hub/server/routes.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { describeOnPostgres } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';
import { startExtension, type ExtensionBrowser } from './extension-browser.ts';

// Real browsers on a busy machine: the limits only end what hangs.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const SOON = { timeout: 60_000 };
const REMOVED = 'The hub no longer knows this device; an admin may have removed it.';

describeOnPostgres('an admin of a team, and who is invited', ({ newPlace }) => {
  let place: DatabasePlace;
  let hub: TestHub;
  let ann: ExtensionBrowser;
  let bob: ExtensionBrowser;
  let [annPage, bobPage]: [Page | null, Page | null] = [null, null];
  let first = '';

  beforeAll(async () => {
    place = await newPlace();
    hub = await startTestHub(place);
    const { code } = await makeInvite(hub.database, await newTeam(hub, '市场组'), { role: 'admin', days: 1, uses: 1 });
    first = inviteLink(hub.address, code);
    [ann, bob] = [await startExtension(), await startExtension()];
    for (const browser of [ann, bob]) await browser.choose({ language: 'en', theme: 'light' });
  });
  afterAll(async () => {
    await Promise.all([ann.close(), bob.close(), hub.stop()]);
  });

  async function join(browser: ExtensionBrowser, link: string, name: string): Promise<Page> {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 640, height: 900 });
    await page.goto(browser.at('/options.html'));
    await page.getByLabel('Invite link').fill(link);
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Join the team' }).click();
    await page.getByRole('heading', { name: 'Members' }).waitFor(SOON);
    return page;
  }
  const opened = (page: Page | null): Page => {
    if (page === null) throw new Error('Nobody has joined yet.');
    return page;
  };
  const members = (page: Page) => page.getByRole('listitem').filter({ has: page.locator('strong') });
  const violations = async (page: Page) => {
    const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  };

  it('find themselves alone, with this device, and no open invite', async () => {
    annPage = await join(ann, first, 'Ann');
    await annPage.getByText('Only you so far.').waitFor();
    await expect.poll(() => members(opened(annPage)).allInnerTexts()).toEqual([expect.stringMatching(/^Ann\s+you[^]*Admin[^]*Browser[^]*this device/)]);
    await annPage.getByText('No open invites.').waitFor();
    expect(await annPage.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  });

  it('make an invite whose link is shown once, and that another joins by', async () => {
    const page = opened(annPage);
    await page.getByLabel('Devices that may join').fill('2');
    await page.getByRole('button', { name: 'Make invite' }).click();
    const link = await page.getByRole('textbox', { name: 'Link of the invite' }).inputValue();
    expect(link).toMatch(/^http.*\/join#[A-Z0-9-]{29}$/);
    await page.getByText('It lets 2 devices join within 7 days. It is shown only this once.').waitFor();
    await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(link);
    expect(await violations(page)).toEqual([]);
    await page.getByText(/2 of 2 devices left/).waitFor();
    await page.getByRole('button', { name: 'Sent, hide the link' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Make invite' }).waitFor();
    expect(await page.content()).not.toContain(link.split('#')[1] ?? link);

    bobPage = await join(bob, link, 'Bob');
    await expect.poll(() => members(opened(bobPage)).allInnerTexts()).toEqual([expect.stringMatching(/^Ann[^]*Admin$/), expect.stringMatching(/^Bob\s+you[^]*Editor$/)]);
    for (const name of ['Make invite', /^Remove/, 'Take back']) expect(await bobPage.getByRole('button', { name }).count()).toBe(0);

    await page.getByRole('button', { name: 'Refresh members' }).click();
    await page.getByRole('button', { name: 'Remove Browser of Bob' }).waitFor();
    await page.getByText(/1 of 2 devices left/).waitFor();
    await page.getByRole('button', { name: 'Take back invite' }).click();
    await page.getByText('No open invites.').waitFor();
  });

  it.each([
    { language: 'zh', theme: 'light' },
    { language: 'zh', theme: 'dark' },
    { language: 'en', theme: 'light' },
    { language: 'en', theme: 'dark' },
  ] as const)('are shown the team without a fault by axe in $language, $theme, also at 360 px', async (look) => {
    const page = opened(annPage);
    await ann.choose(look);
    await page.getByRole('heading', { name: look.language === 'zh' ? '成员' : 'Members' }).waitFor();
    await page.getByRole('button', { name: look.language === 'zh' ? '移除Bob' : 'Remove Browser of Bob' }).click();
    for (const width of [360, 640]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page), String(width)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), String(width)).toBe(true);
    }
    const small = await page.evaluate(`[...document.querySelectorAll('button, select, input')]
      .filter((target) => { const box = target.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).map((target) => target.outerHTML.slice(0, 80))`);
    expect(small).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('give a member another role, which the member’s page shows', async () => {
    const page = opened(annPage);
    await ann.choose({ language: 'en', theme: 'light' });
    await page.getByLabel('Role of Bob').selectOption('Reader');
    await expect.poll(() => page.getByLabel('Role of Bob').inputValue(), SOON).toBe('reader');
    const bobs = opened(bobPage);
    await bobs.getByRole('button', { name: 'Refresh members' }).click();
    await bobs.getByText('Bob (Browser) · Reader').waitFor(SOON);
    await bobs.getByRole('group', { name: 'Shared with the team' }).waitFor({ state: 'detached' });
  });

  it('are told where the hub is away, and go on once it is back', async () => {
    const page = opened(annPage);
    const port = Number(new URL(hub.url).port);
    await hub.stop();
    await page.getByRole('button', { name: 'Refresh members' }).click();
    await page.getByText('The hub cannot be reached. Check your network and try again.').waitFor(SOON);
    expect(await members(page).count()).toBe(2);
    hub = await startTestHub(place, { port });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The hub cannot be reached. Check your network and try again.').waitFor({ state: 'detached', ...SOON });
  });

  it('remove a device by keyboard, asked once more, and it is told so', async () => {
    const page = opened(annPage);
    const remove = page.getByRole('button', { name: 'Remove Browser of Bob' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.getByText('It stops syncing at once; clips that are on it stay there.').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Cancel');
    await page.keyboard.press('Enter');
    await expect.poll(() => remove.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Only you so far.').waitFor(SOON);

    const bobs = opened(bobPage);
    await bobs.getByRole('status').filter({ hasText: REMOVED }).waitFor(SOON);
    await bobs.getByRole('button', { name: 'Refresh members' }).click();
    await bobs.getByRole('alert').filter({ hasText: REMOVED }).waitFor(SOON);
    expect(await violations(bobs)).toEqual([]);
  });

  describe('what they said', () => {
    it('was complained about by no page', () => {
      for (const browser of [ann, bob]) expect(browser.complaints.filter((complaint) => !/ERR_CONNECTION_REFUSED|status of 401/.test(complaint))).toEqual([]);
    });
  });
});
