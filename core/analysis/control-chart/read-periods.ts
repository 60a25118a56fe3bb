import { Problem } from '../../language/problem.ts';
import { verbatim } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import type { Aggregate, Metric } from '../../metric/metric.ts';
import type { Grain } from '../../metric/period.ts';
import { GRAINS } from '../../metric/period.ts';
import { periodLabel } from '../../metric/period-label.ts';
import { additivityOf } from '../../sheet/additivity.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { columnLabel, valueUnit } from '../column-label.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { measurePeriods } from '../measured-periods.ts';
import type { MeasuredPeriods } from '../measured-periods.ts';
import { textOption } from '../plugin-options.ts';
import type { AnalysisInput } from '../plugin.ts';
import { ROWS } from '../table-measures.ts';
import type { ControlPoint } from './control-finding.ts';

/** More points than these nobody reads: longer periods are taken. */
const MOST_PERIODS = 200;
const DAYS: readonly (readonly [Grain, number])[] = [['day', 1], ['week', 7], ['month', 30.4]];

/** Time taken, prices and levels: the mean of a day says something, their sum does not. */
const AVERAGED = /时长|耗时|用时|工时|时间|温度|湿度|重量|单价|价格|\b(?:duration|time|minutes|seconds|latency|price|temperature|weight|age)\b/i;
/** Called an average already. */
const IS_AVERAGE = /^(?:平均|average\b|avg\b|mean\b)/i;
const TIME_UNIT = /^(?:秒|分|分钟|小时|天|工作日|s|sec|seconds?|min|mins|minutes?|h|hrs?|hours?|days?)$/i;

/** What is followed from period to period: the mean of times and rates, the sum of amounts, or how many rows there are. */
export function followedMetric(column: TypedColumn | undefined, currency: string | null): MeasuredMetric {
  if (column?.type !== 'number') return ROWS;
  const isAveraged = column.role !== 'measure' || additivityOf(column) !== 'all' || AVERAGED.test(column.name) || TIME_UNIT.test(column.unit ?? '');
  const unit = valueUnit(column, currency);
  return isAveraged
    ? { metric: defined(`average-${column.name}`, IS_AVERAGE.test(column.name) ? verbatim(columnLabel(column.name)) : analysisTexts.averageOf(columnLabel(column.name)), { kind: 'average', column: column.name, filters: [] }), unit }
    : summed(column.name, unit);
}

/** The sum of a column by period. */
export function summed(column: string, unit: MeasuredMetric['unit']): MeasuredMetric {
  return { metric: defined(`sum-${column}`, verbatim(columnLabel(column)), { kind: 'sum', column, filters: [] }), unit };
}

function defined(id: string, label: Metric['label'], measure: Aggregate): Metric {
  return { id, label, measure, unit: null, good: null, target: null };
}

/**
 * Metrics by the finest period that leaves a chart readable, or by the one asked for. Throws Problem `no-periods`
 * where the table has no dates, `option-wrong` for a period that is none.
 */
export async function readPeriods(input: AnalysisInput, time: string, metricsOf: (currency: string | null) => readonly MeasuredMetric[]): Promise<MeasuredPeriods> {
  const binding = { ...input.binding, columns: { ...input.binding.columns, time: [time] } };
  const measured = await measurePeriods({ ...input, binding, period: null }, metricsOf, wishedGrain(input) ?? fineGrain(columnNamed(binding.table, time)));
  if (measured === null) throw new Problem('no-periods', controlTexts.noPeriods);
  return measured;
}

function wishedGrain({ options }: AnalysisInput): Grain | null {
  const written = textOption(options, 'by');
  if (written === null) return null;
  const grain = GRAINS.find((one) => one === written.toLowerCase());
  if (grain === undefined) throw new Problem('option-wrong', controlTexts.noSuchGrain(written, GRAINS));
  return grain;
}

function fineGrain(dates: TypedColumn | undefined): Grain {
  if (dates?.type !== 'date') return 'month';
  let [first, last] = [Infinity, -Infinity];
  for (const serial of dates.values) {
    if (serial < first) first = serial;
    if (serial > last) last = serial;
  }
  return DAYS.find(([, days]) => (last - first) / days <= MOST_PERIODS)?.[0] ?? 'quarter';
}

/** Complete periods with rows as points: days on which nothing happened are no points at zero. */
export function periodPoints({ periods, rows, values, filters }: MeasuredPeriods, value: string, size: string | null): ControlPoint[] {
  return periods.periods.flatMap(({ period, isComplete }, index): ControlPoint[] => {
    const found = values.get(value)?.[index] ?? null;
    const of = size === null ? 1 : (values.get(size)?.[index] ?? null);
    if (!isComplete || (rows[index] ?? 0) === 0 || found === null || of === null || (size !== null && of <= 0)) return [];
    return [{ label: periodLabel(period, periods.calendar), place: { kind: 'rows', filters, period }, value: found, size: of, spread: null }];
  });
}
