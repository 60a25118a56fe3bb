import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Library } from '../../core/library/library.ts';
import type { Text } from '../../core/language/language.ts';
import { keepWithTeam, takeBack as takeBackWords, takeBackAsked, takenBack } from '../../core/language/texts/team.ts';
import { leftWithTeam, takeBack } from '../../core/sync/take-back.ts';
import { syncTeam } from '../team/ask-team.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';

interface Props {
  readonly library: Library;
  /** Null: the clips without one. */
  readonly project: string | null;
  readonly onDone: () => void;
}

/** What becomes of the clips that the team has of a project that is not shared any more: they stay unless a person says otherwise. */
export function StoppedSharing({ library, project, onDone }: Props): JSX.Element | null {
  const { say } = useSpeech();
  const [taken, setTaken] = useState<number | null>(null);
  const [problem, setProblem] = useState<Text | null>(null);
  const left = useLive(() => leftWithTeam(library, project), [project]);
  if (taken !== null) return <p role="status">{say(takenBack(taken))}</p>;
  if (problem !== null) return <ProblemNote sentence={problem} />;
  if (left.state !== 'ready' || left.value.own.length === 0) return null;
  const { own, others } = left.value;
  const take = (): void => {
    takeBack(library, project, () => crypto.randomUUID())
      .then((count) => {
        setTaken(count);
        return syncTeam();
      })
      .catch((error: unknown) => setProblem(sentenceOf(error)));
  };
  return (
    <div class="stopped-sharing">
      <p role="status">{say(takeBackAsked(own.length, others))}</p>
      <div class="row">
        <button type="button" class="button" onClick={onDone}>
          {say(keepWithTeam(own.length))}
        </button>
        <button type="button" class="button danger" onClick={take}>
          {say(takeBackWords(own.length))}
        </button>
      </div>
    </div>
  );
}
