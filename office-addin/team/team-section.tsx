import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { paneTeam, renewedClips } from '../../core/language/texts/pane-team.ts';
import { memberOfTeam, ROLES, team as words } from '../../core/language/texts/team.ts';
import { syncLine } from '../../core/sync/sync-line.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { Note } from '../taskpane/notes.tsx';
import type { PaneSession } from '../taskpane/pane-session.ts';
import { useSay } from '../taskpane/speech.tsx';
import { JoinForm } from './join-form.tsx';
import type { JoinedTeam, PaneTeam } from './pane-team.ts';
import { TeamClips } from './team-clips.tsx';
import './team.css';

interface Props {
  readonly session: PaneSession;
  readonly team: PaneTeam;
  readonly now: string;
  /** No more is wanted of the team. */
  readonly onClose: () => void;
}

/** The team: joining it, where syncing stands, its clips, and leaving it. */
export function TeamSection({ session, team, now, onClose }: Props): JSX.Element {
  const say = useSay();
  const heading = useId();
  const { team: joined, status, entries, problem, renewed } = team.state();
  const line = joined === null ? null : syncLine(status, joined.role);
  return (
    <section class="team" aria-labelledby={heading}>
      <div class="team-head">
        <h2 id={heading}>{joined === null ? say(words.title) : joined.workspace.name}</h2>
        {line !== null && (
          <p class={`sync-line small sync-${line.look}`} role="status">
            <span class="sync-dot" aria-hidden="true" />
            {say(line.text)}
          </p>
        )}
      </div>
      {problem !== null && <Note tone="warning" sentence={problem} />}
      {renewed > 0 && <Note tone="info" sentence={renewedClips(renewed)} onDismiss={() => team.dismissRenewed()} />}
      {joined === null && <JoinForm team={team} onClose={onClose} />}
      {joined !== null && entries !== null && <TeamClips session={session} team={team} entries={entries} now={now} />}
      {joined !== null && <LeaveTeam joined={joined} team={team} onLeft={onClose} />}
    </section>
  );
}

function LeaveTeam({ joined, team, onLeft }: { readonly joined: JoinedTeam; readonly team: PaneTeam; readonly onLeft: () => void }): JSX.Element {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const leave = () => {
    setBusy(true);
    team.leave().then(onLeft, (error: unknown) => {
      setBusy(false);
      setProblem(sentenceOf(error));
    });
  };
  return (
    <>
      <p class="member small quiet">
        <span>
          {say(memberOfTeam(joined.member.name, joined.device.name))} · {say(ROLES[joined.role])} · {new URL(joined.url).host}
        </span>
        {!isAsking && (
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {say(words.leave)}
          </button>
        )}
      </p>
      {problem !== null && <Note tone="warning" sentence={problem} />}
      {isAsking && (
        <Note tone="warning" sentence={paneTeam.leaveHint}>
          <div class="row-actions">
            <fluent-button appearance="outline" size="small" disabled={isBusy} onClick={leave}>
              {say(paneTeam.leaveNow)}
            </fluent-button>
            <fluent-button appearance="subtle" size="small" disabled={isBusy} onClick={() => setAsking(false)}>
              {say(words.cancel)}
            </fluent-button>
          </div>
        </Note>
      )}
    </>
  );
}
