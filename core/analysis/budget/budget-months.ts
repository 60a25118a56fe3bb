import type { Text } from '../../language/language.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Grain, Period } from '../../metric/period.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { Binding } from '../plugin.ts';
import { datedMonths } from './dated-months.ts';
import type { BudgetMonth, MonthSlot } from './month-slots.ts';
import { namedMonths } from './named-months.ts';

/** The months of one budget year, in order, and how far the actuals reach. */
export interface BudgetMonths {
  /** The column that says when. */
  readonly column: string;
  readonly grain: Grain;
  readonly all: readonly BudgetMonth[];
  /** How many of them count to date: those up to the last with an actual, unless that one is still running. */
  readonly done: number;
  /** Keep the rows of the whole year, and of the months to date; none where all rows are. */
  readonly whole: readonly Filter[];
  readonly toDate: readonly Filter[];
  /** The months to date, by their ends. */
  readonly span: Text;
  /** The last month with an actual where it is still running: it is left out. */
  readonly running: Text | null;
  /** Months between others that have no actual. */
  readonly silent: readonly Text[];
  /** The year where the table holds others besides. */
  readonly year: Text | null;
  /** Rows that are of no month. */
  readonly unplaced: number;
  readonly rowsToDate: readonly number[];
}

/** Columns of a budget by what they hold. */
export interface BudgetColumns {
  readonly budget: string;
  readonly actual: string;
}

/** More of them are no months. */
const MOST_MONTHS = 120;

/**
 * When a table's figures are of: by its column of dates, or of months named without a year. Null where it has neither,
 * or where months cannot be put in order.
 */
export function budgetMonths(binding: Binding, { actual }: BudgetColumns, calendar: BusinessCalendar, asked: Period | null): BudgetMonths | null {
  const spent = columnNamed(binding.table, actual);
  if (spent?.type !== 'number') return null;
  const isSpent = (row: number) => (spent.values[row] ?? 0) !== 0 && !Number.isNaN(spent.values[row]);
  const hasActual = ({ rows }: MonthSlot) => rows.some(isSpent);
  const read = datedMonths(binding, calendar) ?? namedMonths(binding.table, binding.columns['month']?.[0] ?? null, calendar);
  if (read === null || read.slots.length === 0 || read.slots.length > MOST_MONTHS) return null;
  const { slots, column, grain } = read;
  const reached = slots.filter((slot) => asked === null || (read.period(slot)?.to ?? 0) <= asked.to);
  const known = reached.length > 0 ? reached : slots;
  const latest = known.findLast(hasActual) ?? known[0];
  if (latest === undefined) return null;
  const all = slots.filter(({ year }) => year === latest.year);
  const reachedHere = all.indexOf(latest) + 1;
  const days = read.period(latest);
  const through = binding.dataThrough?.serial ?? Infinity;
  const endsWithin = days !== null && through >= days.from && through < days.to - 1;
  const isRunning = (read.running === latest || endsWithin) && reachedHere > 1;
  const done = isRunning ? reachedHere - 1 : reachedHere;
  const unplaced = binding.table.rowCount - slots.reduce((sum, { rows }) => sum + rows.length, 0);
  const isAlone = all.length === slots.length && unplaced === 0;
  const toDate = all.slice(0, done);
  const [first, last] = [all[0], toDate.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    column,
    grain,
    all,
    done,
    whole: isAlone ? [] : read.keep(all),
    toDate: isAlone && done === all.length ? [] : read.keep(toDate),
    span: read.span(first, last),
    running: isRunning ? latest.label : null,
    silent: toDate.filter((slot) => !hasActual(slot)).map(({ label }) => label),
    year: all.length === slots.length ? null : read.yearLabel(latest),
    unplaced,
    rowsToDate: toDate.flatMap(({ rows }) => rows),
  };
}

