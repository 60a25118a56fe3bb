import { weekdayOf } from '../../metric/calendar.ts';

/** How the days of a plan are counted: all of them, or Monday to Friday. */
export type DayCount = 'calendar' | 'working';

const WEEK = 7;
const WORKING = 5;
/** A Monday. */
const ORIGIN = 2;
/** So many dates without one on a weekend are no chance: (5/7)^15 is under 1 %. */
const ENOUGH_DATES = 15;

/**
 * The count that a plan's own dates speak for: working days where lengths that are written are those of working days,
 * or where many dates never fall on a weekend. Public holidays are not known.
 */
export function dayCountOf(days: readonly number[], lengths: readonly { readonly start: number; readonly end: number; readonly written: number }[]): DayCount {
  let [calendar, working] = [0, 0];
  for (const { start, end, written } of lengths) {
    const [all, some] = [daysBetween(start, end, 'calendar'), daysBetween(start, end, 'working')];
    if (all === some) continue;
    if (Math.abs(written - all) < 0.5) calendar += 1;
    else if (Math.abs(written - some) < 0.5) working += 1;
  }
  if (calendar + working > 0) return working > calendar ? 'working' : 'calendar';
  return days.length >= ENOUGH_DATES && days.every((day) => weekdayOf(day) < WORKING) ? 'working' : 'calendar';
}

/** The days from one to another, both counted. */
export function daysBetween(first: number, last: number, count: DayCount): number {
  return Math.max(0, placeOf(Math.floor(last) + 1, count) - placeOf(Math.floor(first), count));
}

/** The place of a day among those that count; one that does not has the place of the next that does. */
export function placeOf(day: number, count: DayCount): number {
  if (count === 'calendar') return day;
  const since = Math.floor(day) - ORIGIN;
  return Math.floor(since / WEEK) * WORKING + Math.min(WORKING, since - Math.floor(since / WEEK) * WEEK);
}

/** The day at a place. */
export function dayAt(place: number, count: DayCount): number {
  if (count === 'calendar') return place;
  const whole = Math.floor(place);
  const weeks = Math.floor(whole / WORKING);
  return ORIGIN + weeks * WEEK + (whole - weeks * WORKING);
}
