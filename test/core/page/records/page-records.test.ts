import { describe, expect, it } from 'vitest';
import { pageRecords, ratingOf } from '../../../../core/page/records/page-records.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const card = (name: string, price: string, more = ''): string =>
  `<li class="card"><a href="/p/${name}"><img src="/i/${name}.jpg" alt="${name}"><h3>${name}</h3></a>${more}<span class="price">${price}</span></li>`;

function records(html: string): ReturnType<typeof pageRecords> {
  return pageRecords(documentFromHtml(html, 'https://shop.example/').body, 'https://shop.example/', 'en');
}

describe('the records of a page', () => {
  it('finds the cards of a category with name, price, link and image', () => {
    const found = records(`<nav><ul><li class="n"><a href="/a">Home</a></li><li class="n"><a href="/b">Sale</a></li><li class="n"><a href="/c">New</a></li></ul></nav>
      <ul>${card('Kettle', '$39.00')}${card('Teapot', '$1,299.50')}${card('Cup', '€5')}</ul>`);
    expect(found.map(({ name, price, url, image }) => ({ name, amount: price?.amount, currency: price?.currency, url, image }))).toEqual([
      { name: 'Kettle', amount: '39.00', currency: 'USD', url: 'https://shop.example/p/Kettle', image: 'https://shop.example/i/Kettle.jpg' },
      { name: 'Teapot', amount: '1299.50', currency: 'USD', url: 'https://shop.example/p/Teapot', image: 'https://shop.example/i/Teapot.jpg' },
      { name: 'Cup', amount: '5', currency: 'EUR', url: 'https://shop.example/p/Cup', image: 'https://shop.example/i/Cup.jpg' },
    ]);
  });

  it('tells the old price from the price, and reads badge and rating', () => {
    const more = '<span class="badge">-30%</span><del>$55.00</del><span aria-label="4.6 out of 5 stars"></span><span>133 reviews</span>';
    const [first] = records(`<ul>${card('Kettle', '$39.00', more)}${card('Teapot', '$99')}${card('Cup', '$5')}</ul>`);
    expect(first).toMatchObject({ price: { amount: '39.00' }, oldPrice: { amount: '55.00' }, badge: '-30%', rating: 4.6, count: 133 });
  });

  it('sees the cards, not the rows that hold them', () => {
    const row = (names: readonly string[]): string => `<div class="row">${names.map((name) => `<div class="col"><a href="/${name}"><b>${name}</b></a> <i>$9</i></div>`).join('')}</div>`;
    expect(records(row(['a1', 'b1', 'c1']) + row(['a2', 'b2', 'c2']) + row(['a3', 'b3', 'c3']))).toHaveLength(9);
  });

  it('finds nothing on a page without a list', () => {
    expect(records('<main><h1>About</h1><p>Text</p></main>')).toEqual([]);
  });

  it('reads ratings as people write them', () => {
    expect(ratingOf(['Rated 4.5 out of 5', '(1,204)'])).toEqual({ rating: 4.5, count: 1204 });
    expect(ratingOf(['10 in stock'])).toEqual({ rating: null, count: null });
  });
});
