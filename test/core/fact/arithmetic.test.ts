import { describe, expect, it } from 'vitest';
import { termFacts, termValue } from '../../../core/fact/arithmetic.ts';
import { calculated } from '../../../core/fact/derive.ts';
import type { Fact } from '../../../core/fact/fact.ts';
import { verbatim } from '../../../core/language/language.ts';

const fact = (value: number | string | null, range: string): Fact => ({
  id: range,
  label: verbatim(range),
  value,
  unit: { kind: 'number', noun: null },
  use: null,
  sources: [{ kind: 'range', ref: { sheet: 'Sales', range } }],
  method: verbatim(''),
});
const [four, nine] = [fact(4, 'A1'), fact(9, 'A2')];

describe('arithmetic over facts', () => {
  it('comes to what a person reckons', () => {
    expect(termValue({ op: '-', of: [{ op: '*', of: [four, nine] }, 6] })).toBe(30);
    expect(termValue({ op: '/', of: [nine, four] })).toBe(2.25);
    expect(termValue({ fn: 'average', of: [four, nine, 2] })).toBe(5);
    expect(termValue({ fn: 'median', of: [nine, four, 2] })).toBe(4);
    expect(termValue({ fn: 'geomean', of: [four, nine] })).toBeCloseTo(6, 12);
    expect(termValue({ fn: 'sum', of: [four, nine] })).toBe(13);
    expect(termValue({ fn: 'max', of: [four, nine] })).toBe(9);
    expect(termValue({ fn: 'min', of: [four, nine] })).toBe(4);
    expect(termValue({ fn: 'sqrt', of: [nine] })).toBe(3);
    expect(termValue({ fn: 'sumproduct', of: [four, nine, 2, 3] })).toBe(35);
    expect([four, nine, fact(9 + 1e-12, 'A4')].map((own) => termValue({ fn: 'rank', of: [own, four, nine, 9 + 1e-12] }))).toEqual([3, 1, 1]);
    expect(termValue({ fn: 'abs', of: [{ op: '-', of: [four, nine] }] })).toBe(5);
  });

  it('is nothing where a fact is missing or a name, a divisor is nothing, or a root is of less than nothing', () => {
    expect(termValue({ op: '+', of: [four, fact(null, 'A3')] })).toBeNull();
    expect(termValue({ op: '+', of: [four, fact('North', 'A3')] })).toBeNull();
    expect(termValue({ op: '/', of: [four, fact(0, 'A3')] })).toBeNull();
    expect(termValue({ fn: 'sqrt', of: [-1] })).toBeNull();
    expect(termValue({ fn: 'geomean', of: [four, 0] })).toBeNull();
  });

  it('leads to the sources of all facts in it', () => {
    const made = calculated({ id: 'x', label: verbatim('x') }, { fn: 'sum', of: [four, { op: '*', of: [nine, 2] }] }, four.unit, verbatim('a + 2b'));
    expect(made.value).toBe(22);
    expect(made.sources.map((source) => source.kind === 'range' && source.ref.range)).toEqual(['A1', 'A2']);
    expect(termFacts({ op: '+', of: [four, four] })).toHaveLength(2);
  });
});
