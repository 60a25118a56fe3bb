import { describe, expect, it } from 'vitest';
import { clippedPrices, clippedPriceTable } from '../../../../core/analysis/competitors/clipped-prices.ts';
import { NameIndex, nameLikeness, SAME_PRODUCT } from '../../../../core/analysis/competitors/name-match.ts';
import { ownAgainstClipped } from '../../../../core/analysis/competitors/own-against-clipped.ts';
import { countInBands, priceBands } from '../../../../core/analysis/competitors/price-bands.ts';
import { priceHistory } from '../../../../core/analysis/competitors/price-history.ts';
import { smallTable } from '../../metric/small-table.ts';
import { sampleClip, sampleRecord } from '../sample-clip.ts';

const shopA = sampleClip('a', 'https://www.a.example/1', [
  { name: 'Smart Band 7 Pro', amount: '270.00', currency: 'CNY', old: '300.00', rating: 9 },
  { name: 'Power Bank 20000mAh', amount: '99.00', currency: 'CNY' },
]);
const shopB = sampleClip('b', 'https://b.example/1', [
  { name: 'Smart Band 8 Pro', amount: '330.00', currency: 'CNY' },
  { name: 'Smart Band 7 Pro', amount: '45.00', currency: 'USD' },
]);
const priceList = (header: string, items: readonly (readonly [string, number])[]) =>
  smallTable({ name: '价格表' }, [
    { name: '产品名称', type: 'text', values: items.map(([name]) => name) },
    { name: header, type: 'number', role: 'measure', unit: header.includes('元') ? '元' : null, values: items.map(([, price]) => price) },
  ]);
const ourList = priceList('售价（元）', [['Smart Band 7 Pro', 300], ['Power Bank 10000mAh', 89], ['Desk lamp', 120]]);

describe('names of products', () => {
  it('are alike by their words, never when a number differs', () => {
    expect(nameLikeness('Smart Band 7 Pro', 'smart band 7 PRO (black)')).toBeGreaterThan(SAME_PRODUCT);
    expect(nameLikeness('Smart Band 7 Pro', 'Smart Band 8 Pro')).toBe(0);
    expect(nameLikeness('智能手环Pro 2', '智能手环 Pro 2')).toBe(1);
    expect(nameLikeness('蓝牙耳机', '充电宝')).toBe(0);
  });

  it.each([
    ['洗发水两瓶装', '洗发水一瓶装'],
    ['无线鼠标 二手', '无线鼠标'],
    ['手机壳 适用 Smart Band 7', 'Smart Band 7'],
    ['Smart Band 7 Pro bundle', 'Smart Band 7 Pro'],
    ['Strap for Smart Band 7 Pro', 'Smart Band 7 Pro'],
    ['Green tea, twin pack', 'Green tea'],
    ['Laptop 13 refurbished', 'Laptop 13'],
    ['Shampoo 500 ml', 'Shampoo 1 l'],
  ])('are of different products where pack, set, use or state differ: %s, %s', (one, other) => {
    expect(nameLikeness(one, other)).toBe(0);
  });

  it('that are as like two of ours are matched with neither, and those that differ in a number are told apart', () => {
    expect(new NameIndex(['Green tea', 'Green tea']).match('Green tea')).toEqual({ kind: 'tied' });
    expect(new NameIndex(['Green tea', 'Smart Band 7 Pro']).match('Smart Band 8 Pro')).toEqual({ kind: 'differs', ours: 1 });
    expect(new NameIndex(['Green tea']).match('Office chair')).toBeNull();
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

describe('our products against clipped ones', () => {
  it('are compared in our currency only, with what is surely the same, and the rest is counted', () => {
    const { products, leftOut, onlyOurs, onlyTheirs } = ownAgainstClipped(clippedPrices([shopA, shopB]), [ourList]);
    expect(products.map(({ own, median, index }) => [own.name, median, index])).toEqual([['Smart Band 7 Pro', 270, 300 / 270]]);
    expect(leftOut.otherCurrency).toBe(1);
    expect(leftOut.differing.map(({ own, theirs }) => [own.name, theirs.name])).toEqual([['Power Bank 10000mAh', 'Power Bank 20000mAh'], ['Smart Band 7 Pro', 'Smart Band 8 Pro']]);
    expect(onlyOurs.map(({ name }) => name)).toEqual(['Desk lamp']);
    expect(onlyTheirs).toEqual([]);
  });

  it('take the lowest price of each seller, and the median over sellers', () => {
    const shops = [['s1', '200.00'], ['s2', '240.00'], ['s3', '310.00']].map(([id = '', amount = '']) => sampleClip(id, `https://${id}.example/`, [{ name: 'Smart Band 7 Pro', amount, currency: 'CNY' }]));
    const again = sampleClip('s1b', 'https://s1.example/list', [{ name: 'Smart Band 7 Pro', amount: '900.00', currency: 'CNY' }]);
    const [product] = ownAgainstClipped(clippedPrices([...shops, again]), [ourList]).products;
    expect(product?.theirs.map(({ price }) => price)).toEqual([200, 240, 310]);
    expect(product?.index).toBe(300 / 240);
  });

  it('leave out prices that only begin there', () => {
    const page = sampleClip('c', 'https://c.example/', []);
    const records = [{ ...sampleRecord('Smart Band 7 Pro', '199.00', 'CNY'), priceFrom: true }, sampleRecord('Desk lamp', '100.00', 'CNY')];
    const { products, leftOut } = ownAgainstClipped(clippedPrices([{ ...page, content: { ...page.content, pageType: 'collection', records } }]), [ourList]);
    expect(products.map(({ own }) => own.name)).toEqual(['Desk lamp']);
    expect(leftOut.startingPrices).toBe(1);
  });

  it('have no currency where the list says none and the clips hold two', () => {
    const list = priceList('售价', [['Smart Band 7 Pro', 300]]);
    expect(ownAgainstClipped(clippedPrices([shopA, shopB]), [list])).toMatchObject({ currency: null, products: [] });
    expect(ownAgainstClipped(clippedPrices([shopA]), [list])).toMatchObject({ currency: 'CNY', isCurrencyAssumed: true });
  });
});

describe('the history of a page', () => {
  it('is the same name on the same page, from its first clip to its last, in one currency', () => {
    const at = (id: string, day: string, band: string, bank: string, currency = 'CNY') =>
      sampleClip(id, 'https://a.example/list', [{ name: 'Smart Band 7 Pro', amount: band, currency }, { name: 'Power Bank', amount: bank, currency: 'CNY' }], `2026-11-${day}T08:30:00.000Z`);
    const history = priceHistory([at('v3', '20', '240.00', '99.00'), at('v1', '01', '300.00', '99.00'), at('v2', '10', '270.00', '99.00')]);
    expect(history.changes.map(({ first, last, seen }) => [first.price, last.price, seen.length])).toEqual([[300, 240, 3]]);
    expect([history.pages, history.kept]).toEqual([1, 1]);
    expect(priceHistory([at('v1', '01', '300.00', '99.00'), at('v2', '10', '40.00', '99.00', 'USD')])).toMatchObject({ changes: [], otherCurrency: 1 });
    expect(priceHistory([shopA, shopB])).toMatchObject({ pages: 0, changes: [] });
  });
});

describe('price bands', () => {
  it('lie between round numbers and hold every price once', () => {
    const prices = [12, 18, 45, 99, 120, 480, 2_300];
    const bands = priceBands(prices);
    expect(bands.map(({ from, to }) => [from, to])).toEqual([[0, 50], [50, 100], [100, 200], [200, 500], [500, 1000], [1000, 2000], [2000, null]]);
    expect(countInBands(prices, bands)).toEqual([3, 1, 1, 1, 0, 0, 1]);
    expect(priceBands([])).toEqual([]);
  });
});
