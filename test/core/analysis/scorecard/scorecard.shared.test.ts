import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

const business = (file: string) => readFileSync(join(SHARED_DATA, 'workbooks/business', file));

describeWithSharedData('the scorecard of 运营月报.xlsx', () => {
  it('ranks the people without the row of weights, by those weights, on one scale', { timeout: 60_000 }, async () => {
    const truth: unknown = JSON.parse(business('运营月报.truth.json').toString('utf8'));
    const { study, report } = await compose(new Uint8Array(business('运营月报.xlsx')), 'scorecard', { language: 'zh' });
    expect(study.offers.filter(({ plugin }) => plugin === 'scorecard').map(({ binding }) => binding.table.name)).toEqual(['员工绩效']);
    const rows = report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith('.points') ? block.rows : []));
    const [people, [weights]] = [rows.slice(0, -1), rows.slice(-1)];
    expect(truth).toMatchObject({ sheets: { 员工绩效: { people: people.length, weights: weights?.facts.slice(2).map((fact) => fact?.value) } } });
    // 孙八: 1.16 x 40 + 0.88 x 25 + 0.92 x 20 + 85 x 0.15
    const [first] = people;
    expect([first?.label.value, first?.facts[0]?.value]).toEqual(['孙八', 1]);
    expect(first?.facts[1]?.value).toBeCloseTo(46.4 + 22 + 18.4 + 12.75, 9);
    const said = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'zh')] : []));
    expect(said).toContain('孙八以 99.6 分排第一，比其后的王五高 3.7 分。');
  });

  it.each(['northwind-orders.xlsx', 'support-tickets.xlsx', 'process-running-example.xlsx'])('is not offered for %s', { timeout: 60_000 }, async (file) => {
    await expect(compose(new Uint8Array(business(file)), 'scorecard')).rejects.toThrow(/nothing-chosen/);
  });
});
