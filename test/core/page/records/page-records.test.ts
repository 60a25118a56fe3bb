import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSchema, type PageRecord } from '../../../../core/clip/clip.ts';
import { PriceReader } from '../../../../core/page/prices/price-reader.ts';
import { pageRecords } from '../../../../core/page/records/page-records.ts';
import { textBlocks } from '../../../../core/page/text-blocks/text-blocks.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const card = (name: string, price: string, more = ''): string =>
  `<li class="card"><a href="/p/${name}"><img src="/i/${name}.jpg" alt="${name}"><h3>${name}</h3></a>${more}<span class="price">${price}</span></li>`;

function records(html: string, lang = 'en', currency: string | null = null): PageRecord[] {
  return recordsIn(documentFromHtml(html, 'https://shop.example/').body, new PriceReader(lang, currency));
}

function recordsIn(body: Element, reader: PriceReader): PageRecord[] {
  return pageRecords({ body, blocks: textBlocks(body, ''), baseUrl: 'https://shop.example/' }, reader);
}
const prices = (found: readonly PageRecord[]): (string | undefined)[] => found.map(({ price }) => price?.amount);
const names = (found: readonly PageRecord[]): string[] => found.map(({ name }) => name);

describe('the records of a page', () => {
  it('are the cards of a category with name, price, link and image', () => {
    const found = records(`<nav><ul><li class="n"><a href="/a">Home</a></li><li class="n"><a href="/b">Sale</a></li><li class="n"><a href="/c">New</a></li></ul></nav>
      <ul>${card('Kettle', '$39.00')}${card('Teapot', '$1,299.50')}${card('Cup', '€5')}</ul>`);
    expect(found.map(({ name, price, url, image }) => ({ name, amount: price?.amount, currency: price?.currency, url, image }))).toEqual([
      { name: 'Kettle', amount: '39.00', currency: 'USD', url: 'https://shop.example/p/Kettle', image: 'https://shop.example/i/Kettle.jpg' },
      { name: 'Teapot', amount: '1299.50', currency: 'USD', url: 'https://shop.example/p/Teapot', image: 'https://shop.example/i/Teapot.jpg' },
      { name: 'Cup', amount: '5', currency: 'EUR', url: 'https://shop.example/p/Cup', image: 'https://shop.example/i/Cup.jpg' },
    ]);
  });

  it('are nothing on a page without a list', () => {
    expect(records('<main><h1>About</h1><p>Text</p></main>')).toEqual([]);
  });

  it('are the cards, not the rows that hold them', () => {
    const row = (all: readonly string[]): string => `<div class="row">${all.map((name) => `<div class="col"><a href="/${name}"><b>${name}</b></a> <i>$9</i></div>`).join('')}</div>`;
    expect(records(row(['a1', 'b1', 'c1']) + row(['a2', 'b2', 'c2']) + row(['a3']))).toHaveLength(7);
  });

  it('are one list where it is split into sections, sponsored cards among them', () => {
    const section = (title: string, cards: string): string => `<section class="part"><h2>${title}</h2><ul class="cards">${cards}</ul></section>`;
    const sponsored = card('Jug', '$12').replace('class="card"', 'class="card card--sponsored"');
    expect(names(records(`<main>${section('Tea', card('Kettle', '$39') + card('Teapot', '$99') + sponsored)}${section('Coffee', card('Mill', '$59') + card('Filter', '$3'))}</main>`)))
      .toEqual(['Kettle', 'Teapot', 'Jug', 'Mill', 'Filter']);
  });

  it('leave out what stands beside the list: carousels, footers, filters, tiles that advertise', () => {
    const grid = `<ul class="grid">${card('Kettle', '$39')}${card('Teapot', '$99')}<li class="card"><a href="/club"><p class="note">Join the club</p></a></li>${card('Cup', '$5')}</ul>`;
    const also = `<section><h2>You may also like</h2><div class="carousel"><ul class="grid">${card('Spoon', '$2')}${card('Fork', '$3')}${card('Knife', '$4')}</ul></div></section>`;
    const filters = '<div class="filters"><ul>' + [10, 20, 30, 40].map((most) => `<li><a href="?most=${String(most)}">Under $${String(most)} (12)</a></li>`).join('') + '</ul></div>';
    expect(names(records(`${filters}<main><h1>Tea</h1>${grid}</main>${also}<footer><ul>${card('About', '$1')}${card('Jobs', '$1')}${card('Press', '$1')}</ul></footer>`))).toEqual(['Kettle', 'Teapot', 'Cup']);
  });

  it('are the rows of a table without the row of headings', () => {
    const row = (rank: number, title: string): string => `<tr class="hit"><td class="title">${String(rank)}.</td><td class="title"><span><a href="/${String(rank)}">${title}</a> (example.org)</span></td></tr>`;
    expect(names(records(`<table><tr><th>Rank</th><th>Job</th></tr>${row(1, 'Data engineer, tea market')}${row(2, 'Buyer for copper goods')}${row(3, 'Analyst of prices')}</table>`)))
      .toEqual(['Data engineer, tea market', 'Buyer for copper goods', 'Analyst of prices']);
  });

  it('are the terms of a definition list with what they mean', () => {
    const found = records('<dl><dt><a href="/k">Kettle</a></dt><dd>Holds a litre of tea</dd><dd>$39</dd><dt><a href="/t">Teapot</a></dt><dd>$99</dd><dt><a href="/c">Cup</a></dt><dd>$5</dd></dl>');
    expect(found.map(({ name, price }) => [name, price?.amount])).toEqual([['Kettle', '39'], ['Teapot', '99'], ['Cup', '5']]);
  });

  it('take their name from where the list has it, not from the longest link', () => {
    const book = (title: string, author: string): string => `<div class="book"><a class="t" href="/${title}"><div>${title}</div></a><a class="a" href="/by"><div>${author}</div></a><span>$9.00</span></div>`;
    expect(names(records(book('The long way to the tea market', 'Li') + book('Tea', 'A writer with a very long name') + book('Cups and saucers', 'Wu')))).toEqual(['The long way to the tea market', 'Tea', 'Cups and saucers']);
  });

  it('come once where the page shows the list for small and for large screens', () => {
    const list = card('Kettle', '$39') + card('Teapot', '$99') + card('Cup', '$5');
    expect(records(`<ul class="small">${list}</ul><ul class="large">${list}</ul>`)).toHaveLength(3);
  });
});

describe('the price of a record', () => {
  const one = (price: string): PageRecord | undefined => records(`<ul>${card('Kettle', price)}${card('Teapot', '$99')}${card('Cup', '$5')}</ul>`)[0];

  it.each([
    ['struck out', '<del>$55.00</del> <ins>$39.00</ins>'],
    ['named by a class', '<i class="price--rrp">$55.00</i><i class="price--now">$39.00</i>'],
    ['named by words', '<span>Was $55.00</span><span>Now $39.00</span>'],
    ['said to a screen reader', '<del aria-hidden="true">$55.00</del><span>Original price was: $55.00.</span><ins>$39.00</ins><span>Current price is: $39.00.</span>'],
    ['beside what is saved', '<b>$39.00</b><s>$55.00</s><em>Save $16.00</em>'],
  ])('is told from the old one that is %s', (_, html) => {
    expect(one(html)).toMatchObject({ price: { amount: '39.00' }, oldPrice: { amount: '55.00' } });
  });

  it('is read as a whole where cents are set smaller', () => {
    expect(one('<span>$549</span><sup>99</sup>')?.price?.amount).toBe('549.99');
    expect(one('<span>$</span><span>1,549</span><span class="decimal">.99</span>')?.price?.amount).toBe('1549.99');
  });

  it('keeps ranges and where prices begin', () => {
    expect(one('$24.71 – $32.95')).toMatchObject({ price: { amount: '24.71' }, priceTo: { amount: '32.95' } });
    expect(one('From $29.00')).toMatchObject({ price: { amount: '29.00' }, priceFrom: true });
    expect(one('29元起')).toMatchObject({ price: { amount: '29', currency: 'CNY' }, priceFrom: true });
  });

  it('is not what delivery, a unit or a part of the name costs', () => {
    expect(one('$39.00 ($1.20 per oz) Free delivery over $50')?.price?.amount).toBe('39.00');
    expect(records(['Senior developer ($90-$170/hr)', 'Buyer', 'Analyst'].map((job) => `<div class="job"><h3><a href="/${job}">${job}</a></h3><p>Full time, anywhere in the world</p></div>`).join(''))[0])
      .toMatchObject({ name: 'Senior developer ($90-$170/hr)', price: null });
  });

  it('is in the currency that the page states where its symbol is shared', () => {
    expect(records(`<ul>${card('Kettle', '$39')}${card('Teapot', '$99')}${card('Cup', '€5')}</ul>`, 'en', 'AUD').map(({ price }) => price?.currency)).toEqual(['AUD', 'AUD', 'EUR']);
  });

  it('is zero for what is free, where a price stands', () => {
    expect(prices(records(`<ul>${card('Kettle', 'Free')}${card('Teapot', '$99')}${card('Cup', '免费')}</ul>`))).toEqual(['0', '99', '0']);
  });
});

describe('what else a record tells', () => {
  it('reads badge, rating and count', () => {
    const more = '<span class="badge">-30%</span><span aria-label="4.6 out of 5 stars"></span><span>133 reviews</span>';
    expect(records(`<ul>${card('Kettle', '$39', more)}${card('Teapot', '$99', '<i>Sponsored</i>')}${card('Cup', '$5', '<div class="stars"><b style="width:90%"></b></div>')}</ul>`))
      .toMatchObject([{ badge: '-30%', rating: 4.6, count: 133 }, { badge: 'Sponsored', rating: null }, { rating: null }]);
  });

  it('finds pictures that load later', () => {
    const pictured = (name: string, image: string): string => `<li class="c"><a href="/${name}"><h3>${name} for tea</h3></a>${image}</li>`;
    expect(records(`<ul>${pictured('Kettle', '<img src="data:image/gif;base64,R0" data-src="/k.jpg">')}${pictured('Teapot', '<img src="/blank.gif" srcset="/t-1.jpg 100w, /t-2.jpg 800w">')}${pictured('Cup', '<div style="background-image: url(\'/c.jpg\')"></div>')}</ul>`).map(({ image }) => image))
      .toEqual(['https://shop.example/k.jpg', 'https://shop.example/t-2.jpg', 'https://shop.example/c.jpg']);
  });
});

describe('any page', () => {
  const tag = fc.constantFrom('div', 'ul', 'li', 'a', 'h3', 'span', 'table', 'tr', 'td', 'dl', 'dt', 'dd', 'img', 'del', 'sup', 'article', 'nav', 'br');
  const dress = fc.constantFrom('', ' class="card"', ' class="price old"', ' class="title name"', ' href="javascript:alert(1)"', ' href="/p?id=1"', ' src="file:///etc/passwd"', ' srcset=",,1x"', ' style="width:900%;background:url("', ' role="heading"', ' aria-label="9 out of 5 stars"');
  const words = fc.oneof(fc.string(), fc.constantFrom('$12', '¥1,299起', '10 - 20元', '99', 'Was $5', '4.5 out of 5', 'Add to cart', '万元', '$1 2 3 4 5 6 7'));
  const soup = fc.array(fc.tuple(tag, dress, words, fc.boolean()), { maxLength: 60 })
    .map((parts) => parts.map(([name, attributes, text, closed]) => `<${name}${attributes}>${text.replaceAll('<', '')}${closed ? `</${name}>` : ''}`).join('').repeat(4));

  it('never throws, and what it gives is made of the page: exact decimals, addresses of the web, names from its text', () => {
    fc.assert(fc.property(soup, (html) => {
      const document = documentFromHtml(html, 'https://shop.example/');
      const shown = `${document.body.textContent ?? ''} ${html}`.replace(/\s+/g, '');
      for (const record of recordsIn(document.body, new PriceReader(null, null))) {
        for (const money of [record.price, record.oldPrice, record.priceTo ?? null]) if (money !== null) expect(decimalSchema.safeParse(money.amount).success).toBe(true);
        for (const url of [record.url, record.image]) if (url !== null) expect(url).toMatch(/^https?:\/\//);
        for (const word of record.name.split(' ')) expect(shown.replace(/[\u00ad\u200b\ufeff]/g, '')).toContain(word.replace(/[\u00ad\u200b\ufeff]/g, ''));
      }
    }), { numRuns: 150 });
  });

  it('takes no more work per item on long lists than on short ones', () => {
    const list = (count: number): string => `<ul>${Array.from({ length: count }, (_, index) => card(`Kettle ${String(index)}`, '$39.00')).join('')}</ul>`;
    expect(records(list(3_000))).toHaveLength(3_000);
  });
});
