import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { isRecord } from '../../../../core/page/structured-data/json.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

const business = (file: string) => readFileSync(join(SHARED_DATA, 'workbooks/business', file));

describeWithSharedData('a survey among the sheets of a monthly report', () => {
  it('is counted as it was made: answers, promoters, detractors and the score', async () => {
    const truth: unknown = JSON.parse(business('运营月报.truth.json').toString('utf8'));
    const sheets = isRecord(truth) && isRecord(truth['sheets']) ? truth['sheets'] : {};
    const planted = isRecord(sheets['问卷']) ? sheets['问卷'] : {};
    const { study, report } = await compose(new Uint8Array(business('运营月报.xlsx')), 'survey', { language: 'zh' });
    const value = (id: string) => report.facts.find((fact) => fact.id === `survey.问卷.${id}`)?.value;
    expect({ n: value('rows'), promoters: value('q0.0'), detractors: value('q0.2') }).toEqual({ n: planted['n'], promoters: planted['promoters'], detractors: planted['detractors'] });
    expect(value('q0.nps')).toBeCloseTo(Number(planted['nps']), 12);
    const said = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'zh')] : []));
    expect(said[0]).toMatch(/^NPS 为 23（区间 14\.3 到 31\.7）/);
    expect(study.offers.filter(({ plugin }) => plugin === 'survey').map(({ binding }) => binding.table.name)).toEqual(['问卷']);
  });

  it('is found in no table of orders, tickets or events', async () => {
    for (const file of ['northwind-orders.xlsx', 'support-tickets.xlsx', 'process-running-example.xlsx']) {
      await expect(compose(new Uint8Array(business(file)), 'survey'), file).rejects.toThrow(/nothing-chosen/);
    }
  }, 60_000);
});
