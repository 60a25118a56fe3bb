import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Product } from '../../../core/clip/clip.ts';
import type { Row } from '../../../hub/database/database.ts';
import { fitting } from '../../environment/fitting.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { newClippedTeam, type ClippedTeam } from './clipped-team.ts';

const money = (amount: string, currency: string | null = 'CNY') => ({ amount, currency, symbol: '¥' });
const lamp = (price: string | null, said: Partial<Product> = {}): Product => ({
  name: '星河台灯', brand: '星河', sku: null, price: price === null ? null : money(price), oldPrice: null, availability: 'in-stock', rating: 4.5, ratingBest: 5, ratingCount: 12,
  url: null, image: null, specifications: [], source: 'dom', quote: null, ...said,
});

describeOnBothDatabases('the views for BI', (on) => {
  let team: ClippedTeam;
  /** What a role that was let in for this team reads. */
  const read = (statement: string): Promise<readonly Row[]> =>
    on.database().ownerTransaction(async ({ query, script }) => {
      const role = `reader_${randomUUID().replaceAll('-', '')}`;
      await script(`CREATE ROLE ${role} NOLOGIN IN ROLE clipsheet_bi; GRANT ${role} TO CURRENT_USER; SET LOCAL ROLE clipsheet_hub; SET LOCAL "clipsheet.workspace" = '${team.id}'`);
      await query('INSERT INTO clipsheet.bi_reader (ws, role) VALUES ($1, $2)', [team.id, role]);
      await script(`SET LOCAL ROLE ${role}`);
      const rows = await query(`SELECT to_jsonb(rows) AS row FROM (${statement}) rows`);
      await script(`RESET ROLE; DROP ROLE ${role}`);
      return rows.map(({ row }) => row).filter((row): row is Row => typeof row === 'object' && row !== null);
    });

  beforeAll(async () => {
    team = await newClippedTeam(on.database());
    const other = await newClippedTeam(on.database());
    await other.clip('theirs', { content: { products: [lamp('1')] } });
    await team.clip('march', { content: { products: [lamp('129.00', { oldPrice: money('159.00') })], publishedAt: '2026-02' }, clip: { tags: ['促销', 'a'], note: '看价格' } });
    await team.clip('april', { content: { products: [lamp('99.00'), lamp('95.00')] }, clip: { capturedAt: '2026-04-01T08:00:00.000Z' } });
    await team.clip('list', {
      content: { pageType: 'collection', records: [{ name: '小灯', price: money('49.9', null), oldPrice: null, rating: 4, count: 7, url: 'https://shop.example.com/small', image: null, badge: null }] },
      clip: { project: null, pageKey: 'https://shop.example.com/all', url: 'https://user@shop.example.com/all' },
    });
    await team.clip('service', {
      content: {
        pageType: 'service',
        plans: [{ name: 'Team', price: money('29', 'USD'), oldPrice: null, period: 'month', per: 'seat', features: ['SSO', 'API'] }],
        figures: [
          {
            text: '约 30%', value: '30', upper: null, unit: '%', bound: 'about', about: '份额', subject: '星河', when: { from: '2025', to: null, text: '2025年', by: 'sentence' },
            direction: null, sentence: '星河的份额约 30%。', quote: { exact: '约 30%', prefix: '', suffix: '' },
          },
        ],
      },
    });
    await team.kpi({});
    await team.kpi({ period: { key: '2025-08', label: '2025年8月', from: '2025-08-01', to: '2025-08-31' }, value: 54283000, shown: '¥5428.3万' });
    await team.kpi({ fact: 'churn.best', label: '最好的一组', metric: null, value: '华东', unit: 'name', period: null, formula: null });
    await team.clip('gone', { content: { products: [lamp('1.00')] } });
    await team.remove('gone');
  });

  it('tell one row for each clip that is there', async () => {
    expect(await read(`SELECT * FROM bi.clips WHERE clip_id = 'march'`)).toEqual([
      {
        clip_id: 'march', project: '台灯', title: '台灯', page_type: 'product', url: 'https://Shop.example.com:8443/lamp?id=1', host: 'shop.example.com',
        captured_at: fitting(/^2026-03-01T08:00:00/), published_at: fitting(/^2026-02-01T00:00:00/), note: '看价格', tags: 'a\n促销',
      },
    ]);
    expect(await read('SELECT clip_id, host, project FROM bi.clips ORDER BY 1')).toEqual([
      { clip_id: 'april', host: 'shop.example.com', project: '台灯' },
      { clip_id: 'list', host: 'shop.example.com', project: null },
      { clip_id: 'march', host: 'shop.example.com', project: '台灯' },
      { clip_id: 'service', host: 'shop.example.com', project: '台灯' },
    ]);
  });

  it('tell products and the items of lists, with prices as exact numbers', async () => {
    expect(await read(`SELECT clip_id, kind, place, name, brand, price::text, currency, old_price::text, rating, rating_count, availability, url FROM bi.products WHERE clip_id IN ('march', 'list') ORDER BY 1`)).toEqual([
      { clip_id: 'list', kind: 'record', place: 1, name: '小灯', brand: null, price: '49.9', currency: null, old_price: null, rating: 4, rating_count: 7, availability: null, url: 'https://shop.example.com/small' },
      { clip_id: 'march', kind: 'product', place: 1, name: '星河台灯', brand: '星河', price: '129.00', currency: 'CNY', old_price: '159.00', rating: 4.5, rating_count: 12, availability: 'in-stock', url: 'https://Shop.example.com:8443/lamp?id=1' },
    ]);
  });

  it('tell how a price went from one clip of a page to the next', async () => {
    expect(await read(`SELECT clip_id, price::text, price_before::text, change::text, change_ratio FROM bi.prices WHERE name = '星河台灯' ORDER BY captured_at`)).toEqual([
      { clip_id: 'march', price: '129.00', price_before: null, change: null, change_ratio: null },
      { clip_id: 'april', price: '99.00', price_before: '129.00', change: '-30.00', change_ratio: -0.232558 },
    ]);
  });

  it('tell plans and figures', async () => {
    expect(await read('SELECT clip_id, name, price, currency, period, per, features FROM bi.plans')).toEqual([
      { clip_id: 'service', name: 'Team', price: 29, currency: 'USD', period: 'month', per: 'seat', features: 'SSO\nAPI' },
    ]);
    expect(await read('SELECT value, unit, bound, about, subject, sentence, when_from, when_to FROM bi.figures')).toEqual([
      { value: 30, unit: '%', bound: 'about', about: '份额', subject: '星河', sentence: '星河的份额约 30%。', when_from: '2025', when_to: null },
    ]);
  });

  it('tell the published values of reports, each with its evidence', async () => {
    expect(await read(`SELECT fact, metric, label, period, period_key, period_from, period_to, value::text, value_text, unit, shown, report, workbook, published_by, formula FROM bi.kpis ORDER BY fact, period_from`)).toEqual([
      { fact: 'churn.best', metric: null, label: '最好的一组', period: null, period_key: null, period_from: null, period_to: null, value: null, value_text: '华东', unit: 'name', shown: '¥5632万', report: '销售表现', workbook: '月报.xlsx', published_by: '安娜', formula: null },
      { fact: 'sales.value', metric: 'value', label: '销售', period: '2025年8月', period_key: '2025-08', period_from: '2025-08-01', period_to: '2025-08-31', value: '54283000', value_text: null, unit: 'CNY', shown: '¥5428.3万', report: '销售表现', workbook: '月报.xlsx', published_by: '安娜', formula: '=SUM(F5:F9)' },
      { fact: 'sales.value', metric: 'value', label: '销售', period: '2025年9月', period_key: '2025-09', period_from: '2025-09-01', period_to: '2025-09-30', value: '56320100', value_text: null, unit: 'CNY', shown: '¥5632万', report: '销售表现', workbook: '月报.xlsx', published_by: '安娜', formula: '=SUM(F5:F9)' },
    ]);
    expect(await read('SELECT DISTINCT evidence FROM bi.kpis')).toEqual([
      { evidence: { sources: [{ kind: 'range', sheet: '销售明细', range: 'F5:F373', sha256: 'a'.repeat(64) }], sourcesLeftOut: 0 } },
    ]);
    const [times] = await read('SELECT written_at, published_at > now() - make_interval(mins => 10) AS lately FROM bi.kpis LIMIT 1');
    expect(times).toEqual({ written_at: fitting(/^2025-10-02T08:00:00/), lately: true });
  });

  it('leave out or leave empty what a device sent in another shape as a KPI', async () => {
    await team.record('kpi:odd', 'kpi', { value: { amount: 1 }, period: 'soon', sources: 'none', writtenAt: '2025-02-31', report: 5 });
    expect(await read(`SELECT value, value_text, period, period_from, written_at, report_id, evidence FROM bi.kpis WHERE kpi_id = 'kpi:odd'`)).toEqual([
      { value: null, value_text: null, period: null, period_from: null, written_at: null, report_id: '5', evidence: { sources: [], sourcesLeftOut: 0 } },
    ]);
    await team.remove('kpi:odd', 'kpi');
  });

  it('show the hub the team that its transaction has named, and a login that says it is the hub nothing more', async () => {
    const inTeam = (workspace: string) => on.database().transaction(workspace, ({ query }) => query('SELECT 1 FROM bi.kpis UNION ALL SELECT 1 FROM bi.clips'));
    expect(await inTeam(team.id)).toHaveLength(7);
    expect(await inTeam(randomUUID())).toEqual([]);
    const other = await newClippedTeam(on.database());
    await other.kpi({});
    await expect(read(`SELECT set_config('clipsheet.workspace', '${other.id}', true), (SELECT count(*) FROM bi.kpis)`)).resolves.toMatchObject([{ count: 3 }]);
  });

  it('tell what changed, in its order, and what was deleted', async () => {
    const rows = await read(`SELECT record_id, kind, deleted FROM bi.changes WHERE kind = 'clip' ORDER BY place`);
    expect(rows.map(({ record_id: id }) => id)).toEqual(['march', 'april', 'list', 'service', 'gone']);
    expect(rows.at(-1)).toEqual({ record_id: 'gone', kind: 'clip', deleted: true });
  });

  it.each([
    ['no JSON', '{"products": [{"name": "x"'],
    ['no text', '\u00ff'],
    ['a character that PostgreSQL cannot hold', '{"products": [{"name": "\\u0000"}]}'],
    ['another shape', '{"products": {"name": "x"}, "records": "x", "plans": [1, null], "figures": 7}'],
    ['a list at its root', '[{"products": []}]'],
  ])('leave out what a clip’s content does not tell: %s', async (_, content) => {
    const id = `broken-${randomUUID()}`;
    await team.clip(id, { bytes: Buffer.from(content, 'latin1') });
    for (const view of ['products', 'prices', 'plans', 'figures']) expect(await read(`SELECT 1 FROM bi.${view} WHERE clip_id = '${id}'`)).toEqual([]);
    expect(await read(`SELECT clip_id, published_at FROM bi.clips WHERE clip_id = '${id}'`)).toEqual([{ clip_id: id, published_at: null }]);
    await team.remove(id);
  });

  it('leave cells empty whose numbers or moments are none', async () => {
    const odd = { publishedAt: '2026-02-31', products: [{ name: 'x', price: { amount: `1e${'9'.repeat(9)}`, currency: 5 }, rating: 'good' }] };
    await team.clip('odd', { bytes: Buffer.from(JSON.stringify(odd)), clip: { capturedAt: 'infinity', url: 'no address' } });
    expect(await read(`SELECT c.captured_at, c.published_at, c.host, p.name, p.price, p.rating FROM bi.clips c JOIN bi.products p USING (clip_id) WHERE clip_id = 'odd'`)).toEqual([
      { captured_at: null, published_at: null, host: null, name: 'x', price: null, rating: null },
    ]);
    await team.remove('odd');
  });
});
