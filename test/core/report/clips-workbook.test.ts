import { describe, expect, it } from 'vitest';
import type { PageContent } from '../../../core/clip/clip.ts';
import { planClipsWorkbook } from '../../../core/report/clips-workbook.ts';
import { checkPlan } from '../../../core/workbook/check-plan.ts';
import { sampleClip } from '../analysis/sample-clip.ts';
import { pageContent, productNamed } from '../clip/page-content.ts';

const money = (amount: string) => ({ amount, currency: 'CNY', symbol: '¥' });
const FOUND: Partial<PageContent>[] = [
  { pageType: 'product', products: [{ ...productNamed('水壶', '49'), variants: [{ name: '2L', sku: null, price: money('59'), availability: null }, { name: '1L', sku: null, price: null, availability: null }] }] },
  { pageType: 'service', plans: [{ name: '专业版', price: money('199'), oldPrice: null, period: 'month', per: '坐席', features: ['不限工单', '报表'] }], records: [] },
  { pageType: 'forum', posts: [{ author: 'ann', publishedAt: '2026-02-01', text: '哪一款？', depth: 0, replyTo: null, score: 3, accepted: false }] },
];

describe('clips as a workbook', () => {
  const clips = FOUND.map((found, index) => ({ ...sampleClip(`clip-${index}`, `https://rival.example/${index}`, []), content: pageContent(found) }));
  const plan = planClipsWorkbook(clips, 'zh');
  const rows = (name: string): unknown[][] => {
    const sheet = plan.sheets.find((one) => one.name === name);
    const read: unknown[][] = [];
    for (const { row, column, content } of sheet?.cells ?? []) {
      (read[row] ??= [])[column] = content.kind === 'text' ? content.text : content.kind === 'number' ? content.number : null;
    }
    return read;
  };

  it('has a sheet for each kind that was found, and no empty one', () => {
    expect(plan.sheets.map(({ name }) => name)).toEqual(['剪藏', '价格', '方案', '发言']);
    expect(() => checkPlan(plan, { sheets: [], names: [] })).not.toThrow();
  });

  it('names page types in the language of the person', () => {
    expect(rows('剪藏').map(([, type]) => type)).toEqual(['类型', '商品', '服务与报价', '讨论']);
  });

  it('has a row for a product and for each variant with a price of its own', () => {
    expect(rows('价格').slice(1).map((row) => row.slice(0, 4))).toEqual([['水壶', null, 49, 'CNY'], ['水壶', '2L', 59, 'CNY']]);
  });

  it('gives a row the room of its longest wrapped text', () => {
    expect(plan.sheets.find(({ name }) => name === '方案')?.rowHeights).toEqual([{ row: 1, height: 30 }]);
  });

  it('has plans with what they cost and hold, and posts with who wrote them', () => {
    expect(rows('方案')[1]?.slice(0, 6)).toEqual(['专业版', 199, 'CNY', '每月', '坐席', '不限工单\n报表']);
    expect(rows('发言')[1]?.slice(0, 4)).toEqual(['ann', '2026-02-01', '哪一款？', 3]);
  });
});
