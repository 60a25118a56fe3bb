import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageProducts } from '../../../../core/page/products/page-products.ts';
import { exactDecimal } from '../../../../core/page/products/written-amount.ts';
import { readPage } from '../../../../core/page/read-page.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const url = 'https://shop.example/products/kettle';
function products(head: string, body: string): ReturnType<typeof pageProducts> {
  const page = readPage(documentFromHtml(`<html><head><title>Kettle</title>${head}</head><body>${body}</body></html>`, url), { url });
  if (page === null) throw new Error('the sample has no body');
  return pageProducts(page);
}

describe('the products of a page', () => {
  it('come with the words that prove their price', () => {
    const [product] = products('<script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"price":1299,"priceCurrency":"CNY"}}</script>', '<h1>Kettle</h1><p>Price</p><div class="price">¥1,299.00</div><p>Made of copper.</p>');
    expect(product).toMatchObject({ source: 'json-ld', price: { amount: '1299', currency: 'CNY' }, quote: { exact: '¥1,299.00' } });
  });

  it('are read from microdata with their offer', () => {
    expect(products('', `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Kettle</h1>
      <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="priceCurrency" content="EUR"><span itemprop="price" content="39.90">39,90</span>
      <link itemprop="availability" href="https://schema.org/OutOfStock"></div></div>`)[0]).toMatchObject({ name: 'Kettle', source: 'microdata', price: { amount: '39.90', currency: 'EUR' }, availability: 'out-of-stock' });
  });

  it('are read from meta tags', () => {
    expect(products('<meta property="og:type" content="product"><meta property="og:title" content="Kettle"><meta property="product:price:amount" content="39.00"><meta property="product:price:currency" content="USD">', '<h1>Kettle</h1>')[0]).toMatchObject({ source: 'meta', price: { amount: '39.00', currency: 'USD' } });
  });

  it('stand side by side where the page shows another price than it states', () => {
    const found = products('<meta property="og:type" content="product"><script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"price":"59.00","priceCurrency":"USD"}}</script>', '<h1>Kettle</h1><del>$59.50</del> <div class="price">$39.00</div><button>Add to cart</button><dl><dt>Weight</dt><dd>1 kg</dd></dl>');
    expect(found.map(({ source, price }) => [source, price?.amount])).toEqual([['json-ld', '59.00'], ['dom', '39.00']]);
    expect(found[1]).toMatchObject({ oldPrice: { amount: '59.50' }, specifications: [{ name: 'Weight', value: '1 kg' }] });
  });
});

describe('an amount as machines write it', () => {
  it.each([['1299', '1299'], ['1,299.00', '1299.00'], ['1.299,00', '1299.00'], ['1,299', '1299'], ['39,9', '39.9'], ['$ 12.50', '12.50'], ['1 299,00 kr', '1299.00'], ['0.0001', '0.0001']])('%s is %s', (written, amount) => {
    expect(exactDecimal(written)).toBe(amount);
  });

  it('is a decimal or nothing for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const amount = exactDecimal(text);
      expect(amount === null || /^-?\d+(\.\d+)?$/.test(amount)).toBe(true);
    }));
  });
});
