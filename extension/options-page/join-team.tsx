import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { team } from '../../core/language/texts/team.ts';
import { joinTeam } from '../team/ask-team.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';

/** Joining a team by an invite's link. */
export function JoinTeam(): JSX.Element {
  const { say } = useSpeech();
  const [isJoining, setJoining] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const [link, setLink] = useState('');
  const [member, setMember] = useState('');
  const [device, setDevice] = useState(say(team.thisBrowser));

  const join = (event: Event): void => {
    event.preventDefault();
    setJoining(true);
    setProblem(null);
    joinTeam({ link, member: member.trim(), device: device.trim() })
      .catch((error: unknown) => setProblem(sentenceOf(error)))
      .finally(() => setJoining(false));
  };

  return (
    <form class="fields" onSubmit={join}>
      <p class="hint">{say(team.intro)}</p>
      <label>
        <span>{say(team.invite)}</span>
        <input type="url" required value={link} placeholder={say(team.inviteHint)} autocomplete="off" onInput={({ currentTarget }) => setLink(currentTarget.value)} />
      </label>
      <label>
        <span>{say(team.yourName)}</span>
        <input required maxLength={80} pattern=".*\S.*" value={member} autocomplete="name" onInput={({ currentTarget }) => setMember(currentTarget.value)} />
      </label>
      <label>
        <span>{say(team.deviceName)}</span>
        <input required maxLength={80} pattern=".*\S.*" value={device} autocomplete="off" onInput={({ currentTarget }) => setDevice(currentTarget.value)} />
      </label>
      {problem !== null && <ProblemNote sentence={problem} />}
      <div>
        <button type="submit" class="button primary" disabled={isJoining}>
          {say(isJoining ? team.joining : team.join)}
        </button>
      </div>
    </form>
  );
}
