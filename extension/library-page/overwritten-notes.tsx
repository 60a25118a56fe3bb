import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Library } from '../../core/library/library.ts';
import type { Text } from '../../core/language/language.ts';
import { changeTookPlace, deletionDidNotStand, overwritten as words, OVERWRITTEN_FIELDS } from '../../core/language/texts/overwritten.ts';
import { DELETION } from '../../core/sync/hub-record.ts';
import { keepAsItIs, readQuestions, setAgain, type Question } from '../../core/sync/lost-values.ts';
import { formatAgo, formatMoment } from '../ui/format.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';

interface Props {
  readonly clip: string;
  readonly library: Library;
  readonly onDeleted: () => void;
}

/** What this person set on a clip and others took the place of: both versions, and the way back. */
export function OverwrittenNotes({ clip, library, onDeleted }: Props): JSX.Element | null {
  const questions = useLive(async () => (await readQuestions(library)).filter((question) => question.clip === clip), [clip]);
  if (questions.state === 'loading') return null;
  if (questions.state === 'failed') return <ProblemNote sentence={sentenceOf(questions.error)} />;
  return (
    <>
      {questions.value.map((question) => (
        <OverwrittenNote key={question.id} question={question} library={library} onDeleted={onDeleted} />
      ))}
    </>
  );
}

function OverwrittenNote({ question, library, onDeleted }: { question: Question; library: Library; onDeleted: () => void }): JSX.Element {
  const { language, say } = useSpeech();
  const [problem, setProblem] = useState<Text | null>(null);
  const { field, value, now, winner, at } = question;
  const isDeletion = field === DELETION;
  const run = (work: Promise<void>): void => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(sentenceOf(error)));
  };
  const title = say(isDeletion ? deletionDidNotStand(winner) : changeTookPlace(winner));
  return (
    <section class="note note-question" aria-label={title}>
      <WarningIcon />
      <div>
        <p>
          <strong>{title}</strong>{' '}
          <time dateTime={at} title={formatMoment(at, language)}>
            {formatAgo(at, new Date(), language)}
          </time>
        </p>
        {!isDeletion && (
          <dl class="versions">
            <dt>
              {say(OVERWRITTEN_FIELDS[field])} · {say(words.yours)}
            </dt>
            <dd>{value === '' ? say(words.empty) : value}</dd>
            <dt>
              {say(OVERWRITTEN_FIELDS[field])} · {say(words.now)}
            </dt>
            <dd>{now === '' ? say(words.empty) : now}</dd>
          </dl>
        )}
        {problem !== null && <ProblemNote sentence={problem} />}
        <div class="row wrap">
          <button type="button" class={isDeletion ? 'button danger' : 'button'} onClick={() => run(setAgain(library, question).then(isDeletion ? onDeleted : undefined))}>
            {say(isDeletion ? words.deleteAfterAll : words.setAgain)}
          </button>
          <button type="button" class="button" onClick={() => run(keepAsItIs(library, question))}>
            {say(isDeletion ? words.keepClip : words.keep)}
          </button>
        </div>
      </div>
    </section>
  );
}
