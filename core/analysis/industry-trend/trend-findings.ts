import type { CaveatBlock } from '../../fact/block.ts';
import { share } from '../../fact/derive.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatPercent } from '../../language/format.ts';
import type { Language, Text } from '../../language/language.ts';
import { trendTexts } from '../../language/texts/industry-trend.ts';
import { COUNT } from '../clip-facts.ts';
import { clipSources } from '../clip-source.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { jaccard } from './clip-topics.ts';
import type { TrendFacts } from './trend-facts.ts';
import { clipsOf } from './trend-finding.ts';
import { FEWEST_OF_A_HALF, riseOf } from './word-trends.ts';
import type { WordTrend } from './word-trends.ts';

const MOST_RISING = 4;
const MOST_FALLING = 2;
/** Words that share so much of their clips are said once. */
const SAME_CLIPS = 0.8;
/** From this share on one site speaks for all. */
const MOSTLY = 0.5;

/** The word that rises most, else how much there is to read. */
export function trendHeadline(facts: TrendFacts): Sentence | null {
  const { rising, dated } = facts.finding;
  const [first] = rising;
  if (first !== undefined) return wordSentence(facts, first);
  return dated.length === 0 ? null : sentence(trendTexts.summary, { clips: facts.dated(), sites: facts.siteCount(), newest: facts.newest('newest', dated) });
}

/** What could be said, and the p values of all words that were tested and are not among it. */
export function trendFindings(facts: TrendFacts): { readonly candidates: readonly FindingCandidate[]; readonly alsoTested: readonly number[] } {
  const { words, rising, falling, topics, figures, sites } = facts.finding;
  const said = [...ofDifferentClips(rising).slice(0, MOST_RISING), ...ofDifferentClips(falling).slice(0, MOST_FALLING)];
  const candidates: FindingCandidate[] = said.map((trend) => ({ sentence: wordSentence(facts, trend), tone: 'neutral', impact: Math.min(1, 0.7 + Math.abs(riseOf(trend))), p: trend.p }));
  if (words.length > 0 && said.length === 0) candidates.push({ sentence: sentence(trendTexts.noWords, { count: facts.tested() }), tone: 'neutral', impact: 0.5, p: null });
  for (const [place, line] of figures.lines.slice(0, MOST_FALLING).entries()) {
    const [first, last] = [line.points[0], line.points.at(-1)];
    if (first === undefined || last === undefined) continue;
    const [from, to] = [facts.point(line, first), facts.point(line, last)];
    const clips = [...new Set(line.points.map(({ clip }) => clip))];
    const id = `figure.${line.subject}.${line.about}`;
    const words = { about: facts.name(`${id}.about`, trendTexts.columns.about, line.about, from.value.sources), subject: facts.name(`${id}.subject`, trendTexts.columns.subject, line.subject, from.value.sources) };
    const count = facts.number(`${id}.clips`, trendTexts.of(trendTexts.columns.clips, line.subject), clips.length, COUNT, clipSources(clips), trendTexts.methodCount);
    const ends = { ...words, first: from.value, firstWhen: from.time, last: to.value, lastWhen: to.time };
    const page = facts.name(`${id}.page`, trendTexts.columns.example, last.clip.content.title, to.value.sources);
    candidates.push({ sentence: clips.length > 1 ? sentence(trendTexts.lineFound, { ...ends, clips: count }) : sentence(trendTexts.lineFoundInOne, { ...ends, page }), tone: 'neutral', impact: 0.65 - 0.05 * place, p: null });
  }
  const topic = topics.find(({ isTag }) => !isTag) ?? topics[0];
  if (topic !== undefined) candidates.push({ sentence: sentence(trendTexts.topicFound, { clips: facts.count(`topic.${topic.name}`, trendTexts.of(trendTexts.columns.clips, topic.name), topic.clips), all: facts.dated(), topic: facts.topicName(topic) }), tone: 'neutral', impact: 0.45, p: null });
  const [most] = sites;
  if (most !== undefined && sites.length > 1) {
    const clips = facts.count(`site.${most.site}`, trendTexts.of(trendTexts.columns.clips, most.site), most.clips);
    const all = facts.dated();
    const site = facts.name(`site.${most.site}.name`, trendTexts.columns.site, most.site, clipSources(clipsOf(most.clips)));
    candidates.push({ sentence: sentence(trendTexts.siteFound, { share: share({ id: facts.id('site', most.site, 'share'), label: trendTexts.of(trendTexts.columns.share, most.site) }, clips, all), clips, all, site }), tone: 'neutral', impact: 0.4, p: null });
  }
  return { candidates, alsoTested: words.filter((trend) => !said.includes(trend)).map(({ p }) => p) };
}

/** Words that mostly stand in the clips of one said before tell the same again. */
function ofDifferentClips(trends: readonly WordTrend[]): WordTrend[] {
  const kept: WordTrend[] = [];
  for (const trend of trends) if (!kept.some(({ clips }) => jaccard(clips, trend.clips) >= SAME_CLIPS)) kept.push(trend);
  return kept;
}

function wordSentence(facts: TrendFacts, trend: WordTrend): Sentence {
  const { word, earlier, earlierAll, earlierShare, later, laterAll, laterShare, sites } = facts.word(trend);
  return sentence(riseOf(trend) > 0 ? trendTexts.rose : trendTexts.fell, { laterShare, earlierShare, word, earlier, earlierAll, later, laterAll, sites, from: facts.since() });
}

/** What is left out and why, with counts; and what else could make a word rise. */
export function trendCaveats({ finding }: TrendFacts, language: Language): CaveatBlock[] {
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const { dated, pages, halves, words, figures, sites } = finding;
  say('collected', trendTexts.collected);
  if (dated.length < pages) say('undated', trendTexts.undated(pages - dated.length, pages));
  if (words.length === 0) say('few-clips', trendTexts.fewClips(FEWEST_OF_A_HALF));
  const [most] = sites;
  if (most !== undefined && sites.length === 1) say('one-site', trendTexts.oneSite(most.site));
  else if (most !== undefined && most.clips.length > MOSTLY * dated.length) say('mostly-one-site', trendTexts.mostlyOneSite(most.site, formatPercent(most.clips.length / dated.length, language)));
  if (halves !== null && words.length > 0) {
    const before = new Set(halves.earlier.map(({ site }) => site));
    const fresh = halves.later.filter(({ site }) => !before.has(site)).length;
    if (fresh > 0) say('new-sites', trendTexts.newSites(fresh, halves.later.length));
  }
  if (figures.lines.length === 0 && figures.read > 0) say('no-lines', trendTexts.noLines(figures.read));
  if (figures.conflicting > 0) say('conflicting', trendTexts.conflicting(figures.conflicting));
  for (const { subject, points } of figures.lines) if (new Set(points.map(({ site }) => site)).size === 1) say('one-source', trendTexts.oneSource(subject));
  return found;
}
