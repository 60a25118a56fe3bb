import { describe, expect, it } from 'vitest';
import type { PageRecord } from '../../../core/clip/clip.ts';
import { allItems, listedItems, ownProduct } from '../../../core/clip/page-items.ts';
import { pageContent, productNamed } from './page-content.ts';

function record(name: string, amount: string | null, more: Partial<PageRecord> = {}): PageRecord {
  const price = amount === null ? null : { amount, currency: 'CNY', symbol: '¥' };
  return { name, price, oldPrice: null, rating: null, count: null, url: null, image: null, badge: null, ...more };
}
const names = (items: readonly { name: string }[]): string[] => items.map(({ name }) => name);

describe('the items of a page', () => {
  it('are each there once, as a product and not as the card that shows it', () => {
    const products = [productNamed('Kettle', '49'), { ...productNamed('Mug', '9'), url: 'https://shop.example/mug' }];
    const records = [record('kettle ', '49'), record('Mug, 300 ml', '9', { url: 'https://shop.example/mug' }), record('Pot', null)];
    expect(names(listedItems(pageContent({ pageType: 'collection', products, records })))).toEqual(['Kettle', 'Mug', 'Pot']);
  });

  it('leave out the product that the page is about, which stands by itself', () => {
    const content = pageContent({ pageType: 'product', products: [productNamed('Kettle', '49'), productNamed('Mug', '9')] });
    expect(ownProduct(content)?.name).toBe('Kettle');
    expect(names(listedItems(content))).toEqual(['Mug']);
    expect(names(allItems(content))).toEqual(['Kettle', 'Mug']);
    expect(ownProduct(pageContent({ ...content, pageType: 'collection' }))).toBeNull();
  });

  it('are no blocks that merely repeat on a page that is no list: rows of a table, posts, plans, a lone offer', () => {
    expect(allItems(pageContent({ pageType: 'article', records: [record('Weight', null), record('Height', null)] }))).toEqual([]);
    expect(allItems(pageContent({ pageType: 'product', records: [record('Trade in', '1149.95')] }))).toEqual([]);
    const blocks = ['Why us', 'Questions', 'Reviews', 'Contact', 'Price', 'Trial'].map((name, index) => record(name, index > 3 ? '39' : null));
    expect(allItems(pageContent({ pageType: 'service', records: blocks }))).toEqual([]);
    const post = { author: 'ann', publishedAt: null, text: '$50 at most', depth: 0, replyTo: null, score: null, accepted: false };
    expect(allItems(pageContent({ pageType: 'forum', posts: [post], records: [record('ann', '50'), record('bob', '35')] }))).toEqual([]);
    const plans = ['Team', 'Business'].map((name) => ({ name, price: null, oldPrice: null, period: null, per: null, features: [] }));
    expect(allItems(pageContent({ pageType: 'service', plans, records: [record('Team', '29'), record('Business', '79')] }))).toEqual([]);
  });

  it('keep a range and where prices begin', () => {
    const priceTo = { amount: '399', currency: 'CNY', symbol: '¥' };
    const [range, from] = allItems(pageContent({ pageType: 'listing', records: [record('a', '299', { priceTo }), record('b', '99', { priceFrom: true })] }));
    expect(range).toMatchObject({ priceTo, isPriceFrom: false });
    expect(from).toMatchObject({ priceTo: null, isPriceFrom: true });
  });
});
