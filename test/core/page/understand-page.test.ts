import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageContentSchema } from '../../../core/clip/clip.ts';
import { understandPage } from '../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';

const URL_OF_PAGE = 'https://shop.example/products/kettle';
const context = { url: URL_OF_PAGE, capturedAt: '2026-03-01T10:00:00Z' };

const PRODUCT_PAGE = `<!doctype html><html lang="en"><head><title>Copper Kettle – Shop Example</title>
  <meta property="og:site_name" content="Shop Example"><meta property="og:type" content="product">
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Copper Kettle","sku":"K-1",
    "brand":{"@type":"Brand","name":"Hearth"},"offers":{"@type":"Offer","price":"1,299.00","priceCurrency":"CNY","availability":"https://schema.org/InStock"}}</script>
  </head><body><nav><a href="/">Home</a> <a href="/sale">Sale</a></nav>
  <main><h1>Copper Kettle</h1><p>A kettle made by hand from a single sheet of copper, for people who drink tea every day of the year.</p>
  <table><caption>Sizes</caption><tr><th rowspan="2">Size</th><th colspan="2">Capacity</th></tr><tr><th>cups</th><th>l</th></tr>
  <tr><td>Small</td><td>4</td><td>0.9</td></tr></table></main>
  <footer>© Shop Example</footer></body></html>`;

describe('understanding a page', () => {
  it('says what a product page sells, in exact amounts', () => {
    const content = understandPage(documentFromHtml(PRODUCT_PAGE, URL_OF_PAGE), context);
    expect(content.pageType).toBe('product');
    expect(content.title).toBe('Copper Kettle');
    expect(content.products).toMatchObject([
      { name: 'Copper Kettle', brand: 'Hearth', sku: 'K-1', price: { amount: '1299.00', currency: 'CNY' }, availability: 'in-stock', source: 'json-ld' },
    ]);
    expect(content.text).toContain('made by hand from a single sheet of copper');
    expect(content.text).not.toContain('Sale');
  });

  it('lays spans out into a rectangle', () => {
    const [table] = understandPage(documentFromHtml(PRODUCT_PAGE, URL_OF_PAGE), context).tables;
    expect(table?.caption).toBe('Sizes');
    expect(table?.headerRows).toBe(2);
    expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual([['Size', 'Capacity', 'Capacity'], ['Size', 'cups', 'l'], ['Small', '4', '0.9']]);
  });

  it('leaves the document as it was', () => {
    const document = documentFromHtml(PRODUCT_PAGE, URL_OF_PAGE);
    const before = document.documentElement.outerHTML;
    for (const visible of [true, false]) understandPage(document, context, { visible: () => visible, size: () => ({ width: 0, height: 0 }), background: () => null, frameHtml: () => null });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('gives content of the agreed shape for any HTML', () => {
    const tag = fc.constantFrom('div', 'p', 'table', 'tr', 'td', 'ul', 'li', 'a', 'h1', 'span', 'script', 'template', 'svg', 'select', 'article', 'pre', 'time');
    const attribute = fc.constantFrom('', ' class="price"', ' hidden', ' colspan="99999999"', ' rowspan=0', ' itemscope itemtype="x:Product"', ' itemprop="name price"', ' href="javascript:1"', ' datetime="0"', ' id="__proto__"');
    const text = fc.oneof(fc.string(), fc.constantFrom('¥1,299', '2024年5月13日', '<!--', '</div>', '{"@type":"Product","offers":[[]]}', 'By '));
    const html = fc.array(fc.tuple(tag, attribute, text, fc.boolean()).map(([name, dress, inner, closed]) => `<${name}${dress}>${inner}${closed ? `</${name}>` : ''}`)).map((parts) => parts.join(''));
    fc.assert(fc.property(html, (source) => {
      const content = understandPage(documentFromHtml(source, URL_OF_PAGE), context);
      expect(pageContentSchema.safeParse(content).success).toBe(true);
      expect(content.notices).not.toContain('not-understood');
    }), { numRuns: 60 });
  });
});
