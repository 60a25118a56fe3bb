import { weekdayOf } from './calendar.ts';

/** When data is to be expected, as far as its own days tell. */
export interface Rhythm {
  /** Days on which data is to be expected from `from` until before `to`. */
  expected(from: number, to: number): number;
  /** Whether no more data is to be expected after `last` until before `to`. */
  isOver(last: number, to: number): boolean;
}

/** Which weekdays have data, and how far apart in such days data usually is. */
export function rhythmOf(days: readonly number[]): Rhythm {
  const perWeekday = new Array<number>(7).fill(0);
  for (const day of days) perWeekday[weekdayOf(day)] = (perWeekday[weekdayOf(day)] ?? 0) + 1;
  const busiest = Math.max(...perWeekday);
  const isActive = perWeekday.map((count) => count > busiest * 0.1);
  const expected = (from: number, to: number) => {
    let count = 0;
    for (let day = from; day < to; day += 1) if (isActive[weekdayOf(day)] === true) count += 1;
    return count;
  };
  const gaps = days.slice(1).map((day, index) => Math.max(1, expected((days[index] ?? day) + 1, day + 1))).sort((a, b) => a - b);
  const usualGap = gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * 0.9))] ?? 1;
  return { expected, isOver: (last, to) => expected(last + 1, to) < usualGap };
}
