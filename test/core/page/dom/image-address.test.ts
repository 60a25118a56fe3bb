import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageAddress } from '../../../../core/page/dom/image-address.ts';
import { parseSrcset } from '../../../../core/page/dom/srcset.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const BASE = 'https://shop.example/list/';
const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** The address of the element `#it` of some HTML, on a page with enough text that it needs no scripts to be read. */
function addressIn(html: string): string | null {
  const element = documentFromHtml(`${html}<p>${'text '.repeat(200)}</p>`, BASE).querySelector('#it');
  return element === null ? 'no such element' : imageAddress(element, BASE);
}

describe('the address of a picture', () => {
  it.each([
    ['is its source', '<img id=it src="a.jpg">', `${BASE}a.jpg`],
    ['comes from where late loading keeps it', `<img id=it src="${BLANK}" data-src="/img/a.jpg">`, 'https://shop.example/img/a.jpg'],
    ['comes before the small one shown until then', '<img id=it src="tiny.jpg" data-original="big.jpg">', `${BASE}big.jpg`],
    ['passes over a file that holds the place', '<img id=it src="/static/blank.gif" data-lazy-src="//cdn.example/b.png">', 'https://cdn.example/b.png'],
    ['is the largest candidate of a reasonable width', '<img id=it src="s.jpg" srcset="s.jpg 320w, m.jpg 1200w, l.jpg 4000w">', `${BASE}m.jpg`],
    ['is the smallest where all are huge', '<img id=it srcset="l.jpg 4000w, m.jpg 2400w">', `${BASE}m.jpg`],
    ['knows densities', '<img id=it src="1.jpg" srcset="1.jpg, 2.jpg 2x">', `${BASE}2.jpg`],
    ['comes from a late srcset', `<img id=it src="${BLANK}" srcset="${BLANK}" data-srcset="a.jpg 400w, b.jpg 800w">`, `${BASE}b.jpg`],
    ['comes from the sources of its picture', `<picture><source srcset="a.webp"><img id=it src="${BLANK}"></picture>`, `${BASE}a.webp`],
    ['is that of the picture element too', '<picture id=it><source srcset="a.avif 100w, b.avif 800w"></picture>', `${BASE}b.avif`],
    ['comes from what readers without scripts get', `<img id=it src="${BLANK}"><noscript><img src="/n.jpg?a=1&amp;b=2"></noscript>`, 'https://shop.example/n.jpg?a=1&b=2'],
    ['is the background of another element', '<div id=it style="color:red;background-image: url(&quot;bg.jpg&quot;)">', `${BASE}bg.jpg`],
    ['knows backgrounds in short form', "<div id=it style='background:#fff url(bg.jpg) no-repeat'>", `${BASE}bg.jpg`],
    ['knows backgrounds that come late', '<a id=it data-bg="url(late.jpg)">', `${BASE}late.jpg`],
  ])('%s', (_, html, expected) => {
    expect(addressIn(html)).toBe(expected);
  });

  it.each([
    ['a data address', `<img id=it src="${BLANK}">`],
    ['a point that counts visits', '<img id=it src="https://count.example/p" width=1 height=1>'],
    ['a picture whose sources are still empty', `<picture id=it><source media="(min-width: 1px)"><img src="${BLANK}"></picture>`],
    ['a blank drawing', '<img id=it src="/assets/placeholder.svg">'],
    ['an address that a script still fills in', '<img id=it data-src="/p_{width}x.jpg">'],
    ['a background that is code', '<div id=it style="background:url(javascript:alert(1))">'],
    ['an element without any', '<div id=it style="background:red">'],
    ['a name that is no address', '<img id=it data-image="hero" data-url="#">'],
  ])('is none for %s', (_, html) => {
    expect(addressIn(html)).toBeNull();
  });

  it('is whole or null, whatever is written', () => {
    const name = fc.constantFrom('src', 'srcset', 'data-src', 'data-srcset', 'style', 'data-bg', 'width');
    const value = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('background:url(', 'url("', ',,, 2x', 'a.jpg 9e999w', 'data:,x'));
    fc.assert(fc.property(fc.constantFrom('img', 'picture', 'div', 'source'), fc.array(fc.tuple(name, value), { maxLength: 5 }), (tag, attributes) => {
      const document = documentFromHtml('<p></p>', BASE);
      const element = document.createElement(tag);
      for (const [key, text] of attributes) element.setAttribute(key, text);
      const address = imageAddress(element, BASE);
      expect(address === null || /^https?:\/\//.test(address)).toBe(true);
    }));
  });
});

describe('a srcset', () => {
  it('may have commas inside its addresses', () => {
    expect(parseSrcset('https://i.example/w_1,h_2/a.jpg 300w,https://i.example/w_3,h_4/a.jpg 600w')).toEqual([
      { address: 'https://i.example/w_1,h_2/a.jpg', width: 300, density: null },
      { address: 'https://i.example/w_3,h_4/a.jpg', width: 600, density: null },
    ]);
  });
});
