import { Fragment, type JSX } from 'preact';
import type { Figure } from '../../core/clip/clip.ts';
import { figureTexts, figureTimeTexts, moreOf } from '../../core/language/texts/extension.ts';
import { useSpeech } from './speech.tsx';

/** Figures under the sentence that carries them, each with what it is about and when; `most` sentences at the most. */
export function FigureList({ figures, most }: { figures: readonly Figure[]; most: number }): JSX.Element {
  const { say } = useSpeech();
  const sentences = bySentence(figures);
  const hidden = sentences.slice(most).reduce((sum, { said }) => sum + said.length, 0);
  return (
    <ul class="plain">
      {sentences.slice(0, most).map(({ sentence, said }, index) => (
        <li key={index} class="figure">
          <dl>
            {said.map((figure, position) => (
              <Fragment key={position}>
                <dt>
                  {figure.text}
                  {figure.direction !== null && <Direction direction={figure.direction} />}
                </dt>
                <dd>{useful([figure.subject, figure.about, timeOf(figure, say)])}</dd>
              </Fragment>
            ))}
          </dl>
          {sentence !== said.map(({ text }) => text).join('') && <q>{sentence}</q>}
        </li>
      ))}
      {hidden > 0 && <li class="more">{say(moreOf(hidden))}</li>}
    </ul>
  );
}

function Direction({ direction }: { direction: 'up' | 'down' }): JSX.Element {
  const { say } = useSpeech();
  return (
    <span class="direction" role="img" aria-label={say(figureTexts[direction])}>
      {direction === 'up' ? '↑' : '↓'}
    </span>
  );
}

function timeOf({ when }: Figure, say: ReturnType<typeof useSpeech>['say']): string | null {
  return when === null ? null : say(figureTimeTexts[when.by](when.text));
}

function useful(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}

function bySentence(figures: readonly Figure[]): { sentence: string; said: Figure[] }[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) groups.set(figure.sentence, [...(groups.get(figure.sentence) ?? []), figure]);
  return [...groups].map(([sentence, said]) => ({ sentence, said }));
}
