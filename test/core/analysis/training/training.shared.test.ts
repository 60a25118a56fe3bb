import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';

describeWithSharedData('training in real workbooks', () => {
  it.each(['运营月报.xlsx', 'northwind-orders.xlsx', 'support-tickets.xlsx', 'process-running-example.xlsx'])('is not seen where there is none: %s, a training score among the figures of employees or not', async (file) => {
    const bytes = new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business', file)));
    await expect(compose(bytes, 'training')).rejects.toThrow(/nothing-chosen/);
  }, 60_000);
});
