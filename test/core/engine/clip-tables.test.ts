import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clip, PageTable } from '../../../core/clip/clip.ts';
import { clipTables, clipTablesBeside } from '../../../core/engine/clip-tables.ts';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { pageFigures } from '../../../core/page/figures/page-figures.ts';
import { pageContent } from '../clip/page-content.ts';
import { read } from '../page/tables/table-sample.ts';
import { sampleTable } from './sample-table.ts';

const PLANS = (price: string): PageTable => read(`<table><caption>Pricing plans</caption><tr><th>Plan<th>Price<th>Share<th>SSO<tr><td colspan=4>For one<tr><td>Basic<td>${price}<td>12.5%<td>✗<tr><td colspan=4>For teams<tr><td>Pro<td>$29<td>60%<td>✓<tr><td>Total<td>$38<td>72.5%<td></table>`);

function clip(id: string, tables: PageTable[], capturedAt = '2026-01-01T00:00:00.000Z'): Clip {
  return {
    schema: 1, id, url: `https://rival.example/${id}`, pageKey: 'https://rival.example/', capturedAt, scope: 'page', content: pageContent({ title: 'Rival 2026', tables }),
    pageTypeBy: 'rules', contentHash: id, html: null, screenshot: null, project: null, tags: [], note: '',
  };
}

describe('tables of clipped pages in SQL', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine();
  });
  afterAll(() => engine.close());

  it('give way to tables of a workbook that have their name, and say so', () => {
    const taken = ['Products', 'CLIPPED_PRODUCTS', '订单'].map((name) => sampleTable(name, []));
    const { tables, notices } = clipTablesBeside([clip('a', [PLANS('$9')])], taken);
    expect(tables.map(({ name }) => name)).toEqual(['clips', 'clipped_products_2', 'records', 'plans', 'figures', 'pricing_plans']);
    expect(notices.map(({ en }) => en)).toEqual(['The workbook has a table "products" too: that of the clips is called "clipped_products_2".']);
  });

  it('are named by their captions and typed, captures of one page below each other', async () => {
    const clips = [clip('a', [PLANS('$9')]), clip('b', [PLANS('$10.50')], '2026-02-01T00:00:00.000Z')];
    for (const table of clipTables(clips)) await engine.load(table);
    const { rows } = await engine.query('SELECT clip_id, section, Price, Share, SSO FROM pricing_plans ORDER BY clip_id, Price');
    expect(rows).toEqual([
      ['a', 'For one', 9, 12.5, false], ['a', 'For teams', 29, 60, true],
      ['b', 'For one', 10.5, 12.5, false], ['b', 'For teams', 29, 60, true],
    ]);
  });

  it('hold the figures of a clip with their measure and time', async () => {
    const [figure] = pageFigures('2025年上半年，公司营收达到56.7亿元。', { lang: 'zh-CN', pageType: 'article', title: '', publishedAt: null, capturedAt: null });
    if (figure === undefined) throw new Error('the sentence has a figure');
    const known = clip('a', []);
    const clips = [{ ...known, content: { ...known.content, figures: [figure] } }];
    for (const table of clipTables(clips)) await engine.load(table);
    const { rows } = await engine.query('SELECT value, unit, about, period_from, period_to FROM figures');
    expect(rows).toEqual([[5_670_000_000, 'CNY', '营收', '2025-01', '2025-06']]);
  });

  it('have names of their own, readable without quotes', () => {
    const bare = (caption: string | null): PageTable => ({ ...read('<table><tr><th>a<th>b<tr><td>1<td>2</table>'), caption });
    const clips = ['Prices', '2026 plans', '表1 门店', null, '!?'].map((caption, index) => ({ ...clip(String(index), [bare(caption)]), pageKey: String(index) }));
    expect(clipTables(clips).slice(5).map(({ name }) => name)).toEqual(['prices_table', 't_2026_plans', '表1_门店', 'rival_2026', 'table_table']);
  });

  it('read scales and keep texts where a clip knows no columns', () => {
    const scaled = read('<table><tr><th>门店<th>销售额（万元）<tr><td>东店<td>1.5<tr><td>西店<td>—</table>', 'zh-CN');
    const [sales] = clipTables([clip('a', [scaled])]).slice(5);
    expect(sales?.columns[1]).toMatchObject({ type: 'number', unit: 'CNY', values: Float64Array.of(15_000, Number.NaN) });
    const old = { ...scaled, columns: [], rowKinds: [], footnotes: [] };
    expect(clipTables([clip('a', [old])])[5]?.columns[1]).toMatchObject({ name: '销售额（万元）', type: 'text', values: ['1.5', '—'] });
  });
});
