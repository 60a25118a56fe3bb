import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../core/quantity/dates/dates.ts';

describe('reading a written date', () => {
  it.each([
    ['2024-05-13', '2024-05-13'],
    ['2024-05-13T10:00:05+08:00', '2024-05-13T10:00:05+08:00'],
    ['2024-05-13T10:00:00.000Z', '2024-05-13T10:00:00Z'],
    ['2024年5月3日 09:05 来源：新华网', '2024-05-03T09:05'],
    ['2024/05/13', '2024-05-13'],
    ['Posted March 5, 2024', '2024-03-05'],
    ['Sat Feb 24, 2024 12:41 pm', '2024-02-24T12:41'],
    ['20 December 2025', '2025-12-20'],
    ['5. März 2024', '2024-03-05'],
    ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05T10:00:00Z'],
    ['1715572800', '2024-05-13T04:00:00.000Z'],
  ])('%s is %s', (written, date) => {
    expect(readDate(written)).toBe(date);
  });

  it('reads the month first unless told otherwise, and the day first where the month could not be', () => {
    expect(readDate('03/06/2026')).toBe('2026-03-06');
    expect(readDate('03/06/2026', { dayFirst: true })).toBe('2026-06-03');
    expect(readDate('25/06/2026')).toBe('2026-06-25');
    expect(readDate('05.03.2024')).toBe('2024-03-05');
  });

  it.each(['', 'May the force', '2024', 'version 1.2.2024.5', '2024-13-45', '31 February 2024'])('%s is no date', (written) => {
    expect(readDate(written)).toBeNull();
  });

  it.each([
    ['发表于 3天前', '2025-10-15'],
    ['昨天 14:30', '2025-10-17T14:30'],
    ['今天下午3:05', '2025-10-18T15:05'],
    ['前天', '2025-10-16'],
    ['两周前', '2025-10-04'],
    ['三个月前', '2025-07-18'],
    ['半年前', '2025-04-18'],
    ['上周五', '2025-10-10'],
    ['2 小时前', '2025-10-18T07:20+08:00'],
    ['半小时前', '2025-10-18T08:50+08:00'],
    ['刚刚', '2025-10-18T09:20+08:00'],
    ['10月9日', '2025-10-09'],
    ['12月31日 08:00', '2024-12-31T08:00'],
    ['11-05 20:15', '2024-11-05T20:15'],
    ['Posted 2 hours ago by Ann', '2025-10-18T07:20+08:00'],
    ['Yesterday at 8:05 AM', '2025-10-17T08:05'],
    ['last Tuesday', '2025-10-14'],
    ['Monday at 3:41 PM', '2025-10-13T15:41'],
    ['an hour ago', '2025-10-18T08:20+08:00'],
    ['3d', '2025-10-15'],
    ['Nov 30', '2024-11-30'],
    ['Posted 3 days ago, edited 2025-10-17', '2025-10-17'],
  ])('counts %s back from the capture: %s', (written, date) => {
    expect(readDate(written, { today: '2025-10-18T09:20+08:00' })).toBe(date);
    expect(readDate(written) === null).toBe(!written.includes('2025'));
  });

  it('is only a day where the capture has no time, and nothing where the text says no day', () => {
    expect(readDate('2小时前', { today: '2025-10-18' })).toBe('2025-10-18');
    for (const text of ['上个月', '2024年', 'this quarter', '3D printing', 'M3 d']) expect(readDate(text, { today: '2025-10-18' })).toBeNull();
  });

  it('gives a real day or nothing for any text', () => {
    fc.assert(fc.property(fc.string(), fc.boolean(), (text, dayFirst) => {
      const date = readDate(text, { dayFirst, today: '2025-10-18T09:20Z' });
      expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
    }));
  });
});
