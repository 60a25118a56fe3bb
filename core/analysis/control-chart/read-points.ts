import { Problem } from '../../language/problem.ts';
import { verbatim } from '../../language/language.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { Unit } from '../../fact/fact.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { columnLabel, measureUnit } from '../column-label.ts';
import type { AnalysisInput } from '../plugin.ts';
import type { ChartBasis } from './chart-basis.ts';
import type { ReadPoints } from './control-finding.ts';
import { groupPoint, readGroups } from './read-groups.ts';
import { followedMetric, periodPoints, readPeriods, summed } from './read-periods.ts';
import { readRows } from './read-rows.ts';

/** Rows of counts up to this many are points themselves; more are taken together by period, where they have dates. */
const MOST_COUNTED_ROWS = 200;
/** Ranges tell less of how groups spread the larger the groups are. */
const LARGEST_RANGED = 10;

/** The points of a chart, its centre and limits still to be found. Throws what the engine and `readPeriods` throw. */
export async function readPoints(input: AnalysisInput, basis: ChartBasis): Promise<ReadPoints> {
  const { table } = input.binding;
  const calendar = settledCalendar(input.calendar, hasChineseHeader(table));
  const common = { calendar, metric: null, singles: null, tooSmall: 0, incomplete: 0, partial: null };
  switch (basis.points) {
    case 'groups': {
      const groups = await readGroups(input, basis);
      const whole = groups.filter(({ size }) => size >= 2);
      const kind = basis.kind ?? (Math.max(...whole.map(({ size }) => size)) > LARGEST_RANGED ? 'xbar-s' : 'xbar-r');
      const singles = valuesOf(input, basis.value);
      return {
        ...common,
        kind,
        points: whole.map((group) => groupPoint(group, kind)),
        measure: verbatim(columnLabel(basis.value)),
        unit: unitOf(input, basis.value, singles),
        metric: { id: 'mean', label: verbatim(columnLabel(basis.value)), measure: { kind: 'average', column: basis.value, filters: [] }, unit: null, good: null, target: null },
        singles,
        tooSmall: groups.length - whole.length,
        incomplete: table.rowCount - groups.reduce((rows, { size }) => rows + size, 0),
      };
    }
    case 'values': {
      const { points, incomplete } = readRows(table, { ...basis, size: null }, input.signal);
      const singles = Float64Array.from(points, ({ value }) => value);
      return { ...common, kind: 'xmr', points, measure: verbatim(columnLabel(basis.value)), unit: unitOf(input, basis.value, singles), singles, incomplete };
    }
    case 'periods': {
      const column = basis.value === null ? undefined : columnNamed(table, basis.value);
      const measured = await readPeriods(input, basis.time, (currency) => [followedMetric(column, currency)]);
      const [followed = followedMetric(undefined, null)] = measured.metrics;
      const points = periodPoints(measured, followed.metric.id, null);
      const singles = Float64Array.from(points, ({ value }) => value);
      const { periods, rowsWithoutDate } = measured;
      return { ...common, kind: 'xmr', points, measure: followed.metric.label, unit: followed.unit, metric: followed.metric, singles, calendar: periods.calendar, incomplete: rowsWithoutDate, partial: periods.partial?.period ?? null };
    }
    case 'counts':
      return { ...common, ...(await readCounts(input, basis)) };
  }
}

async function readCounts(input: AnalysisInput, basis: Extract<ChartBasis, { points: 'counts' }>): Promise<Pick<ReadPoints, 'kind' | 'points' | 'measure' | 'unit'> & Partial<ReadPoints>> {
  const { kind, defects, size, time } = basis;
  const { table } = input.binding;
  const isRate = kind === 'p' || kind === 'u';
  const counted = columnLabel(defects);
  const measure = kind === 'p' ? controlTexts.shareOf(counted) : kind === 'u' && size !== null ? controlTexts.rateOf(counted, columnLabel(size)) : verbatim(counted);
  const unit: Unit = kind === 'p' ? { kind: 'percent' } : { kind: 'number', noun: null, ...(isRate ? { digits: 2 } : { digits: 1 }) };
  if (table.rowCount <= MOST_COUNTED_ROWS || time === null) {
    const { points, incomplete } = readRows(table, { value: defects, size, name: basis.name, time }, input.signal);
    const sized = points.filter((point) => point.size > 0);
    return { kind, points: sized, measure, unit, incomplete: incomplete + points.length - sized.length };
  }
  const plain: Unit = { kind: 'number', noun: null };
  const metrics = [summed(defects, plain), ...(size === null ? [] : [summed(size, plain)])];
  const measured = await readPeriods(input, time, () => metrics);
  const points = periodPoints(measured, metrics[0]?.metric.id ?? '', metrics[1]?.metric.id ?? null);
  const { periods, rowsWithoutDate } = measured;
  return { kind, points, measure, unit, metric: metrics[0]?.metric ?? null, calendar: periods.calendar, incomplete: rowsWithoutDate, partial: periods.partial?.period ?? null };
}

/** Values in plain units, those missing left out. */
function valuesOf({ binding }: AnalysisInput, name: string): Float64Array {
  const column = columnNamed(binding.table, name);
  if (column?.type !== 'number') throw new Problem('chart-kind-wrong', controlTexts.notNumbers(name));
  return column.values.filter((value) => !Number.isNaN(value)).map((value) => value * column.multiplier);
}

/** Means and limits are shown with a digit more than the values have. */
function unitOf({ binding }: AnalysisInput, name: string, values: Float64Array): Unit {
  const column = columnNamed(binding.table, name);
  const unit: Unit = column === undefined ? { kind: 'number', noun: null } : measureUnit(column, null);
  return unit.kind === 'number' ? { ...unit, ...digitsOf(values) } : unit;
}

const MOST_DIGITS = 6;
const SAMPLE = 2_000;

function digitsOf(values: Float64Array): { digits?: number } {
  let [most, largest] = [0, 0];
  for (const value of values.subarray(0, SAMPLE)) {
    const [, fraction = ''] = String(Number(value.toPrecision(12))).split('.');
    most = Math.max(most, fraction.length);
    largest = Math.max(largest, Math.abs(value));
  }
  // Amounts of some size need no more digits than others: those of measurements count.
  const enough = Math.max(0, MOST_DIGITS - Math.ceil(Math.log10(Math.max(1, largest))));
  return largest >= 10_000 ? {} : { digits: Math.min(most + 1, enough) };
}
