import type { KpiBlock } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';

/** A number as a card without a sparkline; by itself neither good nor bad, without a target and compared with nothing. */
export function plainCard(value: Fact, { good = null, target = null, comparisons = [] }: Partial<Pick<KpiBlock, 'good' | 'target' | 'comparisons'>> = {}): KpiBlock {
  return { kind: 'kpi', value, good, target, comparisons, trend: null };
}
