import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateText, resolveDateText, type DateOrder } from '../../../core/sheet/date-text.ts';
import { serialOfDay, serialToIso, serialToUtc, utcToSerial } from '../../../core/sheet/serial-date.ts';

function iso(text: string, order: DateOrder = 'month-first'): string | null {
  const date = parseDateText(text);
  const serial = date === null ? null : resolveDateText(date, order);
  return serial === null ? null : serialToIso(serial);
}

describe('dates written as text', () => {
  it.each([
    ['2025年3月1日', '2025-03-01'],
    ['２０２５年３月１日', '2025-03-01'],
    ['2025年3月1号', '2025-03-01'],
    ['2025/3/1', '2025-03-01'],
    ['2025.3.1', '2025-03-01'],
    ['2025-03-01', '2025-03-01'],
    ['2025 - 3 - 1', '2025-03-01'],
    ['20250301', '2025-03-01'],
    ['2025年3月', '2025-03-01'],
    ['2025年3月份', '2025-03-01'],
    ['2025.03', '2025-03-01'],
    ['2025-03', '2025-03-01'],
    ['25年3月1日', '2025-03-01'],
    ['2025年', '2025-01-01'],
    ['2025年度', '2025-01-01'],
    ['2025Q2', '2025-04-01'],
    ['Q2 2025', '2025-04-01'],
    ['2025年第二季度', '2025-04-01'],
    ['2025年2季度', '2025-04-01'],
    ['2025年第2季度', '2025-04-01'],
    ["Q2'25", '2025-04-01'],
    ['25Q2', '2025-04-01'],
    ['FY2025 Q2', '2025-04-01'],
    ['FY25Q2', '2025-04-01'],
    ['2025财年第二季度', '2025-04-01'],
    ['2025年下半年', '2025-07-01'],
    ['2025-W01', '2024-12-30'],
    ['2025年第1周', '2024-12-30'],
    ['1-Mar-2025', '2025-03-01'],
    ['1 March 2025', '2025-03-01'],
    ['March 1, 2025', '2025-03-01'],
    ['Mar 1st, 2025', '2025-03-01'],
    ['Mar-25', '2025-03-01'],
    ['Mar 2025', '2025-03-01'],
    ['2025-Mar-01', '2025-03-01'],
    ['Sat, 1 Mar 2025', '2025-03-01'],
    ['2025年3月1日 星期六', '2025-03-01'],
    ['2025-03-01（周六）', '2025-03-01'],
    ['2025-03-01 08:30', '2025-03-01T08:30:00'],
    ['2025-03-01T08:30:15Z', '2025-03-01T08:30:15'],
    ['2025-03-01T08:30:15.250+08:00', '2025-03-01T08:30:15.250'],
    ['2025年3月1日8时30分', '2025-03-01T08:30:00'],
    ['2025/3/1 下午3:05', '2025-03-01T15:05:00'],
    ['3/1/2025 3:05 PM', '2025-03-01T15:05:00'],
    ['3/1/2025 12:05 AM', '2025-03-01T00:05:00'],
  ])('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it('takes either order where told to', () => {
    expect(iso('3/1/2025', 'month-first')).toBe('2025-03-01');
    expect(iso('3/1/2025', 'day-first')).toBe('2025-01-03');
    expect(iso('31.12.2025', 'day-first')).toBe('2025-12-31');
    expect(iso('31.12.2025', 'month-first')).toBeNull();
    expect(iso('25/3/1', 'year-first')).toBe('2025-03-01');
    expect(iso('25/3/1', 'month-first')).toBeNull();
    expect(iso('3/1/2025', 'year-first')).toBeNull();
  });

  it.each(['', '2025-02-30', '2025-13-01', '2025', '12', '1.5', '3/4', 'May', 'abc', '2025-01-01 25:00', '99/99/2025', '10:30', '第3季度', '13800138000', '192.168.1.1', '1.2.3'])(
    '%s is none',
    (text) => {
      expect(parseDateText(text)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)), (text) => void parseDateText(text)));
    const likely = fc.array(fc.constantFrom(...'0123456789/-.年月日 :TZ上下午QWMar季度周'), { maxLength: 24 }).map((signs) => signs.join(''));
    fc.assert(fc.property(likely, (text) => void parseDateText(text)));
  });

  it('reads back every day in every way it is written', () => {
    const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, date1] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const expected = serialOfDay(year, month, date1);
        const pad = (value: number) => String(value).padStart(2, '0');
        const ways = [
          `${year}-${pad(month)}-${pad(date1)}`, `${year}/${month}/${date1}`, `${year}.${month}.${date1}`, `${year}年${month}月${date1}日`,
          `${year}${pad(month)}${pad(date1)}`, `${month}/${date1}/${year}`,
          date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
          date.toLocaleDateString('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
        ];
        for (const way of ways) {
          const read = parseDateText(way);
          expect(read === null ? null : resolveDateText(read, 'month-first'), way).toBe(expected);
        }
      }),
    );
  });
});

describe('serial days', () => {
  it('follow Excel, its 29 February 1900 included', () => {
    expect(serialOfDay(1900, 1, 1)).toBe(1);
    expect(serialOfDay(1900, 2, 28)).toBe(59);
    expect(serialOfDay(1900, 3, 1)).toBe(61);
    expect(serialOfDay(2025, 1, 1)).toBe(45_658);
    expect(serialOfDay(2025, 2, 29)).toBeNull();
  });

  it('go to milliseconds and back', () => {
    const moment = fc.integer({ min: Date.UTC(1900, 2, 1), max: Date.UTC(2199, 11, 31) });
    fc.assert(fc.property(moment, (utc) => { expect(serialToUtc(utcToSerial(utc))).toBe(utc); }));
  });
});
