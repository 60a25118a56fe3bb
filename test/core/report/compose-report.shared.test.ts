import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../core/fact/sentence-text.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { parsePeriod } from '../../../core/metric/period-key.ts';
import { describeWith, describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';
import { agrees, choose, compose, formulasOf, recalculate, type WrittenFormula } from './recalculated-report.ts';

const business = (name: string) => new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business', name)));

describeWithSharedData('a report on real workbooks', () => {
  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    for (const [file, over, options, others] of [
      ['northwind-orders.xlsx', 'its rows', { language: 'en' }, ['2017-11', '2018-05', '2016-07']],
      ['northwind-orders.xlsx', 'totals', { language: 'en', mostComparisons: 0 }, ['2017-11', '2018-05', '2016-07']],
      ['运营月报.xlsx', 'its rows', { language: 'zh' }, ['2025-05', '2025-10']],
    ] as const) {
      it(`of ${file} over ${over} gives what the engine gave, for whatever period is chosen`, async () => {
        const bytes = business(file);
        const { report } = await compose(bytes, 'sales-performance', options);
        const asked = await Promise.all(others.map(async (key) => (await compose(bytes, 'sales-performance', { ...options, period: parsePeriod(key, PLAIN_CALENDAR) })).report));
        const labels = asked.map((other) => {
          const [summary] = other.plan.sheets;
          const selector = summary?.cells.find((cell) => cell.row === 3 && cell.column === 2);
          return selector?.content.kind === 'text' ? selector.content.text : '';
        });
        const [own, ...chosen] = await recalculate(bytes, [report.plan, ...labels.map((label) => choose(report.plan, label))]);
        const formulas = formulasOf(report.plan);
        expect(formulas.length).toBeGreaterThan(150);
        for (const { sheet, address, content } of formulas) {
          const seen = own?.(sheet, address) ?? null;
          expect(agrees(seen, content.cached), `${sheet}!${address} ${content.formula}: ${String(seen)} for ${String(content.cached)}`).toBe(true);
        }
        for (const [index, other] of asked.entries()) {
          const [summary] = report.plan.sheets;
          const isCardNumber = (one: WrittenFormula) => one.sheet === summary?.name && typeof one.content.cached === 'number' && Number(/\d+/.exec(one.address)?.[0]) < 12;
          const expected = new Map(formulasOf(other.plan).map((one) => [`${one.sheet}!${one.address}`, one.content.cached]));
          const cards = formulas.filter(isCardNumber);
          expect(cards.length).toBeGreaterThan(6);
          for (const { sheet, address, content } of cards) {
            const seen = chosen[index]?.(sheet, address) ?? null;
            const wanted = expected.get(`${sheet}!${address}`) ?? '';
            expect(agrees(seen, wanted), `${others[index]} ${sheet}!${address} ${content.formula}: ${String(seen)} for ${String(wanted)}`).toBe(true);
          }
        }
      }, 120_000);
    }
  });

  it('of northwind-orders.xlsx finds April 2018, with May still running', async () => {
    const { study, report } = await compose(business('northwind-orders.xlsx'), 'sales-performance');
    expect(study.offers[0]?.headline && sentenceText(study.offers[0].headline, 'en')).toBe('Sales came to 123.8K in Apr 2018, +18.1% against Mar 2018.');
    const value = (id: string) => report.facts.find((fact) => fact.id === `sales-performance.Orders.${id}`)?.value;
    const trend = report.facts.filter((fact) => fact.id.startsWith('sales-performance.Orders.trend.value.'));
    expect(trend.reduce((sum, fact) => sum + Number(fact.value), 0)).toBeCloseTo(1_265_793.29, 2);
    expect(value('overall.value')).toBeCloseTo(1_265_793.29, 6);
    expect(report.cells.get('sales-performance.Orders.overall.value')?.formula).toBe('=SUM(Orders[Sales])');
    expect(value('value')).toBeCloseTo(Number(value('trend.value.2018-04')), 6);
    expect(value('value.previous')).toBeCloseTo(Number(value('trend.value.2018-03')), 6);
    expect(value('value.year-before')).toBeCloseTo(Number(value('trend.value.2017-04')), 6);
    expect(value('to-date')).toBeCloseTo(Number(value('trend.value.2018-05')), 6);
    expect(report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []))).toEqual(['partial-period']);
  });

  it('of 运营月报.xlsx counts 万元 as yuan, passes over subtotals, and takes October for what it is', async () => {
    const { report } = await compose(business('运营月报.xlsx'), 'sales-performance', { language: 'zh' });
    const trend = (metric: string) => report.facts.filter((fact) => fact.id.startsWith(`sales-performance.销售明细.trend.${metric}.`));
    const sum = (metric: string) => trend(metric).reduce((all, fact) => all + Number(fact.value), 0);
    expect(sum('value')).toBeCloseTo(48_777.61e4, 0);
    expect(sum('target')).toBeCloseTo(51_376.5e4, 0);
    expect(sum('volume')).toBe(2_709_856);
    expect(report.facts.find((fact) => fact.id === 'sales-performance.销售明细.value')?.value).toBeCloseTo(5_632.01e4, 0);
    expect(report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []))).toEqual(['partial-period', 'no-year-before']);
  });
});
