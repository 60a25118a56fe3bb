import type { Clip, Quote } from '../clip/clip.ts';
import type { Fact, Source } from '../fact/fact.ts';

/** A clip as what proves a number: the passage where one is known, else the whole of it. */
export function clipSource({ id, url, capturedAt, contentHash }: Clip, quote: Quote | null = null): Source {
  return { kind: 'clip', clipId: id, url, capturedAt, contentHash, quote };
}

/** The words of a page around a quote, in one line. */
export function passageOf({ prefix, exact, suffix }: Quote): string {
  return `…${prefix}${exact}${suffix}…`.replace(/\s+/g, ' ');
}

/** Several clips as what proves a number, each once. Throws where there are none. */
export function clipSources(clips: readonly Clip[]): Fact['sources'] {
  const [first, ...rest] = [...new Map(clips.map((clip) => [clip.id, clip])).values()];
  if (first === undefined) throw new Error('there is no clip to prove it');
  return [clipSource(first), ...rest.map((clip) => clipSource(clip))];
}
