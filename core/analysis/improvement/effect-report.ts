import type { Block, CaveatBlock, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { withUnit } from '../../fact/unit-label.ts';
import type { Text } from '../../language/language.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import { mean, standardDeviation } from '../../statistics/mean.ts';
import { plainCard } from '../plain-card.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { EffectFacts } from './effect-facts.ts';
import type { EffectFinding } from './measure-effect.ts';

type Row = TableBlock['rows'][number];
type Tone = FindingBlock['tone'];

/** What chance brings less often is told. */
const SURE = 0.05;
/** Under so many points on a side an interval and a slope are rough. */
const FEW = 8;
const FEW_FOR_SLOPE = 12;
const ALIKE = 0.3;
/** So many last points before the action tell whether it was taken because things were bad just then. */
const LATEST = 3;
const MOST_DRAWN = 200;
const YEAR: Readonly<Partial<Record<EffectFinding['grain'], number>>> = { week: 52, month: 12, quarter: 4, 'half-year': 2 };

/** What the numbers allow to say. */
type Verdict = 'better' | 'worse' | 'changed' | 'unclear' | 'trend';

/** By how much a measure changed, with its interval. */
export function effectSentence(facts: EffectFacts): Sentence {
  const words = { measure: facts.measure(), day: facts.day(), before: facts.mean('before'), after: facts.mean('after'), difference: facts.difference() };
  const ends = facts.differenceEnds();
  return ends === null ? sentence(improvementTexts.checkPlain, words) : sentence(improvementTexts.check, { ...words, ...ends, confidence: facts.confidence() });
}

export function effectBlocks(facts: EffectFacts): readonly Block[] {
  return [...cards(facts), ...findings(facts), ...caveats(facts), ...pointTables(facts), ...effectTables(facts)];
}

function cards(facts: EffectFacts): KpiBlock[] {
  const { good } = facts.finding;
  return [plainCard(facts.mean('before')), plainCard(facts.mean('after'), { good }), plainCard(facts.difference(), { good }), plainCard(facts.day())];
}

/** Where a trend ran before, the jump off its line counts; else the difference of the means. */
export function verdictOf({ difference, series, good }: EffectFinding): Verdict {
  const isClear = difference !== null && (difference.lower > 0 || difference.upper < 0);
  if (series !== null && series.slopeBefore.p < SURE && series.level.p >= SURE && series.slopeChange.p >= SURE) return isClear ? 'trend' : 'unclear';
  if (!isClear) return 'unclear';
  if (good === null) return 'changed';
  return difference.estimate > 0 === (good === 'up') ? 'better' : 'worse';
}

const TONES: Readonly<Record<Verdict, Tone>> = { better: 'good', worse: 'bad', changed: 'neutral', unclear: 'neutral', trend: 'neutral' };

function findings(facts: EffectFacts): FindingBlock[] {
  const verdict = verdictOf(facts.finding);
  const tone = TONES[verdict];
  const all: Omit<FindingCandidate, 'impact' | 'p'>[] = [
    { sentence: plan(facts), tone: 'neutral' },
    { sentence: did(facts), tone: 'neutral' },
    { sentence: effectSentence(facts), tone },
    ...limits(facts).map((said) => ({ sentence: said, tone: 'neutral' as const })),
    ...interrupted(facts).map((said) => ({ sentence: said, tone: 'neutral' as const })),
    { sentence: act(facts, verdict), tone },
  ];
  return rankFindings(all.map((one, place) => ({ ...one, impact: 1 - 0.1 * place, p: null })));
}

function plan(facts: EffectFacts): Sentence {
  return sentence(improvementTexts.plan, { measure: facts.measure(), mean: facts.mean('before'), deviation: facts.deviation('before'), count: facts.points('before'), ...facts.ends('before') });
}

function did(facts: EffectFacts): Sentence {
  const action = facts.actionWords();
  return action === null ? sentence(improvementTexts.didSomething, { day: facts.day() }) : sentence(improvementTexts.did, { day: facts.day(), action });
}

function limits(facts: EffectFacts): Sentence[] {
  const beyond = facts.beyond();
  return beyond === null ? [] : [sentence(improvementTexts.beyond, { count: beyond, all: facts.points('after') })];
}

function interrupted(facts: EffectFacts): Sentence[] {
  const [level, slope, before] = [facts.effect('level'), facts.effect('slopeChange'), facts.effect('slopeBefore')];
  if (level === null || slope === null || before === null) return [];
  const confidence = facts.confidence();
  return [
    sentence(improvementTexts.level, { level: level.estimate, lower: level.lower, upper: level.upper, confidence, trend: before.estimate }),
    sentence(improvementTexts.slope, { slope: slope.estimate, lower: slope.lower, upper: slope.upper, confidence }),
  ].map(({ template, facts: said }) => sentence(improvementTexts.withGrain(template, facts.slopeGrain), said));
}

function act(facts: EffectFacts, verdict: Verdict): Sentence {
  const words = { measure: facts.measure() };
  const ends = facts.differenceEnds();
  const needed = facts.needed();
  if (verdict === 'unclear') return needed === null ? sentence(improvementTexts.act.unclear, words) : sentence(improvementTexts.act.needs, { ...words, needed, difference: facts.difference() });
  if (verdict === 'trend') return sentence(improvementTexts.act.trend, words);
  return sentence(improvementTexts.act[verdict], { ...words, ...(ends ?? { lower: facts.difference(), upper: facts.difference() }) });
}

/** The points with the limits of their own side, and the lines of the segmented regression. */
function pointTables(facts: EffectFacts): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  const { lines } = improvementTexts;
  const { before, after, series } = finding;
  const all = [...before.map((point, index) => ({ point, index, side: 'before' as const })), ...after.map((point, index) => ({ point, index, side: 'after' as const }))];
  const id = facts.id('points');
  const rows = all.map(({ point, index, side }, place): Row => {
    const own = facts.limits(side, index);
    const parts = facts.parts(point);
    const drawn: (Fact | null)[] = [facts.value(point), facts.mean(side), own?.lower ?? null, own?.upper ?? null, facts.line('fitted', place, point), facts.line('withoutAction', place, point)];
    return { label: facts.period(point.period), facts: [...drawn, ...(parts === null ? [] : [parts.hits, parts.tries])] };
  });
  const title = improvementTexts.pointsTitle(facts.measureText());
  const subtitle = withUnit(facts.measureText(), facts.unit);
  const labels: Text[] = [facts.measureText(), lines.center, lines.lower, lines.upper, lines.fitted, lines.withoutAction, ...(finding.counted === null ? [] : [finding.counted.hits.metric.label, finding.counted.tries.metric.label])];
  const table: TableBlock = { kind: 'table', id, isBehindChart: true, title, subtitle, columns: labels.map((label) => ({ label })), rows };
  if (all.length > MOST_DRAWN) return [table];
  const control: ChartBlock = {
    kind: 'chart',
    id: facts.id('control'),
    chart: 'line',
    title: improvementTexts.controlTitle,
    subtitle: improvementTexts.controlSubtitle(subtitle),
    table: id,
    series: [{ column: 0, look: 'actual', labels: 'none' }, { column: 1, look: 'accent', labels: 'none' }, { column: 2, look: 'limit', labels: 'none' }, { column: 3, look: 'limit', labels: 'none' }],
    readsDifferences: true,
  };
  const trend: ChartBlock = {
    kind: 'chart',
    id: facts.id('trend'),
    chart: 'line',
    title: improvementTexts.trendTitle,
    subtitle: improvementTexts.trendSubtitle(subtitle),
    table: id,
    series: [{ column: 0, look: 'actual', labels: 'none' }, { column: 4, look: 'accent', labels: 'none' }, { column: 5, look: 'forecast', labels: 'none' }],
    readsDifferences: true,
  };
  return [table, control, ...(series === null ? [] : [trend])];
}

function effectTables(facts: EffectFacts): TableBlock[] {
  const { columns, sides } = improvementTexts;
  const { finding } = facts;
  const side = (which: 'before' | 'after'): Row => {
    const { from, to } = facts.ends(which);
    return { label: facts.words(facts.id('side', which), sides[which], sides[which], []), facts: [from, to, facts.points(which), facts.mean(which), facts.deviation(which)] };
  };
  const named = (id: string, label: Text, facts_: readonly (Fact | null)[]): Row => ({ label: facts.words(facts.id('row', id), label, label, []), facts: facts_ });
  const ends = facts.differenceEnds();
  const differenceLabel = improvementTexts.differenceOf(facts.measureText());
  const p = finding.difference?.p ?? null;
  const rows: Row[] = [
    named('difference', improvementTexts.differenceRow, [facts.difference(), ends?.lower ?? null, ends?.upper ?? null, p === null ? null : facts.p('difference', differenceLabel, p)]),
    ...(['level', 'slopeChange', 'slopeBefore'] as const).flatMap((part) => {
      const found = facts.effect(part);
      return found === null ? [] : [named(part, improvementTexts.effects[part](facts.slopeGrain), [found.estimate, found.lower, found.upper, found.p])];
    }),
  ];
  return [
    { kind: 'table', id: facts.id('sides'), title: improvementTexts.sidesTitle, subtitle: withUnit(facts.measureText(), facts.unit), columns: [columns.from, columns.to, columns.points, columns.mean, columns.deviation].map((label) => ({ label })), rows: [side('before'), side('after')] },
    { kind: 'table', id: facts.id('effects'), title: improvementTexts.effectsTitle, subtitle: improvementTexts.effectsSubtitle(finding.counted !== null), columns: [{ label: columns.estimate }, { label: columns.lower }, { label: columns.upper }, { label: columns.p }], rows },
  ];
}

/** What a person must know before trusting the effect. */
function caveats(facts: EffectFacts): CaveatBlock[] {
  const { finding } = facts;
  const { before, after, otherActions, transition, partial, autocorrelation, series, difference, rowsWithoutDate, grain } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  say('not-cause', improvementTexts.notCause);
  if (otherActions.length > 0) say('other-actions', improvementTexts.otherActions(otherActions.map(({ serial, words }) => `${isoDayOf(serial)} ${words}`.trim())));
  if (Math.min(before.length, after.length) < FEW) say('few-points', improvementTexts.fewPoints(before.length, after.length));
  else if (series !== null && Math.min(before.length, after.length) < FEW_FOR_SLOPE) say('few-for-slope', improvementTexts.fewForSlope(before.length, after.length));
  if (series === null) say('no-series', improvementTexts.noSeries);
  if (difference === null) say('no-spread', improvementTexts.noSpread);
  if (series !== null && series.slopeBefore.p < SURE) say('trend-before', improvementTexts.trendBefore);
  if (autocorrelation > ALIKE) say('autocorrelated', improvementTexts.autocorrelated);
  const year = YEAR[grain];
  if (year !== undefined && before.length < 2 * year) say('season', improvementTexts.season);
  if (transition !== null) say('transition', improvementTexts.transition(facts.label(transition)));
  if (partial !== null) say('partial-period', improvementTexts.partial(facts.label(partial)));
  if (isTakenWhenBad(finding)) say('regression-to-mean', improvementTexts.regressionToMean);
  if (rowsWithoutDate > 0) say('rows-without-date', improvementTexts.withoutDate(rowsWithoutDate));
  return found;
}

/**
 * Whether the last points before the action were all unusually bad: what follows such a run is better by itself.
 *
 * Source: Barnett, van der Pols and Dobson, Regression to the mean: what it is and how to deal with it (2005).
 */
function isTakenWhenBad({ before, good }: EffectFinding): boolean {
  const earlier = before.slice(0, -LATEST).map(({ value }) => value);
  if (good === null || earlier.length < FEW) return false;
  const [middle, spread] = [mean(earlier), standardDeviation(earlier)];
  return before.slice(-LATEST).every(({ value }) => (good === 'up' ? middle - value : value - middle) > spread);
}
