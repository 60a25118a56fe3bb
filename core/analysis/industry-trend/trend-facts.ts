import { quoteAt } from '../../clip/quote.ts';
import { difference, share } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { trendTexts } from '../../language/texts/industry-trend.ts';
import { ClipFacts, COUNT } from '../clip-facts.ts';
import { clipSource, clipSources, passageOf } from '../clip-source.ts';
import { currencyOf } from '../column-label.ts';
import type { ClipTopic } from './clip-topics.ts';
import type { DatedClip } from './dated-clips.ts';
import type { FigureLine, FigurePoint } from './figure-lines.ts';
import { clipsOf } from './trend-finding.ts';
import type { TrendFinding } from './trend-finding.ts';
import type { WordTrend } from './word-trends.ts';

const { columns } = trendTexts;

/** How often clips of both halves hold something. */
export interface HalvesFacts {
  readonly earlier: Fact;
  readonly earlierShare: Fact;
  readonly later: Fact;
  readonly laterShare: Fact;
  readonly change: Fact;
}

export interface WordFacts extends HalvesFacts {
  readonly word: Fact;
  readonly earlierAll: Fact;
  readonly laterAll: Fact;
  readonly chance: Fact;
  readonly sites: Fact;
  /** Where a clip says it. */
  readonly passage: Fact | null;
}

/** Makes the facts of one report on a trend: each with the clips behind it. */
export class TrendFacts extends ClipFacts {
  constructor(
    readonly finding: TrendFinding,
    language: Language | null,
  ) {
    super('industry-trend', language);
  }

  /** How many of these clips. */
  count(id: string, label: Text, clips: readonly DatedClip[], of: readonly DatedClip[] = this.finding.dated): Fact {
    return this.number(id, label, clips.length, COUNT, clipSources(clipsOf(clips.length > 0 ? clips : of)), trendTexts.methodCount);
  }

  dated(): Fact {
    return this.count('clips', trendTexts.clips, this.finding.dated);
  }

  siteCount(): Fact {
    return this.number('sites', trendTexts.sites, this.finding.sites.length, COUNT, clipSources(clipsOf(this.finding.dated)), trendTexts.methodCount);
  }

  /** Day of the newest of some clips, and of the oldest. */
  newest(id: string, clips: readonly DatedClip[]): Fact {
    return this.#day(id, trendTexts.newest, clips.at(-1));
  }

  oldest(id: string, clips: readonly DatedClip[]): Fact {
    return this.#day(id, columns.first, clips[0]);
  }

  tested(): Fact {
    return this.number('tested', trendTexts.tested, this.finding.words.length, COUNT, clipSources(clipsOf(this.finding.dated)), trendTexts.methodTest);
  }

  /** The first day of the later half. */
  since(): Fact {
    const { halves, dated } = this.finding;
    return this.number('since', trendTexts.since, halves?.from ?? NaN, { kind: 'date' }, clipSources(clipsOf(dated)), trendTexts.methodHalves);
  }

  word(trend: WordTrend): WordFacts {
    const { word, clips, sites, adjusted } = trend;
    const sources = clipSources(clipsOf(clips));
    const halves = this.halves(`word.${word}`, word, clips, clips[0]?.isChinese === true ? 'zh' : 'other');
    return {
      ...halves,
      word: this.name(`word.${word}.name`, columns.word, word, sources),
      chance: this.number(`word.${word}.chance`, trendTexts.of(columns.chance, word), adjusted, { kind: 'percent' }, sources, trendTexts.methodTest),
      sites: this.number(`word.${word}.sites`, trendTexts.of(columns.sites, word), sites, COUNT, sources, trendTexts.methodCount),
      passage: this.#passage(word, clips),
    };
  }

  /** Clips with something, before and after, as shares of those of a language, or of all. */
  halves(id: string, name: string, clips: readonly DatedClip[], of: 'zh' | 'other' | 'all'): HalvesFacts & Pick<WordFacts, 'earlierAll' | 'laterAll'> {
    const { halves } = this.finding;
    const from = halves?.from ?? Infinity;
    const counted = (half: readonly DatedClip[]) => half.filter(({ isChinese }) => of === 'all' || isChinese === (of === 'zh'));
    const earlierAll = this.count(`before.${of}`, columns.earlier, counted(halves?.earlier ?? []));
    const laterAll = this.count(`after.${of}`, columns.later, counted(halves?.later ?? []));
    const earlier = this.count(`${id}.before`, trendTexts.of(columns.earlier, name), clips.filter(({ day }) => day < from), clips);
    const later = this.count(`${id}.after`, trendTexts.of(columns.later, name), clips.filter(({ day }) => day >= from), clips);
    const earlierShare = share({ id: this.id(id, 'before-share'), label: trendTexts.of(columns.earlierShare, name) }, earlier, earlierAll);
    const laterShare = share({ id: this.id(id, 'after-share'), label: trendTexts.of(columns.laterShare, name) }, later, laterAll);
    return { earlier, later, earlierAll, laterAll, earlierShare, laterShare, change: difference({ id: this.id(id, 'change'), label: trendTexts.of(columns.change, name) }, laterShare, earlierShare) };
  }

  topicName({ name, clips }: ClipTopic): Fact {
    return this.name(`topic.${name}.name`, columns.topic, name, clipSources(clipsOf(clips)));
  }

  /** The title of the newest of some clips. */
  example(id: string, clips: readonly DatedClip[]): Fact {
    const newest = clips.reduce((last, clip) => (clip.day > last.day ? clip : last), clips[0] ?? this.#any());
    return this.name(`${id}.example`, columns.example, newest.clip.content.title || newest.site, [clipSource(newest.clip)]);
  }

  /** A figure as the page has it, with its sentence. */
  point({ subject, about, unit }: FigureLine, point: FigurePoint): { readonly value: Fact; readonly time: Fact; readonly site: Fact; readonly sentence: Fact } {
    const { clip, figure, day, said, site } = point;
    const id = `figure.${subject}.${about}.${unit}.${String(day)}`;
    const sources: Fact['sources'] = [clipSource(clip, figure.quote)];
    const label = trendTexts.of(verbatim(about), subject);
    const time = said === null ? this.number(`${id}.time`, columns.time, day, { kind: 'date' }, sources, trendTexts.methodPage) : this.name(`${id}.time`, columns.time, said, sources);
    const as = figureUnit(unit);
    return {
      value: this.number(id, label, as.kind === 'percent' || as.kind === 'points' ? point.value / 100 : point.value, as, sources, trendTexts.methodPage),
      time,
      site: this.name(`${id}.site`, columns.site, site, sources),
      sentence: this.name(`${id}.sentence`, columns.sentence, figure.sentence, sources),
    };
  }

  /** The words of a page around a word, of the newest clip whose text has it as it is counted. */
  #passage(word: string, clips: readonly DatedClip[]): Fact | null {
    for (const { clip } of clips.toReversed()) {
      const { text } = clip.content;
      const found = wholeWord(word).exec(text);
      if (found === null) continue;
      const quote = quoteAt(text, found.index, found.index + found[0].length);
      return this.name(`word.${word}.passage`, columns.passage, passageOf(quote), [clipSource(clip, quote)]);
    }
    return null;
  }

  #day(id: string, label: Text, clip: DatedClip | undefined): Fact {
    const { clip: of, day } = clip ?? this.#any();
    return this.number(id, label, day, { kind: 'date' }, [clipSource(of)], trendTexts.methodPage);
  }

  #any(): DatedClip {
    const [first] = this.finding.dated;
    if (first === undefined) throw new Error('there is no dated clip');
    return first;
  }
}

/** A word as pages write it, also as a plural; what is written without spaces stands anywhere. */
function wholeWord(word: string): RegExp {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /\p{Script=Han}/u.test(word) ? new RegExp(plain, 'u') : new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?:e?s)?(?![\\p{L}\\p{N}])`, 'iu');
}

function figureUnit(unit: string): Unit {
  if (unit === '%') return { kind: 'percent' };
  if (unit === 'pp') return { kind: 'points' };
  const currency = currencyOf(unit);
  return currency === null ? { kind: 'number', noun: verbatim(unit) } : { kind: 'money', currency };
}
