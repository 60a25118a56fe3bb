import { Fragment, type JSX } from 'preact';
import type { Figure } from '../../core/clip/clip.ts';
import { figureTexts, figureTimeTexts, moreOf, onPage } from '../../core/language/texts/extension.ts';
import { formatCount } from './format.ts';
import { useSpeech } from './speech.tsx';

/** Figures under the sentence that carries them, each with what it is about and when; `most` sentences at the most. */
export function FigureList({ figures, most }: { figures: readonly Figure[]; most: number }): JSX.Element {
  const { language, say } = useSpeech();
  const sentences = bySentence(figures);
  const hidden = sentences.slice(most).reduce((sum, { said }) => sum + said.length, 0);
  return (
    <ul class="plain">
      {sentences.slice(0, most).map(({ sentence, said, page }, index) => (
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
          {page !== undefined && <small> {say(onPage(page))}</small>}
        </li>
      ))}
      {hidden > 0 && <li class="more">{say(moreOf(formatCount(hidden, language)))}</li>}
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

interface Sentence {
  readonly sentence: string;
  readonly said: Figure[];
  /** Of a PDF. */
  readonly page: number | undefined;
}

function bySentence(figures: readonly Figure[]): Sentence[] {
  const groups = new Map<string, Sentence>();
  for (const figure of figures) {
    const { sentence, quote: { page } } = figure;
    const key = `${page ?? ''} ${sentence}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { sentence, said: [figure], page });
    else known.said.push(figure);
  }
  return [...groups.values()];
}
