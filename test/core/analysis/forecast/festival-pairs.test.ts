import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadGroups, festivalLevelled } from '../../../../core/analysis/forecast/festival-pairs.ts';
import { outlooks } from '../../../../core/analysis/forecast/forecast-outlook.ts';
import { interpolated, zerosAtEnd } from '../../../../core/analysis/forecast/history-series.ts';
import { methodWords } from '../../../../core/language/texts/forecast.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { periodKey } from '../../../../core/metric/period-key.ts';
import { periodsBetween } from '../../../../core/metric/periods.ts';

const months = (year: number, month: number, count: number) => periodsBetween('month', serialOf(year, month, 1), serialOf(year, month + count - 1, 1), PLAIN_CALENDAR);
const keyOf = (period: Parameters<typeof periodKey>[0]) => periodKey(period, PLAIN_CALENDAR);

describe('January and February around Spring Festival', () => {
  it('stand at their mean in the history, and keep their sum', () => {
    expect(festivalLevelled(months(2024, 12, 4), [10, 20, 40, 15])).toEqual([10, 30, 30, 15]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 }), (values) => {
        const levelled = festivalLevelled(months(2024, 1, 12), values);
        expect(levelled.reduce((sum, value) => sum + value, 0)).toBe(values.reduce((sum, value) => sum + value, 0));
      }),
    );
  });

  it('stay as they are where the other is not in the history', () => {
    expect(festivalLevelled(months(2024, 2, 3), [20, 40, 15])).toEqual([20, 40, 15]);
    expect(festivalLevelled(months(2024, 11, 3), [20, 40, 15])).toEqual([20, 40, 15]);
  });

  it('are one period to come where both are, and where they are to be', () => {
    expect(aheadGroups(months(2025, 12, 4), true).map(({ period, of }) => [keyOf(period), of])).toEqual([
      ['2025-12', [0]],
      ['2026-01/02', [1, 2]],
      ['2026-03', [3]],
    ]);
    expect(aheadGroups(months(2026, 2, 2), true)).toHaveLength(2);
    expect(aheadGroups(months(2025, 12, 4), false)).toHaveLength(4);
  });
});

describe('the outlook', () => {
  const history = months(2024, 1, 18).map((period) => ({ period, value: 1 }));
  const ahead = (count: number, targets = 0) => months(2025, 7, count).map((period, index) => ({ period, target: index < targets ? 5 : null }));

  it('is of the year where the forecast reaches its end', () => {
    const { year, targeted } = outlooks(history, ahead(8), PLAIN_CALENDAR);
    expect(year?.span).toEqual({ grain: 'year', from: serialOf(2025, 1, 1), to: serialOf(2026, 1, 1) });
    expect(year).toMatchObject({ elapsed: { from: serialOf(2025, 1, 1), to: serialOf(2025, 7, 1) }, ahead: 6, yearBefore: { from: serialOf(2024, 1, 1) } });
    expect(targeted).toBeNull();
    expect(outlooks(history, ahead(5), PLAIN_CALENDAR).year).toBeNull();
  });

  it('goes as far as there are targets in a row, never past the year', () => {
    expect(outlooks(history, ahead(6, 2), PLAIN_CALENDAR).targeted).toMatchObject({ ahead: 2, span: { grain: 'month', from: serialOf(2025, 1, 1), to: serialOf(2025, 9, 1) } });
    expect(outlooks(history, ahead(9, 9), PLAIN_CALENDAR).targeted).toMatchObject({ ahead: 6, span: { grain: 'year' } });
  });

  it('begins with the history where that begins within the year', () => {
    const { year, targeted } = outlooks(history.slice(14), ahead(6, 6), PLAIN_CALENDAR);
    expect(year).toBeNull();
    expect(targeted).toMatchObject({ span: { from: serialOf(2025, 3, 1), to: serialOf(2026, 1, 1) }, yearBefore: null });
  });
});

describe('a history', () => {
  it('is not taken to end with nothing where it never had nothing before', () => {
    expect(zerosAtEnd([5, 6, 7, 5, 6, 7, 0, 0])).toBe(2);
    expect(zerosAtEnd([5, 0, 7, 5, 6, 7, 0, 0])).toBe(0);
    expect(zerosAtEnd([5, 6, 7, 0])).toBe(0);
    expect(zerosAtEnd([0, 0, 0])).toBe(0);
  });

  it('goes straight from one known value to the next', () => {
    expect(interpolated([null, 2, null, null, 5, null])).toEqual([2, 2, 3, 4, 5, 5]);
    expect(interpolated([1, 2])).toEqual([1, 2]);
  });
});

describe('a method', () => {
  it.each([
    ['naive', 'month', '照搬上一期', 'repeating the last period'],
    ['seasonal-naive(12)', 'month', '照搬去年同期', 'repeating the year before'],
    ['seasonal-naive(7)', 'day', '照搬上周同一天', 'repeating the same day a week before'],
    ['seasonal-naive(5)', 'week', '照搬 5 周前', 'repeating 5 weeks before'],
    ['theta', 'month', 'Theta 法', 'Theta'],
    ['log stl(12) + damped-ets', 'month', '阻尼指数平滑（先去季节、按比例）', 'damped exponential smoothing (season taken out first, in percent)'],
    ['stl(7,168) + theta', 'day', 'Theta 法（先去季节）', 'Theta (season taken out first)'],
  ] as const)('%s by %s is called in words', (method, grain, zh, en) => {
    expect(methodWords(method, grain)).toEqual({ zh, en });
  });
});
