import type { JSX } from 'preact';
import type { Figure } from '../../core/clip/clip.ts';
import { moreOf } from '../../core/language/texts/extension.ts';
import { useSpeech } from './speech.tsx';

/** Figures under the sentence that carries them, each sentence once; `most` sentences at the most. */
export function FigureList({ figures, most }: { figures: readonly Figure[]; most: number }): JSX.Element {
  const { say } = useSpeech();
  const sentences = bySentence(figures);
  const hidden = sentences.slice(most).reduce((sum, { texts }) => sum + texts.length, 0);
  return (
    <ul class="plain">
      {sentences.slice(0, most).map(({ sentence, texts }, index) => (
        <li key={index} class="figure">
          <b>{texts.join(' · ')}</b>
          {sentence !== texts.join('') && <q>{sentence}</q>}
        </li>
      ))}
      {hidden > 0 && <li class="more">{say(moreOf(hidden))}</li>}
    </ul>
  );
}

function bySentence(figures: readonly Figure[]): { sentence: string; texts: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { sentence, text } of figures) groups.set(sentence, [...(groups.get(sentence) ?? []), text]);
  return [...groups].map(([sentence, texts]) => ({ sentence, texts }));
}
