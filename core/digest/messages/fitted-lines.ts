import type { Language } from '../../language/language.ts';
import { moreLine, type DigestText, type Line } from '../digest-text.ts';

/**
 * As many whole lines of a digest as a message may hold, from the top; then how much more there is.
 *
 * @param isFitting whether a message of these lines may be sent
 */
export function fittedLines({ lines, language }: Pick<DigestText, 'lines' | 'language'>, isFitting: (lines: readonly Line[]) => boolean): readonly Line[] {
  if (isFitting(lines)) return lines;
  // The most that fit lie between these, the first among them.
  let [fit, beyond] = [0, lines.length];
  while (beyond - fit > 1) {
    const middle = Math.floor((fit + beyond) / 2);
    if (isFitting(cutAfter(lines, middle, language))) fit = middle;
    else beyond = middle;
  }
  return cutAfter(lines, fit, language);
}

function cutAfter(lines: readonly Line[], kept: number, language: Language): Line[] {
  const shown = lines.slice(0, kept);
  while (shown.at(-1)?.kind === 'heading' || shown.at(-1)?.kind === 'more') shown.pop();
  const left = lines.slice(shown.length).reduce((sum, { news }) => sum + news, 0);
  return [...shown, moreLine(left, language)];
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
