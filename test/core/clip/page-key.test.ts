import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageKey } from '../../../core/clip/page-key.ts';

const same = (...addresses: string[]) => expect([...new Set(addresses.map(pageKey))]).toHaveLength(1);
const different = (a: string, b: string) => expect(pageKey(a)).not.toBe(pageKey(b));

describe('pageKey', () => {
  it('passes over what tells where a visitor came from', () => {
    same(
      'https://shop.example/p/7?color=red',
      'https://shop.example/p/7?utm_source=mail&color=red&utm_medium=x',
      'https://shop.example/p/7?color=red&gclid=abc&fbclid=def',
      'https://shop.example/p/7?color=red&spm=a1z10.1&vd_source=9',
    );
  });

  it('passes over scheme, default port, credentials, fragment and a trailing slash', () => {
    same(
      'https://shop.example/p',
      'http://shop.example/p',
      'https://shop.example:443/p',
      'http://shop.example:80/p/',
      'https://me:secret@shop.example/p#reviews',
      ' https://SHOP.example./p ',
      'https://shop.example/a/../p',
    );
  });

  it('passes over the order of parameters, but not over the order of values of one name', () => {
    same('https://a.example/?b=2&a=1', 'https://a.example/?a=1&b=2', 'https://a.example?a=1&&b=2');
    different('https://a.example/?a=1&a=2', 'https://a.example/?a=2&a=1');
  });

  it('reads escapes that mean the same letter as the same', () => {
    same('https://a.example/%7euser/%e4%b8%ad', 'https://a.example/~user/中');
    different('https://a.example/a%2Fb', 'https://a.example/a/b');
  });

  it('keeps a fragment that chooses the page', () => {
    different('https://app.example/#/orders', 'https://app.example/#/stock');
    different('https://app.example/#!a', 'https://app.example/');
  });

  it('keeps parameters that choose the page', () => {
    different('https://shop.example/item?id=1', 'https://shop.example/item?id=2');
    different('https://shop.example/list?page=1', 'https://shop.example/list?page=2');
    different('https://shop.example:8443/p', 'https://shop.example/p');
  });

  it('keeps names that choose the page somewhere, but for the marks of a share', () => {
    different('https://docs.example/?ref=v2&sr=1', 'https://docs.example/');
    different('https://trains.example/?from=beijing', 'https://trains.example/?from=shanghai');
    same('https://a.example/s/9?from=timeline&isappinstalled=0', 'https://a.example/s/9');
  });

  it('passes over www, m and the file that means the folder', () => {
    same('https://www.shop.example/p/', 'https://m.shop.example/p/index.html', 'https://shop.example/p', 'https://shop.example/p/default.aspx');
    same('https://shop.example/p/7;jsessionid=AB12', 'https://shop.example/p/7', 'https://shop.example/p/7?amp=1', 'https://shop.example/p/7#:~:text=a');
    different('https://m.example/', 'https://example/');
    different('https://shop.example/index', 'https://shop.example/');
    different('https://de.shop.example/p', 'https://shop.example/p');
    same('https://app.example/#/orders:~:text=a', 'https://app.example/#/orders');
  });

  it('leaves what it cannot parse as it is, and other schemes without their fragment', () => {
    expect(pageKey(' not an address ')).toBe('not an address');
    expect(pageKey('file:///tmp/a.html#x')).toBe('file:///tmp/a.html');
  });

  const address = fc
    .record({
      base: fc.webUrl({ withQueryParameters: true, withFragments: true }),
      extra: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'id', 'utm_term', 'gclid'), fc.webSegment()), { maxLength: 4 }),
    })
    .map(({ base, extra }) => {
      const url = new URL(base);
      for (const [name, value] of extra) url.searchParams.append(name, value);
      return url.href;
    });

  it('gives an address whose key is itself', () => {
    fc.assert(fc.property(address, (url) => void expect(pageKey(pageKey(url))).toBe(pageKey(url))), { examples: [['http://shop.example/??'], ['http://shop.example/?b=1&?a=2']] });
    fc.assert(fc.property(fc.string(), (text) => void expect(pageKey(pageKey(text))).toBe(pageKey(text))));
  });

  it('differs where a parameter that chooses the page differs', () => {
    const name = fc.constantFrom('id', 'sku', 'page', 'p', 'variant', 'color', 'q', 'item_id', 'cat', 'from', 'ref', 'source', 'v', 'tab');
    fc.assert(fc.property(fc.webUrl(), name, fc.nat(), fc.nat(), (url, key, one, other) => {
      fc.pre(one !== other);
      different(`${url}?${key}=${one}`, `${url}?${key}=${other}`);
    }));
  });

  it('does not change when tracking parameters or an anchor are added', () => {
    fc.assert(
      fc.property(address, fc.webSegment(), (url, value) => {
        const tracked = new URL(url);
        if (/^#[!/]/.test(tracked.hash)) return;
        tracked.hash = '';
        tracked.searchParams.append('utm_campaign', value);
        expect(pageKey(tracked.href)).toBe(pageKey(plainQuery(url)));
      }),
    );
  });
});

/** The same address with its query written as `URLSearchParams` writes it. */
function plainQuery(url: string): string {
  const written = new URL(url);
  written.searchParams.append('gone', '');
  written.searchParams.delete('gone');
  return written.href;
}
