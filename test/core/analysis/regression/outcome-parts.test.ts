import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf } from '../../../../core/analysis/regression/factor-columns.ts';
import type { NumericFactor } from '../../../../core/analysis/regression/factor-columns.ts';
import { outcomeDefinitions } from '../../../../core/analysis/regression/outcome-parts.ts';
import { columnNamed } from '../../../../core/sheet/typed-table.ts';
import { regressionTexts } from '../../../../core/language/texts/regression.ts';
import { verbatim } from '../../../../core/language/language.ts';
import { smallTable } from '../../metric/small-table.ts';

const ROWS = Array.from({ length: 60 }, (_, row) => row);
const price = ROWS.map((row) => 2 + ((row * 37) % 53) / 4);
const quantity = ROWS.map((row) => 1 + ((row * 29) % 47));
const discount = ROWS.map((row) => [0, 0.05, 0.1, 0.15, 0.2, 0.25][(row * 5) % 6] ?? 0);
const freight = ROWS.map((row) => 5 + ((row * 41) % 61) / 3);
const cents = (value: number) => Math.round(value * 100) / 100;

function definitions(outcome: readonly number[], columns: Readonly<Record<string, readonly number[]>>): string[] {
  const table = smallTable({ name: 'Orders' }, Object.entries(columns).map(([name, values]) => ({ name, type: 'number' as const, values })));
  const factors = Object.keys(columns).flatMap((name): NumericFactor[] => {
    const column = columnNamed(table, name);
    const factor = column === undefined ? null : factorOf(column);
    return factor?.kind === 'number' ? [factor] : [];
  });
  return outcomeDefinitions(Float64Array.from(outcome), factors).map(({ parts, arithmetic }) => regressionTexts.defined(verbatim('Sales'), arithmetic, parts.map(({ column }) => verbatim(column.name))).en.split('. ')[0] ?? '');
}
const columns = { Price: price, Quantity: quantity, Discount: discount, Freight: freight };
const of = (worked: (price: number, quantity: number, discount: number, freight: number) => number) => ROWS.map((row) => worked(price[row] ?? NaN, quantity[row] ?? NaN, discount[row] ?? NaN, freight[row] ?? NaN));

describe('what an outcome is worked out from', () => {
  it.each([
    ['Price × Quantity', of((p, q) => p * q)],
    ['Price × Quantity × (1 − Discount)', of((p, q, d) => p * q * (1 - d))],
    ['Price × Quantity × (1 + Discount)', of((p, q, d) => p * q * (1 + d))],
    ['Price × Quantity × Freight', of((p, q, _, f) => p * q * f)],
    ['Price × (1 − Discount)', of((p, _, d) => p * (1 - d))],
    ['(Freight − Price) × Quantity', of((p, q, _, f) => (f - p) * q)],
    ['Price × Quantity − Freight', of((p, q, _, f) => p * q - f)],
    ['Price + Quantity + Freight', of((p, q, _, f) => p + q + f)],
    ['Freight − Price − Quantity', of((p, q, _, f) => f - p - q)],
    ['Freight ÷ (Price × (1 − Discount))', of((p, _, d, f) => f / (p * (1 - d)))],
    ['Quantity ÷ Price', of((p, q) => q / p)],
  ])('finds %s, and nothing else', (written, outcome) => {
    expect(definitions(outcome, columns)).toEqual([`Row by row, Sales = ${written}`]);
  });

  it('does not mind that amounts are rounded to cents, however small, nor a few rows that differ', () => {
    const rounded = of((p, q, d) => cents((p / 40) * q * (1 - d)));
    const small = { ...columns, Price: price.map((value) => value / 40) };
    expect(definitions(rounded, small)).toEqual(['Row by row, Sales = Price × Quantity × (1 − Discount)']);
    const corrected = rounded.map((value, row) => (row === 7 || row === 31 ? value + 5 : value));
    expect(definitions(corrected, small)).toHaveLength(1);
  });

  it('knows a fixed multiple, of a column that says the same in another unit', () => {
    expect(definitions(of((_, q) => 180 * q), columns)).toEqual(['Sales is always the same multiple of Quantity: they say the same, so Quantity is not taken for a factor']);
  });

  it('takes the definition that all rows keep to where one with fewer columns holds for nearly all', () => {
    const seldom = ROWS.map((row) => (row === 9 || row === 40 ? 0.5 : 0));
    expect(definitions(ROWS.map((row) => (price[row] ?? NaN) * (quantity[row] ?? NaN) * (1 - (seldom[row] ?? NaN))), { ...columns, Discount: seldom })).toEqual(['Row by row, Sales = Price × Quantity × (1 − Discount)']);
  });

  it('does not take for a definition what only goes with the outcome, were it a tenth off', () => {
    const near = of((p, q, d) => p * q * (1 - d)).map((value, row) => value * (row % 2 === 0 ? 1.1 : 0.93));
    expect(definitions(near, columns)).toEqual([]);
    const score = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(score, score, (rating, speed) => {
        const ratios = rating.map((value, row) => value / (speed[row] ?? NaN));
        fc.pre(ratios.every((ratio) => ratios.filter((other) => other === ratio).length < 40));
        expect(definitions(rating, { Speed: speed, Freight: freight })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('tells nothing of fewer than ten rows', () => {
    const few = (values: readonly number[]) => values.slice(0, 9);
    expect(definitions(few(of((p, q) => p * q)), { Price: few(price), Quantity: few(quantity) })).toEqual([]);
  });
});
