import { Problem } from '../../core/language/problem.ts';
import type { Text } from '../../core/language/language.ts';
import { otherHubUnreachable, paneJoinProblems } from '../../core/language/texts/pane-team.ts';
import type { Fetch } from '../../core/sync/hub-calls.ts';
import type { HubFailure } from '../../core/sync/hub-port.ts';
import { joinHub } from '../../core/sync/http-hub.ts';
import { readInvite, readInviteLink } from '../../core/sync/invite-link.ts';
import { whyNotJoined } from '../../core/sync/join-problem.ts';
import type { TextStore } from '../taskpane/brought-packs.ts';
import { canKeep, keepAccount, type TeamAccount } from './team-account.ts';

export interface JoinRequest {
  /** An invite's link, or its code alone where the pane comes from the hub. */
  readonly invite: string;
  readonly member: string;
  readonly device: string;
}

/** How long a hub may take to answer. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Joins the team of an invite, and keeps the account.
 *
 * @param origin where the pane is from.
 * @throws Problem with what happened and what to do; then nothing has changed.
 */
export async function joinTeam({ invite, member, device }: JoinRequest, origin: string, store: TextStore | null, fetch: Fetch): Promise<TeamAccount> {
  const hub = readInvite(invite, origin);
  if (hub === null) throw new Problem('no-invite', paneJoinProblems.notAnInvite);
  // An invite is used up by joining: what it gives must have a place before.
  if (!canKeep(store)) throw new Problem('keeps-nothing', paneJoinProblems.keepsNothing);
  const answer = await joinHub(hub.url, { code: hub.code, member, device }, fetch, AbortSignal.timeout(PATIENCE_MILLISECONDS));
  if (!answer.ok) throw new Problem('not-joined', whyNot(answer.failure, hub.url, origin, readInviteLink(invite) === null));
  return keepAccount(store, hub.url, answer.value);
}

function whyNot(failure: HubFailure, url: string, origin: string, isCodeAlone: boolean): Text {
  if (isCodeAlone && failure.kind === 'refused' && failure.code === 'failed') return paneJoinProblems.noHubHere;
  // A hub that does not allow an address is, to a page of that address, one that cannot be reached.
  if (failure.kind === 'offline' && new URL(url).origin !== origin) return otherHubUnreachable(origin);
  return whyNotJoined(failure);
}
