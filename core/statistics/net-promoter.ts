import { normalQuantile } from './normal.ts';
import type { Interval } from './proportion.ts';

/** How many would recommend (9 and 10), and how many not (0 to 6), of all who answered. */
export interface Promoters {
  readonly promoters: number;
  readonly detractors: number;
  readonly answers: number;
}

/**
 * The net promoter score as a share from -1 to 1, with its interval.
 *
 * Source: Reichheld, The One Number You Need to Grow (2003); Rocks, Interval Estimation for the Net Promoter Score
 * (2016): Var = (p + d) - (p - d)^2 over the number of answers (Wald).
 */
export function netPromoter({ promoters, detractors, answers }: Promoters, confidence = 0.95): Interval {
  const [p, d] = [promoters / answers, detractors / answers];
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / answers);
  return { estimate: p - d, lower: Math.max(-1, p - d - half), upper: Math.min(1, p - d + half) };
}
