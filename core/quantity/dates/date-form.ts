import type { Bound } from '../quantity.ts';

export interface DateContext {
  /** ISO date or date-time of the capture: what relative dates count from. Null where it is not known. */
  readonly today: string | null;
  /** Whether `3/4/2025` is the third of April. */
  readonly dayFirst: boolean;
  /** Whether a date without its year lies behind `today`, as the time of a post does; else it is of today's year. */
  readonly past: boolean;
}

export interface DateReading {
  /** ISO 8601, as exact as the text: `2025`, `2025-03`, `2025-03-07`. */
  readonly iso: string;
  /** The last year, month or day of a span, as exact as `iso`; else null. */
  readonly upper?: string | null;
  /** `fiscal-year` where the year is a company's own. */
  readonly unit?: 'fiscal-year' | null;
  readonly bound?: Bound;
}

/** One way of writing a date. A reading of null means that the words are no date after all. */
export interface DateForm {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray, context: DateContext) => DateReading | string | null;
}

/** A span from one date to another; null where one is missing or they stand the wrong way round. */
export function span(from: string | null, to: string | null): DateReading | null {
  return from === null || to === null || from > to ? null : { iso: from, upper: to };
}

/** `n` of a match group that may be missing. */
export function numberOf(group: string | undefined): number | null {
  return group === undefined || group === '' ? null : Number(group);
}
