import { describe, expect, it } from 'vitest';
import { measureInUnit, withUnit } from '../../../core/fact/unit-label.ts';

const sales = { zh: '销售', en: 'Sales' };
const money = (currency: string | null) => ({ kind: 'money' as const, currency });

describe('a measure with its unit', () => {
  it('names currencies as people of a language do', () => {
    expect(measureInUnit(sales, money('CNY'))).toEqual({ zh: '销售（元）', en: 'Sales (CNY)' });
    expect(measureInUnit(sales, money('USD'))).toEqual({ zh: '销售（美元）', en: 'Sales (USD)' });
    expect(withUnit(sales, money('CNY'))).toEqual({ zh: '销售，元', en: 'Sales, CNY' });
  });

  it('leaves a currency that nobody knows as it is written', () => {
    expect(measureInUnit(sales, money('XQZ')).zh).toBe('销售（XQZ）');
    expect(measureInUnit(sales, money('points')).zh).toBe('销售（points）');
  });

  it('says what is counted, and nothing of what has no unit or shows it itself', () => {
    expect(measureInUnit(sales, { kind: 'number', noun: { zh: '件', en: 'pieces' } })).toEqual({ zh: '销售（件）', en: 'Sales (pieces)' });
    expect(measureInUnit(sales, { kind: 'number', noun: null })).toBe(sales);
    expect(measureInUnit(sales, money(null))).toBe(sales);
    expect(measureInUnit(sales, { kind: 'percent' })).toBe(sales);
  });
});
