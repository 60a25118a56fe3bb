import { Problem } from '../../language/problem.ts';
import { paretoTexts } from '../../language/texts/pareto.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import { samePeriod } from '../../metric/periods.ts';
import { reportedPeriod, reportingPeriods } from '../../metric/reporting-periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { heededCurrency } from '../heeded-currency.ts';
import type { AnalysisInput, Binding, RoleSlot } from '../plugin.ts';
import { textOption } from '../plugin-options.ts';
import { ROWS, tableMeasures } from '../table-measures.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { groupingColumns, isTrouble } from './grouping-columns.ts';
import { rankMembers } from './rank-members.ts';
import type { Ranking } from './rank-members.ts';

/** What can be added up by member. */
export const VALUE_SLOT: RoleSlot = {
  ...TABLE_SLOTS.value,
  hints: {
    zh: ['缺陷数', '不良数', '损失', ...TABLE_SLOTS.value.hints.zh, '件数', '次数', '费用', '成本', '支出'],
    en: ['defects', 'losses', ...TABLE_SLOTS.value.hints.en, 'count', 'cost', 'spend', 'expenses'],
  },
};

export interface ParetoFinding {
  readonly binding: Binding;
  readonly measure: MeasuredMetric;
  readonly ranking: Ranking;
  /** Rows or sums of what should not be: then the few are what to solve first. */
  readonly isTrouble: boolean;
  readonly time: string | null;
  readonly calendar: BusinessCalendar;
  readonly over: Over;
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[];
}

/** Which rows are looked at, and which they are compared with. */
export interface Over {
  /** Null for all rows. */
  readonly period: Period | null;
  readonly before: Period | null;
  /** The period that was asked for, where the data has none such. */
  readonly missing: Period | null;
  readonly rowsWithoutDate: number;
}

/** Columns that are tried before the most concentrated one is chosen. */
const MOST_TRIED = 4;
const YEAR_OF_MONTHS = 12;

/** Ranks the members that say most. Throws Problem `no-members` where no column groups the rows, `no-such-column`. */
export async function measurePareto(input: AnalysisInput): Promise<ParetoFinding> {
  const { binding, engine, signal } = input;
  const { table } = binding;
  const { currencies, filters } = await heededCurrency(binding, engine, signal);
  const measure = chosenMeasure(input, currencies[0] ?? null);
  const time = binding.columns['time']?.[0] ?? null;
  const calendar = settledCalendar(input.calendar, hasChineseHeader(table));
  const over = overOf(input, time, calendar);
  const candidates = chosenColumns(input);
  const rankings: { readonly ranking: Ranking; readonly worth: number }[] = [];
  for (const [index, { name, fit }] of candidates.entries()) {
    input.onProgress?.(index / candidates.length);
    const ranking = await rankMembers({ table, dimension: name, measure: measure.metric.measure, dateColumn: time, period: over.period, before: over.before, filters }, engine, signal);
    rankings.push({ ranking, worth: fit + (ranking.gini ?? 0) });
  }
  const [best] = rankings.sort((a, b) => b.worth - a.worth);
  if (best === undefined || best.ranking.gini === null) throw new Problem('no-members', paretoTexts.noMembers);
  const { ranking } = best;
  return { binding, measure, ranking, isTrouble: isTrouble(ranking.dimension) || isTrouble(measure.metric.label.zh) || isTrouble(measure.metric.label.en), time, calendar, over, filters, currencies };
}

/** The measure asked for; else what people call by name among the sums; else how many rows there are. */
function chosenMeasure({ binding, options }: AnalysisInput, currency: string | null): MeasuredMetric {
  const asked = textOption(options, 'measure');
  const measures = tableMeasures({ ...binding, columns: { ...binding.columns, rate: [] } }, currency);
  const columnOf = ({ metric }: MeasuredMetric) => (metric.measure.kind === 'sum' && typeof metric.measure.column === 'string' ? metric.measure.column : 'rows');
  if (asked !== null) {
    const found = measures.find((one) => columnOf(one) === asked);
    if (found === undefined) throw new Problem('no-such-column', paretoTexts.noSuchMeasure(asked, measures.map(columnOf)));
    return found;
  }
  return measures.find((one) => one !== ROWS && headerFit(VALUE_SLOT, columnOf(one)) > 0) ?? ROWS;
}

function chosenColumns({ binding, options }: AnalysisInput): { readonly name: string; readonly fit: number }[] {
  const asked = textOption(options, 'by');
  if (asked === null) return groupingColumns(binding).slice(0, MOST_TRIED);
  if (columnNamed(binding.table, asked)?.type === 'text') return [{ name: asked, fit: 1 }];
  throw new Problem('no-such-column', paretoTexts.noSuchMember(asked, binding.table.columns.flatMap(({ name, type }) => (type === 'text' ? [name] : []))));
}

/** The period asked for, against the year before or the one before; else the last twelve whole months, against those before; else all rows. */
function overOf({ binding, period }: AnalysisInput, time: string | null, calendar: BusinessCalendar): Over {
  const dates = time === null ? undefined : columnNamed(binding.table, time);
  if (dates?.type !== 'date') return { period: null, before: null, missing: null, rowsWithoutDate: 0 };
  const dataThrough = binding.dataThrough?.serial ?? null;
  const periods = reportingPeriods(dates.values, { calendar, dataThrough, grain: period?.grain ?? 'month' });
  const rowsWithoutDate = dates.values.reduce((count, serial) => (Number.isNaN(serial) ? count + 1 : count), 0);
  if (periods === null) return { period: null, before: null, missing: null, rowsWithoutDate: 0 };
  if (period !== null) {
    const focus = reportedPeriod(periods, period);
    if (focus === undefined) return { period: null, before: null, missing: period, rowsWithoutDate: 0 };
    return { period: focus.covered, before: focus.yearBefore ?? focus.previous, missing: samePeriod(focus.period, period) ? null : period, rowsWithoutDate };
  }
  const months = periods.grain === 'month' ? periods.periods.filter(({ isComplete }) => isComplete).map((each) => each.period) : [];
  const year = joined(months.slice(-YEAR_OF_MONTHS));
  if (year === null) return { period: null, before: null, missing: null, rowsWithoutDate: 0 };
  return { period: year, before: joined(months.slice(-2 * YEAR_OF_MONTHS, -YEAR_OF_MONTHS)), missing: null, rowsWithoutDate };
}

/** Twelve months as one period; null of fewer. */
function joined(months: readonly Period[]): Period | null {
  const [first] = months;
  const last = months.at(-1);
  return first === undefined || last === undefined || months.length < YEAR_OF_MONTHS ? null : { grain: 'month', from: first.from, to: last.to };
}
