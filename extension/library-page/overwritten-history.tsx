import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Clip } from '../../core/clip/clip.ts';
import type { Library } from '../../core/library/library.ts';
import type { Text } from '../../core/language/language.ts';
import { deletionGaveWay, gaveWay, overwritten as words, OVERWRITTEN_FIELDS } from '../../core/language/texts/overwritten.ts';
import { DELETION } from '../../core/sync/hub-record.ts';
import { overwrittenOn, setAgain } from '../../core/sync/lost-values.ts';
import { nowInstead, type Overwritten } from '../../core/sync/overwritten.ts';
import { formatMoment } from '../ui/format.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';

/** What anybody set on a clip and others took the place of, to be had back by whoever misses it. */
export function OverwrittenHistory({ clip, library }: { clip: Clip; library: Library }): JSX.Element | null {
  const { language, say } = useSpeech();
  const [problem, setProblem] = useState<Text | null>(null);
  const history = useLive(() => overwrittenOn(library, clip.id), [clip.id]);
  if (history.state !== 'ready' || history.value.length === 0) return null;
  const setIt = (overwritten: Overwritten): void => {
    setProblem(null);
    setAgain(library, overwritten).catch((error: unknown) => setProblem(sentenceOf(error)));
  };
  return (
    <details>
      <summary>
        {say(words.history)} <span class="count">{history.value.length}</span>
      </summary>
      {problem !== null && <ProblemNote sentence={problem} />}
      <ul class="plain">
        {history.value.map((overwritten) => {
          const { id, field, value, loser, winner, at } = overwritten;
          const isDeletion = field === DELETION;
          return (
            <li key={id} class="overwritten">
              <p class="hint">
                {say(OVERWRITTEN_FIELDS[field])} · {say(isDeletion ? deletionGaveWay(loser, winner) : gaveWay(loser, winner))} ·{' '}
                <time dateTime={at}>{formatMoment(at, language)}</time>
              </p>
              {!isDeletion && <p class="text">{value === '' ? say(words.empty) : value}</p>}
              {!isDeletion && nowInstead(overwritten, clip) !== null && (
                <button type="button" class="link" onClick={() => setIt(overwritten)}>
                  {say(words.useThis)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
