import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_TYPES } from '../../../../core/clip/clip.ts';
import { pageSigns } from '../../../../core/page/page-type/page-signs.ts';
import { certainType, guessPageType } from '../../../../core/page/page-type/page-type.ts';
import { readPage } from '../../../../core/page/read-page.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

function typeOf(html: string, url: string): string | undefined {
  return readPage(documentFromHtml(html, url), { url })?.type.pageType;
}

const sentence = 'The kettle pours slowly and evenly, which matters more for coffee than most people would think at first, and it holds its heat well. ';

describe('the type of a page', () => {
  it('is told from what it says, how it is built and where it stands', () => {
    expect(typeOf(`<h1>How we chose a kettle</h1><p class="byline">By Jane Doe</p><time datetime="2024-05-13">May 13, 2024</time>${`<p>${sentence.repeat(3)}</p>`.repeat(8)}`, 'https://example.com/blog/2024/05/how-we-chose-a-kettle')).toBe('article');
    expect(typeOf(`<script type="application/ld+json">{"@type":"Product","name":"Kettle"}</script><h1>Copper kettle</h1><div class="price">$49.00</div><button class="add-to-cart">Add to cart</button><p>In stock</p><p>SKU 123</p><p>${sentence}</p>`, 'https://example.com/products/copper-kettle')).toBe('product');
    expect(typeOf(`<h1>Kettles</h1><div class="filters">Sort by</div>${Array.from({ length: 16 }, (_, at) => `<div class="product-card"><h3><a href="/p/${String(at)}">Kettle ${String(at)}</a></h3><span class="price">$${String(20 + at)}.00</span></div>`).join('')}`, 'https://example.com/collections/kettles')).toBe('collection');
    expect(typeOf(`<h1>Which kettle?</h1>${Array.from({ length: 8 }, (_, at) => `<div class="post"><a class="username" href="/u/a${String(at)}">a${String(at)}</a> Joined 2019 <time>2 days ago</time><div class="post-body"><p>${sentence}</p></div><button>Reply</button></div>`).join('')}`, 'https://forum.example.com/threads/which-kettle.12/')).toBe('forum');
  });

  it('comes with shares that sum to one, and a confidence that is the winner’s', () => {
    fc.assert(fc.property(fc.webUrl(), fc.string({ maxLength: 200 }), (url, text) => {
      const page = readPage(documentFromHtml(`<p>${text}</p>`, url), { url });
      if (page === null) return;
      const { pageType, confidence, shares } = guessPageType(pageSigns(url, page));
      expect(PAGE_TYPES.reduce((sum, type) => sum + shares[type], 0)).toBeCloseTo(1, 9);
      expect(confidence).toBeCloseTo(shares[pageType], 1);
      expect(Math.max(...Object.values(shares))).toBe(shares[pageType]);
    }), { numRuns: 60 });
  });

  it('is what a person says', () => {
    expect(certainType('service')).toMatchObject({ pageType: 'service', confidence: 1, shares: { service: 1, article: 0 } });
  });
});
