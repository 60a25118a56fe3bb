import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../../core/sync/hub-protocol.ts';
import { inviteLink } from '../../../hub/server/routes.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import type { TestHub } from '../../environment/test-hub.ts';
import { clipTab, type ExtensionBrowser } from './extension-browser.ts';

/** Opens the extension's options. */
export async function openOptions(browser: ExtensionBrowser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto(browser.at('/options.html'));
  await page.getByRole('heading', { name: 'Team' }).waitFor();
  return page;
}

/** Joins the team of an invite's link. @returns the options, which show the team. */
export async function joinByLink(browser: ExtensionBrowser, link: string, name: string): Promise<Page> {
  const page = await openOptions(browser);
  await page.getByLabel('Invite link').fill(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByRole('button', { name: 'Sync now' }).waitFor();
  return page;
}

/** Joins a team of a hub of this process. @returns the options, which show the team. */
export async function joinTeam(browser: ExtensionBrowser, hub: TestHub, workspace: string, name: string, role: Role = 'editor'): Promise<Page> {
  const { code } = await makeInvite(hub.database, workspace, { role, days: 1, uses: 1 });
  return joinByLink(browser, inviteLink(hub.address, code), name);
}

/** Shares a project, as a person does. */
export async function shareProject(browser: ExtensionBrowser, project: string): Promise<void> {
  const page = await openOptions(browser);
  await page.getByRole('checkbox', { name: project }).check();
  await page.close();
}

/** Clips a page into a project. @returns the clip's id. */
export async function clipInto(browser: ExtensionBrowser, url: string, project: string): Promise<string> {
  const { page, tabId } = await browser.openTab(url);
  const request = clipTab(tabId, { project });
  expect(await browser.send(request)).toMatchObject({ ok: true, state: 'saved' });
  await page.close();
  return request.jobId;
}
