import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { teamMembers as words } from '../../core/language/texts/team-members.ts';
import type { SeenTeam } from '../../core/sync/http-team.ts';
import type { Role } from '../../core/sync/hub-protocol.ts';
import { changeTeam, seeTeam } from '../team/ask-team.ts';
import type { ChangeTeam } from '../messages.ts';
import { RefreshIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { MakeInvite } from './make-invite.tsx';
import { MemberList } from './member-list.tsx';
import { OpenInvites } from './open-invites.tsx';

/**
 * Who is in the team, as its hub tells it now; for admins with devices and invites. Nothing of it is kept here.
 *
 * @param role what this device is to the team: where it changes, the team is read anew.
 */
export function TeamMembers({ role }: { role: Role }): JSX.Element {
  const { say } = useSpeech();
  const [team, setTeam] = useState<SeenTeam | null>(null);
  const [problem, setProblem] = useState<Text | null>(null);
  const [isLoading, setLoading] = useState(true);

  const load = useCallback(async (): Promise<void> => {
    setLoading(true);
    try {
      setTeam(await seeTeam());
      setProblem(null);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setLoading(false);
    }
  }, []);
  useEffect(() => {
    void load();
    const onShown = (): void => {
      if (document.visibilityState === 'visible') void load();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => document.removeEventListener('visibilitychange', onShown);
  }, [load, role]);

  /** Whatever came of it, the list says how it is now; why it did not work stays to be read. */
  const change = async (wish: ChangeTeam): Promise<void> => {
    const failure = await changeTeam(wish).then(() => null, sentenceOf);
    await load();
    if (failure !== null) setProblem(failure);
  };

  return (
    <section class="team-members" aria-busy={isLoading}>
      <div class="row">
        <h3>{say(words.title)}</h3>
        <button type="button" class="quiet" title={say(words.refresh)} disabled={isLoading} onClick={() => void load()}>
          <RefreshIcon />
          <span class="unseen">{say(words.refresh)}</span>
        </button>
      </div>
      {problem !== null && (
        <ProblemNote sentence={problem}>
          <button type="button" class="button" disabled={isLoading} onClick={() => void load()}>
            {say(words.again)}
          </button>
        </ProblemNote>
      )}
      {team === null && isLoading && <LoadingMembers />}
      {team !== null && (
        <>
          <MemberList team={team} onChange={change} />
          {team.invites !== null && (
            <>
              <OpenInvites invites={team.invites} onChange={change} />
              <MakeInvite onMade={load} />
            </>
          )}
        </>
      )}
    </section>
  );
}

function LoadingMembers(): JSX.Element {
  const { say } = useSpeech();
  return (
    <div class="loading-members" role="status">
      <span class="unseen">{say(words.loading)}</span>
      {[1, 2, 3].map((line) => (
        <span key={line} class="loading-line" aria-hidden="true" />
      ))}
    </div>
  );
}
