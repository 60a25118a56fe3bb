import { describe, expect, it } from 'vitest';
import { clippedPrices, clippedPriceTable } from '../../../core/analysis/competitor-prices/clipped-prices.ts';
import { comparePrices } from '../../../core/analysis/competitor-prices/compare-prices.ts';
import { competitorPrices } from '../../../core/analysis/competitor-prices/competitor-prices.ts';
import { matchNames, nameLikeness, SAME_PRODUCT } from '../../../core/analysis/competitor-prices/name-match.ts';
import { sentenceText } from '../../../core/fact/sentence-text.ts';
import { smallTable } from '../metric/small-table.ts';
import { sampleClip, sampleRecord } from './sample-clip.ts';

const shopA = sampleClip('a', 'https://www.a.example/1', [
  { name: 'Smart Band 7 Pro', amount: '270.00', currency: 'CNY', old: '300.00', rating: 9 },
  { name: 'Power Bank 20000mAh', amount: '99.00', currency: 'CNY' },
]);
const shopB = sampleClip('b', 'https://b.example/1', [
  { name: 'Smart Band 8 Pro', amount: '330.00', currency: 'CNY' },
  { name: 'Smart Band 7 Pro', amount: '45.00', currency: 'USD' },
]);
const ourList = smallTable({ name: '价格表' }, [
  { name: '产品名称', type: 'text', values: ['Smart Band 7 Pro', 'Power Bank 10000mAh'] },
  { name: '售价', type: 'number', role: 'measure', unit: '元', values: [300, 89] },
]);

describe('names of products', () => {
  it('are alike by their words, never when a number differs', () => {
    expect(nameLikeness('Smart Band 7 Pro', 'smart band 7 PRO (black)')).toBeGreaterThan(SAME_PRODUCT);
    expect(nameLikeness('Smart Band 7 Pro', 'Smart Band 8 Pro')).toBe(0);
    expect(nameLikeness('智能手环Pro 2', '智能手环 Pro 2')).toBe(1);
    expect(nameLikeness('蓝牙耳机', '充电宝')).toBe(0);
  });

  it('that are as like two of ours are matched with neither', () => {
    expect(matchNames(['Green tea', 'Green tea'], ['Green tea'])).toEqual([]);
  });
});

describe('clipped prices', () => {
  it('count the latest clip of a page, and an item once', () => {
    const newer = sampleClip('a2', shopA.url, [{ name: 'Smart Band 7 Pro', amount: '260.00', currency: 'CNY' }], '2026-11-22T08:30:00.000Z');
    const twice = { ...newer, content: { ...newer.content, records: [sampleRecord('Smart Band 7 Pro', '260.00', 'CNY')] } };
    const prices = clippedPrices([shopA, twice]);
    expect(prices.map(({ price, seller }) => [price, seller])).toEqual([[260, 'a.example']]);
    expect(prices[0]?.quote?.exact).toBe('260.00');
  });

  it('bring ratings to one scale and are a table', () => {
    expect(clippedPrices([shopA])[0]?.rating).toBe(4.5);
    expect(clippedPriceTable([shopA, shopB])?.rowCount).toBe(4);
    expect(clippedPriceTable([sampleClip('x', 'https://x.example', [])])).toBeNull();
  });
});

describe('a comparison', () => {
  it('stays within a currency and pairs only what is surely the same', () => {
    const { groups } = comparePrices([shopA, shopB], [ourList]);
    expect(groups.map(({ currency, prices }) => [currency, prices.length])).toEqual([['CNY', 3], ['USD', 1]]);
    const pairs = groups.flatMap(({ prices }) => prices.flatMap(({ theirs, ours }) => (ours === null ? [] : [[theirs.price, ours.price]])));
    expect(pairs).toEqual([[270, 300]]);
  });

  it('says who undercuts us, with both prices and where they stand', () => {
    const blocks = competitorPrices.report(comparePrices([shopA, shopB], [ourList]), 'en');
    const [first] = blocks.filter((block) => block.kind === 'finding');
    expect(first && sentenceText(first.sentence, 'en')).toBe('a.example undercuts us most on Smart Band 7 Pro: ¥270 against our ¥300, an index of 90%.');
    expect(first?.sentence.facts['theirs']?.sources[0]).toMatchObject({ kind: 'clip', clipId: 'a', quote: { exact: '270.00' } });
    expect(first?.sentence.facts['ours']?.sources[0]).toEqual({ kind: 'range', ref: { sheet: '价格表', range: 'B2' } });
    expect(blocks.filter((block) => block.kind === 'caveat').map(({ code }) => code)).toEqual(['many-currencies', 'matched-by-name']);
  });

  it('has no index, and says why, without a price list', () => {
    const sales = smallTable({ name: 'Sales' }, [
      { name: 'Product', type: 'text', values: ['Smart Band 7 Pro', 'Smart Band 7 Pro', 'Smart Band 7 Pro'] },
      { name: 'Unit price', type: 'number', role: 'ratio', values: [1, 2, 3] },
    ]);
    const blocks = competitorPrices.report(comparePrices([shopA], [sales]), 'zh');
    expect(blocks.filter((block) => block.kind === 'caveat').map(({ code }) => code)).toEqual(['no-price-list']);
  });
});
