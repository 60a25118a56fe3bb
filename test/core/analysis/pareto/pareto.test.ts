import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { concentration } from '../../../../core/statistics/concentration.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { complaintsBook, CUSTOMERS, salesBook, sampleSales } from './sample-sales.ts';

let bytes: Uint8Array;
let sales: Composed;
beforeAll(async () => {
  bytes = await salesBook();
  sales = await compose(bytes, 'pareto');
});

const said = ({ report }: Composed, language: Language) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id === `pareto.Orders.${id}`)?.value;

describe('a pareto report', () => {
  it('says how few make most of the last twelve months', () => {
    const rows = sampleSales().filter(({ day }) => day >= serialOf(2025, 1, 1));
    const names = [...new Set(rows.map(({ customer }) => customer))];
    const expected = concentration(names.map((name) => rows.filter(({ customer }) => customer === name).reduce((sum, { amount }) => sum + amount, 0)));
    expect(expected.few).toBe(4);
    expect(valueOf(sales, 'few.count')).toBe(expected.few);
    expect(valueOf(sales, 'few.share')).toBeCloseTo(expected.fewShare, 12);
    expect(valueOf(sales, 'count')).toBe(CUSTOMERS);
    expect(said(sales, 'en')[0]).toMatch(/^In Jan.*2025, 4 of 12 values of Customer make 9[\d.]+% of Sales\.$/);
  });

  it('says who came up since the year before', () => {
    expect(said(sales, 'en')).toContainEqual(expect.stringMatching(/^Customer D moved up into class A: 10\.8K after 240 in Jan.*2024\.$/));
  });

  it('leaves out who brought back more than they bought, and says so; names what has no name', () => {
    expect(caveats(sales)).toEqual(expect.arrayContaining(['negative-members', 'blank-member']));
    const negative = sales.report.blocks.find((block) => block.kind === 'table' && block.id.endsWith('negative'));
    expect(negative?.kind === 'table' && negative.rows.map(({ label, facts }) => [label.value, facts[0]?.value])).toEqual([['Customer L', -480]]);
    const shares = sales.report.facts.filter(({ id }) => /^pareto\.Orders\.of\..*\.share$/.test(id)).reduce((sum, { value }) => sum + Number(value), 0);
    expect(shares).toBeCloseTo(1, 12);
  });

  it('speaks of what to solve first where rows are complaints, and names the causes', async () => {
    const complaints = await compose(await complaintsBook(), 'pareto', { language: 'zh' });
    expect(said(complaints, 'zh')[0]).toBe('先解决这几类：物流慢、破损。7 类投诉原因中只有这 2 类，却占了记录数的 83%。');
  });

  it('ranks by the column and measure that a person asks for, and names no largest one of an even spread', async () => {
    const options = { options: { pareto: { by: '门店', measure: 'rows' } } };
    const stores = await compose(await complaintsBook(), 'pareto', { language: 'zh', ...options });
    expect(said(stores, 'zh')).toEqual([expect.stringMatching(/^分布平均：5 个门店的记录数大小相近，没有“关键少数”。$/)]);
    await expect(compose(await complaintsBook(), 'pareto', { options: { pareto: { by: '区域' } } })).rejects.toThrow(/no-such-column.*投诉原因/);
  });
});

describeWith(['libreoffice'], 'a pareto report recalculated by a spreadsheet', () => {
  it('gives what the engine gave, cumulative shares and remainders among it', async () => {
    const [seen] = await recalculate(bytes, [sales.report.plan]);
    const formulas = formulasOf(sales.report.plan);
    expect(formulas.some(({ content }) => content.formula.includes('SUM('))).toBe(true);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
