import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { share } from '../../fact/derive.ts';
import type { Fact } from '../../fact/fact.ts';
import { formatDate } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { trendTexts } from '../../language/texts/industry-trend.ts';
import { periodLabel } from '../../metric/period-label.ts';
import { COUNT } from '../clip-facts.ts';
import { clipSources } from '../clip-source.ts';
import { plainCard } from '../plain-card.ts';
import type { DatedClip } from './dated-clips.ts';
import type { FigureLine } from './figure-lines.ts';
import type { TrendFacts } from './trend-facts.ts';
import { clipsOf } from './trend-finding.ts';
import type { WordTrend } from './word-trends.ts';

const MOST_WORDS = 20;
const MOST_LINES = 6;
const MOST_SITES = 15;
const MOST_PERIODS = 24;
/** Words whose shares are drawn over time. */
const MOST_DRAWN = 3;
/** A share of fewer clips than these says next to nothing. */
export const FEWEST_OF_A_PERIOD = 5;
const { columns } = trendTexts;

export function trendCards(facts: TrendFacts): KpiBlock[] {
  const { dated, words, rising, falling, figures } = facts.finding;
  const of = clipSources(clipsOf(dated));
  const number = (id: string, label: Text, value: number) => plainCard(facts.number(id, label, value, COUNT, of, trendTexts.methodTest));
  return [
    plainCard(facts.dated()),
    plainCard(facts.siteCount()),
    plainCard(facts.newest('newest', dated)),
    ...(words.length === 0 ? [] : [number('rising', trendTexts.rising, rising.length), number('falling', trendTexts.falling, falling.length)]),
    ...(figures.lines.length === 0 ? [] : [plainCard(facts.number('lines', trendTexts.lines, figures.lines.length, COUNT, of, trendTexts.methodCount))]),
  ];
}

/** Words, topics, periods, figures and sources, in this order. */
export function trendBlocks(facts: TrendFacts): (TableBlock | ChartBlock)[] {
  const { rising, falling } = facts.finding;
  return [
    ...periodBlocks(facts),
    ...wordTable(facts, 'rising', trendTexts.risingTitle, rising),
    ...wordTable(facts, 'falling', trendTexts.fallingTitle, falling),
    ...topicTable(facts),
    ...facts.finding.figures.lines.slice(0, MOST_LINES).flatMap((line) => lineBlocks(facts, line)),
    siteTable(facts),
  ];
}

function wordTable(facts: TrendFacts, id: string, title: Text, trends: readonly WordTrend[]): TableBlock[] {
  if (trends.length === 0) return [];
  const from = facts.finding.halves?.from ?? 0;
  return [
    {
      kind: 'table',
      id: `industry-trend.${id}`,
      title,
      subtitle: trendTexts.wordsSubtitle({ zh: formatDate(from, 'zh'), en: formatDate(from, 'en') }),
      columns: [{ label: columns.earlier }, { label: columns.earlierShare }, { label: columns.later }, { label: columns.laterShare }, { label: columns.change }, { label: columns.chance }, { label: columns.sites }, { label: columns.passage, wide: 3 }],
      rows: trends.slice(0, MOST_WORDS).map((trend) => {
        const { word, earlier, earlierShare, later, laterShare, change, chance, sites, passage } = facts.word(trend);
        return { label: word, facts: [earlier, earlierShare, later, laterShare, change, chance, sites, passage] };
      }),
    },
  ];
}

function topicTable(facts: TrendFacts): TableBlock[] {
  const { topics, halves } = facts.finding;
  if (topics.length === 0 || halves === null) return [];
  return [
    {
      kind: 'table',
      id: 'industry-trend.topics',
      title: trendTexts.topicsTitle,
      subtitle: trendTexts.topicsSubtitle,
      columns: [{ label: columns.beside, wide: 2 }, { label: columns.clips, bars: true }, { label: columns.earlierShare }, { label: columns.laterShare }, { label: columns.change }, { label: columns.newest }, { label: columns.example, wide: 3 }],
      rows: topics.map((topic) => {
        const { name, clips, beside } = topic;
        const { earlierShare, laterShare, change } = facts.halves(`topic.${name}`, name, clips, 'all');
        const words = beside.length === 0 ? null : facts.name(`topic.${name}.beside`, columns.beside, beside.join(', '), clipSources(clipsOf(clips)));
        return { label: facts.topicName(topic), facts: [words, facts.count(`topic.${name}`, trendTexts.of(columns.clips, name), clips), earlierShare, laterShare, change, facts.newest(`topic.${name}.newest`, clips), facts.example(`topic.${name}`, clips)] };
      }),
    },
  ];
}

function periodBlocks(facts: TrendFacts): (TableBlock | ChartBlock)[] {
  const { periods, dated, rising } = facts.finding;
  if (periods === null || periods.periods.length < 2) return [];
  const drawn = rising.slice(0, MOST_DRAWN);
  const id = 'industry-trend.periods';
  const inPeriod = (clips: readonly DatedClip[], { from, to }: { readonly from: number; readonly to: number }) => clips.filter(({ day }) => day >= from && day < to);
  const rows = periods.periods.slice(-MOST_PERIODS).map(({ period }, place, all) => {
    const label = periodLabel(period, periods.calendar);
    const here = inPeriod(dated, period);
    const key = `period.${String(period.from)}`;
    const count = facts.count(key, trendTexts.of(columns.clips, label.en), here);
    const shares = drawn.map(({ word, clips }): Fact | null => {
      if (here.length < FEWEST_OF_A_PERIOD) return null;
      const held = facts.count(`${key}.${word}`, trendTexts.of(columns.clips, word), inPeriod(clips, period), here);
      return share({ id: facts.id(key, word, 'share'), label: trendTexts.of(columns.share, word) }, held, count);
    });
    const isPartial = place === all.length - 1 && periods.partial !== null;
    return { label: facts.words(`${key}.name`, columns.period, label, clipSources(clipsOf(dated))), facts: [count, ...shares], ...(isPartial ? { isPartial } : {}) };
  });
  const table: TableBlock = {
    kind: 'table',
    id,
    isBehindChart: true,
    title: trendTexts.periodsTitle,
    subtitle: trendTexts.periodsSubtitle,
    columns: [{ label: columns.clips }, ...drawn.map(({ word }) => ({ label: verbatim(word) }))],
    rows,
  };
  const charts: ChartBlock[] = [{ kind: 'chart', id: `${id}.chart`, chart: 'column', title: trendTexts.periodsTitle, subtitle: trendTexts.periodsSubtitle, table: id, series: [{ column: 0, look: 'actual' }] }];
  const filled = rows.filter((row) => row.facts.slice(1).some((fact) => fact !== null)).length;
  if (drawn.length > 0 && filled > 2) {
    charts.push({ kind: 'chart', id: `${id}.shares`, chart: 'line', title: trendTexts.sharesTitle, subtitle: trendTexts.sharesSubtitle(FEWEST_OF_A_PERIOD), table: id, series: drawn.map((_, place) => ({ column: place + 1, look: place === 0 ? 'actual' : place === 1 ? 'accent' : 'previous' })) });
  }
  return [table, ...charts];
}

function lineBlocks(facts: TrendFacts, line: FigureLine): (TableBlock | ChartBlock)[] {
  const id = `industry-trend.line.${line.subject}.${line.about}.${line.unit}`;
  const subtitle = trendTexts.lineSubtitle(line.unit);
  const title = trendTexts.lineTitle(line.subject, line.about);
  const table: TableBlock = {
    kind: 'table',
    id,
    title,
    subtitle,
    columns: [{ label: columns.value }, { label: columns.site, wide: 2 }, { label: columns.sentence, wide: 6 }],
    rows: line.points.map((point) => {
      const { value, time, site, sentence } = facts.point(line, point);
      return { label: time, facts: [value, site, sentence] };
    }),
  };
  return [table, { kind: 'chart', id: `${id}.chart`, chart: 'line', title, subtitle, table: id, series: [{ column: 0, look: 'actual' }] }];
}

function siteTable(facts: TrendFacts): TableBlock {
  const { sites } = facts.finding;
  const shown = sites.slice(0, MOST_SITES);
  const all = facts.dated();
  return {
    kind: 'table',
    id: 'industry-trend.sites',
    title: trendTexts.sitesTitle,
    subtitle: trendTexts.sitesSubtitle(shown.length, sites.length),
    columns: [{ label: trendTexts.siteClips, bars: true }, { label: columns.share }, { label: columns.first }, { label: columns.newest }, { label: columns.example, wide: 4 }],
    rows: shown.map(({ site, clips }) => {
      const count = facts.count(`site.${site}`, trendTexts.of(columns.clips, site), clips);
      return {
        label: facts.name(`site.${site}.name`, columns.site, site, clipSources(clipsOf(clips))),
        facts: [count, share({ id: facts.id('site', site, 'share'), label: trendTexts.of(columns.share, site) }, count, all), facts.oldest(`site.${site}.first`, clips), facts.newest(`site.${site}.newest`, clips), facts.example(`site.${site}`, clips)],
      };
    }),
  };
}
