import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf } from '../../../../core/analysis/regression/factor-columns.ts';
import { stepOf } from '../../../../core/analysis/regression/factor-step.ts';
import type { Step } from '../../../../core/analysis/regression/factor-step.ts';
import { describe as describeNumbers } from '../../../../core/statistics/describe.ts';
import { smallTable } from '../../metric/small-table.ts';
import type { SmallColumn } from '../../metric/small-table.ts';

const ROWS = Array.from({ length: 60 }, (_, row) => row);

function step(column: Pick<SmallColumn, 'name'> & Partial<SmallColumn> & { readonly values: readonly number[] }, currency: string | null = null): Step | null {
  const [typed] = smallTable({ name: 'T' }, [{ type: 'number', ...column }]).columns;
  const factor = typed === undefined ? null : factorOf(typed);
  return factor?.kind === 'number' ? stepOf(factor, describeNumbers([...factor.values]).standardDeviation ?? NaN, currency) : null;
}

describe('the step that a factor is said to grow by', () => {
  it('is 1, 2 or 5 of a power of ten and about as large as the spread', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e7, noNaN: true }), (spread) => {
        const values = ROWS.map((row) => ((row % 2) - 0.5) * 2 * spread + 1 / 3);
        const made = step({ name: 'Load', values });
        const digits = made?.value.toExponential().split('e')[0];
        expect(['1', '2', '5']).toContain(digits);
        expect(Math.abs(Math.log((made?.value ?? NaN) / spread))).toBeLessThan(Math.log(1.65));
      }),
    );
  });

  it('is whole where values are, and never less than 1 of them', () => {
    expect(step({ name: 'Rating', values: ROWS.map((row) => (row % 10 === 0 ? 4 : 5)) })).toEqual({ value: 1, unit: { kind: 'number', noun: null, digits: 0 } });
    expect(step({ name: 'Staff', unit: 'people', values: ROWS.map((row) => row % 60) })?.unit).toEqual({ kind: 'number', noun: { zh: 'people', en: 'people' }, digits: 0 });
  });

  it('is in percent points for rates, also for those that are written as 0.15', () => {
    const discounts = ROWS.map((row) => (row % 6) / 20);
    const points = { value: 0.1, unit: { kind: 'points' } };
    expect(step({ name: 'Discount', values: discounts })).toEqual(points);
    expect(step({ name: '折扣', values: discounts })).toEqual(points);
    expect(step({ name: 'Load', values: discounts, numberFormat: '0%' })).toEqual(points);
    expect(step({ name: 'Load', values: discounts })?.unit.kind).toBe('number');
    expect(step({ name: 'Discount', values: discounts.map((value) => 100 * value) })?.unit.kind).toBe('number');
  });

  it('is money where the column is, or is named an amount in a table of one currency', () => {
    const prices = ROWS.map((row) => 3 + row / 2);
    expect(step({ name: 'Unit Price', values: prices, numberFormat: '"$"0.00' })?.unit).toEqual({ kind: 'money', currency: 'USD' });
    expect(step({ name: '单价', values: prices }, 'EUR')?.unit).toEqual({ kind: 'money', currency: 'EUR' });
    expect(step({ name: 'Visitors', values: prices }, 'EUR')?.unit.kind).toBe('number');
  });

  it('is none for yes and no', () => {
    expect(step({ name: 'Promotion', values: ROWS.map((row) => row % 2) })).toBeNull();
  });
});
