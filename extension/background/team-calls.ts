import { Problem } from '../../core/language/problem.ts';
import { joinProblems, syncing } from '../../core/language/texts/team.ts';
import { teamProblems } from '../../core/language/texts/team-members.ts';
import type { HubAnswer, HubFailure } from '../../core/sync/hub-port.ts';
import type { MadeInvite, NewInvite } from '../../core/sync/hub-team-protocol.ts';
import { httpTeam, type HttpTeam, type SeenTeam } from '../../core/sync/http-team.ts';
import type { ChangeTeam } from '../messages.ts';
import { keepDevice, readHubAddress } from '../team/hub-account.ts';

/** A person waits for it. */
const LONGEST_MILLISECONDS = 30_000;

/**
 * What pages ask of the team's hub. Each throws a Problem with what happened and what to do; whatever was asked to be
 * changed and was not answered may have been done.
 */
export const teamCalls = {
  /** The team, and what this device now is to it. */
  async see(): Promise<SeenTeam> {
    const team = await answerOf((hub, signal) => hub.seen(signal));
    await keepDevice(team.device);
    return team;
  },

  invite: (wish: NewInvite): Promise<MadeInvite> => answerOf((hub, signal) => hub.invite(wish, signal)),

  async change(change: ChangeTeam): Promise<void> {
    await answerOf((hub, signal) => {
      switch (change.type) {
        case 'revoke-device':
          return hub.revokeDevice(change.id, signal);
        case 'revoke-invite':
          return hub.revokeInvite(change.id, signal);
        case 'change-role':
          return hub.changeRole(change.member, change.role, signal);
      }
    });
  },
};
export type TeamCalls = typeof teamCalls;

async function answerOf<T>(ask: (hub: HttpTeam, signal: AbortSignal) => Promise<HubAnswer<T>>): Promise<T> {
  const address = await readHubAddress();
  if (address === null) throw new Problem('not-in-team', joinProblems.notInTeam);
  const answer = await ask(httpTeam(address, (url, init) => fetch(url, init)), AbortSignal.timeout(LONGEST_MILLISECONDS));
  if (!answer.ok) throw problemOf(answer.failure);
  return answer.value;
}

/** Why a team's hub did not do what a person asked for. */
export function problemOf(failure: HubFailure): Problem {
  if (failure.kind === 'offline') return new Problem('team-offline', teamProblems.offline);
  if (failure.kind === 'busy') return new Problem('team-busy', teamProblems.busy);
  if (failure.kind !== 'refused') return new Problem('team-refused', teamProblems.refused);
  switch (failure.code) {
    case 'not-joined':
      return new Problem('team-not-joined', syncing.notJoined);
    case 'not-allowed':
      return failure.detail.includes('last-admin') ? new Problem('team-last-admin', teamProblems.lastAdmin) : new Problem('team-not-allowed', teamProblems.notAllowed);
    case 'too-old':
      return new Problem('team-too-old', syncing.tooOld);
    default:
      return new Problem('team-refused', teamProblems.refused);
  }
}
