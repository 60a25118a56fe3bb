import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { compileSql } from '../../../core/metric/compile-sql.ts';
import type { Aggregate, Filter, Measure } from '../../../core/metric/metric.ts';
import { queryMetrics } from '../../../core/metric/metric-query.ts';
import type { AskedPeriod } from '../../../core/metric/metric-question.ts';
import { periodAt, previousPeriod, yearBefore } from '../../../core/metric/periods.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { smallTable } from './small-table.ts';

const FIRST = serialOf(2023, 11, 1);
const REGIONS = ['East', 'EAST', 'west', "O'Neil", '华东', 'Ünïcode'] as const;
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 8 });

const row = fc.record({
  date: maybe(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom(0, 0.75)).map(([day, time]) => FIRST + day + time)),
  region: maybe(fc.constantFrom(...REGIONS)),
  product: maybe(fc.constantFrom('a', 'b', 'c')),
  sales: maybe(fc.integer({ min: -999, max: 99_999 }).map((cents) => cents / 100)),
});
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ column: fc.constant('Region'), op: fc.constantFrom('=' as const, '<>' as const), value: fc.constantFrom(...REGIONS) }),
  fc.record({ column: fc.constant('Sales'), op: fc.constantFrom('>' as const, '<=' as const), value: fc.integer({ min: 0, max: 900 }) }),
);
const filters = fc.array(filter, { maxLength: 1 });
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  fc.record({ kind: fc.constantFrom('sum' as const, 'average' as const, 'min' as const, 'max' as const, 'median' as const), column: fc.constant('Sales'), filters }),
  fc.record({ kind: fc.constant('count' as const), column: fc.constantFrom(null, 'Product'), filters }),
  fc.record({ kind: fc.constant('distinct' as const), column: fc.constant('Product'), filters }),
);
const share: fc.Arbitrary<Measure> = fc.record({ kind: fc.constant('share' as const), of: aggregate, across: fc.constantFrom('Region', 'Product').map((column) => [column]) });
const level = fc.oneof(aggregate, fc.record({ kind: fc.constant('ratio' as const), numerator: aggregate, denominator: aggregate }));
const running = fc.record({ kind: fc.constant('running' as const), of: level, since: fc.constantFrom('year' as const, 'quarter' as const, 'start' as const) });
const measure: fc.Arbitrary<Measure> = fc.oneof(
  level,
  share,
  running,
  fc.record({ kind: fc.constantFrom('difference' as const, 'growth' as const), of: fc.oneof(level, running), against: fc.constantFrom('previous' as const, 'year-before' as const) }),
);
const month = fc.integer({ min: FIRST, max: FIRST + 500 }).map((day) => periodAt('month', day, PLAIN_CALENDAR));
const asked: fc.Arbitrary<AskedPeriod> = fc.oneof(
  month.map((period) => ({ period, previous: previousPeriod(period, PLAIN_CALENDAR), yearBefore: yearBefore(period) })),
  month.map((period) => ({ period })),
  fc.constant({ period: null }),
  fc.constant({ period: { grain: 'month' as const, from: FIRST, to: FIRST } }),
);
const question = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 80 }),
  multiplier: fc.constantFrom(1, 10_000),
  measures: fc.array(measure, { minLength: 1, maxLength: 4 }),
  periods: fc.oneof({ weight: 7, arbitrary: fc.array(asked, { minLength: 1, maxLength: 4 }) }, { weight: 1, arbitrary: fc.array(asked, { minLength: 18, maxLength: 20 }) }),
  filters,
  fiscalYearStart: fc.constantFrom(1, 4),
});

function table(rows: readonly { date: number | null; region: string | null; product: string | null; sales: number | null }[], multiplier: number): TypedTable {
  return smallTable({ name: 'Orders' }, [
    { name: 'Date', type: 'date', values: rows.map(({ date }) => date) },
    { name: 'Region', type: 'text', values: rows.map(({ region }) => region) },
    { name: 'Product', type: 'text', values: rows.map(({ product }) => product) },
    { name: 'Sales', type: 'number', multiplier, values: rows.map(({ sales }) => sales) },
  ]);
}

describe('many metrics over many periods and members', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await openNodeEngine()));
  afterAll(() => engine.close());

  it('have the values that each has when it is asked alone', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ rows, multiplier, measures, periods, filters: kept, fiscalYearStart }) => {
        const orders = table(rows, multiplier);
        await engine.load(orders);
        const metrics = measures.map((each, index) => ({ id: `m${index}`, measure: each }));
        const question = { table: orders, dateColumn: 'Date', metrics, periods, filters: kept, fiscalYearStart };
        const answer = await queryMetrics({ ...question, dimensions: ['Region', 'Product'] }, engine);
        const groups = [
          { only: [], values: answer.total },
          ...[...answer.members].flatMap(([column, members]) =>
            members.map(({ key, values }) => ({ only: [{ column, op: '=' as const, value: key }], values })),
          ),
        ];
        const alone: string[] = [];
        const together: unknown[] = [];
        for (const { only, values } of groups) {
          for (const { id, measure: each } of metrics) {
            for (const [index, period] of periods.entries()) {
              alone.push(`(${compileSql(each, { ...question, ...period, filters: [...kept, ...only] })})::DOUBLE`);
              together.push(values.get(id)?.[index]);
            }
          }
        }
        const { rows: expected } = await engine.query(`SELECT unnest([${alone.join(', ')}])`);
        expect(together).toEqual(expected.map(([value]) => (typeof value === 'number' ? near(value) : value)));
      }),
      { numRuns: 25, seed: 20_181_106 },
    );
  }, 120_000);

  it('list every member that has rows in one of the periods, once whatever its case', async () => {
    const orders = table(
      [
        { date: FIRST, region: 'East', product: 'a', sales: 1 },
        { date: FIRST, region: 'EAST', product: 'b', sales: 2 },
        { date: FIRST, region: null, product: 'a', sales: 3 },
        { date: FIRST + 200, region: 'west', product: 'a', sales: 4 },
      ],
      1,
    );
    await engine.load(orders);
    const sales: { id: string; measure: Measure } = { id: 'sales', measure: { kind: 'sum', column: 'Sales', filters: [] } };
    const answer = await queryMetrics(
      { table: orders, dateColumn: 'Date', metrics: [sales], periods: [{ period: periodAt('month', FIRST, PLAIN_CALENDAR) }], dimensions: ['Region'], filters: [] },
      engine,
    );
    const members = answer.members.get('Region')?.map(({ key, values }) => [key, values.get('sales')]);
    expect(members?.sort()).toEqual([['', [3]], ['EAST', [3]]]);
    expect(answer.total.get('sales')).toEqual([6]);
  });

  it('are not mixed up with names of the question itself that a table has as well', async () => {
    const values = ['x', 'y', 'x', 'z'];
    const odd = smallTable({ name: 'parts' }, ['b', 'd', 'k0', 'p0_0', 'i', 'first'].map((name) => ({ name, type: 'text' as const, values })));
    await engine.load(odd);
    const metrics = ['b', 'k0'].map((column) => ({ id: column, measure: { kind: 'distinct' as const, column, filters: [] } }));
    const rows = { id: 'rows', measure: { kind: 'count' as const, column: null, filters: [] } };
    const answer = await queryMetrics({ table: odd, dateColumn: null, metrics: [...metrics, rows], periods: [{ period: null }], dimensions: ['k0'], filters: [] }, engine);
    expect([...answer.total]).toEqual([['b', [3]], ['k0', [3]], ['rows', [4]]]);
    expect(answer.members.get('k0')?.map(({ key, values: found }) => [key, found.get('rows')]).sort()).toEqual([['x', [2]], ['y', [1]], ['z', [1]]]);
  });

  it('take no pass over days that only sums are asked over', async () => {
    const orders = table([{ date: FIRST, region: 'East', product: 'a', sales: 1 }, { date: FIRST + 40, region: 'West', product: 'b', sales: 2 }], 1);
    await engine.load(orders);
    const sales: Aggregate = { kind: 'sum', column: 'Sales', filters: [] };
    const products = { id: 'products', measure: { kind: 'distinct' as const, column: 'Product', filters: [] } };
    const yearToDate = { id: 'year', measure: { kind: 'running' as const, of: sales, since: 'year' as const } };
    const periods = [0, 35, 65, 95].map((day) => ({ period: periodAt('month', FIRST + day, PLAIN_CALENDAR) }));
    const passes: string[] = [];
    const counting: Engine = { load: (loaded) => engine.load(loaded), query: (sql, signal) => (passes.push(sql), engine.query(sql, signal)), close: () => engine.close() };
    const answer = await queryMetrics({ table: orders, dateColumn: 'Date', metrics: [products, yearToDate], periods, dimensions: [], filters: [] }, counting);
    expect(answer.total.get('products')).toEqual([1, 1, 0, 0]);
    expect(answer.total.get('year')?.slice(0, 2)).toEqual([1, 3]);
    expect(passes).toHaveLength(2);
  });

  it('stop when told to', async () => {
    const orders = table([{ date: FIRST, region: 'East', product: 'a', sales: 1 }], 1);
    await engine.load(orders);
    const question = { table: orders, dateColumn: 'Date', metrics: [{ id: 'rows', measure: { kind: 'count' as const, column: null, filters: [] } }], periods: [{ period: null }], dimensions: [], filters: [] };
    await expect(queryMetrics(question, engine, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function near(value: number): unknown {
  return expect.closeTo(value, Math.max(0, 9 - Math.ceil(Math.log10(Math.abs(value) + 1))));
}
