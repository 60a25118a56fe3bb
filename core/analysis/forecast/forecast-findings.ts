import { calculated } from '../../fact/derive.ts';
import type { FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { forecastTexts, methodFamily } from '../../language/texts/forecast.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { ForecastFacts, OutlookFacts } from './forecast-facts.ts';
import { seasonFinding } from './season-finding.ts';

/** Everything worth saying of a forecast. */
export function forecastFindings(facts: ForecastFacts): FindingCandidate[] {
  // What never varied leaves nothing else to say.
  if (isConstant(facts)) return [{ sentence: nextSentence(facts), tone: 'neutral', impact: 1, p: null }, ...targetFinding(facts)];
  return [
    { sentence: nextSentence(facts), tone: 'neutral', impact: 1, p: null },
    ...targetFinding(facts),
    ...yearFinding(facts),
    ...sumFinding(facts),
    ...methodFinding(facts),
    ...runningFinding(facts),
    ...seasonFinding(facts),
    ...whatIfFinding(facts),
  ];
}

/** What the next period is expected to bring: what the report is wanted for. */
export function nextSentence(facts: ForecastFacts): Sentence {
  const { finding, measure } = facts;
  const [next] = finding.ahead;
  if (next === undefined) throw new Error('a forecast without periods');
  const { forecast, low, high, yearBefore } = facts.expected(next);
  const confidence = facts.computed('confidence', forecastTexts.methods.confidence, finding.wishes.confidence, { kind: 'percent' }, forecastTexts.methods.confidence);
  const said = { measure: facts.measureName(measure), period: facts.period(next.period), value: forecast, low, high, confidence };
  if (isConstant(facts)) return sentence(forecastTexts.constant, { measure: said.measure, period: said.period, value: forecast });
  const changed = facts.yearChange(forecast, yearBefore);
  if (next.yearBefore === null || typeof changed?.value !== 'number') return sentence(forecastTexts.nextAlone, said);
  return sentence(forecastTexts.next, { ...said, change: changed, before: facts.period(next.yearBefore.period) });
}

/** The same without its interval, above a chart that draws it. */
export function nextShort(facts: ForecastFacts): Sentence {
  const { measure, period, value } = nextSentence(facts).facts;
  return sentence(forecastTexts.nextShort, { ...(measure && period && value ? { measure, period, value } : {}) });
}

/** Whether the history and what is forecast of it are one and the same value. */
function isConstant({ finding: { history, ahead } }: ForecastFacts): boolean {
  const [first] = history;
  return first !== undefined && history.every(({ value }) => value === first.value) && ahead.every(({ forecast }) => forecast === first.value);
}

/** Whether the forecast leaves open which side of the target it ends on. */
export function isWithinInterval({ target, low, high }: OutlookFacts): boolean {
  return typeof target?.value === 'number' && Number(low.value) <= target.value && target.value <= Number(high.value);
}

function targetFinding(facts: ForecastFacts): FindingCandidate[] {
  const { targeted } = facts.finding;
  if (targeted === null) return [];
  const outlook = facts.outlook('targeted', targeted);
  const { target, gap, needed } = outlook;
  if (target === null || needed === null || typeof gap?.value !== 'number') return [];
  const isShort = gap.value < 0;
  const size = calculated({ id: `${gap.id}.size`, label: gap.label }, { fn: 'abs', of: [gap] }, gap.unit, gap.method);
  const said = { span: facts.period(targeted.span), target, gap: size, count: facts.counted('left', facts.count(targeted.ahead)), needed, average: outlook.average };
  const isOpen = isWithinInterval(outlook);
  const words = isShort ? forecastTexts.short : forecastTexts.over;
  return [{ sentence: sentence(words(isOpen), said), tone: isOpen ? 'neutral' : isShort ? 'bad' : 'good', impact: 0.97, p: null }];
}

function yearFinding(facts: ForecastFacts): FindingCandidate[] {
  const { year } = facts.finding;
  if (year?.elapsed === null || year === null) return [];
  const { actual, rest, expected, before } = facts.outlook('year', year);
  if (actual === null) return [];
  const said = { year: facts.period(year.span), value: expected, elapsed: facts.period(year.elapsed), actual, rest, count: facts.counted('year', facts.count(year.ahead)) };
  const changed = facts.yearChange(expected, before);
  if (typeof changed?.value !== 'number') return [{ sentence: sentence(forecastTexts.yearAlone, said), tone: 'neutral', impact: 0.9, p: null }];
  return [{ sentence: sentence(forecastTexts.year, { ...said, change: changed }), tone: toneOf(facts, changed), impact: 0.92, p: null }];
}

/** All periods ahead together; the year says it where it is the same. */
function sumFinding(facts: ForecastFacts): FindingCandidate[] {
  const { ahead, year, isAdditive } = facts.finding;
  if (!isAdditive || ahead.length < 2 || (year?.elapsed === null && year.ahead === ahead.length && year.before === null)) return [];
  const { forecast, low, high, yearBefore } = facts.all();
  const said = { count: facts.counted('sum', facts.count(ahead.length)), value: forecast, low, high };
  const changed = facts.yearChange(forecast, yearBefore);
  if (typeof changed?.value !== 'number') return [{ sentence: sentence(forecastTexts.sumAlone, said), tone: 'neutral', impact: 0.7, p: null }];
  return [{ sentence: sentence(forecastTexts.sum, { ...said, change: changed }), tone: toneOf(facts, changed), impact: 0.8, p: null }];
}

function methodFinding(facts: ForecastFacts): FindingCandidate[] {
  const { backtest } = facts.finding;
  if (backtest === null || !Number.isFinite(backtest.chosen.wape) || backtest.repeated.wape === 0) return [];
  const { methods } = forecastTexts;
  const { chosen, repeated } = backtest;
  const percent = (id: string, value: number, method: Text): Fact => facts.computed(id, forecastTexts.error, value, { kind: 'percent' }, method);
  const trials = facts.computed('trials', methods.trials, backtest.origins.length, { kind: 'number', noun: forecastTexts.trialsNoun(backtest.origins.length) }, methods.trials);
  const error = percent('error', chosen.wape, methods.error);
  const said = { method: methodName(facts), trials, error, repeat: facts.method(repeated.method) };
  const isBetter = chosen.wape < repeated.wape;
  if (!isBetter) return [{ sentence: sentence(forecastTexts.worse, { ...said, other: percent('repeated-error', repeated.wape, methods.error) }), tone: 'bad', impact: 0.75, p: null }];
  const other = percent('repeated-error', repeated.wape, methods.error);
  const less = calculated({ id: facts.id('less'), label: forecastTexts.error }, { op: '-', of: [1, { op: '/', of: [error, other] }] }, { kind: 'percent' }, methods.less);
  return [{ sentence: sentence(forecastTexts.better, { ...said, less }), tone: 'good', impact: 0.75, p: null }];
}

/** Kinds of methods that are named; what was done to the series before stands in the table. */
const MOST_NAMED = 2;

/** What the forecast is made of: one method, or a mix of several. */
function methodName(facts: ForecastFacts): Fact {
  const { forecast, periods } = facts.finding;
  const [first] = forecast.methods;
  if (forecast.methods.length === 1 && first !== undefined) return facts.method(first.method);
  const families = new Map(forecast.methods.map(({ method }) => methodFamily(method, periods.grain)).map((name) => [name.en, name]));
  const named = forecastTexts.mixOf([...families.values()].slice(0, MOST_NAMED), forecast.methods.length);
  return facts.words(facts.id('methods'), forecastTexts.columns.forecast, named, [facts.finding.time]);
}

function runningFinding(facts: ForecastFacts): FindingCandidate[] {
  const { running, ahead, isAdditive, periods } = facts.finding;
  const whole = ahead.find(({ period }) => period.from === running?.period.from && period.to === running.period.to);
  if (running === null || whole === undefined || !isAdditive) return [];
  const { forecast } = facts.expected(whole);
  const value = facts.metric(facts.measure, running.covered, running.value, facts.id('running'));
  const share = calculated({ id: facts.id('running', 'share'), label: forecastTexts.columns.share }, { op: '/', of: [value, forecast] }, { kind: 'percent' }, forecastTexts.methods.forecast);
  if (typeof share.value !== 'number') return [];
  const through = facts.computed('through', forecastTexts.methods.through, periods.lastDay, { kind: 'date' }, forecastTexts.methods.through);
  return [{ sentence: sentence(forecastTexts.running, { period: facts.period(running.period), through, value, forecast, share }), tone: 'neutral', impact: 0.72, p: null }];
}

/** A smaller assumption ends at what reads like the same number. */
const LEAST_GROWTH = 0.01;

function whatIfFinding(facts: ForecastFacts): FindingCandidate[] {
  const { ahead, isAdditive } = facts.finding;
  if (!isAdditive) return [];
  const { growth } = facts;
  if (typeof growth.value === 'number' && Math.abs(growth.value) < LEAST_GROWTH) return [];
  const isMore = typeof growth.value === 'number' && growth.value >= 0;
  const said = { growth, count: facts.counted('sum', facts.count(ahead.length)), value: facts.all().whatIf };
  return [{ sentence: sentence(isMore ? forecastTexts.whatIf : forecastTexts.whatIfLess, said), tone: 'neutral', impact: 0.3, p: null }];
}

/** More is good or bad news by the measure; neither where it does not say. */
function toneOf({ measure }: ForecastFacts, changed: Fact): FindingBlock['tone'] {
  const { good } = measure.metric;
  if (good === null || typeof changed.value !== 'number' || changed.value === 0) return 'neutral';
  return changed.value > 0 === (good === 'up') ? 'good' : 'bad';
}
