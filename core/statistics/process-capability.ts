import { specLimitsMissing, specLimitsReversed } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { chiSquareQuantile } from './chi-square-quantile.ts';
import { normalQuantile, normalTail } from './normal.ts';
import type { Interval } from './proportion.ts';

/** What single values of a product may be; one of the two limits at least. */
export interface SpecLimits {
  readonly lower: number | null;
  readonly upper: number | null;
  /** Where it is best; the middle of the limits where it is null. */
  readonly target: number | null;
}

/** What a process was found to do. */
export interface MeasuredProcess {
  /** How many single values, at least 2. */
  readonly count: number;
  readonly center: number;
  /** The standard deviation within groups, or from one value to the next: of the control chart. */
  readonly sigma: number;
  /** The standard deviation of all values (n-1). */
  readonly overallSigma: number;
}

/** Indices of one standard deviation; null where a limit that they need is missing. */
export interface CapabilityIndices {
  /** The width between the limits over six standard deviations. */
  readonly width: Interval | null;
  /** From the centre to the lower limit, over three; to the upper. */
  readonly lower: Interval | null;
  readonly upper: Interval | null;
  /** The smaller of the two. */
  readonly nearest: Interval;
  /** `width` with the distance from the target counted as spread. */
  readonly aboutTarget: Interval | null;
  /** Expected shares of values beyond each limit where values are normal; 0 where there is no such limit. */
  readonly below: number;
  readonly above: number;
}

export interface ProcessCapability {
  /** Cp, Cpl, Cpu, Cpk and Cpm: what the process could do, by the standard deviation within groups. */
  readonly within: CapabilityIndices;
  /** Pp, Ppl, Ppu, Ppk and Ppm: what it did, by the standard deviation of all values. */
  readonly overall: CapabilityIndices;
  readonly target: number | null;
}

/**
 * Capability indices with their confidence intervals. Values are taken for normal and the process for stable: the
 * control chart tells. Cp has Chou, Owen and Borrego's interval by chi-square (1990), Cpk Bissell's (How reliable is
 * your capability index, 1990), two-sided; Cpl and Cpu are each one-sided limits, upper and lower, at that
 * confidence; Cpm has Boyles's (The Taguchi capability index, 1991). Results are those of R's qcc.
 *
 * Source: Montgomery, Introduction to Statistical Quality Control, chapter 8.
 * Throws Problem `spec-limits-missing`, `spec-limits-reversed`.
 */
export function processCapability(process: MeasuredProcess, limits: SpecLimits, confidence = 0.95): ProcessCapability {
  const { lower, upper } = limits;
  if (lower === null && upper === null) throw new Problem('spec-limits-missing', specLimitsMissing);
  if (lower !== null && upper !== null && lower >= upper) throw new Problem('spec-limits-reversed', specLimitsReversed(lower, upper));
  const target = limits.target ?? (lower === null || upper === null ? null : (lower + upper) / 2);
  const indices = (sigma: number) => indicesBy(sigma, process, { lower, upper, target }, confidence);
  return { within: indices(process.sigma), overall: indices(process.overallSigma), target };
}

function indicesBy(sigma: number, { count, center }: MeasuredProcess, { lower, upper, target }: SpecLimits, confidence: number): CapabilityIndices {
  const oneSided = normalQuantile(confidence);
  const twoSided = normalQuantile(0.5 + confidence / 2);
  const toLower = lower === null ? null : (center - lower) / (3 * sigma);
  const toUpper = upper === null ? null : (upper - center) / (3 * sigma);
  const width = lower === null || upper === null ? null : (upper - lower) / (6 * sigma);
  const off = target === null ? 0 : ((center - target) / sigma) ** 2;
  return {
    width: width === null ? null : byChiSquare(width, count - 1, confidence),
    lower: toLower === null ? null : byBissell(toLower, count, oneSided),
    upper: toUpper === null ? null : byBissell(toUpper, count, oneSided),
    nearest: byBissell(Math.min(toLower ?? Infinity, toUpper ?? Infinity), count, twoSided),
    aboutTarget: width === null || target === null ? null : byChiSquare(width / Math.sqrt(1 + off), (count * (1 + off)) / (1 + 2 * off), confidence),
    below: lower === null ? 0 : normalTail((center - lower) / sigma),
    above: upper === null ? 0 : normalTail((upper - center) / sigma),
  };
}

function byChiSquare(estimate: number, degreesOfFreedom: number, confidence: number): Interval {
  const end = (probability: number) => estimate * Math.sqrt(chiSquareQuantile(probability, degreesOfFreedom) / degreesOfFreedom);
  return { estimate, lower: end(0.5 - confidence / 2), upper: end(0.5 + confidence / 2) };
}

/** The standard error of a distance to a limit, over three standard deviations; right for 0 and less as well. */
function byBissell(estimate: number, count: number, reach: number): Interval {
  const error = Math.sqrt(1 / (9 * count) + estimate ** 2 / (2 * (count - 1)));
  return { estimate, lower: estimate - reach * error, upper: estimate + reach * error };
}
