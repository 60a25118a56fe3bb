import { describe, expect, it } from 'vitest';
import { clipsAsHtml } from '../../../../core/sync/export/html.ts';
import { sampleClip } from '../../analysis/sample-clip.ts';

describe('clips as a page', () => {
  it('hold the plans of a pricing page, escaped', () => {
    const clip = sampleClip('a', 'https://service.example/pricing', []);
    const plans = [
      { name: '<Team>', price: { amount: '12', currency: 'USD', symbol: '$' }, oldPrice: null, period: 'month' as const, per: 'user', features: ['Support', '10 projects'] },
      { name: 'Enterprise', price: null, oldPrice: null, period: null, per: null, features: [] },
    ];
    const html = clipsAsHtml([{ ...clip, content: { ...clip.content, plans } }], 'zh');
    expect(html).toContain('<th>方案</th><th>价格</th><th>包含</th>');
    expect(html).toContain('<td>&lt;Team&gt;</td><td>USD 12 每 user 每月</td><td>Support · 10 projects</td>');
    expect(html).toContain('<td>Enterprise</td><td>需询价</td>');
  });

  it('show the cells of a table once, and who wrote what in a thread', () => {
    const clip = sampleClip('a', 'https://forum.example/1', []);
    const cell = (text: string) => ({ text, href: null });
    const table = { caption: null, headerRows: 0, headerColumns: 1, rows: [[cell('Weight'), cell('210 g')]], columns: [], rowKinds: [], footnotes: [] };
    const article = clipsAsHtml([{ ...clip, content: { ...clip.content, tables: [table], text: 'It is light.\nWeight\n210 g' } }], 'en');
    expect(article).toContain('<p>It is light.</p>');
    expect(article).not.toContain('<p>210 g</p>');
    const post = { author: 'ann', publishedAt: '2026-02-01', text: '<b>Which kettle?</b>', depth: 0, replyTo: null, score: null, accepted: false };
    const thread = clipsAsHtml([{ ...clip, content: { ...clip.content, posts: [post], text: 'ann 1 Feb <b>Which kettle?</b>' } }], 'en');
    expect(thread).toContain('ann · 2026-02-01');
    expect(thread).toContain('<p>&lt;b&gt;Which kettle?&lt;/b&gt;</p>');
    expect(thread).not.toContain('ann 1 Feb');
  });
});
