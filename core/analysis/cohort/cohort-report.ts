import type { Block, CaveatBlock, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatNumber } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { cohortTexts } from '../../language/texts/cohort.ts';
import { twoProportionsTest } from '../../statistics/two-proportions.ts';
import { plainCard } from '../plain-card.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { compareSegments } from '../segment-rates.ts';
import type { CohortFacts } from './cohort-facts.ts';
import type { Cohort } from './measure-cohorts.ts';

type Row = TableBlock['rows'][number];

/** Cohorts that count as the latest ones, where there are as many earlier ones. */
const LATEST = 3;
/** An average of fewer cohorts says little of those to come. */
const ENOUGH_COHORTS = 3;
const FEW_CUSTOMERS = 20;
/** Columns that a page holds; where there are more periods, those that people look at. */
const MOST_LISTED = 8;
const LISTED: readonly number[] = [1, 2, 3, 4, 5, 6, 9, 12];

export function cohortBlocks(facts: CohortFacts): readonly Block[] {
  return [...cards(facts), ...findings(facts), ...caveats(facts), ...tables(facts)];
}

/** How many new customers are back in the next period; null where no cohort has come so far. */
export function nextSentence(facts: CohortFacts): Sentence | null {
  const rate = facts.average(1);
  return rate === null ? null : sentence(cohortTexts.next, { offset: facts.offsetName(1), rate });
}

function cards(facts: CohortFacts): KpiBlock[] {
  const far = furthest(facts);
  const averages = [1, ...(far > 3 ? [3] : []), ...(far > 1 ? [far] : [])].flatMap((offset) => facts.average(offset) ?? []);
  return [plainCard(facts.customers()), ...averages.map((fact) => plainCard(fact, { good: 'up' }))];
}

/** The furthest period that enough cohorts have come to. */
function furthest(facts: CohortFacts): number {
  let offset = facts.offsets;
  while (offset > 1 && facts.mature(offset).length < ENOUGH_COHORTS) offset -= 1;
  return offset;
}

function findings(facts: CohortFacts): FindingBlock[] {
  const next = nextSentence(facts);
  const far = furthest(facts);
  const later = facts.average(far);
  const said: FindingCandidate[] = [
    ...(next === null ? [] : [{ sentence: next, tone: 'neutral' as const, impact: 1, p: null }]),
    ...(far < 2 || later === null ? [] : [{ sentence: sentence(cohortTexts.later, { offset: facts.offsetName(far), rate: later }), tone: 'neutral' as const, impact: 0.9, p: null }]),
  ];
  const offset = facts.offsetName(1);
  const mature = facts.mature(1);
  const [latest, earlier] = [mature.slice(-LATEST), mature.slice(0, -LATEST)];
  const [rate, was] = [facts.pooled('latest', cohortTexts.latestOf(facts.offsetText(1)), latest, 1), facts.pooled('earlier', cohortTexts.earlierOf(facts.offsetText(1)), earlier, 1)];
  const p = earlier.length < LATEST ? null : twoProportionsTest(hitsOf(latest), hitsOf(earlier));
  if (p !== null && rate !== null && was !== null) {
    const isUp = Number(rate.value) > Number(was.value);
    said.push({ sentence: sentence(isUp ? cohortTexts.better : cohortTexts.worse, { offset, rate, was }), tone: isUp ? 'good' : 'bad', impact: 0.85, p });
  }
  const { kept, tested } = extremes(facts);
  return rankFindings([...said, ...kept], tested);
}

function hitsOf(cohorts: readonly Cohort[]) {
  return { hits: cohorts.reduce((sum, { active }) => sum + (active[0] ?? 0), 0), tries: cohorts.reduce((sum, { size }) => sum + size, 0) };
}

/** The cohorts that stay best and least, each against all others. */
function extremes(facts: CohortFacts): { readonly kept: FindingCandidate[]; readonly tested: number[] } {
  const mature = facts.mature(1);
  const key = (cohort: Cohort) => String(cohort.period.from);
  const rates = compareSegments(mature.map((cohort) => ({ dimension: 'cohort', key: key(cohort), ...hitsOf([cohort]) }))).sort((a, b) => a.difference.estimate - b.difference.estimate);
  const ends = rates.length < ENOUGH_COHORTS ? [] : [rates[0], rates.at(-1)];
  const kept = ends.flatMap((end): FindingCandidate[] => {
    const cohort = mature.find((one) => key(one) === end?.key);
    if (end === undefined || cohort === undefined) return [];
    const rate = facts.rate(cohort, 1);
    const rest = facts.pooled(`rest.${end.key}`, cohortTexts.othersOf(facts.offsetText(1)), mature.filter((one) => one !== cohort), 1);
    if (rate === null || rest === null) return [];
    const isBest = end.difference.estimate > 0;
    return [{ sentence: sentence(isBest ? cohortTexts.best : cohortTexts.worst, { cohort: facts.period(cohort.period), offset: facts.offsetName(1), rate, rest }), tone: isBest ? 'good' : 'bad', impact: 0.7, p: end.p }];
  });
  return { kept, tested: rates.filter((rate) => !ends.includes(rate)).map(({ p }) => p) };
}

function caveats(facts: CohortFacts): CaveatBlock[] {
  const { partial, holdsOld, retention, cohorts, isShortened, rowsWithoutCustomer } = facts.finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const [first] = cohorts;
  say('immature-cohorts', cohortTexts.immature(partial === null ? null : facts.label(partial)));
  if (holdsOld && first !== undefined) say('old-customers', cohortTexts.firstCohort(facts.label(first.period)));
  if (retention === 'rolling') say('rolling', cohortTexts.rolling);
  const small = facts.comparable.filter(({ size }) => size < FEW_CUSTOMERS).length;
  if (small > 0) say('small-cohorts', cohortTexts.smallCohorts(small, FEW_CUSTOMERS));
  if (isShortened) say('shortened', cohortTexts.shortened(cohorts.length));
  if (rowsWithoutCustomer > 0) say('without-customer', cohortTexts.withoutCustomer(formatNumber(rowsWithoutCustomer, facts.language ?? 'en')));
  return found;
}

function tables(facts: CohortFacts): (TableBlock | ChartBlock)[] {
  const { retention, cohorts } = facts.finding;
  const offsets = Array.from({ length: facts.offsets }, (_, index) => index + 1);
  const listed = offsets.length <= MOST_LISTED ? offsets : offsets.filter((offset) => LISTED.includes(offset));
  const shown = cohorts.filter(({ size }) => size > 0);
  const curve: TableBlock = {
    kind: 'table',
    id: facts.id('curve'),
    isBehindChart: true,
    title: cohortTexts.chartTitle,
    subtitle: cohortTexts.chartSubtitle[retention],
    columns: [{ label: cohortTexts.average }],
    rows: offsets.filter((offset) => facts.mature(offset).length > 0).map((offset): Row => ({ label: facts.offsetName(offset), facts: [facts.average(offset)] })),
  };
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'line',
    title: nextSentence(facts) ?? cohortTexts.chartTitle,
    subtitle: cohortTexts.chartSubtitle[retention],
    table: curve.id,
    series: [{ column: 0, look: 'actual', labels: 'all' }],
  };
  const bounds = [...new Set(shown.flatMap(({ period }) => [period.from, period.to]))].sort((a, b) => a - b);
  // Counted once: the size of each cohort is the difference of two of these cells.
  const seen: TableBlock = {
    kind: 'table',
    id: facts.id('seen'),
    isBehindChart: true,
    title: cohortTexts.seenTitle,
    subtitle: cohortTexts.seenSubtitle,
    columns: [{ label: cohortTexts.customers }],
    rows: bounds.map((bound): Row => ({ label: facts.boundName(bound), facts: [facts.seenBefore(bound)] })),
  };
  const average: Row = { label: facts.words(facts.id('average', 'name'), cohortTexts.average, cohortTexts.average, []), facts: [null, ...listed.map((offset) => facts.average(offset))], isTotal: true };
  const triangle: TableBlock = {
    kind: 'table',
    id: facts.id('triangle'),
    title: cohortTexts.tableTitle,
    subtitle: cohortTexts.tableSubtitle[retention],
    columns: [{ label: cohortTexts.columns.size }, ...listed.map((offset) => retentionColumn(facts.offsetHeading(offset)))],
    rows: [...shown.map((cohort): Row => ({ label: facts.period(cohort.period), facts: [facts.size(cohort), ...listed.map((offset) => facts.rate(cohort, offset))] })), average],
  };
  const counts: TableBlock = {
    kind: 'table',
    id: facts.id('counts'),
    title: cohortTexts.countsTitle,
    subtitle: cohortTexts.countsSubtitle,
    columns: [{ label: cohortTexts.columns.size }, ...listed.map((offset) => ({ label: facts.offsetHeading(offset) }))],
    rows: shown.map((cohort): Row => ({ label: facts.period(cohort.period), facts: [facts.size(cohort), ...listed.map((offset) => facts.active(cohort, offset))] })),
  };
  return [seen, curve, ...(curve.rows.length > 1 ? [chart] : []), triangle, counts];
}

/** The one place that says how the cells of the triangle are made to be compared by eye. */
function retentionColumn(label: Text): TableBlock['columns'][number] {
  return { label, heat: true };
}
