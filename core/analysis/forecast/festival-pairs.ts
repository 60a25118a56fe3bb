import { dayOf } from '../../metric/calendar.ts';
import type { Period } from '../../metric/period.ts';
import { januaryAndFebruary } from '../../metric/periods.ts';
import { isFestivalMonth } from './forecast-horizon.ts';

/**
 * A history by month in which January and February of every year that has both stand at their mean: Spring Festival
 * moves between them, and what it takes from one it gives to the other. Their sums stay as they were.
 */
export function festivalLevelled(periods: readonly Period[], values: readonly number[]): number[] {
  return values.map((value, index) => {
    const period = periods[index];
    if (period === undefined || !isFestivalMonth(period)) return value;
    const other = values[index + (dayOf(period.from).month === 1 ? 1 : -1)];
    return other === undefined ? value : (value + other) / 2;
  });
}

/** What one period of a forecast is made of: itself, or January and February as one. */
export interface AheadGroup {
  readonly period: Period;
  /** Places among the periods forecast. */
  readonly of: readonly number[];
}

/** The periods of a forecast, January and February of a year together where `together` and both are among them. */
export function aheadGroups(ahead: readonly Period[], together: boolean): AheadGroup[] {
  const groups: AheadGroup[] = [];
  for (let index = 0; index < ahead.length; index += 1) {
    const period = ahead[index];
    if (period === undefined) break;
    const { year, month } = dayOf(period.from);
    const isPair = together && period.grain === 'month' && month === 1 && index + 1 < ahead.length;
    groups.push(isPair ? { period: januaryAndFebruary(year), of: [index, index + 1] } : { period, of: [index] });
    if (isPair) index += 1;
  }
  return groups;
}
