import type { CaveatBlock, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { supportTexts } from '../../language/texts/support.ts';
import { plainCard } from '../plain-card.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { SupportFacts } from './support-facts.ts';
import type { Queue } from './worst-queue.ts';

/** Adjusted probability up to which a queue is said to differ. */
const SURE = 0.1;
const MOST_QUEUES = 12;
/** Below this share of open tickets, the median of the resolved ones says the same. */
const MANY_OPEN = 0.02;

type Row = TableBlock['rows'][number];

/** Cards beside the pack's. */
export function supportCards(facts: SupportFacts): KpiBlock[] {
  const { working, nps } = facts.support;
  const rates = [wordFacts(facts, 'sla'), wordFacts(facts, 'satisfied')].flatMap((rate) => rate ?? []);
  const within = withinFact(facts);
  return [
    ...rates.map(({ metric, compared }) => facts.card(metric, facts.periods, compared, null)),
    ...(within === null ? [] : [plainCard(within, { good: 'up' })]),
    ...(working === null || working.median === null ? [] : [plainCard(facts.workingTime('working.median', supportTexts.workingMedian, working.median), { good: 'down' })]),
    ...(nps === null ? [] : [plainCard(npsFact(facts, 'estimate'), { good: 'up' })]),
  ];
}

/** What the pack does not say: queues that differ, the backlog, what was promised. */
export function supportFindings(facts: SupportFacts): FindingBlock[] {
  const { queues } = facts.support;
  const worst = (what: Queue['what']) => queues.filter((queue) => queue.what === what && queue.isWorse)[0];
  const said = [worst('resolution'), worst('rating')].flatMap((queue) => (queue === undefined ? [] : [queue]));
  const others = queues.filter((queue) => !said.includes(queue)).map(({ p }) => p);
  return rankFindings([...said.map((queue) => queueFinding(facts, queue)), ...backlog(facts), ...promised(facts), ...times(facts), ...recommended(facts)], others);
}

function queueFinding(facts: SupportFacts, queue: Queue): FindingCandidate {
  const said = { dimension: facts.dimensionName(queue.dimension), name: facts.queueName(queue), value: facts.queueValue(queue), whole: facts.queueWhole(queue), period: facts.windowFact(), count: facts.queueCount(queue) };
  const words = queue.what === 'rating' ? supportTexts.unhappiest : supportTexts.slowest;
  return { sentence: sentence(words, said), tone: 'bad', impact: queue.what === 'rating' ? 0.93 : 0.96, p: queue.p };
}

function backlog(facts: SupportFacts): FindingCandidate[] {
  const whole = facts.support.backlog.filter(({ isPartial }) => !isPartial);
  const [before, now] = [whole.at(-2), whole.at(-1)];
  if (before === undefined || now === undefined) return [];
  const [was, is] = [facts.backlogAt(before).open, facts.backlogAt(now).open];
  if (typeof was.value !== 'number' || typeof is.value !== 'number' || was.value === is.value) return [];
  const said = { was: was, now: is, before: facts.period(before.period), period: facts.period(now.period) };
  const isUp = is.value > was.value;
  return [{ sentence: sentence(isUp ? supportTexts.backlogUp : supportTexts.backlogDown, said), tone: isUp ? 'bad' : 'good', impact: 0.85, p: null }];
}

function promised(facts: SupportFacts): FindingCandidate[] {
  const within = withinFact(facts);
  const { covered, previous } = facts.periods;
  const found: FindingCandidate[] = [];
  if (within !== null) {
    const hours = facts.plain('within.hours', supportTexts.promised, facts.support.within?.hours ?? NaN, { kind: 'number', noun: { zh: '小时', en: 'h' } }, supportTexts.methodAsked, facts.support.created);
    found.push({ sentence: sentence(supportTexts.within, { share: within, hours }), tone: 'neutral', impact: 0.9, p: null });
  }
  for (const [which, impact, words, changed] of [['sla', 0.9, supportTexts.sla, supportTexts.slaChanged], ['satisfied', 0.87, supportTexts.satisfied, supportTexts.satisfiedChanged]] as const) {
    const rate = wordFacts(facts, which);
    if (rate === null || typeof rate.compared.now.value !== 'number') continue;
    const said = { value: rate.compared.now, period: covered === null ? facts.windowFact() : facts.period(covered) };
    const was = rate.compared.previous;
    if (was === null || previous === null || typeof was.value !== 'number') found.push({ sentence: sentence(words, said), tone: 'neutral', impact, p: null });
    else found.push({ sentence: sentence(changed, { ...said, was, before: facts.period(previous) }), tone: rate.compared.now.value >= was.value ? 'good' : 'bad', impact, p: null });
  }
  return found;
}

function times(facts: SupportFacts): FindingCandidate[] {
  const { working, censoredMedian, open, all } = facts.support;
  const found: FindingCandidate[] = [];
  if (working !== null && working.median !== null && working.p90 !== null) {
    const said = { median: facts.workingTime('working.median', supportTexts.workingMedian, working.median), most: facts.workingTime('working.p90', supportTexts.workingP90, working.p90) };
    found.push({ sentence: sentence(supportTexts.working, said), tone: 'neutral', impact: 0.88, p: null });
  }
  if (working !== null && working.response !== null) {
    found.push({ sentence: sentence(supportTexts.workingResponse, { median: facts.workingTime('working.response', supportTexts.workingFirst, working.response) }), tone: 'neutral', impact: 0.7, p: null });
  }
  if (working === null && censoredMedian !== null && open >= MANY_OPEN * all) {
    const value = facts.time('censored.median', supportTexts.censoredMedian, censoredMedian, supportTexts.methodCensored);
    found.push({ sentence: sentence(supportTexts.censored, { value }), tone: 'neutral', impact: 0.6, p: null });
  }
  return found;
}

function recommended(facts: SupportFacts): FindingCandidate[] {
  const { nps } = facts.support;
  if (nps === null) return [];
  const answers = facts.plain('nps.answers', supportTexts.answers, nps.answers, { kind: 'number', noun: null }, supportTexts.methodNps, nps.column);
  return [{ sentence: sentence(supportTexts.npsScore, { score: npsFact(facts, 'estimate'), lower: npsFact(facts, 'lower'), upper: npsFact(facts, 'upper'), answers }), tone: 'neutral', impact: 0.8, p: null }];
}

function npsFact(facts: SupportFacts, which: 'estimate' | 'lower' | 'upper'): Fact {
  const { nps } = facts.support;
  return facts.plain(`nps.${which}`, supportTexts.nps, 100 * (nps?.score[which] ?? NaN), { kind: 'number', noun: null, digits: 1 }, supportTexts.methodNps, nps?.column ?? '');
}

function withinFact(facts: SupportFacts): Fact | null {
  const { within } = facts.support;
  return within === null ? null : facts.plain('within', supportTexts.withinShare, within.share, { kind: 'percent' }, supportTexts.methodWithin, ...facts.timed());
}

function wordFacts(facts: SupportFacts, which: 'sla' | 'satisfied') {
  const rate = facts.support[which];
  return rate === null ? null : { metric: rate.metric, compared: facts.compared(rate.metric, { ...facts.periods, yearBefore: null }, rate.values, facts.id(which)) };
}

export function supportCaveats(facts: SupportFacts): CaveatBlock[] {
  const { open, all, backward, working, slaUnclear, toolTimes, hasDaysOnly } = facts.support;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const [business, calendar] = [true, false].map((isBusiness) => toolTimes.filter((time) => time.isBusiness === isBusiness).map(({ column }) => column));
  if (business !== undefined && business.length > 0) say('tool-times-business', supportTexts.toolBusiness(business));
  if (calendar !== undefined && calendar.length > 0) say('tool-times', supportTexts.toolCalendar(calendar));
  const unitless = toolTimes.filter(({ unit }) => unit.kind === 'number' && unit.noun === null).map(({ column }) => column);
  if (unitless.length > 0) say('tool-times-unit', supportTexts.toolUnit(unitless));
  if (open > 0) say('open-tickets', supportTexts.open(open, all));
  if (backward > 0) say('backward', supportTexts.backward(backward));
  if (working !== null) say('no-holidays', supportTexts.holidays);
  if (working !== null && hasDaysOnly) say('days-only', supportTexts.daysOnly);
  if (slaUnclear !== null) say('sla-unclear', supportTexts.slaUnclear(slaUnclear));
  return found;
}

/** The backlog as a line, and the queues that clearly differ as a table. */
export function supportTables(facts: SupportFacts): (TableBlock | ChartBlock)[] {
  const { backlog: points, queues } = facts.support;
  const told = backlog(facts)[0];
  const behind: TableBlock = {
    kind: 'table',
    id: facts.id('backlog'),
    isBehindChart: true,
    title: supportTexts.backlogTitle,
    subtitle: supportTexts.backlogSubtitle,
    columns: [{ label: supportTexts.opened }, { label: supportTexts.closed }, { label: supportTexts.backlog }],
    rows: points.map((point): Row => {
      const { opened, closed, open } = facts.backlogAt(point);
      return { label: facts.period(point.period), facts: [opened, closed, open], isPartial: point.isPartial };
    }),
  };
  const chart: ChartBlock = { kind: 'chart', id: facts.id('backlog', 'chart'), chart: 'line', title: told?.sentence ?? supportTexts.backlogTitle, subtitle: supportTexts.backlogSubtitle, table: behind.id, series: [{ column: 2, look: 'actual' }] };
  const clear = queues.filter(({ adjusted }) => adjusted <= SURE).slice(0, MOST_QUEUES);
  const { columns } = supportTexts;
  const differing: TableBlock = {
    kind: 'table',
    id: facts.id('queues'),
    title: supportTexts.queuesTitle,
    subtitle: supportTexts.queuesSubtitle(facts.windowText),
    columns: [{ label: columns.by }, { label: columns.what, wide: 2 }, { label: columns.count }, { label: columns.value, mixed: true }, { label: columns.whole, mixed: true }, { label: columns.p }],
    rows: clear.map((queue): Row => {
      const words = queue.what === 'rating' ? supportTexts.csat : facts.support.working === null ? supportTexts.resolution : supportTexts.workingMedian;
      return {
        label: facts.queueName(queue),
        facts: [facts.dimensionName(queue.dimension), facts.words(facts.id('what', queue.what), columns.what, words, [queue.dimension]), facts.queueCount(queue), facts.queueValue(queue), facts.queueWhole(queue), facts.queueChance(queue)],
      };
    }),
  };
  return [...(points.length < 2 ? [] : [behind, chart]), ...(clear.length === 0 ? [] : [differing])];
}
