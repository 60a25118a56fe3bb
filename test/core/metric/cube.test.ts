import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { buildCube, comparisonsOf, type CubeQuestion } from '../../../core/metric/cube.ts';
import type { Aggregate } from '../../../core/metric/metric.ts';
import { periodAt } from '../../../core/metric/periods.ts';
import { columnNamed } from '../../../core/sheet/typed-table.ts';
import { smallTable } from './small-table.ts';

const table = smallTable({ name: 'Orders' }, [
  { name: 'Date', type: 'date', values: [serialOf(2025, 4, 1), serialOf(2025, 4, 30), serialOf(2025, 5, 2), null, serialOf(2025, 3, 31)] },
  { name: 'Region', type: 'text', values: ['East', 'east', 'West', null, ''] },
  { name: 'Sales', type: 'number', values: [1, 2, 4, 8, 16] },
]);
const april = periodAt('month', serialOf(2025, 4, 1), PLAIN_CALENDAR);
const sum: Aggregate = { kind: 'sum', column: 'Sales', filters: [] };
const ask = (measure: Aggregate, filtered: boolean): CubeQuestion => ({
  measure,
  filters: filtered ? [{ column: 'Region', op: '=', value: 'East' }] : [],
  periods: [april],
  fiscalYearStart: 1,
});

describe('a cube', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine();
    await engine.load(table);
  });
  afterAll(() => engine.close());

  it('has a row for each stretch between two ends of periods, and loses no row of the data', async () => {
    const cube = await buildCube(table, 'Date', [ask(sum, false), ask(sum, true)], engine, { allRows: 'All' });
    const values = (name: string) => [...(columnNamed(cube.table, name)?.values ?? [])];
    const rows = values('@level').map((level, row) => [level, values('@from')[row], values('Region')[row], values('@figure 1')[row]]);
    expect(rows).toEqual([
      ['All', april.from - 1, null, 16],
      ['All', april.from, null, 3],
      ['All', april.to, null, 4],
      ['All', NaN, null, 8],
      ['Region', april.from - 1, null, 16],
      ['Region', april.from, 'East', 3],
      ['Region', april.to, 'West', 4],
      ['Region', NaN, null, 8],
    ]);
  });

  it('makes an average of a sum and a count, and knows what it does not hold', async () => {
    const average: Aggregate = { kind: 'average', column: 'Sales', filters: [] };
    const cube = await buildCube(table, 'Date', [ask(average, true)], engine, { allRows: 'All' });
    const { filters } = ask(average, true);
    expect(cube.locate(average, filters)).toEqual({ cells: { kind: 'average', sum: '@figure 1', count: '@figure 2' }, level: { column: '@level', op: '=', value: 'Region' } });
    expect(cube.locate(average, [])).toBeNull();
    expect(cube.locate({ kind: 'median', column: 'Sales', filters: [] }, filters)).toBeNull();
  });

  it('is worth its sheet by the cells that formulas would compare without it', () => {
    expect(comparisonsOf(table, [ask(sum, false)])).toBe(5 * 3);
    expect(comparisonsOf(table, [ask(sum, true), ask(sum, true)])).toBe(2 * 5 * 4);
  });
});
