import { benjaminiHochberg } from '../../statistics/false-discovery.ts';
import type { Hits } from '../../statistics/proportion.ts';
import { twoProportionsTest } from '../../statistics/two-proportions.ts';
import type { DatedClip, Halves } from './dated-clips.ts';

/** A word with the share of clips that hold it in either half. */
export interface WordTrend {
  readonly word: string;
  readonly earlier: Hits;
  readonly later: Hits;
  /** How likely chance alone makes the shares differ as much; and the same corrected for all words that were tested. */
  readonly p: number;
  readonly adjusted: number;
  /** The clips that hold it. */
  readonly clips: readonly DatedClip[];
  readonly sites: number;
}

/** A word that fewer clips, or a single site, hold tells of them and not of the industry. */
const FEWEST_CLIPS = 5;
const FEWEST_SITES = 2;
/** Halves with fewer clips of a language are not compared. */
export const FEWEST_OF_A_HALF = 10;

/**
 * Every word that enough clips hold, with a test of whether its share of clips differs between the halves. Clips are
 * counted, not mentions: one page that says a word often is no trend. A Chinese word is measured on Chinese clips, all
 * others on the rest, so that what languages were clipped makes no trend.
 *
 * Source: Campbell (2007) for the test, as `two-proportions.ts` has it; Benjamini and Hochberg (1995) over all words.
 */
export function wordTrends({ earlier, later }: Halves): WordTrend[] {
  const tested = [true, false].flatMap((isChinese) => {
    const [before, after] = [earlier, later].map((half) => half.filter((clip) => clip.isChinese === isChinese));
    if (before === undefined || after === undefined || Math.min(before.length, after.length) < FEWEST_OF_A_HALF) return [];
    return shares(before, after).filter(({ word }) => /\p{Script=Han}/u.test(word) === isChinese);
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return tested.map((trend, place) => ({ ...trend, adjusted: adjusted[place] ?? 1 }));
}

function shares(before: readonly DatedClip[], after: readonly DatedClip[]): Omit<WordTrend, 'adjusted'>[] {
  const holders = new Map<string, DatedClip[]>();
  for (const clip of [...before, ...after]) {
    for (const word of clip.words) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [clip]);
      else known.push(clip);
    }
  }
  const firstLater = new Set(after);
  return [...holders].flatMap(([word, clips]) => {
    const sites = new Set(clips.map(({ site }) => site)).size;
    if (clips.length < FEWEST_CLIPS || sites < FEWEST_SITES) return [];
    const hits = clips.filter((clip) => firstLater.has(clip)).length;
    const [earlier, later]: [Hits, Hits] = [{ hits: clips.length - hits, tries: before.length }, { hits, tries: after.length }];
    const p = twoProportionsTest(earlier, later);
    return p === null ? [] : [{ word, earlier, later, p, clips, sites }];
  });
}

/** How much more of the later clips hold the word: 0.1 is ten points. */
export function riseOf({ earlier, later }: Pick<WordTrend, 'earlier' | 'later'>): number {
  return later.hits / later.tries - earlier.hits / earlier.tries;
}
