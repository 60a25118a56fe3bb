import type { FindingBlock } from '../fact/block.ts';
import { sentence } from '../fact/sentence.ts';
import { salesTexts } from '../language/texts/sales-performance.ts';
import type { ReportingPeriod } from '../metric/reporting-periods.ts';
import type { Compared, MeasuredMetric, MetricFacts } from './compared-facts.ts';

/** January and February as one period, and a metric's values in it and in those it is compared with. */
export interface FestivalMonths {
  readonly at: ReportingPeriod;
  readonly values: Compared;
}

/** What Spring Festival cannot disturb: both months together against the year before, else against the two months before. */
export function festivalFinding(facts: MetricFacts, which: MeasuredMetric, festival: FestivalMonths | null): FindingBlock[] {
  if (festival === null) return [];
  const { at, values } = festival;
  const compared = facts.compared(which, at, values, facts.id('january-and-february'));
  const [before, was, change] = at.yearBefore === null ? [at.previous, compared.previous, compared.change] : [at.yearBefore, compared.yearBefore, compared.yearChange];
  if (before === null || was === null || typeof change?.value !== 'number') return [];
  const said = { measure: facts.measureName(which), period: facts.period(at.period), value: compared.now, change, was, before: facts.period(before) };
  const { good } = which.metric;
  const tone = good === null || change.value === 0 ? 'neutral' : change.value > 0 === (good === 'up') ? 'good' : 'bad';
  return [{ kind: 'finding', sentence: sentence(salesTexts.festivalMonths, said), score: 0.94, tone }];
}
