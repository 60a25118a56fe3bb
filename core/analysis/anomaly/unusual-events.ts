import { benjaminiHochberg } from '../../statistics/false-discovery.ts';
import type { SideSpread } from '../../statistics/robust-tail.ts';
import { tailReach } from '../../statistics/robust-tail.ts';
import type { UsualValues } from '../../statistics/usual-values.ts';

/** A series, and which of its values are asked about; the others only tell what is usual. */
export interface JudgedSeries {
  readonly usual: UsualValues;
  /** Index of the first value asked about, and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Neighbouring values that are unusual on the same side. */
export interface UnusualEvent {
  readonly series: number;
  /** Indexes of the first and the last. */
  readonly first: number;
  readonly last: number;
  /** Index of the one that is furthest off. */
  readonly peak: number;
  readonly side: 1 | -1;
  /** How likely a usual value is as far off as the peak. */
  readonly p: number;
}

export interface Reach {
  readonly above: number;
  readonly below: number;
}

export interface UnusualEvents {
  /** How many values were asked about, in all series. */
  readonly lookedAt: number;
  /** By series, in order of time. */
  readonly events: readonly UnusualEvent[];
  /** By series: how far above and below what was expected a value is still usual. */
  readonly reach: readonly Reach[];
}

/** Modified z scores above it are outliers (Iglewicz and Hoaglin 1993). */
const OUTLIER = 3.5;
/** The share of all that is called unusual which may be so by chance. */
const FALSE_SHARE = 0.1;
/** What joins unusual values on both sides of it, being nearly unusual itself. */
const JOINS = 2;

/**
 * The values of several series that are unusual: over 3.5 robust standard deviations from what was expected, and so
 * unlikely that no more than a tenth of all that are called so, of all series together, is chance. `reach` is the band
 * that these two rules make: what lies outside of it is unusual, and nothing else.
 *
 * Source: Iglewicz and Hoaglin (1993); Benjamini and Hochberg (1995).
 */
export function unusualEvents(series: readonly JudgedSeries[]): UnusualEvents {
  const judged = series.flatMap(({ usual, from, to }) => Array.from(usual.p.subarray(from, to)).filter((p) => !Number.isNaN(p)));
  const discoveries = benjaminiHochberg(judged).filter((adjusted) => adjusted <= FALSE_SHARE).length;
  const limit = (FALSE_SHARE * Math.max(1, discoveries)) / Math.max(1, judged.length);
  const reachOf = ({ sigma, tail }: SideSpread) => sigma * Math.max(OUTLIER, tailReach(tail, limit));
  const reach = series.map(({ usual }) => ({ above: reachOf(usual.above), below: reachOf(usual.below) }));
  return { lookedAt: judged.length, events: series.flatMap((one, index) => eventsOf(one, index, limit)), reach };
}

function eventsOf({ usual, from, to }: JudgedSeries, series: number, limit: number): UnusualEvent[] {
  const events: UnusualEvent[] = [];
  for (let index = from; index < to; index += 1) {
    const z = usual.z[index] ?? NaN;
    const p = usual.p[index] ?? NaN;
    if (!(Math.abs(z) > OUTLIER && p <= limit)) continue;
    const side = z > 0 ? 1 : -1;
    const before = events.at(-1);
    if (before?.side === side && usual.z.subarray(before.last + 1, index).every((between) => between * side > JOINS)) {
      const isFurther = Math.abs(z) > Math.abs(usual.z[before.peak] ?? 0);
      events[events.length - 1] = { ...before, last: index, ...(isFurther ? { peak: index, p } : {}) };
    } else events.push({ series, first: index, last: index, peak: index, side, p });
  }
  return events;
}
