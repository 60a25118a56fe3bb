import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

const folder = join(SHARED_DATA, 'workbooks/business');
const bytes = () => new Uint8Array(readFileSync(join(folder, '运营月报.xlsx')));
const truthSchema = z.object({
  sheets: z.object({
    客服工单: z.object({ rows: z.number(), resolved: z.number(), firstResponseMedianMinutes: z.number(), csat45Share: z.number(), rated: z.number() }),
  }),
});
const truth = () => truthSchema.parse(JSON.parse(readFileSync(join(folder, '运营月报.truth.json'), 'utf8'))).sheets;

describeWithSharedData('the packs on a real workbook', () => {
  it('support agrees with what is known of the tickets', async () => {
    const { report } = await compose(bytes(), 'support', { language: 'zh' });
    const overall = (metric: string) => Number(report.facts.find(({ id }) => id === `support.客服工单.overall.${metric}`)?.value);
    const known = truth().客服工单;
    expect([overall('tickets'), overall('tickets') - overall('open'), overall('rated')]).toEqual([known.rows, known.resolved, known.rated]);
    // The cells hold their times to the microsecond.
    expect(overall('first_response')).toBeCloseTo(known.firstResponseMedianMinutes, 4);
    expect(overall('csat')).toBeCloseTo(known.csat45Share, 12);
  });
});
