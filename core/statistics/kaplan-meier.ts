import { at } from './at.ts';
import { chiSquareTail } from './distribution-tails.ts';
import { normalQuantile } from './normal.ts';
import { sorted } from './quantile.ts';

/** How long each lasted, told by different times, ascending: those that ended then, and those last seen then that go on. */
export interface Lifetimes {
  readonly times: Float64Array;
  readonly ended: Float64Array;
  readonly open: Float64Array;
}

/** A time at which some ended. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly ended: number;
  /** The share that lasts beyond it, with the ends of its 95 % interval. */
  readonly left: number;
  readonly lower: number;
  readonly upper: number;
}

/** Lifetimes of those that ended and of those still open, told by the times of them all, or by given ones. */
export function lifetimesOf(done: Float64Array, open: Float64Array, among?: Float64Array): Lifetimes {
  const [ended, going] = [sorted(done), sorted(open)];
  const times = among ?? sorted([...ended, ...going]).filter((time, place, all) => place === 0 || time !== all[place - 1]);
  return { times, ended: countedAt(times, ended), open: countedAt(times, going) };
}

function countedAt(times: Float64Array, ordered: Float64Array): Float64Array {
  const counts = new Float64Array(times.length);
  let place = 0;
  for (const time of ordered) {
    while (at(times, place) < time) place += 1;
    counts[place] = at(counts, place) + 1;
  }
  return counts;
}

/**
 * The share still there after each time, those still open counted for as long as they were seen; its interval is of
 * the logarithm of its logarithm, which stays between 0 and 1.
 *
 * Source: Kaplan and Meier, Nonparametric Estimation from Incomplete Observations (1958); Greenwood (1926) for the
 * variance; Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data (1980), for the interval.
 */
export function survivalCurve({ times, ended, open }: Lifetimes): SurvivalStep[] {
  const z = normalQuantile(0.975);
  const steps: SurvivalStep[] = [];
  let atRisk = ended.reduce((sum, count) => sum + count, 0) + open.reduce((sum, count) => sum + count, 0);
  let left = 1;
  let variance = 0;
  for (const [index, time] of times.entries()) {
    const now = at(ended, index);
    if (now > 0) {
      left = now === atRisk ? 0 : left * (1 - now / atRisk);
      variance += now / (atRisk * (atRisk - now));
      const spread = left === 0 ? 0 : (z * Math.sqrt(variance)) / Math.abs(Math.log(left));
      steps.push({ time, atRisk, ended: now, left, lower: left ** Math.exp(spread), upper: left ** Math.exp(-spread) });
    }
    atRisk -= now + at(open, index);
  }
  return steps;
}

/** The first time by which a share of all has ended; null where too few have to say. */
export function timeUntil(steps: readonly SurvivalStep[], share: number): number | null {
  return steps.find(({ left }) => left <= 1 - share + 1e-12)?.time ?? null;
}

/** A group beside all others. */
export interface LogRank {
  /** How many of the group ended, and how many would have, ended it as all did. */
  readonly ended: number;
  readonly expected: number;
  readonly chiSquare: number;
  /** How likely chance alone makes it so. */
  readonly p: number;
}

/**
 * Whether a group ends sooner or later than all others: its endings at each time against its part of those at risk.
 * Both are counted at the same times, and the group is part of all. Null where nothing can be compared.
 *
 * Source: Mantel, Evaluation of survival data and two new rank order statistics (1966); Peto and Peto (1972).
 */
export function logRankTest(group: Lifetimes, all: Lifetimes): LogRank | null {
  const remaining = ({ ended, open }: Lifetimes) => ended.reduce((sum, count) => sum + count, 0) + open.reduce((sum, count) => sum + count, 0);
  let [inGroup, inAll] = [remaining(group), remaining(all)];
  let [ended, expected, variance] = [0, 0, 0];
  for (const index of all.times.keys()) {
    const now = at(all.ended, index);
    const own = at(group.ended, index);
    if (now > 0) {
      const part = inGroup / inAll;
      ended += own;
      expected += now * part;
      if (inAll > 1) variance += (now * part * (1 - part) * (inAll - now)) / (inAll - 1);
    }
    inGroup -= own + at(group.open, index);
    inAll -= now + at(all.open, index);
  }
  if (variance <= 0) return null;
  const chiSquare = (ended - expected) ** 2 / variance;
  return { ended, expected, chiSquare, p: chiSquareTail(chiSquare, 1) };
}
