import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { parsePeriod } from '../../../../core/metric/period-key.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

describeWithSharedData('why the sales of 运营月报.xlsx changed in August', () => {
  it('is said by what was planted: 智能手环 in 华东 over 直播 fell by nine tenths, while the total rose', { timeout: 60_000 }, async () => {
    const bytes = new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business/运营月报.xlsx')));
    const { report } = await compose(bytes, 'why-changed', { language: 'zh', period: parsePeriod('2025-08', PLAIN_CALENDAR) });
    const [first] = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'zh')] : []));
    expect(first).toMatch(/^华东 × 智能手环 × 直播 的销售从2025年7月的 .*（-8\d\.\d%）.*方向相反/);
  });
});
