import { contentWords } from '../content-words.ts';
import type { DatedClip } from './dated-clips.ts';

/** What several clips are about. */
export interface ClipTopic {
  /** The tag, or the word of titles that it is counted by. */
  readonly name: string;
  readonly isTag: boolean;
  /** Words that stand in most of the same titles. */
  readonly beside: readonly string[];
  readonly clips: readonly DatedClip[];
}

/** Words of titles that say what kind of page it is. */
const KINDS_OF_PAGE = new Set('best new top guide pro home latest ultimate complete free online official page welcome vs tip way year day 最新 指南 盘点 推荐 官网 首页 大全 攻略 教程 网站'.split(' '));
const FEWEST_CLIPS = 3;
const MOST_TOPICS = 12;
/** Words in so many of the same titles, as a part of those that hold either, are one topic. */
const SAME_TOPIC = 0.5;

/**
 * What the clips are about: by the tags that people gave them, then by words that several titles hold. Words that mostly
 * stand in the same titles are one topic, called by the most frequent of them.
 *
 * Source: Jaccard (1912) for how far two words share their titles.
 */
export function clipTopics(clips: readonly DatedClip[]): ClipTopic[] {
  const tags = groupedBy(clips, ({ clip }) => new Set(clip.tags));
  const words = groupedBy(clips, ({ clip }) => contentWords(withoutSite(clip.content.title, clip.content.siteName))).filter(([word]) => !KINDS_OF_PAGE.has(word));
  const topics: ClipTopic[] = tags.map(([name, tagged]) => ({ name, isTag: true, beside: [], clips: tagged }));
  const taken = new Set<string>();
  for (const [name, holders] of words) {
    if (taken.has(name)) continue;
    const beside = words.filter(([other, theirs]) => other !== name && !taken.has(other) && jaccard(holders, theirs) >= SAME_TOPIC).map(([other]) => other);
    for (const word of [name, ...beside]) taken.add(word);
    topics.push({ name, isTag: false, beside, clips: holders });
  }
  return topics.slice(0, MOST_TOPICS);
}

/** Titles often end in the site's name, which is no topic. */
function withoutSite(title: string, site: string | null): string {
  return site === null || site.trim() === '' ? title : title.replace(site.trim(), ' ');
}

/** What enough clips share, the most frequent first. */
function groupedBy(clips: readonly DatedClip[], keysOf: (clip: DatedClip) => ReadonlySet<string>): [string, DatedClip[]][] {
  const groups = new Map<string, DatedClip[]>();
  for (const clip of clips) for (const key of keysOf(clip)) groups.set(key, [...(groups.get(key) ?? []), clip]);
  return [...groups].filter(([, held]) => held.length >= FEWEST_CLIPS).sort(([one, a], [other, b]) => b.length - a.length || one.localeCompare(other));
}

/** Clips that two have in common, as a part of those that either has. */
export function jaccard(one: readonly DatedClip[], other: readonly DatedClip[]): number {
  const held = new Set(other);
  const shared = one.filter((clip) => held.has(clip)).length;
  return shared / (one.length + other.length - shared);
}
