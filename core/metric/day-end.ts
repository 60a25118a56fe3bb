import { quantile } from '../statistics/quantile.ts';

/** The share of days that may end as early as one that is whole. */
const EARLY = 0.1;
/** Days that do not tell when a day ends, being so few; and how much earlier than half of all, in days, is no accident. */
const FEWEST_DAYS = 8;
const MUCH_EARLIER = 2 / 24;

/**
 * Whether the last day breaks off, as that of an export made at night does: where dates have a time of day, its last
 * one is earlier than that of nine days in ten, and two hours earlier than usual. `ends` are the times of day of each
 * day's last date, in order, as parts of a day.
 */
export function lastDayBreaksOff(ends: Float64Array): boolean {
  const last = ends.at(-1);
  return last !== undefined && ends.length >= FEWEST_DAYS && last < quantile(ends, EARLY) && last < quantile(ends, 0.5) - MUCH_EARLIER;
}
