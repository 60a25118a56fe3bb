import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDayOf, serialOf, serialOfIso, weekdayOf } from '../../../core/metric/calendar.ts';
import type { Period } from '../../../core/metric/period.ts';
import { firstDays, nextPeriod, parsePeriod, periodAt, periodKey, periodsBetween, previousPeriod, yearBefore } from '../../../core/metric/periods.ts';

const span = (period: Period) => `${isoDayOf(period.from)}..${isoDayOf(period.to)}`;
const grain = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const);
const day = fc.integer({ min: serialOf(1990, 1, 1), max: serialOf(2060, 12, 31) });

describe('a period', () => {
  it('begins on the first day of its month, quarter, year, or on Monday', () => {
    const wednesday = serialOf(2018, 5, 16);
    expect(span(periodAt('month', wednesday))).toBe('2018-05-01..2018-06-01');
    expect(span(periodAt('quarter', wednesday))).toBe('2018-04-01..2018-07-01');
    expect(span(periodAt('year', wednesday + 0.9))).toBe('2018-01-01..2019-01-01');
    expect(span(periodAt('week', wednesday))).toBe('2018-05-14..2018-05-21');
    expect(weekdayOf(periodAt('week', wednesday).from)).toBe(0);
  });

  it('a year before a week is 52 weeks before, so that weekdays meet', () => {
    expect(span(yearBefore(periodAt('week', serialOf(2018, 5, 16))))).toBe('2017-05-15..2017-05-22');
    expect(span(yearBefore(periodAt('month', serialOf(2020, 2, 29))))).toBe('2019-02-01..2019-03-01');
  });

  it('is found by every day in it, follows the one before, and is read back from its name', () => {
    fc.assert(
      fc.property(grain, day, (which, serial) => {
        const period = periodAt(which, serial);
        expect(period.from <= serial && serial < period.to).toBe(true);
        expect(nextPeriod(previousPeriod(period))).toEqual(period);
        expect(parsePeriod(periodKey(period))).toEqual(period);
      }),
    );
  });

  it('gives its first days, never more than it has', () => {
    const february = periodAt('month', serialOf(2018, 2, 1));
    expect(span(firstDays(february, 6))).toBe('2018-02-01..2018-02-07');
    expect(firstDays(february, 31)).toEqual(february);
  });

  it('lists without gaps', () => {
    expect(periodsBetween('month', serialOf(2017, 11, 30), serialOf(2018, 2, 1)).map(periodKey)).toEqual(['2017-11', '2017-12', '2018-01', '2018-02']);
  });

  it.each(['2018-13', '2018-02-30', '2018-W54', '2018-Q5', 'May 2018', ''])('%j is refused with what to write instead', (words) => {
    expect(() => parsePeriod(words)).toThrow('bad-period');
  });

  it('of an ISO date keeps the clock and leaves the zone', () => {
    expect(serialOfIso('2025-10-17T12:00:00Z')).toBe(serialOf(2025, 10, 17) + 0.5);
    expect(serialOfIso('October')).toBeNull();
  });
});
