import { Problem } from '../../language/problem.ts';
import { churnTexts } from '../../language/texts/churn.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Grain, Period } from '../../metric/period.ts';
import { reportingPeriods } from '../../metric/reporting-periods.ts';
import type { Lifetimes } from '../../statistics/kaplan-meier.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { numberOption, textOption } from '../plugin-options.ts';
import { churnShape } from './churn-shape.ts';
import type { ChurnShape } from './churn-shape.ts';
import { contractDays, measureContracts } from './contract-churn.ts';
import { measureOrders } from './order-churn.ts';

/** Customers at the beginning of a period and those of them who left in it. */
export interface ChurnPeriod {
  readonly period: Period;
  readonly atStart: number;
  readonly left: number;
}

export interface ChurnMember {
  readonly dimension: string;
  /** As written in one of its cells, empty for empty cells. */
  readonly key: string;
  readonly customers: number;
  readonly left: number;
  readonly lifetimes: Lifetimes | null;
}

/** What a table gives, however it says who left. */
export interface ChurnCounts {
  readonly customers: number;
  readonly left: number;
  /** Periods that are over, in order. */
  readonly periods: readonly ChurnPeriod[];
  readonly lifetimes: Lifetimes | null;
  readonly members: readonly ChurnMember[];
  /** Customers who left on a day that nothing says. */
  readonly undated: number;
  /** Rows that end before they begin. */
  readonly broken: number;
  /** Formulas over the rows give the same counts. */
  readonly isLive: boolean;
}

/** Who does not order for so long counts as having left. */
export interface Silence {
  readonly usualGap: number;
  /** Null where a person gave the days. */
  readonly times: number | null;
  readonly days: number;
}

export interface ChurnFinding extends ChurnCounts {
  readonly binding: Binding;
  readonly shape: ChurnShape;
  readonly calendar: BusinessCalendar;
  /** The day after the last that counts; null where nothing is dated. */
  readonly asOf: number | null;
  readonly silence: Silence | null;
  /** A last period that is still running. */
  readonly partial: Period | null;
  /** The first days, in which nobody can be told to be silent yet, up to here; null where all is known. */
  readonly knownFrom: number | null;
}

export interface ChurnFrame {
  readonly asOf: number;
  readonly periods: readonly Period[];
  readonly partial: Period | null;
}

export interface SilenceWish {
  readonly times: number;
  readonly days: number | null;
}

const MOST_PERIODS = 24;
const SHORT_DATA = 92;
const USUAL_TIMES = 3;
const GRAINS: readonly Grain[] = ['week', 'month', 'quarter', 'year'];

/** Who left, by period, by segment and by how long they were there. Throws Problem `too-little`, `option-wrong`. */
export async function measureChurn(input: AnalysisInput): Promise<ChurnFinding> {
  const { binding, options } = input;
  const shape = churnShape(binding);
  if (shape === null) throw new Problem('too-little', churnTexts.noFit);
  const wish: SilenceWish = { times: numberOption(options, 'gaps') ?? USUAL_TIMES, days: numberOption(options, 'days') };
  if (wish.times <= 0 || (wish.days !== null && wish.days <= 0)) throw new Problem('option-wrong', churnTexts.silenceWrong);
  const calendar = settledCalendar(input.calendar, hasChineseHeader(binding.table));
  const grain = grainOf(textOption(options, 'grain')) ?? input.period?.grain ?? null;
  const base = { binding, shape, calendar };
  if (shape.kind === 'orders') {
    const dates = binding.table.columns.find(({ name }) => name === shape.time);
    const frame = dates?.type === 'date' ? frameOf(dates.values, input, calendar, grain) : null;
    if (frame === null) throw new Problem('too-little', churnTexts.noFit);
    return { ...base, ...(await measureOrders(input, shape, frame, wish)), asOf: frame.asOf, partial: frame.partial };
  }
  const days = contractDays(binding, shape);
  const frame = days === null ? null : frameOf(days, input, calendar, grain);
  return { ...base, ...measureContracts(binding, shape, frame), asOf: frame?.asOf ?? null, partial: frame?.partial ?? null, silence: null, knownFrom: null };
}

function frameOf(days: Float64Array, { binding, period }: AnalysisInput, calendar: BusinessCalendar, asked: Grain | null): ChurnFrame | null {
  const dataThrough = binding.dataThrough?.serial ?? null;
  const wishes = { calendar, dataThrough };
  const fitting = reportingPeriods(days, wishes);
  if (fitting === null) return null;
  const grain = asked ?? (fitting.lastDay - fitting.firstDay < SHORT_DATA ? 'week' : 'month');
  const reporting = reportingPeriods(days, { ...wishes, grain });
  if (reporting === null) return null;
  const until = period?.to ?? Infinity;
  return {
    asOf: Math.min(until, Math.max(reporting.lastDay, Math.floor(dataThrough ?? -Infinity)) + 1),
    periods: reporting.periods.filter(({ isComplete, period: each }) => isComplete && each.to <= until).map(({ period: each }) => each).slice(-MOST_PERIODS),
    partial: reporting.partial?.period ?? null,
  };
}

function grainOf(asked: string | null): Grain | null {
  if (asked === null) return null;
  const grain = GRAINS.find((one) => one === asked.toLowerCase());
  if (grain === undefined) throw new Problem('option-wrong', churnTexts.grainWrong);
  return grain;
}
