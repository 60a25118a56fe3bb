// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isEmpty, kpiChange, makeDigest, type News } from '../../../core/digest/digest.ts';
import { digestHtml } from '../../../core/digest/digest-html.ts';
import { digestMarkdown } from '../../../core/digest/digest-markdown.ts';
import { digestText } from '../../../core/digest/digest-text.ts';
import { clip, everything, figure, kpi, news, price, SPAN } from './news.ts';

const digestOf = (said: Partial<News>) => makeDigest(news(said), SPAN);

describe('a digest', () => {
  it('tells of a price that went in steps as one change', () => {
    const steps = [price({ before: '89.00', now: '99.00', at: '2026-11-23T09:00:00.000Z' }), price({ before: '100.00', now: '89.00', at: '2026-11-23T08:00:00.000Z' })];
    expect(digestOf({ prices: steps }).prices.items).toMatchObject([{ before: '100.00', now: '99.00', at: '2026-11-23T09:00:00.000Z' }]);
  });

  it('tells nothing of a price that came back to what it was', () => {
    const steps = [price({ before: '100.0', now: '89.00', at: '2026-11-23T08:00:00.000Z' }), price({ before: '89.00', now: '100.00', at: '2026-11-23T09:00:00.000Z' })];
    expect(isEmpty(digestOf({ prices: steps }))).toBe(true);
  });

  it('has the largest change of prices first, up or down', () => {
    const prices = [price({ product: 'a', name: 'a', now: '128.00' }), price({ product: 'b', name: 'b', now: '64.50' }), price({ product: 'c', name: 'c', now: '154.80' })];
    expect(digestOf({ prices }).prices.items.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
  });

  it('has the largest change of KPIs first, and those without one last', () => {
    const before = (value: number) => ({ period: null, value, shown: '' });
    const kpis = [kpi({ label: 'first', before: null }), kpi({ label: 'small', value: 101, before: before(100) }), kpi({ label: 'large', value: 50, before: before(100) })];
    expect(digestOf({ kpis }).kpis.items.map(({ label }) => label)).toEqual(['large', 'small', 'first']);
  });

  it('says how much more there is than it shows', () => {
    const clips = Array.from({ length: 20 }, (_, index) => clip({ title: `clip ${index}`, at: `2026-11-23T08:00:${String(index).padStart(2, '0')}.000Z` }));
    const part = digestOf({ clips }).clips;
    expect(part.items[0]?.title).toBe('clip 19');
    expect(part.items.length + part.more).toBe(20);
    expect(part.more).toBeGreaterThan(0);
  });

  it('shows figures of other pages before a third one of the same page', () => {
    const of = (url: string, count: number) => Array.from({ length: count }, (_, index) => figure({ url, sentence: `${url} ${index}` }));
    const shown = digestOf({ figures: [...of('a', 4), ...of('b', 1)] }).figures.items.map(({ sentence }) => sentence);
    expect(shown).toEqual(['a 0', 'a 1', 'b 0', 'a 2', 'a 3']);
  });

  it.each([
    ['money', kpi({ value: 110, before: { period: null, value: 100, shown: '' } }), 'ratio', 0.1],
    ['a percent', kpi({ unit: 'percent', value: 0.5, before: { period: null, value: 0.4, shown: '' } }), 'points', 0.1],
  ])('compares %s with the value before in its own way', (_, said, kind, by) => {
    expect(kpiChange(said)).toMatchObject({ kind });
    expect(kpiChange(said)?.by).toBeCloseTo(by, 12);
  });

  it.each([
    ['a text', kpi({ value: null })],
    ['a first value', kpi({ before: null })],
    ['what was nothing before', kpi({ before: { period: null, value: 0, shown: '0' } })],
    ['what was less than nothing', kpi({ before: { period: null, value: -5, shown: '-5' } })],
    ['a date', kpi({ unit: 'date' })],
  ])('has no change of %s', (_, said) => {
    expect(kpiChange(said)).toBeNull();
  });
});

describe('a digest in words', () => {
  it('reads in Chinese as Markdown, every number with its page or its cells', () => {
    expect(digestMarkdown(digestText(makeDigest(everything, SPAN), 'zh', 'Asia/Shanghai'))).toBe(
      [
        '# Clipsheet 团队动态：市场部',
        '2026-11-23 09:00 至 2026-11-24 09:00（Asia/Shanghai）',
        '## 价格变化 (1)',
        '- **星河台灯** ¥129.00 → ¥99.00（-23.3%） · [shop.example.com](https://shop.example.com/lamp?id=1)',
        '## 报告里的 KPI (1)',
        '- **销售** 2025年9月 ¥5632万（2025年8月：¥5428.3万，+3.8%） · 《销售表现》，月报.xlsx · 销售明细!F5:F373 · 安娜',
        '## 新剪报 (1)',
        '- [星河台灯 2026 款](https://www.shop.example.com/lamp) · shop.example.com · 安娜 · 竞品',
        '## 新数据 (1)',
        '- 星河的份额约 30%。 · [news.example.com](https://news.example.com/a)',
        '',
      ].join('\n\n').trimEnd() + '\n',
    );
  });

  it('reads in English, with how much more there is in the same list', () => {
    const clips = Array.from({ length: 10 }, (_, index) => clip({ title: `Lamp ${index}`, who: null, project: null, at: `2026-11-23T08:0${9 - index}:00.000Z` }));
    const said = digestMarkdown(digestText(digestOf({ clips, kpis: [kpi({ label: 'Rate', period: null, unit: 'percent', value: 0.5, shown: '50%', before: { period: 'Aug 2025', value: 0.4, shown: '40%' } })] }), 'en', 'UTC'));
    expect(said).toContain('- **Rate** 50% (Aug 2025: 40%, +10 points) · 销售表现, 月报.xlsx · 销售明细!F5:F373 · 安娜\n');
    expect(said).toContain('## New clips (10)\n\n- [Lamp 0](https://www.shop.example.com/lamp) · shop.example.com\n');
    expect(said).toContain('- [Lamp 7](https://www.shop.example.com/lamp) · shop.example.com\n- and 2 more\n');
  });

  it('says that there is nothing new', () => {
    expect(digestMarkdown(digestText(digestOf({}), 'en', 'UTC'))).toContain('Nothing new in this time.');
  });

  it('is a page that needs nothing else', () => {
    const page = new DOMParser().parseFromString(digestHtml(digestText(makeDigest(everything, SPAN), 'zh', 'Asia/Shanghai')), 'text/html');
    expect(page.documentElement.lang).toBe('zh-CN');
    expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual(['价格变化 (1)', '报告里的 KPI (1)', '新剪报 (1)', '新数据 (1)']);
    expect([...page.querySelectorAll('li')]).toHaveLength(4);
    expect([...page.querySelectorAll('[src],link,script')]).toEqual([]);
  });
});
