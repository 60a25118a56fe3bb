import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPageKey } from '../../../core/clip/canonical-page.ts';
import { pageKey } from '../../../core/clip/page-key.ts';

describe('the address that a page gives itself', () => {
  it.each([
    ['the way into a shop', 'https://www.shop.example/dp/B01/ref=sr_1_1?source=mail', 'https://www.shop.example/Kettle/dp/B01'],
    ['the category it was found in', 'https://shop.example/kitchen/copper/kettle', 'https://shop.example/kettle'],
    ['a copy for small screens', 'https://amp.news.example/story-7/amp', 'https://www.news.example/story-7'],
    ['the ending of a file', 'https://news.example/story-7.html', 'https://news.example/story-7'],
  ])('is believed over %s', (_, address, canonical) => {
    expect(canonicalPageKey(address, canonical)).toBe(pageKey(canonical));
  });

  it.each([
    ['the home page', 'https://shop.example/kettle', 'https://shop.example/'],
    ['the first page of a list', 'https://shop.example/kettles?page=2', 'https://shop.example/kettles'],
    ['the first page of a list, in the path', 'https://shop.example/kettles/page/2', 'https://shop.example/kettles'],
    ['the default variant', 'https://shop.example/kettle?variant=44', 'https://shop.example/kettle'],
    ['another product', 'https://shop.example/kettle-red', 'https://shop.example/kettle-blue'],
    ['another edition', 'https://docs.example/v2/install', 'https://docs.example/install'],
    ['another site', 'https://copy.example/kettle', 'https://shop.example/kettle'],
    ['a list of the same name', 'https://shop.example/p/1', 'https://shop.example/p/1?id=5'],
    ['what is no page', 'https://shop.example/kettle', 'javascript:kettle'],
    ['nothing', 'https://shop.example/kettle', null],
  ])('is not believed where it is %s', (_, address, canonical) => {
    expect(canonicalPageKey(address, canonical)).toBe(pageKey(address));
  });

  it('never joins two pages whose numbers differ', () => {
    const path = fc.array(fc.constantFrom('p', 'a', 'kettle', '7', '8', 'page'), { maxLength: 4 }).map((parts) => `https://shop.example/${parts.join('/')}`);
    fc.assert(fc.property(path, path, fc.option(path), (one, other, canonical) => {
      const numbers = (url: string): string => (url.match(/\d/g) ?? []).join();
      fc.pre(numbers(one) !== numbers(other));
      expect(canonicalPageKey(one, canonical)).not.toBe(canonicalPageKey(other, canonical));
    }));
  });
});
