import { describe, expect, it } from 'vitest';
import { rankFindings } from '../../../core/analysis/rank-findings.ts';
import type { FindingCandidate } from '../../../core/analysis/rank-findings.ts';
import { sentence } from '../../../core/fact/sentence.ts';
import { verbatim } from '../../../core/language/language.ts';

const candidate = (name: string, impact: number, p: number | null): FindingCandidate => ({
  sentence: sentence(verbatim('{name}'), {
    name: { id: name, label: verbatim('name'), value: name, unit: { kind: 'name' }, use: null, sources: [{ kind: 'range', ref: { sheet: 'Data', range: 'A1' } }], method: verbatim('') },
  }),
  tone: 'neutral',
  impact,
  p,
});
const names = (found: ReturnType<typeof rankFindings>) => found.map((one) => one.sentence.facts['name']?.value);

describe('findings', () => {
  it('come by impact and significance', () => {
    expect(names(rankFindings([candidate('small but sure', 0.3, null), candidate('large and likely', 0.9, 0.001), candidate('large and less so', 0.9, 0.05)]))).toEqual([
      'large and likely',
      'large and less so',
      'small but sure',
    ]);
  });

  it('are left out where chance explains them, the more so the more was tried', () => {
    const seen = candidate('one in twenty-five', 0.9, 0.04);
    expect(names(rankFindings([seen]))).toEqual(['one in twenty-five']);
    expect(names(rankFindings([seen], new Array<number>(9).fill(0.6)))).toEqual([]);
    expect(names(rankFindings([candidate('chance', 1, 0.5)]))).toEqual([]);
  });

  it('are nine at most', () => {
    expect(rankFindings(Array.from({ length: 20 }, (_, index) => candidate(String(index), index / 20, null)))).toHaveLength(9);
  });
});
