import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

describeWithSharedData('a process report on the running example of process mining', () => {
  it('finds its slowest link, from the decision to paying compensation, and how often it starts over', async () => {
    const { report } = await compose(new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business/process-running-example.xlsx'))), 'process');
    const value = (id: string) => Number(report.facts.find((fact) => fact.id === `process.EventLog.${id}`)?.value);
    expect(value('edge.decide.pay compensation.mean')).toBeCloseTo(5.95, 2);
    expect([value('total.cases'), value('edge.decide.reinitiate request.count'), value('step.check ticket.repeats')]).toEqual([6, 3, 3]);
    const [first] = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
    expect(first).toMatch(/^Most time is lost from “decide” to “pay compensation”: 5\.95 days on average/);
  });
});
