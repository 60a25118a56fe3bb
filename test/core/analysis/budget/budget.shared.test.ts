import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

const business = (file: string) => new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business', file)));
const truthSchema = z.object({ sheets: z.object({ 预算执行: z.object({ totals: z.record(z.string(), z.object({ budget: z.number(), actual: z.number() })), overspender: z.string() }) }) });
const truth = () => truthSchema.parse(JSON.parse(readFileSync(join(SHARED_DATA, 'workbooks/business/运营月报.truth.json'), 'utf8'))).sheets.预算执行;

describeWithSharedData('a crosstab of departments and months among the sheets of a monthly report', () => {
  it('is added up as it was made, and the overspender that was planted is named', async () => {
    const { totals, overspender } = truth();
    const { study, report } = await compose(business('运营月报.xlsx'), 'budget', { language: 'zh' });
    const [table] = report.blocks.filter((block) => block.kind === 'table' && block.id.endsWith('.by.部门'));
    const rows = table?.kind === 'table' ? table.rows.filter(({ isTotal }) => isTotal !== true) : [];
    expect(Object.fromEntries(rows.map(({ label, facts }) => [label.value, { budget: facts[1]?.value, actual: facts[0]?.value }]))).toEqual(totals);
    expect(rows[0]?.label.value).toBe(overspender);
    expect(report.facts.find(({ id }) => id === 'budget.预算执行_long.actual')?.sources).toEqual([{ kind: 'range', ref: { sheet: '预算执行', range: 'C4:M8' } }]);
    const said = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'zh')] : []));
    const { budget = 0, actual = 0 } = totals[overspender] ?? {};
    expect(said[1]).toMatch(new RegExp(`^按部门看，${overspender}超支最多：.*（${((100 * actual) / budget - 100).toFixed(1)}%）`));
    expect(study.offers.filter(({ plugin }) => plugin === 'budget').map(({ binding }) => binding.table.source.sheet)).toEqual(['预算执行']);
  });

  it('says since when it is over: the first month from which on what it spent to date stays above its budget', async () => {
    const { report } = await compose(business('运营月报.xlsx'), 'budget', { language: 'zh' });
    const value = (id: string) => Number(report.facts.find((fact) => fact.id.endsWith(id))?.value);
    const { overspender } = truth();
    const used = Array.from({ length: 6 }, (_, place) => value(`.cell.部门.${overspender}.${String(place + 1)}月.used`));
    // Within its budget to date through April, over from May on.
    expect(used.map((share) => share > 1)).toEqual([false, false, true, false, true, true]);
    expect(report.facts.find((fact) => fact.id.includes(`.since.部门.${overspender}.`))?.value).toBe('5月');
  });

  it('is found in no table of orders, tickets or events', async () => {
    for (const file of ['northwind-orders.xlsx', 'support-tickets.xlsx', 'process-running-example.xlsx']) {
      await expect(compose(business(file), 'budget'), file).rejects.toThrow(/nothing-chosen/);
    }
  }, 60_000);
});
