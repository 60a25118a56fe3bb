import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSchema, type PageType, type Plan } from '../../../../core/clip/clip.ts';
import { pagePlans } from '../../../../core/page/plans/page-plans.ts';
import { PriceReader } from '../../../../core/page/prices/price-reader.ts';
import { dataTables } from '../../../../core/page/tables/page-tables.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const BASE = 'https://service.example/pricing';
function plans(html: string, pageType: PageType = 'service', lang = 'en'): Plan[] {
  const { body } = documentFromHtml(html, BASE);
  return pagePlans({ body, baseUrl: BASE, tables: dataTables(body, BASE, lang), pageType }, new PriceReader(lang, null));
}
const card = (name: string, price: string, features: readonly string[], button = 'Get started'): string =>
  `<div class="plan"><h3>${name}</h3><p>${price}</p><ul>${features.map((feature) => `<li>${feature}</li>`).join('')}</ul><a href="/start">${button}</a></div>`;

describe('the plans of a page', () => {
  it('are cards side by side with price, period, what it is counted by and what is in them', () => {
    expect(plans(`<h1>Pricing</h1><div>${card('Free', '$0', ['1 project'])}${card('Team', '$12 per user / month', ['10 projects', 'Support'])}${card('Enterprise', 'Custom pricing', ['Everything'], 'Contact sales')}</div>`)).toMatchObject([
      { name: 'Free', price: { amount: '0' }, features: ['1 project'] },
      { name: 'Team', price: { amount: '12', currency: 'USD' }, period: 'month', per: 'user', features: ['10 projects', 'Support'] },
      { name: 'Enterprise', price: null, features: ['Everything'] },
    ]);
  });

  it('keep what they cost by the month and by the year apart', () => {
    expect(plans(`<div>${card('Pro', '$20 per month <small>or $200 per year</small>', [])}${card('Max', '$40 per month <small>or $400 per year</small>', [])}</div>`)[0])
      .toMatchObject({ price: { amount: '20' }, period: 'month', otherPrices: [{ price: { amount: '200' }, period: 'year' }] });
  });

  it('take an amount by the year from the one by the month that stands after “or”', () => {
    const asked = (first: string, second: string) => plans(`<div>${card('Pro', first, [])}${card('Max', second, [])}</div>`).map(({ price, period }) => [price?.amount, period]);
    expect(asked('$999 or $83.25/mo.', '$1,999 or $166.58/mo.')).toEqual([['999', 'year'], ['1999', 'year']]);
    expect(asked('Annual: $500 or $50/mo.', 'Annual: $900 or $90/mo.')).toEqual([['500', 'year'], ['900', 'year']]);
    expect(asked('$500 or $50/mo.', '$900 or $90/mo.')).toEqual([['500', null], ['900', null]]);
  });

  it('have the price asked now, and the one before', () => {
    expect(plans(`<div>${card('Starter', '$15 <s>$20</s>/mo', [])}${card('Pro', '$89/mo', [])}</div>`)[0]).toMatchObject({ price: { amount: '15' }, oldPrice: { amount: '20' }, period: 'month' });
  });

  it('are counted by seats and the like, in Chinese too', () => {
    expect(plans(`<div>${card('标准版', '¥199/坐席/月', [], '立即购买')}${card('高级版', '399元/席位/年', [], '立即购买')}</div>`, 'service', 'zh-CN')).toMatchObject([
      { price: { amount: '199' }, period: 'month', per: '坐席' }, { price: { amount: '399' }, period: 'year', per: '席位' },
    ]);
  });

  it('may be the rows of a table, whose head says currency, period and what is counted', () => {
    const table = `<table><caption>方案与价格（按年付费，元/坐席/月）</caption><tr><th>方案</th><th>价格</th><th>坐席上限</th><th>自动分配</th></tr>
      <tr><td>免费版</td><td>免费</td><td>1</td><td>—</td></tr><tr><td>专业版</td><td>99</td><td>50</td><td>有</td></tr><tr><td>企业版</td><td>联系我们</td><td>不限</td><td>有</td></tr></table>`;
    expect(plans(table, 'service', 'zh-CN')).toMatchObject([
      { name: '免费版', price: { amount: '0' }, features: ['坐席上限: 1'] },
      { name: '专业版', price: { amount: '99', currency: 'CNY' }, period: 'month', per: '坐席', features: ['坐席上限: 50', '自动分配'] },
      { name: '企业版', price: null, features: ['坐席上限: 不限', '自动分配'] },
    ]);
  });

  it('are read in Chinese', () => {
    expect(plans(`<div>${card('基础版', '99元/月', ['三个项目'], '立即购买')}${card('旗舰版', '联系我们', ['不限项目'], '联系我们')}${card('专业版', '¥299/年', [], '立即购买')}</div>`, 'service', 'zh-CN')).toMatchObject([
      { name: '基础版', price: { amount: '99', currency: 'CNY' }, period: 'month' }, { name: '旗舰版', price: null }, { name: '专业版', price: { amount: '299' }, period: 'year' },
    ]);
  });

  it('are the columns of a table that compares them', () => {
    expect(plans('<table><tr><th>Plan</th><th>Basic</th><th>Pro</th></tr><tr><td>Price per month</td><td>$5</td><td>$15</td></tr><tr><td>Support</td><td>–</td><td>✓</td></tr><tr><td>Users</td><td>1</td><td>20</td></tr></table>')).toMatchObject([
      { name: 'Basic', price: { amount: '5' }, period: 'month', features: ['Users: 1'] }, { name: 'Pro', price: { amount: '15' }, period: 'month', features: ['Support', 'Users: 20'] },
    ]);
  });

  it('are none among goods', () => {
    const goods = (name: string): string => `<li><a href="/${name}"><img src="/${name}.jpg" alt=""><h3>${name}</h3></a><b>$9</b><button>Add to cart</button></li>`;
    expect(plans(`<ul>${goods('Kettle')}${goods('Teapot')}${goods('Cup')}</ul>`, 'product')).toEqual([]);
  });

  it('have the agreed shape for any HTML', () => {
    const piece = fc.constantFrom('<div>', '</div>', '<h3>Pro', '</h3>', '$12', '/month', '<li>', 'Free', 'Contact us', '<table><tr><th>', '<td>', '99元/月', '<s>', '</s>', '$');
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 80 }).map((parts) => parts.join('')), (html) => {
      for (const plan of plans(html)) expect(planSchema.safeParse(plan).success).toBe(true);
    }), { numRuns: 100 });
  });
});
