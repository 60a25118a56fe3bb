import { describe, expect, it } from 'vitest';
import { CHANCE } from '../../../core/fact/fact.ts';
import { factText } from '../../../core/fact/fact-text.ts';
import { columnFormat } from '../../../core/report/number-format.ts';
import type { Fact } from '../../../core/fact/fact.ts';

const chance = (value: number): Fact => ({ id: 'p', label: { zh: '偶然的概率', en: 'By chance' }, value, unit: CHANCE, method: { zh: '检验', en: 'test' }, sources: [{ kind: 'range', ref: { sheet: 'Survey', range: 'A1' } }], use: null });

describe('how likely chance alone makes as much', () => {
  it('is never shown as nothing, in a cell or in words', () => {
    const scale = { largest: 0.4, isWhole: false, isSigned: false };
    expect(columnFormat(CHANCE, scale, 'en')).toBe('[<0.0001]"<0.0001";#,##0.0000');
    expect(columnFormat(CHANCE, scale, 'zh')).toBe('[<0.0001]"<0.0001";#,##0.0000');
    expect(factText(chance(0.00000012), 'en')).toBe('<0.0001');
    expect(factText(chance(0), 'zh')).toBe('<0.0001');
    expect(factText(chance(0.0316), 'en')).toBe('0.0316');
  });
});
