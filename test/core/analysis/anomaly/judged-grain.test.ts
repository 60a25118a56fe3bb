import { describe, expect, it } from 'vitest';
import { judgedGrain } from '../../../../core/analysis/anomaly/judged-grain.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { serialOf, weekdayOf } from '../../../../core/metric/calendar.ts';

const FIRST = serialOf(2025, 1, 1);
const days = (count: number) => Array.from({ length: count }, (_, day) => FIRST + day);
const grainOf = (dates: readonly number[]) => judgedGrain(Float64Array.from(dates), PLAIN_CALENDAR, null);

describe('the grain that is judged', () => {
  it('is the day where nearly every day has rows', () => {
    expect(grainOf(days(90))).toMatchObject({ grain: 'day', rhythm: { season: 7 } });
  });

  it('leaves days off out, and takes a week to be as many days as are worked', () => {
    const found = grainOf(days(90).filter((day) => weekdayOf(day) < 5));
    expect(found).toMatchObject({ grain: 'day', rhythm: { season: 5 } });
    expect(found?.judged.every(({ from }) => weekdayOf(from) < 5)).toBe(true);
  });

  it('is coarser where days are missing', () => {
    expect(grainOf(days(200).filter((_, day) => day % 3 === 0))?.grain).toBe('week');
    expect(grainOf(Array.from({ length: 20 }, (_, month) => serialOf(2024, month + 1, 1)))?.grain).toBe('month');
  });

  it('is the month where each has as many rows, scattered over its days', () => {
    const scattered = Array.from({ length: 12 }, (_, month) => Array.from({ length: 36 }, (_row, row) => serialOf(2025, month + 1, 1) + ((row * 17 + month * 5 + ((row * row) % 11)) % 28))).flat();
    expect(grainOf(scattered)?.grain).toBe('month');
  });

  it('leaves a last day out that breaks off', () => {
    const whole = days(40).flatMap((day) => [day + 0.3, day + 0.9]);
    expect(grainOf(whole)?.judged.at(-1)?.from).toBe(FIRST + 39);
    expect(grainOf([...whole, FIRST + 40.1])?.judged.at(-1)?.from).toBe(FIRST + 39);
  });

  it('is none where there is too little', () => {
    expect(grainOf(days(5))).toBeNull();
    expect(grainOf([])).toBeNull();
  });
});
