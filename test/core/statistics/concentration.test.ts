import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from '../../../core/statistics/concentration.ts';

const classes = (values: readonly number[]) => concentration(values).members.map(({ abc }) => abc).join('');

describe('concentration', () => {
  it('ranks the inventory that Heizer and Render work their ABC analysis on', () => {
    // Item stock numbers 10286, 11526, 12760, 10867, 10500, 12572, 14075, 01036, 01307, 10572: units by unit cost.
    const volume = [1000 * 90, 500 * 154, 1550 * 17, 350 * 42.86, 1000 * 12.5, 600 * 14.17, 2000 * 0.6, 100 * 8.5, 1200 * 0.42, 250 * 0.6];
    const { members, total } = concentration(volume);
    expect(total).toBeCloseTo(232_057, 6);
    expect(members.map(({ share }) => Number((share * 100).toFixed(1)))).toEqual([38.8, 33.2, 11.4, 6.5, 5.4, 3.7, 0.5, 0.4, 0.2, 0.1]);
    expect(members.map(({ abc }) => abc).join('')).toBe('AAABBCCCCC');
  });

  it('has the Gini coefficient that R’s ineq gives', () => {
    expect(concentration([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11_904, 22_261]).gini).toBeCloseTo(0.4620911, 7);
    expect(concentration([1, 2, 3, 4, 5]).gini).toBeCloseTo(4 / 15, 14);
    expect(concentration([7, 7, 7]).gini).toBeCloseTo(0, 14);
    expect(concentration([]).gini).toBeNull();
  });

  it('puts the fewest that make 80 % into A, those up to 95 % into B', () => {
    expect(classes([80, 15, 5])).toBe('ABC');
    expect(classes([79, 16, 5])).toBe('AAC');
    expect(classes([0.1, 0.1, 0.1, 0.1, 0.8, 0.3])).toBe('AAAAAA');
  });

  it('keeps members of one size in one class', () => {
    expect(classes([60, 10, 10, 10, 10])).toBe('AAAAA');
    expect(classes([85, 5, 5, 5])).toBe('ABBB');
  });

  it('leaves returns and nothings out of shares, and names them', () => {
    const { members, total, negative, zero, few, fewShare } = concentration([-5, 30, 0, 70]);
    expect({ total, negative, zero, few, fewShare }).toEqual({ total: 100, negative: [0], zero: [2], few: 2, fewShare: 1 });
    expect(members.map(({ index, rank, share }) => [index, rank, share])).toEqual([[3, 1, 0.7], [1, 2, 0.3]]);
  });

  it('never has fewer that make 80 %', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 1000 }), { minLength: 1, maxLength: 60 }), (values) => {
        const { members, few, fewShare, gini } = concentration(values);
        fc.pre(members.length > 0);
        const largest = members.map(({ value }) => value);
        expect(largest).toEqual(values.filter((value) => value > 0).sort((a, b) => b - a));
        expect(fewShare).toBeGreaterThanOrEqual(0.8 - 1e-9);
        const smallest = largest[few - 1];
        const without = members.filter(({ value }) => value > (smallest ?? NaN));
        expect(without.at(-1)?.cumulativeShare ?? 0).toBeLessThan(0.8);
        expect(members.map(({ abc }) => abc).join('')).toMatch(/^A+B*C*$/);
        expect(gini).toBeGreaterThan(-1e-12);
        expect(gini).toBeLessThan(1);
      }),
    );
  });
});
