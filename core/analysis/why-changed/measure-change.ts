import { Problem } from '../../language/problem.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Period } from '../../metric/period.ts';
import { comparesYears, sameYearBefore } from '../../metric/reporting-periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { Compared } from '../compared-facts.ts';
import { measurePeriods } from '../measured-periods.ts';
import type { MeasuredPeriods } from '../measured-periods.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { textOption } from '../plugin-options.ts';
import type { UsualSwing } from '../sales-performance/usual-swing.ts';
import { usualSwing } from '../sales-performance/usual-swing.ts';
import { changedMetric } from './changed-metric.ts';
import type { ChangedMetric } from './changed-metric.ts';
import type { ChangeCells } from './change-cells.ts';
import { explainChange } from './explain-change.ts';
import type { ChangeExplained } from './explain-change.ts';
import { queryCells } from './query-cells.ts';

/** Why a metric changed from one period to another. */
export interface WhyFinding {
  readonly binding: Binding;
  readonly measured: MeasuredPeriods;
  readonly metric: ChangedMetric;
  readonly now: Period;
  readonly before: Period;
  /** Whether `before` is a year earlier. */
  readonly isYearBefore: boolean;
  /** The metric, and for ratios what it is divided by, in both periods. */
  readonly total: Compared;
  readonly base: Compared | null;
  readonly cells: ChangeCells;
  readonly explained: ChangeExplained;
  readonly leftOut: readonly string[];
  readonly rows: { readonly now: number; readonly before: number };
  /** What earlier changes from one period to the next usually lay between; null where that cannot be told. */
  readonly usual: UsualSwing | null;
}

/** The mean of fewer records than these says what one of them was. */
const FEWEST_AVERAGED = 5;

/** Throws Problem `no-periods` where there are no two periods to compare, `no-dimensions` where nothing splits the rows. */
export async function measureChange(input: AnalysisInput): Promise<WhyFinding> {
  const { binding, engine, options, signal } = input;
  const { table } = binding;
  const chosen: { metric: ChangedMetric | null } = { metric: null };
  const measured = await measurePeriods(input, (currency) => {
    chosen.metric = changedMetric(binding, currency, options);
    return [chosen.metric];
  });
  if (measured === null || chosen.metric === null) throw new Problem('no-periods', salesTexts.noPeriods);
  const { metric } = chosen;
  const { focus, filters, time } = measured;
  const isYearBefore = comparesYears(focus) || (focus.yearBefore !== null && (focus.previous === null || textOption(options, 'against') === 'year'));
  const before = isYearBefore ? sameYearBefore(focus) : focus.previous;
  if (before === null) throw new Problem('no-periods', whyTexts.nothingBefore);
  input.onProgress?.(0.2);
  const dimensions = (binding.columns['dimension'] ?? []).filter((name) => columnNamed(table, name)?.type === 'text');
  const question = { table, time, filters, amount: metric.amount, base: metric.base?.aggregate ?? null, now: focus.covered, before, dimensions };
  const { cells, rows, leftOut } = await queryCells(question, engine, signal);
  if (cells.dimensions.length === 0) throw new Problem('no-dimensions', whyTexts.noDimensions);
  const metrics = [metric.metric, ...(metric.base === null ? [] : [{ ...metric.base.metric, id: 'base' }])];
  const { total } = await queryMetrics({ table, dateColumn: time, filters, metrics, periods: [{ period: focus.covered }, { period: before }], dimensions: [] }, engine, signal);
  const compared = (id: string): Compared => ({ now: total.get(id)?.[0] ?? null, previous: total.get(id)?.[1] ?? null, yearBefore: null });
  input.onProgress?.(0.5);
  return {
    binding,
    measured,
    metric,
    now: focus.covered,
    before,
    isYearBefore,
    total: compared(metric.metric.id),
    base: metric.base === null ? null : compared('base'),
    cells,
    explained: explainChange(cells, signal, metric.metric.measure.kind === 'average' ? FEWEST_AVERAGED : 0),
    leftOut,
    rows,
    usual: isYearBefore ? null : usualChange(measured, metric),
  };
}

/** From the complete periods up to the one reported on. */
function usualChange({ periods, focus, values }: MeasuredPeriods, { metric }: ChangedMetric): UsualSwing | null {
  if (!focus.isComplete || !periods.periods.includes(focus)) return null;
  const all = values.get(metric.id) ?? [];
  return usualSwing(periods.periods.flatMap((each, index) => (each.isComplete && each.period.from <= focus.period.from ? [all[index] ?? 0] : [])));
}
