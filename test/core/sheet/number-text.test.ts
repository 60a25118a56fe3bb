import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsDecimalComma, parseNumberText } from '../../../core/sheet/number-text.ts';

describe('numbers written as text', () => {
  it.each([
    ['12', 12],
    [' 71.79 ', 71.79],
    ['１０３.７７', 103.77],
    ['1,234,567.5', 1_234_567.5],
    ['12,34,567', 1_234_567],
    ['1 234 567', 1_234_567],
    ['(1,200)', -1200],
    ['-3', -3],
    ['−3', -3],
    ['+7', 7],
    ['1e3', 1000],
    ['.5', 0.5],
    ['101.0%', 1.01],
    ['2.9%', 0.029],
    ['5.7‰', 0.0057],
    ['１２％', 0.12],
    ['5‰', 0.005],
    ['¥1,299.00', 1299],
    ['$-5', -5],
    ['-$5', -5],
    ['1299元', 1299],
    ['3.2万', 32_000],
    ['3.2万元', 32_000],
    ['1.5亿', 150_000_000],
    ['12.5k', 12_500],
    ['$4.2M', 4_200_000],
    ['45 min', 45],
    ['3天', 3],
    ["'123", 123],
  ])('%s is %d', (text, value) => {
    expect(parseNumberText(text)?.value).toBe(value);
  });

  it.each(['', 'abc', '1-2', '12:30', '2025-01-01', '3班', '5G', '1,23', '1.2.3', '(5', '5)', '--5', '+-5', '1 2', '10+', '第3', 'A12', '%', '元'])(
    '%s is none',
    (text) => {
      expect(parseNumberText(text)).toBeNull();
    },
  );

  it('tells codes from numbers', () => {
    expect(parseNumberText('007')?.codeLike).toBe(true);
    expect(parseNumberText('310101199001011234')?.codeLike).toBe(true);
    expect(parseNumberText('0.5')?.codeLike).toBe(false);
    expect(parseNumberText('0')?.codeLike).toBe(false);
  });

  it('keeps the unit as written', () => {
    expect(parseNumberText('3.2万元')).toMatchObject({ unit: '元', magnitude: 10_000 });
    expect(parseNumberText('45min')).toMatchObject({ unit: 'min', magnitude: 1 });
    expect(parseNumberText('12%')).toMatchObject({ unit: null, percent: true });
  });

  it('reads decimal commas where told to', () => {
    expect(parseNumberText('1.234,56', { decimalComma: true })?.value).toBe(1234.56);
    expect(parseNumberText('3,5', { decimalComma: true })?.value).toBe(3.5);
    expect(parseNumberText('1.234', { decimalComma: true })?.value).toBe(1234);
    expect(needsDecimalComma('1.234,56')).toBe(true);
    expect(needsDecimalComma('1,234.56')).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)), (text) => void parseNumberText(text)));
    const likely = fc.array(fc.constantFrom(...'0123456789.,-+()%¥$元万亿kMe \''), { maxLength: 24 }).map((signs) => signs.join(''));
    fc.assert(fc.property(likely, (text) => void parseNumberText(text)));
  });

  it('reads back what was printed, plain, grouped or full-width', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).filter((value) => !Object.is(value, -0));
    fc.assert(fc.property(number, (value) => { expect(parseNumberText(String(value))?.value).toBe(value); }));
    const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
    const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 100);
    fc.assert(fc.property(cents, (value) => { expect(parseNumberText(grouped.format(value))?.value).toBe(value === 0 ? 0 : value); }));
    const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(fc.property(cents, (value) => { expect(parseNumberText(wide(String(value)))?.value).toBe(value === 0 ? 0 : value); }));
  });
});
