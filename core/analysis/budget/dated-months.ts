import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import { isYearly } from '../../metric/period.ts';
import type { Period } from '../../metric/period.ts';
import { periodKey } from '../../metric/period-key.ts';
import { periodLabel } from '../../metric/period-label.ts';
import { periodAt } from '../../metric/periods.ts';
import { reportingPeriods } from '../../metric/reporting-periods.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { Binding } from '../plugin.ts';
import type { MonthSlot, MonthSlots } from './month-slots.ts';

/** Months by a column of dates; null where there is none, or of years alone. */
export function datedMonths({ table, columns, dataThrough }: Binding, calendar: BusinessCalendar): MonthSlots | null {
  const dates = columnNamed(table, columns['date']?.[0] ?? '');
  if (dates?.type !== 'date') return null;
  const periods = reportingPeriods(dates.values, { calendar, grain: 'month', dataThrough: dataThrough?.serial ?? null });
  if (periods === null || isYearly(periods.grain)) return null;
  const { grain } = periods;
  const column = dates.name;
  const between = (from: number, to: number): Filter[] => [{ column, op: '>=', value: from }, { column, op: '<', value: to }];
  const yearOf = (period: Period) => periodAt('fiscal-year', period.from, calendar);
  const slots = periods.periods.map(({ period }, order) => ({ key: periodKey(period, calendar), label: periodLabel(period, calendar), filters: between(period.from, period.to), year: yearOf(period).from, order, rows: new Array<number>(), period }) satisfies MonthSlot & { period: Period });
  const places = new Map<number, { readonly rows: number[] } | undefined>();
  for (const [row, serial] of dates.values.entries()) {
    if (Number.isNaN(serial)) continue;
    const day = Math.floor(serial);
    if (!places.has(day)) places.set(day, slots.find(({ period }) => day >= period.from && day < period.to));
    places.get(day)?.rows.push(row);
  }
  const periodOf = (slot: MonthSlot) => slots[slot.order]?.period ?? { grain, from: NaN, to: NaN };
  const filled = slots.filter(({ rows }) => rows.length > 0);
  return {
    column,
    grain,
    slots: filled,
    running: periods.partial === null ? null : (slots.at(-1) ?? null),
    period: periodOf,
    keep: (kept) => {
      const [first, last] = [kept[0], kept.at(-1)];
      return first === undefined || last === undefined ? [] : between(periodOf(first).from, periodOf(last).to);
    },
    span: (first, last) => periodLabel({ grain, from: periodOf(first).from, to: periodOf(last).to }, calendar),
    yearLabel: (slot) => periodLabel(yearOf(periodOf(slot)), calendar),
  };
}
