import type { CaveatBlock } from '../../fact/block.ts';
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
  const missingWords = (slot: string) => pack.needs.filter((need) => need.slot === slot).map(slotWords).join('');
  const missing = new Map<string, Text[]>();
  const unfit = new Map<string, Text[]>();
  for (const { slot, column, label } of leftOut) {
    const [group, name] = column === null ? [missing, missingWords(slot)] : [unfit, column];
    group.set(name, [...(group.get(name) ?? []), label]);
  }
  return [
    ...(missing.size === 0 ? [] : [{ kind: 'caveat' as const, code: 'missing-column', text: kpiPackTexts.missingColumns([...missing]) }]),
    ...(unfit.size === 0 ? [] : [{ kind: 'caveat' as const, code: 'unfit-column', text: kpiPackTexts.unfitColumns([...unfit]) }]),
  ];
}
