import { describe, expect, it } from 'vitest';
import { change, contribution, difference, remainder, share, total } from '../../../core/fact/derive.ts';
import { factText } from '../../../core/fact/fact-text.ts';
import type { Fact, Unit } from '../../../core/fact/fact.ts';
import { verbatim } from '../../../core/language/language.ts';

const fact = (value: number | null, range: string, unit: Unit = { kind: 'money', currency: 'USD' }): Fact => ({
  id: range,
  label: verbatim(range),
  value,
  unit,
  use: null,
  sources: [{ kind: 'range', ref: { sheet: 'Sales', range } }],
  method: verbatim(''),
});
const is = { id: 'x', label: verbatim('x') };

describe('a fact that follows from others', () => {
  it('carries the sources of all of them, each once', () => {
    expect(change(is, fact(120, 'A1'), fact(100, 'A2')).sources.map((source) => source.kind === 'range' && source.ref.range)).toEqual(['A1', 'A2']);
    expect(difference(is, fact(1, 'A1'), fact(2, 'A1')).sources).toHaveLength(1);
  });

  it('is said with its sign where it is a change', () => {
    expect(factText(change(is, fact(120, 'A1'), fact(100, 'A2')), 'en')).toBe('+20%');
    expect(factText(difference(is, fact(0.5, 'A1', { kind: 'percent' }), fact(0.53, 'A2', { kind: 'percent' })), 'zh')).toBe('-3 个百分点');
    expect(factText(share(is, fact(1, 'A1'), fact(4, 'A2')), 'en')).toBe('25%');
  });

  it('is nothing where it would mislead: a percent of nothing or of less than nothing, or of a value that is missing', () => {
    expect(change(is, fact(1, 'A1'), fact(0, 'A2')).value).toBeNull();
    expect(change(is, fact(1, 'A1'), fact(-5, 'A2')).value).toBeNull();
    expect(share(is, fact(null, 'A1'), fact(4, 'A2')).value).toBeNull();
  });

  it('adds up: parts and remainder to the whole, contributions to the change', () => {
    const [a, b, whole, wholeBefore] = [fact(60, 'A1'), fact(30, 'A2'), fact(100, 'A3'), fact(80, 'A4')];
    expect(remainder(is, whole, [a, b]).value).toBe(10);
    expect(total(is, [a, b]).value).toBe(90);
    expect(contribution(is, a, fact(50, 'A5'), wholeBefore).value).toBe(0.125);
  });
});
