import type { SpecLimits } from '../../statistics/process-capability.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { numberOption } from '../plugin-options.ts';
import type { PluginOptions } from '../plugin-options.ts';
import type { Binding } from '../plugin.ts';

const SLOTS = ['lower', 'upper', 'target'] as const;

export interface GivenLimits {
  /** Null where no limit is given. */
  readonly spec: SpecLimits | null;
  /** Columns whose values differ from row to row: several products in one table, each with limits of its own. */
  readonly varying: readonly string[];
}

/** Specification limits: what a person told, else the one value that a column of limits holds. */
export function givenLimits(binding: Binding, options: PluginOptions | undefined): GivenLimits {
  const varying: string[] = [];
  const [lower, upper, target] = SLOTS.map((slot): number | null => {
    const told = numberOption(options, slot);
    const name = binding.columns[slot]?.[0];
    if (told !== null || name === undefined) return told;
    const single = onlyValue(binding, name);
    if (single === 'several') varying.push(name);
    return typeof single === 'number' ? single : null;
  });
  const spec = { lower: lower ?? null, upper: upper ?? null, target: target ?? null };
  const isLimited = spec.lower !== null || spec.upper !== null;
  const isVarying = [binding.columns['lower']?.[0], binding.columns['upper']?.[0]].some((name) => name !== undefined && varying.includes(name));
  return { spec: isLimited && !isVarying ? spec : null, varying: isVarying ? varying : [] };
}

function onlyValue({ table }: Binding, name: string): number | 'several' | null {
  const column = columnNamed(table, name);
  if (column?.type !== 'number') return null;
  let found: number | null = null;
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    if (found !== null && value !== found) return 'several';
    found = value;
  }
  return found === null ? null : found * column.multiplier;
}
