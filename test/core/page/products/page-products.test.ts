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

const SHOP = '<meta property="og:type" content="product">';

describe('the products of a page', () => {
  it('come with the words that prove their price', () => {
    const [product] = products('<script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"price":1299,"priceCurrency":"CNY"}}</script>', '<h1>Kettle</h1><p>Price</p><div class="price">¥1,299.00</div><p>Made of copper.</p>');
    expect(product).toMatchObject({ source: 'json-ld', price: { amount: '1299.00', currency: 'CNY' }, quote: { exact: '¥1,299.00' } });
  });

  it('are read from microdata with their offer', () => {
    expect(products('', `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Kettle</h1>
      <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="priceCurrency" content="EUR"><span itemprop="price" content="39.90">39,90</span>
      <link itemprop="availability" href="https://schema.org/OutOfStock"></div></div>`)[0]).toMatchObject({ name: 'Kettle', source: 'microdata', price: { amount: '39.90', currency: 'EUR' }, availability: 'out-of-stock' });
  });

  it('are read from meta tags', () => {
    expect(products('<meta property="og:type" content="product"><meta property="og:title" content="Kettle"><meta property="product:price:amount" content="39.00"><meta property="product:price:currency" content="USD">', '<h1>Kettle</h1>')[0]).toMatchObject({ source: 'meta', price: { amount: '39.00', currency: 'USD' } });
  });

  it('are one where the page shows another price than it states: the shown one, with its old price, and the other beside it', () => {
    const found = products(`${SHOP}<script type="application/ld+json">{"@type":"Product","name":"Kettle","brand":"Hearth","offers":{"price":"59.00","priceCurrency":"USD"}}</script>`, '<h1>Kettle</h1><del>$59.50</del> <div class="price">$39.00</div><button>Add to cart</button><dl><dt>Weight</dt><dd>1 kg</dd></dl>');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      name: 'Kettle', brand: 'Hearth', source: 'json-ld', price: { amount: '39.00', currency: 'USD' }, oldPrice: { amount: '59.50' }, quote: { exact: '$39.00' }, availability: 'in-stock',
      specifications: [{ name: 'Weight', value: '1 kg' }], otherPrices: [{ price: { amount: '59.00' }, source: 'json-ld' }],
    });
  });

  it('are one where several parts of the page state the same price', () => {
    const found = products(`${SHOP}<meta property="og:title" content="Kettle of copper"><meta property="product:price:amount" content="39.0"><meta property="product:price:currency" content="USD">
      <script type="application/ld+json">{"@type":"Product","name":"Kettle","gtin13":"4006381333931","mpn":"K-1","offers":{"price":"39.00","priceCurrency":"USD"}}</script>`, '<h1>Kettle</h1><p class="price">$39.00</p>');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ gtin: '4006381333931', mpn: 'K-1', price: { amount: '39.00' } });
    expect(found[0]).not.toHaveProperty('otherPrices');
  });

  it('have the old price that stands beside the stated one', () => {
    expect(products(`${SHOP}<script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"price":"39","priceCurrency":"USD"}}</script>`, '<h1>Kettle</h1><span>$39.00</span> <span>$59.00</span>')[0]).toMatchObject({ price: { amount: '39.00' }, oldPrice: { amount: '59.00' } });
  });

  it('keep the stated price where the page shows only prices of other things', () => {
    const [kettle] = products(`${SHOP}<script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"price":"39","priceCurrency":"USD"}}</script>`, '<h1>Kettle</h1><p>Free delivery over $50</p><p>Gift wrapping $5</p>');
    expect(kettle).toMatchObject({ price: { amount: '39' }, quote: null });
    expect(kettle).not.toHaveProperty('otherPrices');
  });

  it('have variants of their own price, not products of their own', () => {
    const found = products(`${SHOP}<script type="application/ld+json">{"@type":"ProductGroup","name":"Kettle","hasVariant":[
      {"@type":"Product","name":"Kettle - Small","sku":"K-S","offers":{"price":"39","priceCurrency":"USD","availability":"InStock"}},
      {"@type":"Product","name":"Kettle - Large","sku":"K-L","offers":{"price":"59","priceCurrency":"USD","availability":"OutOfStock"}}]}</script>`, '<h1>Kettle</h1><p class="price">$39</p>');
    expect(found).toHaveLength(1);
    expect(found[0]?.variants).toMatchObject([{ name: 'Small', sku: 'K-S', price: { amount: '39' }, availability: 'in-stock' }, { name: 'Large', price: { amount: '59' }, availability: 'out-of-stock' }]);
  });

  it('have the variants that the page offers to choose from', () => {
    const [kettle] = products(SHOP, '<h1>Kettle</h1><p class="price">$19.99</p><select name="attribute_pack"><option>Choose a pack</option><option>1 bag - $19.99</option><option>2 bags - $39.98</option><option disabled>5 bags (sold out)</option></select><select name="qty"><option>1</option><option>2</option></select><button>Add to cart</button>');
    expect(kettle?.variants).toMatchObject([{ name: '1 bag', price: { amount: '19.99' } }, { name: '2 bags', price: { amount: '39.98' } }, { name: '5 bags', price: null, availability: 'out-of-stock' }]);
  });

  it('read lines of name and value as specifications', () => {
    expect(products(SHOP, '<h1>Kettle</h1><p class="price">$39</p><ul><li>Weight: 1 kg</li><li>Colour: copper</li><li>材质：铜</li></ul><p>Note: keep dry.</p>')[0]?.specifications)
      .toEqual([{ name: 'Weight', value: '1 kg' }, { name: 'Colour', value: 'copper' }, { name: '材质', value: '铜' }]);
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
