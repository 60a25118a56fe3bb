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
    expect(html).toContain('<td>&lt;Team&gt;</td><td>USD 12 每月</td><td>Support · 10 projects</td>');
  });
});
