import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

describeWithSharedData('the funnel of 运营月报.xlsx', () => {
  it('reaches every step as often as was planted, and is weakest where and in which channel it was planted', { timeout: 60_000 }, async () => {
    const bytes = new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business/运营月报.xlsx')));
    const truth: unknown = JSON.parse(readFileSync(join(SHARED_DATA, 'workbooks/business/运营月报.truth.json'), 'utf8'));
    const { report } = await compose(bytes, 'funnel', { language: 'zh' });
    const steps = report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith('.steps') ? block.rows.map(({ label, facts }) => [label.value, facts[0]?.value]) : []));
    const reached: Record<string, unknown> = Object.fromEntries(steps.map(([name, count]) => [String(name), count]));
    expect(truth).toMatchObject({ sheets: { 行为日志: { reached, weakestStep: '浏览→加购', weakestChannel: '信息流' } } });
    expect(Object.keys(reached)).toEqual(['浏览', '加购', '下单', '支付']);
    const said = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'zh')] : []));
    expect(said).toContainEqual(expect.stringMatching(/^最弱的一步是浏览到加购：/));
    expect(said).toContainEqual(expect.stringMatching(/^浏览到加购，渠道里信息流最低：/));
  });
});
