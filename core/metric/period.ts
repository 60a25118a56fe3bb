/** From fine to coarse. `year` is the calendar's; `quarter`, `half-year` and `fiscal-year` follow the business calendar. */
export const GRAINS = ['day', 'week', 'month', 'quarter', 'half-year', 'year', 'fiscal-year'] as const;
export type Grain = (typeof GRAINS)[number];

/** What a period may be compared with first: the one before, or the same a year before. */
export const COMPARISONS = ['previous', 'year-before'] as const;
export type CompareWith = (typeof COMPARISONS)[number];

/** A stretch of days: `from` inclusive, `to` exclusive, as serial days of the 1900 system. */
export interface Period {
  readonly grain: Grain;
  readonly from: number;
  readonly to: number;
}

export function isYearly(grain: Grain): boolean {
  return grain === 'year' || grain === 'fiscal-year';
}
