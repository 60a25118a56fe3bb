import { describe, expect, it } from 'vitest';
import { isoDayOf, serialOf, weekdayOf } from '../../../core/metric/calendar.ts';
import type { Period } from '../../../core/metric/period.ts';
import { periodKey } from '../../../core/metric/periods.ts';
import { reportingPeriods } from '../../../core/metric/reporting-periods.ts';

const span = (period: Period | null | undefined) => (period ? `${isoDayOf(period.from)}..${isoDayOf(period.to)}` : null);
const every = (first: number, last: number, keep: (day: number) => boolean = () => true) =>
  Float64Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(keep);
const onWorkdays = (day: number) => weekdayOf(day) < 5;

describe('periods of daily data', () => {
  const periods = reportingPeriods(every(serialOf(2016, 7, 4), serialOf(2018, 5, 6), onWorkdays));

  it('take the last month that is over as the last complete one', () => {
    expect(periods?.grain).toBe('month');
    expect(span(periods?.lastComplete?.period)).toBe('2018-04-01..2018-05-01');
    expect(span(periods?.lastComplete?.previous)).toBe('2018-03-01..2018-04-01');
    expect(span(periods?.lastComplete?.yearBefore)).toBe('2017-04-01..2017-05-01');
  });

  it('compare a month still running with the same number of days', () => {
    expect(periods?.partial?.period && periodKey(periods.partial.period)).toBe('2018-05');
    expect(span(periods?.partial?.covered)).toBe('2018-05-01..2018-05-05');
    expect(span(periods?.partial?.previous)).toBe('2018-04-01..2018-04-05');
    expect(span(periods?.partial?.yearBefore)).toBe('2017-05-01..2017-05-05');
  });

  it('on working days are over on the last Friday when the month ends on a weekend', () => {
    const ended = reportingPeriods(every(serialOf(2018, 1, 1), serialOf(2018, 6, 29), onWorkdays));
    expect(ended?.partial).toBeNull();
    expect(ended && periodKey(ended.lastComplete?.period ?? ended.periods[0]?.period ?? never())).toBe('2018-06');
  });

  it('on every day are not over while a single day is missing', () => {
    const running = reportingPeriods(every(serialOf(2018, 1, 1), serialOf(2018, 6, 29)));
    expect(running?.partial?.isComplete).toBe(false);
  });

  it('have nothing to compare with before data began in earnest', () => {
    const late = reportingPeriods(every(serialOf(2018, 1, 20), serialOf(2018, 6, 30)));
    const february = late?.periods[1];
    expect(late?.periods[0]?.isComplete).toBe(false);
    expect(february?.isComplete).toBe(true);
    expect(february?.previous).toBeNull();
    expect(february?.yearBefore).toBeNull();
  });
});

describe('periods of sparse data', () => {
  it('are over when the usual gap is longer than what is left', () => {
    const everyTenth = (last: number) => every(serialOf(2018, 1, 1), last, (day) => day % 10 === 0);
    expect(reportingPeriods(everyTenth(serialOf(2018, 6, 29)))?.partial).toBeNull();
    expect(reportingPeriods(everyTenth(serialOf(2018, 6, 28)))?.partial?.isComplete).toBe(false);
  });

  it('of few days are shown by week or day', () => {
    expect(reportingPeriods(every(serialOf(2018, 1, 1), serialOf(2018, 2, 20)))?.grain).toBe('week');
    expect(reportingPeriods(every(serialOf(2018, 1, 1), serialOf(2018, 1, 9)))?.grain).toBe('day');
  });

  it('of no dates there are none', () => {
    expect(reportingPeriods(Float64Array.of(NaN, NaN))).toBeNull();
  });
});

describe('dates that stand for whole months', () => {
  const months = Float64Array.from({ length: 10 }, (_, index) => serialOf(2025, index + 1, 1));

  it('are complete when nothing says otherwise', () => {
    const periods = reportingPeriods(months);
    expect(periods?.isStamped).toBe(true);
    expect(span(periods?.lastComplete?.period)).toBe('2025-10-01..2025-11-01');
  });

  it('are partial where the sheet says how far data reaches, and days are not compared', () => {
    const periods = reportingPeriods(months, { dataThrough: serialOf(2025, 10, 17) });
    expect(span(periods?.lastComplete?.period)).toBe('2025-09-01..2025-10-01');
    expect(span(periods?.partial?.covered)).toBe('2025-10-01..2025-10-18');
    expect(periods?.partial?.previous).toBeNull();
  });
});

function never(): never {
  throw new Error('no period');
}
