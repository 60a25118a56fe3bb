import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parsePrice } from '../../../core/quantity/price.ts';
import { describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';

const price = (text: string, lang: string | null = null, currencyHint: string | null = null) => {
  const money = parsePrice(text, { lang, currencyHint });
  return money === null ? null : `${money.amount} ${money.currency ?? '?'}`;
};

describe('a price in text', () => {
  it.each([
    ['¥1,299.00', 'zh-CN', '1299.00 CNY'],
    ['¥1,280', 'ja', '1280 JPY'],
    ['￥２９９．００', 'zh-CN', '299.00 CNY'],
    ['3.5万元', 'zh-CN', '35000 CNY'],
    ['1.2亿元', 'zh-CN', '120000000 CNY'],
    ['49元/坐席/月', 'zh-CN', '49 CNY'],
    ['199-299元', 'zh-CN', '199 CNY'],
    ['HK$1,299.50', 'zh-HK', '1299.50 HKD'],
    ['1.299,00 €', 'de', '1299.00 EUR'],
    ["CHF 1'049,95", 'de', '1049.95 CHF'],
    ['1 029,00 €', 'fr', '1029.00 EUR'],
    ['₹1,00,000', 'en', '100000 INR'],
    ['$1.2k', 'en-CA', '1200 CAD'],
    ['12€ 50', 'fr', '12.50 EUR'],
    ['SGD$4.90', 'en', '4.90 SGD'],
    ['172 kr', 'sv', '172 SEK'],
  ])('reads %s (%s)', (text, lang, expected) => {
    expect(price(text, lang)).toBe(expected);
  });

  it('takes the current price over the former one', () => {
    expect(price('原价 ¥399 现价 ¥299')).toBe('299 CNY');
    expect(price('Was $50 Now $39.99')).toBe('39.99 USD');
    expect(price('￥549￥599')).toBe('549 CNY');
  });

  it('is not a percentage', () => {
    expect(price('立省 15% 仅 ¥85')).toBe('85 CNY');
    expect(price('15%')).toBeNull();
  });

  it('takes the currency from a hint when the text has none', () => {
    expect(price('1 075', null, 'грн.')).toBe('1075 UAH');
    expect(price('42.90', null, 'RRP: £ 49.99')).toBe('42.90 GBP');
  });

  it('is zero where the thing is free, and nothing where there is no price', () => {
    expect(price('免费')).toBe('0 ?');
    expect(price('Out of stock')).toBeNull();
    expect(price('')).toBeNull();
  });

  it('keeps the symbol as written', () => {
    expect(parsePrice('￥299')?.symbol).toBe('￥');
    expect(parsePrice('80 Kč')?.symbol).toBe('Kč');
  });

  it('gives back the amount that was printed, in any grouping', () => {
    const formats: readonly ((whole: string, cents: string) => string)[] = [
      (whole, cents) => `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`,
      (whole, cents) => `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents} €`,
      (whole, cents) => `${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${cents} zł`,
      (whole, cents) => `¥${whole}.${cents}`,
    ];
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(99), fc.constantFrom(...formats), (whole, cents, print) => {
        const fraction = String(cents).padStart(2, '0');
        expect(parsePrice(print(String(whole), fraction))?.amount).toBe(`${whole}.${fraction}`);
      }),
    );
  });

  it('never throws, and what it gives is an exact decimal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const money = parsePrice(text);
        if (money !== null) expect(money.amount).toMatch(/^\d+(\.\d+)?$/);
      }),
    );
  });
});

describeWithSharedData('real price strings', () => {
  const lineSchema = z.object({ price: z.nullable(z.string()), currencyHint: z.nullable(z.string()), currency: z.nullable(z.string()), amount: z.nullable(z.string()) });

  it('are right in 97 of 100: amount and symbol', () => {
    const lines = readFileSync(join(SHARED_DATA, 'text/prices.jsonl'), 'utf8').trim().split('\n').map((line) => lineSchema.parse(JSON.parse(line)));
    const right = lines.filter((line) => {
      const money = line.price === null ? null : parsePrice(line.price, { currencyHint: line.currencyHint });
      if (line.amount === null) return money === null;
      return money !== null && Number(money.amount) === Number(line.amount) && money.symbol === line.currency;
    });
    expect(right.length / lines.length).toBeGreaterThanOrEqual(0.97);
  });
});
