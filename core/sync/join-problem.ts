import type { Text } from '../language/language.ts';
import { joinProblems } from '../language/texts/team.ts';
import type { HubFailure } from './hub-port.ts';

/** Why a device did not join, and what to do. */
export function whyNotJoined(failure: HubFailure): Text {
  if (failure.kind === 'offline') return joinProblems.unreachable;
  if (failure.kind === 'busy') return joinProblems.busy;
  return failure.kind === 'refused' && failure.code === 'invite-used-up' ? joinProblems.usedUp : joinProblems.refused;
}
