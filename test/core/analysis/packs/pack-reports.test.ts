import { describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { ReportOptions } from '../../../../core/report/study.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import { budgetBook, campaignBook, orderBook, peopleBook, ticketBook } from './pack-books.ts';

/** The values of a pack's cards and of the rows of its tables, by the end of their ids. */
async function reportOf(book: Promise<Uint8Array>, pack: string, options: Partial<ReportOptions> = {}) {
  const bytes = await book;
  const { study, report } = await compose(bytes, pack, options);
  const [offer] = study.offers.filter(({ plugin }) => plugin === pack);
  const prefix = `${pack}.${offer?.binding.table.name}.`;
  return {
    bytes,
    report,
    value: (id: string) => report.facts.find((fact) => fact.id === prefix + id)?.value,
    unit: (id: string) => report.facts.find((fact) => fact.id === prefix + id)?.unit,
    findings: report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, options.language ?? 'en')] : [])),
    caveats: report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : [])),
    caveat: (code: string) => report.blocks.flatMap((block) => (block.kind === 'caveat' && block.code === code ? [block.text.en] : [])).join(''),
  };
}

describe('the support pack', () => {
  it('measures tickets, response, resolution, what is open and how people are satisfied', async () => {
    const { value, unit, findings, caveats, caveat } = await reportOf(ticketBook(), 'support');
    expect([value('tickets'), value('tickets.previous'), value('first_response'), value('first_response.previous')]).toEqual([31, 28, 10, 40]);
    expect(unit('first_response')).toEqual({ kind: 'number', noun: { zh: '分钟', en: 'min' } });
    expect(value('resolution')).toBeCloseTo(6, 9);
    expect(value('resolution_p90')).toBeCloseTo(6, 9);
    expect([value('open'), value('open.previous')]).toEqual([10, 0]);
    expect(value('csat')).toBeCloseTo(9 / 21, 12);
    expect([value('by.Category.Refund.tickets'), value('by.Category.Delivery.tickets')]).toEqual([6, 25]);
    expect(findings[0]).toBe('Tickets came to 31 in Mar 2025, +10.7% against Feb 2025.');
    expect(findings).toContain('First response (median) came to 10 min in Mar 2025, -75% against Feb 2025.');
    expect(caveats).toContain('missing-column');
    expect(caveat('missing-column')).toBe('These columns were not found, so their metrics are left out: “reopen” (Reopened).');
  });
});

describe('the marketing pack', () => {
  it('measures spend, what it brought, and the cost of a click and an order', async () => {
    const { value, unit } = await reportOf(campaignBook(), 'marketing');
    expect([value('spend'), value('revenue'), value('conversions'), value('clicks'), value('impressions')]).toEqual([12_400, 37_200, 620, 6200, 310_000]);
    expect([value('roas'), value('cpa'), value('cpc')]).toEqual([3, 20, 2]);
    expect([value('ctr'), value('cvr')]).toEqual([0.02, 0.1]);
    expect([unit('roas'), unit('ctr'), unit('cpc')]).toEqual([{ kind: 'number', noun: { zh: '倍', en: 'x' } }, { kind: 'percent' }, { kind: 'money', currency: null }]);
    expect(value('by.Channel.Social.spend')).toBe(9300);
  });
});

describe('the people pack', () => {
  it('measures how many, how far they reach their goals, and who left', async () => {
    const { value, unit, findings } = await reportOf(peopleBook(), 'people');
    expect([value('headcount'), value('leavers')]).toEqual([6, 2]);
    expect(value('attainment')).toBeCloseTo(1.05, 12);
    expect(unit('attainment')).toEqual({ kind: 'percent' });
    expect([value('rating'), value('by.Department.Sales.rating')]).toEqual([72.5, 62.5]);
    expect(value('turnover')).toBeCloseTo(1 / 3, 12);
    expect(findings).toContain('Attainment (average) is 105% and meets its target of 100%.');
  });
});

describe('the sales pack', () => {
  it('measures value, target, orders, customers and what came back', async () => {
    const { value } = await reportOf(orderBook(), 'sales');
    expect([value('value'), value('orders'), value('average'), value('customers')]).toEqual([18_600, 93, 200, 31]);
    expect(value('attainment')).toBeCloseTo(200 / 190, 12);
    expect(value('refund_rate')).toBeCloseTo(300 / 18_600, 12);
    expect(value('year_to_date')).toBe(54_000);
    expect(value('by.Region.East.value')).toBe(3100);
  });
});

describeWith(['libreoffice'], 'the packs, recalculated by a spreadsheet', () => {
  it.each([
    ['support', ticketBook],
    ['marketing', campaignBook],
    ['budget', budgetBook],
    ['people', peopleBook],
    ['sales', orderBook],
  ] as const)('%s gives what the engine gave', async (pack, book) => {
    const { bytes, report } = await reportOf(book(), pack, { language: 'zh' });
    const [seen] = await recalculate(bytes, [report.plan]);
    const formulas = formulasOf(report.plan);
    expect(formulas.length).toBeGreaterThan(20);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
