import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsFromRows } from '../../../../core/analysis/why-changed/cells-from-rows.ts';
import type { ChangeRow } from '../../../../core/analysis/why-changed/cells-from-rows.ts';
import { explainChange } from '../../../../core/analysis/why-changed/explain-change.ts';
import { isNamed, namedSegments, partsLeaveOver } from '../../../bench/analysis/explanation-hits.ts';
import { plantedChanges } from '../../../bench/analysis/planted-changes.ts';

const named = (rows: readonly ChangeRow[]) => namedSegments(explainChange(cellsFromRows(rows)), cellsFromRows(rows));

/** Rows of two dimensions whose amounts scatter by a few percent, moved as told. */
function sales(move: (region: string, product: string) => number): ChangeRow[] {
  return ['North', 'South', 'West', 'East'].flatMap((region, place) =>
    ['band', 'watch', 'scale', 'lamp', 'cable'].map((product, rank) => {
      const before = 1000 * (1 + place) * (1 + 0.3 * rank);
      return { dims: { region, product }, before, now: before * move(region, product) * (1 + 0.01 * (((7 * place + 3 * rank) % 5) - 2)) };
    }),
  );
}

describe('why a metric changed', () => {
  it('names what was planted in one to three dimensions, in amounts and ratios', { timeout: 60_000 }, () => {
    const cases = plantedChanges(31, 40).map(({ rows, causes }) => {
      const cells = cellsFromRows(rows);
      const explained = explainChange(cells);
      return { isFound: isNamed(namedSegments(explained, cells)[0], causes), left: partsLeaveOver(explained) };
    });
    expect(cases.filter(({ isFound }) => isFound).length).toBeGreaterThanOrEqual(38);
    expect(Math.max(...cases.map(({ left }) => left))).toBeLessThan(1e-9);
  });

  it('finds a fall that hides in a total that rises', () => {
    const rows = sales((region, product) => (region === 'West' && product === 'lamp' ? 0.1 : 1.2));
    expect(explainChange(cellsFromRows(rows)).total.delta).toBeGreaterThan(0);
    expect(named(rows)).toEqual([{ region: 'West', product: 'lamp' }]);
  });

  it('names the member, not its parts, where all parts of it moved alike', () => {
    expect(named(sales((region) => (region === 'South' ? 0.5 : 1)))).toEqual([{ region: 'South' }]);
  });

  it('names two causes, and those of no size before or now', () => {
    expect(named(sales((region, product) => (region === 'South' ? 0.5 : product === 'cable' && region === 'East' ? 0 : 1)))).toEqual(
      expect.arrayContaining([{ region: 'South' }, { region: 'East', product: 'cable' }]),
    );
    const launched = sales((region) => (region === 'North' ? 1.5 : 1)).map((row) => (row.dims['region'] === 'North' ? { ...row, before: 0 } : row));
    expect(named(launched)[0]).toEqual({ region: 'North' });
  });

  it('names nothing where everything moved alike, or nothing at all', () => {
    expect(named(sales(() => 0.7))).toEqual([]);
    expect(named(sales(() => 1).map((row) => ({ ...row, now: row.before })))).toEqual([]);
    expect(named([])).toEqual([]);
  });

  it('lays a ratio that fell by mix alone to the weight that moved', () => {
    const rows = sales((region) => (region === 'East' ? 1.8 : 1)).map(({ dims, now, before }) => {
      const rate = dims['region'] === 'East' ? 0.02 : 0.1;
      return { dims, now: now * rate, before: before * rate, base: { now, before } };
    });
    const { segments, total } = explainChange(cellsFromRows(rows));
    expect(total.delta).toBeLessThan(0);
    expect(named(rows)).toEqual([{ region: 'East' }]);
    expect(segments[0]).toMatchObject({ moved: 'weight' });
    expect(segments[0]?.whole.rate).toBeCloseTo(0, 12);
  });

  it('names no part of a ratio that rests on fewer records than told', () => {
    const rows = sales((region, product) => (region === 'South' && product === 'scale' ? 0.1 : 1)).map(({ dims, now, before }) => {
      const records = dims['region'] === 'South' && dims['product'] === 'scale' ? 4 : 10;
      return { dims, now: (now / before) * records, before: records, base: { now: records, before: records } };
    });
    const cells = cellsFromRows(rows);
    const few = { region: 'South', product: 'scale' };
    expect(namedSegments(explainChange(cells), cells)).toContainEqual(few);
    expect(namedSegments(explainChange(cells, undefined, 5), cells)).not.toContainEqual(few);
  });

  it('adds up whatever the rows', () => {
    const amount = fc.double({ min: -1e6, max: 1e9, noNaN: true });
    const row = fc.record({ a: fc.constantFrom('p', 'q', 'r'), b: fc.constantFrom('x', 'y'), now: amount, before: amount, baseNow: fc.double({ min: 1e-3, max: 1e6, noNaN: true }), baseBefore: fc.double({ min: 1e-3, max: 1e6, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.boolean(), (list, isRatio) => {
        const rows = list.map(({ a, b, now, before, baseNow, baseBefore }): ChangeRow => ({ dims: { a, b }, now, before, ...(isRatio ? { base: { now: baseNow, before: baseBefore } } : {}) }));
        expect(partsLeaveOver(explainChange(cellsFromRows(rows)))).toBeLessThan(1e-9);
      }),
    );
  });
});
