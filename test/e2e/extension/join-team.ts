import type { Page } from 'playwright-core';
import type { Role } from '../../../core/sync/hub-protocol.ts';
import { inviteLink } from '../../../hub/server/routes.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import type { TestHub } from '../../environment/test-hub.ts';
import type { ExtensionBrowser } from './extension-browser.ts';

export async function openOptions(browser: ExtensionBrowser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto(browser.at('/options.html'));
  await page.getByRole('heading', { name: 'Team' }).waitFor();
  return page;
}

/** Joins as a person does, in the options page, which is left open. */
export async function joinTeam(browser: ExtensionBrowser, hub: TestHub, workspace: string, name: string, role: Role = 'editor'): Promise<Page> {
  const { code } = await makeInvite(hub.database, workspace, { role, days: 1, uses: 1 });
  const page = await openOptions(browser);
  await page.getByLabel('Invite link').fill(inviteLink(hub.address, code));
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByRole('button', { name: 'Sync now' }).waitFor();
  return page;
}

/** Shares a project, as a person does. */
export async function shareProject(browser: ExtensionBrowser, project: string): Promise<void> {
  const page = await openOptions(browser);
  await page.getByRole('checkbox', { name: project }).check();
  await page.close();
}
