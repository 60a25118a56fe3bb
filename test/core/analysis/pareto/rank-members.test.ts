import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankMembers } from '../../../../core/analysis/pareto/rank-members.ts';
import type { Engine } from '../../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../../core/engine/node-engine.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { concentration } from '../../../../core/statistics/concentration.ts';
import { smallTable } from '../../metric/small-table.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine.close());

const [THEN, NOW] = [serialOf(2025, 3, 5), serialOf(2026, 3, 5)];
const row = fc.record({ customer: fc.option(fc.constantFrom('Ann', 'ANN', 'Bob', 'Cy', 'Di', 'Ed', 'Flo'), { freq: 9 }), amount: fc.integer({ min: -2000, max: 9000 }), date: fc.constantFrom(THEN, NOW) });

describe('members ranked in the engine', () => {
  it('stand as those ranked one by one, in both periods', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 50 }), async (rows) => {
        const table = smallTable({ name: 'Orders' }, [
          { name: 'Date', type: 'date', values: rows.map(({ date }) => date) },
          { name: 'Customer', type: 'text', values: rows.map(({ customer }) => customer) },
          { name: 'Amount', type: 'number', values: rows.map(({ amount }) => amount) },
        ]);
        await engine.load(table);
        const year = (of: number) => ({ grain: 'year' as const, from: serialOf(of, 1, 1), to: serialOf(of + 1, 1, 1) });
        const found = await rankMembers(
          { table, dimension: 'Customer', measure: { kind: 'sum', column: 'Amount', filters: [] }, dateColumn: 'Date', period: year(2026), before: year(2025), filters: [] },
          engine,
        );
        const keys = [...new Set(rows.map(({ customer }) => (customer ?? '').toLowerCase()))].sort();
        const sums = (date: number) => keys.map((key) => rows.reduce((sum, one) => ((one.customer ?? '').toLowerCase() === key && one.date === date ? sum + one.amount : sum), 0));
        const [now, before] = [concentration(sums(NOW)), concentration(sums(THEN))];
        const classBefore = new Map(before.members.map(({ index, abc }) => [keys[index], abc]));
        expect(found.largest.map(({ key, value, abc, abcBefore }) => [key.toLowerCase(), value, abc, abcBefore])).toEqual(
          now.members.map(({ index, value, abc }) => [keys[index], value, abc, classBefore.get(keys[index]) ?? null]),
        );
        expect(found.negative.map(({ key }) => key.toLowerCase()).sort()).toEqual(now.negative.map((index) => keys[index]));
        for (const abc of ['A', 'B', 'C'] as const) {
          expect(found.classes[abc].members).toBe(now.members.filter((one) => one.abc === abc).length);
          expect(found.classesBefore[abc].members).toBe(before.members.filter((one) => one.abc === abc).length);
        }
        expect(found.gini === null ? null : found.gini.toFixed(9)).toBe(now.gini === null ? null : now.gini.toFixed(9));
        const inA = ({ abc, abcBefore }: (typeof found.movers)[number]) => (abc === 'A') !== (abcBefore === 'A');
        expect(found.movers.every(inA)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
