import type { JSX } from 'preact';
import { daysLeft, takeBackNamed, teamMembers as words, usesLeft } from '../../core/language/texts/team-members.ts';
import { ROLES } from '../../core/language/texts/team.ts';
import type { Invites } from '../../core/sync/hub-team-protocol.ts';
import type { ChangeTeam } from '../messages.ts';
import { daysUntil, formatMoment } from '../ui/format.ts';
import { useSpeech } from '../ui/speech.tsx';

interface Props {
  readonly invites: Invites['invites'];
  readonly onChange: (change: ChangeTeam) => Promise<void>;
}

/** The invites by which somebody may still join. Their links are nowhere any more. */
export function OpenInvites({ invites, onChange }: Props): JSX.Element {
  const { say, language } = useSpeech();
  const now = new Date();
  return (
    <>
      <h3>{say(words.invites)}</h3>
      {invites.length === 0 && <p class="hint">{say(words.noInvites)}</p>}
      <ul class="plain members">
        {invites.map(({ id, role, uses, used, expiresAt }) => {
          const left = say(daysLeft(daysUntil(expiresAt, now)));
          return (
            <li key={id} class="member-device">
              <span>
                {say(ROLES[role])}
                <small title={formatMoment(expiresAt, language)}>
                  {left} · {say(usesLeft(uses - used, uses))}
                </small>
              </span>
              <button type="button" class="button" aria-label={say(takeBackNamed(say(ROLES[role]), left))} onClick={() => void onChange({ type: 'revoke-invite', id })}>
                {say(words.takeBack)}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
