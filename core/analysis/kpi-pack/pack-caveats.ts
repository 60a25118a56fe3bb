import type { CaveatBlock } from '../../fact/block.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { Period } from '../../metric/period.ts';
import { periodCaveats } from '../period-caveats.ts';
import type { PackFinding } from './measure-pack.ts';
import { slotWords } from './pack-fit.ts';

/** What a person must know before trusting the figures: what is partial, small, mixed, missing. */
export function packCaveats(finding: PackFinding, label: (period: Period) => Text): CaveatBlock[] {
  const [kept, ...others] = finding.currencies;
  const undated: CaveatBlock[] = kept === undefined || others.length === 0 ? [] : [{ kind: 'caveat', code: 'mixed-currencies', text: salesTexts.mixedCurrencies(kept, others) }];
  return [...(finding.reported === null ? undated : periodCaveats(finding.reported, label)), ...leftOutCaveats(finding)];
}

/** The columns that are to blame for metrics left out, each with those metrics, in a line. */
function leftOutCaveats(finding: PackFinding): CaveatBlock[] {
  const { pack, leftOut } = finding.bound;
  const missing = new Map<string, [Text, Text[]]>();
  const unfit = new Map<string, [Text, Text[]]>();
  for (const { slot, column, label } of leftOut) {
    const need = pack.needs.find((one) => one.slot === slot);
    const words = column !== null || need === undefined ? verbatim(column ?? slot) : slotWords(need);
    const group = column === null ? missing : unfit;
    group.set(slot, [words, [...(group.get(slot)?.[1] ?? []), label]]);
  }
  return [
    ...(missing.size === 0 ? [] : [{ kind: 'caveat' as const, code: 'missing-column', text: kpiPackTexts.missingColumns([...missing.values()]) }]),
    ...(unfit.size === 0 ? [] : [{ kind: 'caveat' as const, code: 'unfit-column', text: kpiPackTexts.unfitColumns([...unfit.values()]) }]),
  ];
}
