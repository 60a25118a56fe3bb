import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { paneTeam } from '../../core/language/texts/pane-team.ts';
import { team as words } from '../../core/language/texts/team.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { Note } from '../taskpane/notes.tsx';
import { useSay } from '../taskpane/speech.tsx';
import type { PaneTeam } from './pane-team.ts';

/** Joining a team by an invite. */
export function JoinForm({ team, onClose }: { readonly team: PaneTeam; readonly onClose: () => void }): JSX.Element {
  const say = useSay();
  const [isJoining, setJoining] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const [invite, setInvite] = useState('');
  const [member, setMember] = useState('');
  // The workbench is a page without Office.
  const [device, setDevice] = useState(say(typeof Office === 'undefined' ? paneTeam.workbench : paneTeam.excel));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const join = (): void => {
    if (isJoining || form.current?.reportValidity() !== true) return;
    setJoining(true);
    setProblem(null);
    team
      .join({ invite, member: member.trim(), device: device.trim() })
      .catch((error: unknown) => setProblem(sentenceOf(error)))
      .finally(() => setJoining(false));
  };

  return (
    <form
      class="join-team"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <p class="quiet small">{say(paneTeam.intro)}</p>
      <Line label={say(paneTeam.invite)} value={invite} onType={setInvite} />
      <Line label={say(words.yourName)} value={member} autocomplete="name" onType={setMember} />
      <Line label={say(words.deviceName)} value={device} onType={setDevice} />
      {problem !== null && <Note tone="warning" sentence={problem} />}
      <div class="row-actions">
        <fluent-button appearance="primary" disabled={isJoining} onClick={join}>
          {say(isJoining ? words.joining : words.join)}
        </fluent-button>
        <fluent-button appearance="subtle" disabled={isJoining} onClick={onClose}>
          {say(words.cancel)}
        </fluent-button>
      </div>
      {/* Enter in a field joins as well. */}
      <input type="submit" hidden />
    </form>
  );
}

function Line(props: { readonly label: string; readonly value: string; readonly autocomplete?: 'name'; readonly onType: (value: string) => void }): JSX.Element {
  const input = useId();
  return (
    <div class="field">
      <label class="field-label small" for={input}>
        {props.label}
      </label>
      <input
        id={input}
        type="text"
        required
        pattern=".*\S.*"
        maxLength={props.autocomplete === undefined ? 500 : 80}
        autocomplete={props.autocomplete ?? 'off'}
        spellcheck={false}
        value={props.value}
        onInput={(event) => props.onType(event.currentTarget.value)}
      />
    </div>
  );
}
