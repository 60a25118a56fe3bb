import { dayOf, serialOf } from './calendar.ts';
import type { Since } from './metric.ts';
import type { Period } from './period.ts';

/**
 * The day that a running total begins with, for a period that ends before `to`: the first of the fiscal year, quarter
 * or month that its last day lies in; null where it runs from the beginning of the data.
 */
export function runningStart(to: number, since: Since, fiscalYearStart: number): number | null {
  const { year, month } = dayOf(to - 1);
  switch (since) {
    case 'year':
      return serialOf(month < fiscalYearStart ? year - 1 : year, fiscalYearStart, 1);
    case 'quarter':
      return serialOf(year, month - ((month - fiscalYearStart + 12) % 3), 1);
    case 'month':
      return serialOf(year, month, 1);
    case 'start':
      return null;
  }
}

/** The same as an expression over the cell that holds `to`. */
export function runningStartFormula(to: string, since: Since, fiscalYearStart: number): string | null {
  const last = `${to}-1`;
  switch (since) {
    case 'year':
      return fiscalYearStart === 1 ? `DATE(YEAR(${last}),1,1)` : `DATE(YEAR(${last})-(MONTH(${last})<${fiscalYearStart}),${fiscalYearStart},1)`;
    case 'quarter':
      return `DATE(YEAR(${last}),MONTH(${last})-MOD(MONTH(${last})-${fiscalYearStart},3),1)`;
    case 'month':
      return `DATE(YEAR(${last}),MONTH(${last}),1)`;
    case 'start':
      return null;
  }
}

/** A period grown back to where its running total begins; `from` is minus infinity where that is the data's beginning. */
export function runningPeriod(period: Period, since: Since | null, fiscalYearStart: number): Period {
  if (since === null) return period;
  return { ...period, from: runningStart(period.to, since, fiscalYearStart) ?? Number.NEGATIVE_INFINITY };
}
