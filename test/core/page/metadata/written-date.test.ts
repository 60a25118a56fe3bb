import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../core/page/metadata/written-date.ts';

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
    expect(readDate('03/06/2026', true)).toBe('2026-06-03');
    expect(readDate('25/06/2026')).toBe('2026-06-25');
    expect(readDate('05.03.2024')).toBe('2024-03-05');
  });

  it.each(['', 'May the force', '2024', 'version 1.2.2024.5', '2024-13-45', '31 February 2024'])('%s is no date', (written) => {
    expect(readDate(written)).toBeNull();
  });

  it('gives a real day or nothing for any text', () => {
    fc.assert(fc.property(fc.string(), fc.boolean(), (text, dayFirst) => {
      const date = readDate(text, dayFirst);
      expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
    }));
  });
});
