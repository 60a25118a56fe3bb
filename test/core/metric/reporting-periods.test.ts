import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import type { BusinessCalendar } from '../../../core/metric/business-calendar.ts';
import { serialOf, weekdayOf } from '../../../core/metric/calendar.ts';
import type { Period } from '../../../core/metric/period.ts';
import { parsePeriod, periodKey } from '../../../core/metric/period-key.ts';
import { januaryAndFebruary } from '../../../core/metric/periods.ts';
import { choosablePeriods, comparesYears, festivalMonths, reportedPeriod, reportingPeriods } from '../../../core/metric/reporting-periods.ts';
import type { PeriodWishes, ReportingPeriods } from '../../../core/metric/reporting-periods.ts';
import { anyCalendar, anyGrain, calendarOf, span } from './some-periods.ts';

const every = (first: number, last: number, keep: (day: number) => boolean = () => true) =>
  Float64Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(keep);
const periodsOf = (dates: Float64Array, wishes: Partial<PeriodWishes> = {}) => reportingPeriods(dates, { calendar: PLAIN_CALENDAR, ...wishes });
const onWorkdays = (day: number) => weekdayOf(day) < 5;

describe('periods of daily data', () => {
  const periods = periodsOf(every(serialOf(2016, 7, 4), serialOf(2018, 5, 6), onWorkdays));

  it('take the last month that is over as the last complete one', () => {
    expect(periods?.grain).toBe('month');
    expect(span(periods?.lastComplete?.period)).toBe('2018-04-01..2018-04-30');
    expect(span(periods?.lastComplete?.previous)).toBe('2018-03-01..2018-03-31');
    expect(span(periods?.lastComplete?.yearBefore)).toBe('2017-04-01..2017-04-30');
  });

  it('compare a month still running with the same number of days', () => {
    expect(periods?.partial?.period && periodKey(periods.partial.period, PLAIN_CALENDAR)).toBe('2018-05');
    expect(span(periods?.partial?.covered)).toBe('2018-05-01..2018-05-04');
    expect(span(periods?.partial?.previous)).toBe('2018-04-01..2018-04-04');
    expect(span(periods?.partial?.yearBefore)).toBe('2017-05-01..2017-05-04');
  });

  it('on working days are over on the last Friday when the month ends on a weekend', () => {
    const ended = periodsOf(every(serialOf(2018, 1, 1), serialOf(2018, 6, 29), onWorkdays));
    expect(ended?.partial).toBeNull();
    expect(ended && periodKey(ended.lastComplete?.period ?? ended.periods[0]?.period ?? never(), PLAIN_CALENDAR)).toBe('2018-06');
  });

  it('on every day are not over while a single day is missing', () => {
    const running = periodsOf(every(serialOf(2018, 1, 1), serialOf(2018, 6, 29)));
    expect(running?.partial?.isComplete).toBe(false);
  });

  it('have nothing to compare with before data began in earnest', () => {
    const late = periodsOf(every(serialOf(2018, 1, 20), serialOf(2018, 6, 30)));
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
    expect(periodsOf(everyTenth(serialOf(2018, 6, 29)))?.partial).toBeNull();
    expect(periodsOf(everyTenth(serialOf(2018, 6, 28)))?.partial?.isComplete).toBe(false);
  });

  it('of few days are shown by week or day', () => {
    expect(periodsOf(every(serialOf(2018, 1, 1), serialOf(2018, 2, 20)))?.grain).toBe('week');
    expect(periodsOf(every(serialOf(2018, 1, 1), serialOf(2018, 1, 9)))?.grain).toBe('day');
  });

  it('of no dates there are none', () => {
    expect(periodsOf(Float64Array.of(NaN, NaN))).toBeNull();
  });
});

describe('dates that stand for whole months', () => {
  const months = Float64Array.from({ length: 10 }, (_, index) => serialOf(2025, index + 1, 1));

  it('are complete when nothing says otherwise', () => {
    const periods = periodsOf(months);
    expect(periods?.isStamped).toBe(true);
    expect(span(periods?.lastComplete?.period)).toBe('2025-10-01..2025-10-31');
  });

  it('are partial where the sheet says how far data reaches, and days are not compared', () => {
    const periods = periodsOf(months, { dataThrough: serialOf(2025, 10, 17) });
    expect(span(periods?.lastComplete?.period)).toBe('2025-09-01..2025-09-30');
    expect(span(periods?.partial?.covered)).toBe('2025-10-01..2025-10-17');
    expect(periods?.partial?.previous).toBeNull();
  });

  it('are not cut finer than that, whatever is asked for', () => {
    expect(periodsOf(months, { grain: 'week' })?.grain).toBe('month');
    expect(periodsOf(months, { grain: 'quarter' })?.grain).toBe('quarter');
  });
});

describe('a period still running', () => {
  it('in its last days is compared with as many days, where the period before has fewer', () => {
    const march = periodsOf(every(serialOf(2022, 1, 1), serialOf(2023, 3, 30)))?.partial;
    expect(span(march?.covered)).toBe('2023-03-01..2023-03-30');
    expect(span(march?.previous)).toBe('2023-01-30..2023-02-28');
    expect(span(march?.yearBefore)).toBe('2022-03-01..2022-03-30');
  });

  it('of a week is compared weekday by weekday', () => {
    const week = periodsOf(every(serialOf(2025, 1, 1), serialOf(2026, 5, 13)), { grain: 'week', calendar: calendarOf({ weekStart: 'sunday' }) })?.partial;
    expect(span(week?.covered)).toBe('2026-05-10..2026-05-13');
    expect(span(week?.previous)).toBe('2026-05-03..2026-05-06');
    expect(span(week?.yearBefore)).toBe('2025-05-11..2025-05-14');
  });

  it('of a fiscal quarter is compared from the quarters’ first days on', () => {
    const quarter = periodsOf(every(serialOf(2024, 1, 1), serialOf(2025, 5, 20)), { grain: 'quarter', calendar: calendarOf({ fiscalYearStart: 4 }) })?.partial;
    expect(quarter?.period && periodKey(quarter.period, calendarOf({ fiscalYearStart: 4 }))).toBe('FY2026-Q1');
    expect(span(quarter?.previous)).toBe('2025-01-01..2025-02-19');
    expect(span(quarter?.yearBefore)).toBe('2024-04-01..2024-05-20');
  });
});

describe('periods of any daily data and calendar', () => {
  it('tile its days; the running one is compared with exactly as many days, a complete one with whole periods', () => {
    const first = serialOf(2019, 1, 1);
    fc.assert(
      fc.property(anyGrain, anyCalendar, fc.integer({ min: 40, max: 1500 }), (grain, calendar, length) => {
        const periods = found(periodsOf(every(first, first + length), { grain, calendar }));
        const days = (period: Period) => period.to - period.from;
        for (const [index, each] of periods.periods.entries()) {
          const next = periods.periods[index + 1];
          if (next !== undefined) expect(next.period.from).toBe(each.period.to);
          for (const before of [each.previous, each.yearBefore]) {
            if (before === null) continue;
            if (!each.isComplete) expect(days(before)).toBe(days(each.covered));
            expect(before.to).toBeLessThanOrEqual(each.period.from);
          }
          if (each.isComplete && each.previous !== null && !comparesYears(each)) expect(each.previous).toEqual(periods.periods[index - 1]?.period);
          if (calendar.compareWith === 'year-before') expect(each.yearBefore).toBeNull();
        }
        expect(periods.periods[0]?.period.from).toBeLessThanOrEqual(first);
        expect(periods.periods.at(-1)?.covered.to).toBe(first + length + 1);
      }),
    );
  });
});

describe('years', () => {
  it('have the year before as what is before them, and no second time', () => {
    const years = periodsOf(every(serialOf(2014, 7, 1), serialOf(2025, 6, 30), (day) => day % 3 === 0), { calendar: calendarOf({ fiscalYearStart: 7 }) });
    expect(years?.grain).toBe('fiscal-year');
    expect(span(years?.lastComplete?.period)).toBe('2024-07-01..2025-06-30');
    expect(span(years?.lastComplete?.previous)).toBe('2023-07-01..2024-06-30');
    expect(years?.lastComplete?.yearBefore).toBeNull();
  });

  it('that dates stand for may be fiscal ones', () => {
    const stamps = Float64Array.of(serialOf(2022, 4, 1), serialOf(2023, 4, 1), serialOf(2024, 4, 1));
    expect(periodsOf(stamps, { calendar: calendarOf({ fiscalYearStart: 4 }) })?.grain).toBe('fiscal-year');
    expect(periodsOf(Float64Array.of(serialOf(2022, 1, 1), serialOf(2023, 1, 1)))?.grain).toBe('year');
  });
});

describe('where Spring Festival is heeded', () => {
  const heeding = calendarOf({ springFestival: 'on' });
  const through = (last: number, calendar: BusinessCalendar = heeding) => found(periodsOf(every(serialOf(2024, 1, 1), last), { grain: 'month', calendar }));

  it('January and February of each year can be chosen as one, against the two months before and the year before', () => {
    const periods = through(serialOf(2026, 3, 10));
    expect(periods.combined.map((each) => [span(each.period), span(each.previous), span(each.yearBefore)])).toEqual([
      ['2024-01-01..2024-02-29', null, null],
      ['2025-01-01..2025-02-28', '2024-11-01..2024-12-31', '2024-01-01..2024-02-29'],
      ['2026-01-01..2026-02-28', '2025-11-01..2025-12-31', '2025-01-01..2025-02-28'],
    ]);
    expect(choosablePeriods(periods).slice(0, 4).map((each) => periodKey(each.period, heeding))).toEqual(['2024-01', '2024-02', '2024-01/02', '2024-03']);
    expect(reportedPeriod(periods, parsePeriod('2026-01/02', heeding))?.period).toEqual(januaryAndFebruary(2026));
  });

  it('the months themselves stay as they are, without gap or overlap', () => {
    expect(through(serialOf(2026, 3, 10)).periods).toEqual(through(serialOf(2026, 3, 10), PLAIN_CALENDAR).periods);
  });

  it('they wait for February to end', () => {
    expect(through(serialOf(2026, 2, 20)).combined).toHaveLength(2);
    expect(through(serialOf(2026, 2, 28)).combined).toHaveLength(3);
  });

  it('they belong beside January, February and March of their year, and beside no other month', () => {
    const periods = through(serialOf(2026, 4, 30));
    const beside = periods.periods.filter((each) => festivalMonths(periods, each) !== null).map((each) => periodKey(each.period, heeding));
    expect(beside).toEqual(['2025-01', '2025-02', '2025-03', '2026-01', '2026-02', '2026-03']);
  });

  it('weeks near it are compared with days as far from it, others with the same week', () => {
    const weeks = found(periodsOf(every(serialOf(2025, 1, 1), serialOf(2026, 4, 30)), { grain: 'week', calendar: heeding })).periods;
    const yearAgo = (key: string) => span(weeks.find((each) => periodKey(each.period, heeding) === key)?.yearBefore);
    expect(yearAgo('2026-W08')).toBe('2025-01-28..2025-02-03');
    expect(yearAgo('2026-W16')).toBe('2025-04-14..2025-04-20');
  });
});

describe('the period reported on', () => {
  const periods = found(periodsOf(every(serialOf(2025, 1, 1), serialOf(2025, 6, 10)), { grain: 'month' }));

  it('is the one asked for, whole or still running', () => {
    expect(span(reportedPeriod(periods, parsePeriod('2025-06', PLAIN_CALENDAR))?.covered)).toBe('2025-06-01..2025-06-10');
  });

  it('is the last complete one where none is asked for, or none such is there', () => {
    expect(span(reportedPeriod(periods, null)?.period)).toBe('2025-05-01..2025-05-31');
    expect(span(reportedPeriod(periods, parsePeriod('2031-06', PLAIN_CALENDAR))?.period)).toBe('2025-05-01..2025-05-31');
  });
});

function found(periods: ReportingPeriods | null): ReportingPeriods {
  return periods ?? never();
}

function never(): never {
  throw new Error('no period');
}

describe('a last day that breaks off', () => {
  const september = Array.from({ length: 25 }, (_, day) => [9.5, 15, 23 + (day % 3) * 0.25].map((hour) => serialOf(2025, 9, 1 + day) + hour / 24)).flat();

  it('is still running where days are compared', () => {
    const periods = periodsOf(Float64Array.from([...september, serialOf(2025, 9, 26) + 0.2 / 24]), { grain: 'day' });
    expect(span(periods?.partial?.period)).toBe('2025-09-26..2025-09-26');
    expect(periods?.partial?.previous).toBeNull();
    expect(span(periods?.lastComplete?.period)).toBe('2025-09-25..2025-09-25');
  });

  it('is whole where it ends as other days do, and where dates have no time of day', () => {
    expect(periodsOf(Float64Array.from(september), { grain: 'day' })?.partial).toBeNull();
    expect(periodsOf(every(serialOf(2025, 9, 1), serialOf(2025, 9, 26)), { grain: 'day' })?.partial).toBeNull();
  });
});
