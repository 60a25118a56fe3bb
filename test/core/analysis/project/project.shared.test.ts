import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { isRecord } from '../../../../core/page/structured-data/json.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';

const business = (file: string) => new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business', file)));

describeWithSharedData('tasks among the sheets of a monthly report', () => {
  it('are counted as they were made: tasks and those that are done', async () => {
    const truth: unknown = JSON.parse(new TextDecoder().decode(business('运营月报.truth.json')));
    const sheets = isRecord(truth) && isRecord(truth['sheets']) ? truth['sheets'] : {};
    const planted = isRecord(sheets['项目任务']) ? sheets['项目任务'] : {};
    const bytes = business('运营月报.xlsx');
    const { study, report } = await compose(bytes, 'project', { language: 'zh' });
    const value = (id: string) => report.facts.find((fact) => fact.id === `project.项目任务.${id}`)?.value;
    expect({ tasks: value('all'), done: value('done') }).toEqual(planted);
    const said = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'zh')] : []));
    expect(said[0]).toBe('24 项任务完成了 11 项（45.8%）；截至2025年10月5日，未完成的 13 项中有 2 项逾期。');
    expect(said[1]).toContain('项目要到2025年11月10日才能结束，比计划晚 15 天');
    expect(study.offers.filter(({ plugin }) => plugin === 'project').map(({ binding }) => binding.table.name)).toEqual(['项目任务']);
    expect((await recalculatedAlike(bytes, report.plan)).different).toEqual([]);
  }, 180_000);

  it('are found in no table of orders, tickets or events', async () => {
    for (const file of ['northwind-orders.xlsx', 'support-tickets.xlsx', 'process-running-example.xlsx']) {
      await expect(compose(business(file), 'project'), file).rejects.toThrow(/nothing-chosen/);
    }
  }, 60_000);
});
