import { benjaminiHochberg } from '../../statistics/false-discovery.ts';
import type { Hits } from '../../statistics/proportion.ts';
import { twoProportionsTest } from '../../statistics/two-proportions.ts';
import type { DatedClip, Halves } from './dated-clips.ts';
import { isOneWord } from './joined-words.ts';

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
  const firstLater = new Set(after);
  return [...holdersOf([...before, ...after])].flatMap(([word, clips]) => {
    const sites = new Set(clips.map(({ site }) => site)).size;
    if (clips.length < FEWEST_CLIPS || sites < FEWEST_SITES) return [];
    const hits = clips.filter((clip) => firstLater.has(clip)).length;
    const [earlier, later]: [Hits, Hits] = [{ hits: clips.length - hits, tries: before.length }, { hits, tries: after.length }];
    const p = twoProportionsTest(earlier, later);
    return p === null ? [] : [{ word, earlier, later, p, clips, sites }];
  });
}

/** The clips that hold each word; what is mostly a part of a longer word is counted as that. */
function holdersOf(clips: readonly DatedClip[]): Map<string, DatedClip[]> {
  const words = groupedBy(clips, ({ words: own }) => own);
  const joined = groupedBy(clips, (clip) => clip.joined.keys());
  const parts = new Map(clips.flatMap((clip) => [...clip.joined]));
  const countOf = (word: string) => (word.length === 1 ? null : (words.get(word)?.length ?? 0));
  for (const [word, held] of joined) {
    const [first, second] = parts.get(word) ?? [];
    if (held.length < FEWEST_CLIPS || first === undefined || second === undefined) continue;
    if (!words.has(word) && isOneWord(held.length, countOf(first), countOf(second))) words.set(word, held);
  }
  for (const [word, held] of joined) {
    if (words.get(word) !== held) continue;
    for (const part of parts.get(word) ?? []) if ((words.get(part)?.length ?? Infinity) <= held.length) words.delete(part);
  }
  return words;
}

function groupedBy(clips: readonly DatedClip[], wordsOf: (clip: DatedClip) => Iterable<string>): Map<string, DatedClip[]> {
  const groups = new Map<string, DatedClip[]>();
  for (const clip of clips) {
    for (const word of wordsOf(clip)) {
      const known = groups.get(word);
      if (known === undefined) groups.set(word, [clip]);
      else known.push(clip);
    }
  }
  return groups;
}

/** How much more of the later clips hold the word: 0.1 is ten points. */
export function riseOf({ earlier, later }: Pick<WordTrend, 'earlier' | 'later'>): number {
  return later.hits / later.tries - earlier.hits / earlier.tries;
}
