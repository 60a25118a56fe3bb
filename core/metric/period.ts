export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A stretch of days: `from` inclusive, `to` exclusive, as serial days of the 1900 system. */
export interface Period {
  readonly grain: Grain;
  readonly from: number;
  readonly to: number;
}
