import type { Clip } from '../../clip/clip.ts';
import type { Period } from '../../metric/period.ts';
import { publishedDay } from '../clipped-pages.ts';
import { latestClips, sellerOf } from '../competitors/clipped-prices.ts';
import { contentWords } from '../content-words.ts';
import { pause } from '../in-turns.ts';
import type { HeardWork } from '../in-turns.ts';
import { joinedWords } from './joined-words.ts';
import type { WordParts } from './joined-words.ts';

/** A page that says when it was published, with the words that tell what it is about. */
export interface DatedClip {
  readonly clip: Clip;
  /** Serial day of publication. */
  readonly day: number;
  readonly site: string;
  readonly isChinese: boolean;
  readonly words: ReadonlySet<string>;
  /** Words that may be one, by what they are together. */
  readonly joined: ReadonlyMap<string, WordParts>;
}

/** Clips before a day, and from it on. */
export interface Halves {
  readonly from: number;
  readonly earlier: readonly DatedClip[];
  readonly later: readonly DatedClip[];
}

/** Longer texts tell no more of what a page is about. */
const LONGEST_TEXT = 20_000;
const EACH_TURN = 20;
const HALF_OF_LETTERS = 0.2;

/** The latest clip of every page that says its day of publication, by that day. AbortError when stopped. */
export async function datedClips(clips: readonly Clip[], work: HeardWork): Promise<DatedClip[]> {
  const latest = latestClips(clips);
  const dated: DatedClip[] = [];
  for (const [place, clip] of latest.entries()) {
    if (place % EACH_TURN === 0) await pause(work, place / latest.length);
    const { title, text, publishedAt, lang } = clip.content;
    const day = publishedDay(publishedAt);
    if (day === null) continue;
    const read = `${title}\n${text.slice(0, LONGEST_TEXT)}`;
    dated.push({ clip, day, site: sellerOf(clip), isChinese: lang?.toLowerCase().startsWith('zh') ?? isMostlyHan(read), words: contentWords(read), joined: joinedWords(read) });
  }
  return dated.sort((one, other) => one.day - other.day);
}

/**
 * The clips in two parts as even as may be, at the begin of one of these periods; null where one part would be empty.
 */
export function halvesOf(clips: readonly DatedClip[], periods: readonly Period[]): Halves | null {
  let best: Halves | null = null;
  for (const { from } of periods) {
    const halves = { from, earlier: clips.filter(({ day }) => day < from), later: clips.filter(({ day }) => day >= from) };
    if (smaller(halves) > (best === null ? 0 : smaller(best))) best = halves;
  }
  return best;
}

function smaller({ earlier, later }: Halves): number {
  return Math.min(earlier.length, later.length);
}

function isMostlyHan(text: string): boolean {
  return [...text.matchAll(/\p{Script=Han}/gu)].length > HALF_OF_LETTERS * text.length;
}
