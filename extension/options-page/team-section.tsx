import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Library } from '../../core/library/library.ts';
import type { Text } from '../../core/language/language.ts';
import { memberOfTeam, ROLES, team as words } from '../../core/language/texts/team.ts';
import { leaveTeam, syncTeam } from '../team/ask-team.ts';
import type { Team } from '../team/hub-account.ts';
import { SyncLineView } from '../team/sync-line.tsx';
import { useSyncLine } from '../team/use-sync-line.ts';
import { useTeam } from '../team/use-team.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { JoinTeam } from './join-team.tsx';
import { SharedProjects } from './shared-projects.tsx';
import { TeamMembers } from './team-members.tsx';

/** The team: joining it, what is shared with it, who is in it, where syncing stands, and leaving it. */
export function TeamSection({ library }: { library: Library }): JSX.Element {
  const { say } = useSpeech();
  const team = useTeam();
  return (
    <section class="team">
      <h2>{say(words.title)}</h2>
      {team === null && <JoinTeam />}
      {team !== null && team !== undefined && <JoinedTeam team={team} library={library} />}
    </section>
  );
}

function JoinedTeam({ team, library }: { team: Team; library: Library }): JSX.Element {
  const { say } = useSpeech();
  const [isLeaving, setLeaving] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const line = useSyncLine(library, team.role);

  const run = (work: () => Promise<void>): void => {
    setBusy(true);
    setProblem(null);
    work()
      .catch((error: unknown) => setProblem(sentenceOf(error)))
      .finally(() => setBusy(false));
  };

  return (
    <>
      <div class="team-card">
        <div>
          <strong>{team.workspace.name}</strong>
          <p class="hint">
            {say(memberOfTeam(team.member.name, team.device.name))} · {say(ROLES[team.role])} · {new URL(team.url).host}
          </p>
          {line.state === 'ready' && <SyncLineView line={line.value} />}
          {line.state === 'failed' && <ProblemNote sentence={sentenceOf(line.error)} />}
        </div>
        <button type="button" class="button" disabled={isBusy} onClick={() => run(syncTeam)}>
          {say(words.syncNow)}
        </button>
      </div>
      {problem !== null && <ProblemNote sentence={problem} />}
      {team.role !== 'reader' && <SharedProjects library={library} />}
      <TeamMembers role={team.role} />
      {!isLeaving && (
        <button type="button" class="button" onClick={() => setLeaving(true)}>
          {say(words.leave)}
        </button>
      )}
      {isLeaving && (
        <div class="leave-team" role="group" aria-label={say(words.leave)}>
          <p class="hint">{say(words.leaveHint)}</p>
          <button type="button" class="button" disabled={isBusy} onClick={() => run(() => leaveTeam('keep'))}>
            {say(words.leaveKeep)}
          </button>
          <button type="button" class="button danger" disabled={isBusy} onClick={() => run(() => leaveTeam('remove'))}>
            {say(words.leaveRemove)}
          </button>
          <button type="button" class="button" onClick={() => setLeaving(false)}>
            {say(words.cancel)}
          </button>
        </div>
      )}
    </>
  );
}
