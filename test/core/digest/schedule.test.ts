import { describe, expect, it } from 'vitest';
import { isZone, minuteOf, momentFrom, momentIn, nextTime } from '../../../core/digest/schedule.ts';

const next = (after: string, zone: string, minute = 9 * 60, weekday: number | null = null) => nextTime({ weekday, minute, zone }, new Date(after)).toISOString();

describe('the next time by the clock of a place', () => {
  it.each([
    ['the same day', '2026-11-24T00:59:59Z', 'Asia/Shanghai', '2026-11-24T01:00:00.000Z'],
    ['the next day, where it is that time now', '2026-11-24T01:00:00Z', 'Asia/Shanghai', '2026-11-25T01:00:00.000Z'],
    ['a place where it is tomorrow already', '2026-11-24T20:00:00Z', 'Pacific/Kiritimati', '2026-11-25T19:00:00.000Z'],
    ['a place where it is still yesterday', '2026-11-24T05:00:00Z', 'America/Los_Angeles', '2026-11-24T17:00:00.000Z'],
    ['half an hour off', '2026-11-24T00:00:00Z', 'Asia/Kolkata', '2026-11-24T03:30:00.000Z'],
  ])('is on %s', (_, after, zone, time) => {
    expect(next(after, zone)).toBe(time);
  });

  it('is on the day of the week of that place', () => {
    // In Shanghai it is Monday 23 November already.
    expect(next('2026-11-22T20:00:00Z', 'Asia/Shanghai', 9 * 60, 1)).toBe('2026-11-23T01:00:00.000Z');
    expect(next('2026-11-23T02:00:00Z', 'Asia/Shanghai', 9 * 60, 1)).toBe('2026-11-30T01:00:00.000Z');
    expect(next('2026-11-23T02:00:00Z', 'Asia/Shanghai', 9 * 60, 7)).toBe('2026-11-29T01:00:00.000Z');
  });

  it('stays at its hour when clocks change', () => {
    expect(next('2026-03-28T09:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
    expect(next('2026-10-24T09:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('is later where clocks are put forward over it, and the first of two where they are put back', () => {
    expect(next('2026-03-29T00:00:00Z', 'Europe/Berlin', 150)).toBe('2026-03-29T01:30:00.000Z');
    expect(next('2026-10-24T22:00:00Z', 'Europe/Berlin', 150)).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', 'Europe/Berlin', 150)).toBe('2026-10-26T01:30:00.000Z');
  });
});

describe('what a person writes of times', () => {
  it('is a time of the day, or none', () => {
    expect(['09:00', '9:05', '23:59', '24:00', '9', '9:5', 'x'].map(minuteOf)).toEqual([540, 545, 1439, null, null, null, null]);
  });

  it('is a time zone, or none', () => {
    expect(['Asia/Shanghai', 'UTC', 'Shanghai', ''].map(isZone)).toEqual([true, true, false, false]);
  });

  it('is the beginning of a day there, a moment, or neither', () => {
    const from = (written: string) => momentFrom(written, 'Asia/Shanghai')?.toISOString() ?? null;
    expect(['2026-11-24', '2026-11-24T08:00:00Z', '2026-11-24T08:00:00+08:00', '24.11.2026', '2026-13-01'].map(from)).toEqual(['2026-11-23T16:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T00:00:00.000Z', null, null]);
    expect(momentIn('Asia/Shanghai', '2026-11-24T01:00:00.123456Z')).toBe('2026-11-24 09:00');
  });
});
