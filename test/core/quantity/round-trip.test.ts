import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCurrencies } from '../../../core/quantity/currencies.ts';
import { shiftDecimal } from '../../../core/quantity/decimal.ts';
import { parsePrice } from '../../../core/quantity/price.ts';
import { readQuantities } from '../../../core/quantity/quantities.ts';

/** Ways of grouping the digits of a whole number, with the mark of the fraction that goes with each. */
const CONVENTIONS = {
  'none, point': { group: (whole: string) => whole, mark: '.', lang: 'en' },
  'none, comma': { group: (whole: string) => whole, mark: ',', lang: 'de' },
  'commas, point': { group: (whole: string) => inThrees(whole, ','), mark: '.', lang: 'zh-CN' },
  'points, comma': { group: (whole: string) => inThrees(whole, '.'), mark: ',', lang: 'de' },
  'narrow spaces, comma': { group: (whole: string) => inThrees(whole, '\u202f'), mark: ',', lang: 'fr' },
  'spaces, comma': { group: (whole: string) => inThrees(whole, ' '), mark: ',', lang: 'pl' },
  'apostrophes, point': { group: (whole: string) => inThrees(whole, "'"), mark: '.', lang: 'de-CH' },
  'Indian, point': { group: inTwosAndThree, mark: '.', lang: 'en-IN' },
} as const;
const CURRENCIES = [
  '¥|CNY', '￥|CNY', 'US$|USD', '$|USD', '€|EUR', '£|GBP', 'HK$|HKD', 'NT$|TWD', 'CA$|CAD', 'AU$|AUD', 'S$|SGD', 'R$|BRL', '₹|INR', '₩|KRW', '₽|RUB', '₺|TRY', '฿|THB', '₫|VND', '₱|PHP', 'CHF |CHF', 'RMB|CNY', 'PLN |PLN',
].map((line) => line.split('|'));
const WORDS = ['元|CNY', '人民币|CNY', '美元|USD', '欧元|EUR', '英镑|GBP', '日元|JPY', '韩元|KRW', '港币|HKD', '港元|HKD', '新台币|TWD', '卢比|INR', '卢布|RUB', '泰铢|THB', '加元|CAD', '澳元|AUD', '新加坡元|SGD', '瑞士法郎|CHF'].map((line) => line.split('|'));
const MAGNITUDES = [['万', 4], ['亿', 8], ['千', 3], ['百万', 6], ['千万', 7], ['万亿', 12], ['k', 3], ['M', 6], ['bn', 9], [' million', 6], [' billion', 9], ['B', 9]] as const;

function inThrees(whole: string, mark: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, mark);
}

function inTwosAndThree(whole: string): string {
  return whole.length <= 3 ? whole : `${whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${whole.slice(-3)}`;
}

const whole = fc.nat(999_999_999).map(String);
const cents = fc.nat(99).map((value) => String(value).padStart(2, '0'));

describe('an amount that was printed', () => {
  it('is read back exactly in every currency and with every grouping and decimal mark', () => {
    fc.assert(
      fc.property(whole, cents, fc.constantFrom(...Object.values(CONVENTIONS)), fc.constantFrom(...CURRENCIES), (units, hundredths, { group, mark, lang }, [symbol = '', code = '']) => {
        const text = `${symbol}${group(units)}${mark}${hundredths}`;
        expect(parsePrice(text, { lang })).toEqual({ amount: `${units}.${hundredths}`, currency: code, symbol: symbol.trim() });
        expect(readQuantities(text, { lang })).toMatchObject([{ kind: 'money', value: `${units}.${hundredths}`, unit: code, text }]);
      }),
    );
  });

  it('is read back with a Chinese word of the currency behind it', () => {
    fc.assert(
      fc.property(whole, cents, fc.boolean(), fc.constantFrom(...WORDS), (units, hundredths, grouped, [word = '', code = '']) => {
        const text = `${grouped ? inThrees(units, ',') : units}.${hundredths}${word}`;
        expect(parsePrice(text, { lang: 'zh-CN' })).toEqual({ amount: `${units}.${hundredths}`, currency: code, symbol: word });
        expect(readQuantities(text, { lang: 'zh-CN' })).toMatchObject([{ kind: 'money', value: `${units}.${hundredths}`, unit: code, text }]);
      }),
    );
  });

  it('is read back with 万, 亿, k, M and the like applied, without rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }).map(String), cents, fc.constantFrom(...MAGNITUDES), (units, hundredths, [magnitude, places]) => {
        const value = shiftDecimal(`${units}.${hundredths}`, places);
        const text = `$${units}.${hundredths}${magnitude}`;
        expect(parsePrice(text, { lang: 'en' })?.amount).toBe(value);
        expect(readQuantities(text, { lang: 'en' })).toMatchObject([{ kind: 'money', value, unit: 'USD' }]);
      }),
    );
  });

  it('is read back from full-width digits', () => {
    fc.assert(
      fc.property(whole, cents, (units, hundredths) => {
        const wide = `￥${inThrees(units, ',')}.${hundredths}`.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
        expect(parsePrice(wide, { lang: 'zh-CN' })?.amount).toBe(`${units}.${hundredths}`);
      }),
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '¥', '$', '万', '亿', '元', '块', '%', '3', '12', '1,2', '.', ',', ' ', '年', '月', '日', '-', '到', '至', 'k', 'M', '第', '成', '折', '半', '两', '百', '千', '三', '余', '起', '满', '减', '/', '每', '(', ')', ':', 'per ', 'Q3 ', 'from ', 'ago', '分之', '翻', '番', '\n', '２', '\u3000',
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }).map((parts) => parts.join(''));
  const lang = fc.constantFrom(null, 'zh-CN', 'en', 'de', 'ja', 'ko');

  it('is read without throwing; what it gives is cut from it, in order and apart, with valid values', () => {
    fc.assert(
      fc.property(text, lang, fc.constantFrom(null, '元', 'USD'), fc.constantFrom(null, '2025-10-18', '2024-02-29T23:59:00Z'), (written, language, currencyHint, today) => {
        let reach = 0;
        for (const quantity of readQuantities(written, { lang: language, currencyHint, today })) {
          expect(written.slice(quantity.start, quantity.start + quantity.text.length)).toBe(quantity.text);
          expect(quantity.start).toBeGreaterThanOrEqual(reach);
          reach = quantity.start + quantity.text.length;
          const values = [quantity.value, quantity.upper].filter((value) => value !== null);
          for (const value of values) expect(value).toMatch(quantity.kind === 'date' ? /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d\S*)?)?)?$/ : /^-?\d+(\.\d+)?$/);
        }
        const price = parsePrice(written, { lang: language, currencyHint });
        if (price !== null) expect(price.amount).toMatch(/^\d+(\.\d+)?$/);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['1', '1,', '1.', '1 ', '¥', '¥1', '1-', '一', '百', '半', '年', '2024年', '1月', 'a1', '1:', '三成', '每', '(', 'per ', ' ', '\n', '1x', '+86 ', 'ago 3 days ', 'Q3 ', '@a', 'https://', '万1'])(
    'made of twenty thousand characters of %j is read to its end',
    (piece) => {
      const long = piece.repeat(Math.ceil(20_000 / piece.length));
      const read = readQuantities(long, { lang: 'zh-CN', today: '2025-10-18' });
      const reach = read.reduce((end, { start, text: words }) => Math.max(end, start + words.length), 0);
      expect(reach).toBeLessThanOrEqual(20_000);
      expect(() => findCurrencies(long, { lang: null })).not.toThrow();
      expect(() => parsePrice(long)).not.toThrow();
    },
    5_000,
  );
});
