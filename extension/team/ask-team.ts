import { browser } from 'wxt/browser';
import type * as z from 'zod';
import { Problem } from '../../core/language/problem.ts';
import { joinProblems } from '../../core/language/texts/team.ts';
import { readInviteLink } from '../../core/sync/invite-link.ts';
import type { MadeInvite, NewInvite } from '../../core/sync/hub-team-protocol.ts';
import type { SeenTeam } from '../../core/sync/http-team.ts';
import { askWorker } from '../ask-worker.ts';
import { bringBlobAnswerSchema, inviteAnswerSchema, receivedSchema, seeTeamAnswerSchema, type ChangeTeam, type JoinTeam, type leaveTeamSchema, type Request } from '../messages.ts';

/**
 * Joins the team of an invite. To be called inside a click: the browser asks the person whether Clipsheet may reach the hub.
 *
 * @throws Problem with what happened and what to do.
 */
export async function joinTeam(join: Omit<JoinTeam, 'type'>): Promise<void> {
  const invite = readInviteLink(join.link);
  if (invite === null) throw new Problem('no-invite-link', joinProblems.notALink);
  const isAllowed = await browser.permissions.request({ origins: [`${originPattern(invite.url)}/*`] });
  if (!isAllowed) throw new Problem('hub-not-allowed', joinProblems.notAllowed);
  await ask({ type: 'join-team', ...join });
}

export function leaveTeam(clips: z.infer<typeof leaveTeamSchema>['clips']): Promise<void> {
  return ask({ type: 'leave-team', clips });
}

export function syncTeam(): Promise<void> {
  return ask({ type: 'sync-team' });
}

/**
 * Brings a clip's page or picture from the team's hub into the library. @returns false where the hub does not have it.
 *
 * @throws Problem with what happened.
 */
export async function bringBlob(sha256: string): Promise<boolean> {
  return (await askWorker({ type: 'bring-blob', sha256 }, bringBlobAnswerSchema)).isHere;
}

/** These throw a Problem with what happened and what to do. */
export async function seeTeam(): Promise<SeenTeam> {
  return (await askWorker({ type: 'see-team' }, seeTeamAnswerSchema)).team;
}

export async function inviteToTeam(wish: NewInvite): Promise<MadeInvite> {
  return (await askWorker({ type: 'invite', ...wish }, inviteAnswerSchema)).invite;
}

export function changeTeam(change: ChangeTeam): Promise<void> {
  return ask(change);
}

async function ask(request: Request): Promise<void> {
  await askWorker(request, receivedSchema);
}

/** Match patterns know no ports. */
function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}`;
}
