import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableSource } from '../../../core/engine/engine.ts';
import type { Engine } from '../../../core/engine/engine.ts';
import { Problem } from '../../../core/language/problem.ts';
import { engineTexts } from '../../../core/language/texts/engine.ts';
import { sampleColumn, sampleTable } from './sample-table.ts';

const JANUARY_FIRST = 45_658;

const orders = sampleTable('订单 "2025"', [
  sampleColumn('日期', 0, { type: 'date', values: [JANUARY_FIRST, JANUARY_FIRST + 31, null] }),
  sampleColumn('created at', 1, { type: 'date', values: [JANUARY_FIRST + 0.5, null, JANUARY_FIRST + 1.25] }),
  sampleColumn('大区', 2, { type: 'text', values: ['华东', null, 'O’Neil 🙂'] }),
  sampleColumn('金额', 3, { type: 'number', values: [0.1, null, -3e15] }),
  sampleColumn('paid', 4, { type: 'boolean', values: [true, false, null] }),
]);

/** What every engine promises, wherever it runs, opened with a limit of 256 MB and `rowLimit` rows. */
export function engineContract(name: string, open: () => Promise<Engine>, rowLimit: number): void {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
      await engine.load(orders);
    });
    afterAll(() => engine.close());

    async function problemOf(sql: string): Promise<Problem> {
      const cause: unknown = await engine.query(sql).catch((caught: unknown) => caught);
      if (cause instanceof Problem) return cause;
      throw new Error(`no problem was raised by ${sql}`);
    }

    it('keeps names, types, missing values and the sheet row', async () => {
      const result = await engine.query('SELECT * FROM "订单 ""2025""" ORDER BY source_row');
      expect(result.columns).toEqual([
        { name: '日期', type: 'DATE' },
        { name: 'created at', type: 'TIMESTAMP' },
        { name: '大区', type: 'VARCHAR' },
        { name: '金额', type: 'DOUBLE' },
        { name: 'paid', type: 'BOOLEAN' },
        { name: 'source_row', type: 'INTEGER' },
      ]);
      expect(result.rows).toEqual([
        ['2025-01-01', '2025-01-01T12:00:00', '华东', 0.1, true, 2],
        ['2025-02-01', null, null, null, false, 3],
        [null, '2025-01-02T06:00:00', 'O’Neil 🙂', -3e15, null, 4],
      ]);
    });

    it('reads a table though a part of the query has its name, in another case', async () => {
      await engine.load(sampleTable('Answers', [sampleColumn('score', 0, { type: 'number', values: [1, 2, 4] }, 'score')]));
      const named = `WITH answers AS MATERIALIZED (SELECT score * 10 AS tens FROM ${tableSource('Answers')})`;
      const result = await engine.query(`${named}, others AS (SELECT sum(score) AS total FROM ${tableSource('Answers')}) SELECT sum(tens)::DOUBLE, any_value(total)::DOUBLE FROM answers, others`);
      expect(result.rows).toEqual([[70, 7]]);
    });

    it('holds money exactly, and what is not counted in decimals as it is', async () => {
      const cents = Array.from({ length: 100_000 }, (_, row) => (row % 10 === 0 ? 0.07 : 0.01));
      await engine.load(sampleTable('cents', [sampleColumn('amount', 0, { type: 'number', values: cents }, 'measure')]));
      await engine.load(
        sampleTable('money', [
          sampleColumn('amount', 0, { type: 'number', values: [0.1, 0.2, null, -123_456_789_012.34] }, 'measure'),
          sampleColumn('metered', 1, { type: 'number', values: [0.1, 1 / 3, null, 2] }, 'measure'),
          sampleColumn('pieces', 2, { type: 'number', values: [1, 2, null, 4] }, 'measure'),
        ]),
      );
      const { columns, rows } = await engine.query('SELECT amount, metered, pieces FROM money ORDER BY source_row');
      expect(columns.map(({ type }) => type)).toEqual(['DECIMAL(18,2)', 'DOUBLE', 'DOUBLE']);
      expect(rows).toEqual([[0.1, 0.1, 1], [0.2, 1 / 3, 2], [null, null, null], [-123_456_789_012.34, 2, 4]]);
      const sums = await engine.query('SELECT sum(amount) = 1600, sum(amount), avg(amount), sum(amount) / 3, sum(amount) / count(*) FROM cents');
      expect(sums.rows).toEqual([[true, 1600, 0.016, 1600 / 3, 0.016]]);
      expect((await engine.query('SELECT sum(amount) = 0.3 FROM money WHERE amount > 0')).rows).toEqual([[true]]);
    });

    it('answers in plain values', async () => {
      const { rows } = await engine.query(`SELECT
        count(*), sum(source_row), 12.50::DECIMAL(6,2), 12345678901234567890.12::DECIMAL(38,2), 9007199254740993::BIGINT, 0.1234567890123456::DECIMAL(38,16), 1234567890123456.78::DECIMAL(38,2),
        date_trunc('month', DATE '2025-03-15')::DATE, TIMESTAMP '2025-01-01 08:30:00.25', TIMESTAMP '1899-12-31 06:00:00',
        [1, 2], {'a': 'x', 'b': [DATE '2025-01-01']}, 'inf'::DOUBLE, NULL FROM "订单 ""2025"""`);
      expect(rows).toEqual([
        [
          3, 9, 12.5, '12345678901234567890.12', '9007199254740993', 0.1234567890123456, '1234567890123456.78',
          '2025-03-01', '2025-01-01T08:30:00.25', '1899-12-31T06:00:00',
          '[1,2]', '{"a":"x","b":["2025-01-01"]}', null, null,
        ],
      ]);
    });

    it('computes what analysis needs without any extension', async () => {
      const { rows } = await engine.query(`SELECT
        quantile_cont(v, 0.5), median(v), regr_slope(v, i), strftime(DATE '2025-01-31', '%Y-%m'), round(stddev_samp(v), 6)
        FROM (VALUES (1, 2.0), (2, 4.0), (3, 6.0)) AS t(i, v)`);
      expect(rows).toEqual([[4, 4, 2, '2025-01', 2]]);
    });

    it('names the columns of an empty answer', async () => {
      expect(await engine.query('SELECT 金额 FROM "订单 ""2025""" WHERE 金额 > 1e20')).toEqual({
        columns: [{ name: '金额', type: 'DOUBLE' }],
        rows: [],
      });
    });

    it('replaces a table of the same name', async () => {
      await engine.load(sampleTable('t', [sampleColumn('a', 0, { type: 'number', values: [1, 2] })]));
      await engine.load(sampleTable('t', [sampleColumn('b', 0, { type: 'text', values: ['x'] })]));
      expect((await engine.query('SELECT * FROM t')).rows).toEqual([['x', 2]]);
    });

    it('loads tables longer than one chunk, and empty ones', async () => {
      const values = Array.from({ length: 10_000 }, (_, row) => row);
      await engine.load(
        sampleTable('long', [
          sampleColumn('n', 0, { type: 'number', values }),
          sampleColumn('s', 1, { type: 'text', values: values.map((value) => `第${value % 7}组`) }),
        ]),
      );
      await engine.load(sampleTable('empty', [sampleColumn('n', 0, { type: 'number', values: [] })]));
      expect((await engine.query('SELECT sum(n), count(DISTINCT s), max(source_row) FROM long')).rows).toEqual([[49_995_000, 7, 10_001]]);
      expect((await engine.query('SELECT count(*) FROM empty')).rows).toEqual([[0]]);
    });

    it('keeps the former table when loading is stopped', async () => {
      await engine.load(sampleTable('kept', [sampleColumn('a', 0, { type: 'number', values: [1] })]));
      const stop = new AbortController();
      stop.abort();
      const again = engine.load(sampleTable('kept', [sampleColumn('a', 0, { type: 'number', values: [2] })]), stop.signal);
      await expect(again).rejects.toThrow(/abort/i);
      expect((await engine.query('SELECT a FROM kept')).rows).toEqual([[1]]);
    });

    it('stops a query, and serves the next one', async () => {
      const stop = new AbortController();
      const endless = engine.query('SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b', stop.signal);
      const outcome = expect(endless).rejects.toMatchObject({ name: 'AbortError' });
      await new Promise((resume) => setTimeout(resume, 50));
      stop.abort();
      await outcome;
      expect((await engine.query('SELECT 1')).rows).toEqual([[1]]);
    });

    it('says which table is missing and which are there', async () => {
      const problem = await problemOf('SELECT * FROM 销售');
      expect(problem.code).toBe('sql-failed');
      expect(problem.sentence.en).toContain('no table named "销售"');
      expect(problem.sentence.zh).toContain('订单');
    });

    it('says which column is missing', async () => {
      expect((await problemOf('SELECT 金 FROM "订单 ""2025"""')).sentence.en).toMatch(/column "金".*金额/);
    });

    it.each([
      ['SELEC 1', /near "SELEC"/],
      ['SELECT (1', /ends too early/],
      ["SELECT 'it", /ends too early/],
      [' ;\n-- nothing', /no query yet/],
      ['SELECT * FROM "订单2025"', /Tables at hand: 订单/],
      ['SELECT sums(1)', /no function named "sums".*"sum"/],
      ['SELECT 大区, sum(金额) FROM "订单 ""2025"""', /"大区" must stand in GROUP BY/],
      ['SELECT 1 FROM "订单 ""2025""" WHERE sum(金额) > 1', /use HAVING/],
      ['SELECT sum(大区) FROM "订单 ""2025"""', /cannot be computed: sum\(text\)/],
      ['SELECT 1 FROM "订单 ""2025""" WHERE 日期 > 2025', /cannot be compared: date, number/],
      [`SELECT 1 FROM "订单 ""2025""" WHERE 日期 > 'soon'`, /"soon" is not a date/],
      [`SELECT DATE '2025-13-01'`, /"2025-13-01" is not a date/],
      [`SELECT 1 FROM "订单 ""2025""" WHERE 金额 = 'much'`, /"much" is a text/],
      [`SELECT CAST(大区 AS DOUBLE) FROM "订单 ""2025"""`, /"华东" is a text/],
    ])('says what is wrong with %s', async (sql, words) => {
      expect((await problemOf(sql)).sentence.en).toMatch(words);
    });

    it.each(['DROP TABLE "订单 ""2025"""', 'DELETE FROM "订单 ""2025"""', 'CREATE TABLE more AS SELECT 1 AS a', `UPDATE "订单 ""2025""" SET 金额 = 0`])(
      'does not let a query change anything: %s',
      async (sql) => {
        expect((await problemOf(sql)).sentence.en).toContain('Queries only read');
        expect((await engine.query('SELECT count(*) FROM "订单 ""2025"""')).rows).toEqual([[3]]);
      },
    );

    it('answers nothing for a division by nothing', async () => {
      expect((await engine.query('SELECT 1 / 0, 1 % 0, 0.5 / 0.0')).rows).toEqual([[null, null, null]]);
    });

    it('finds tables and columns whatever their case', async () => {
      await engine.load(sampleTable('Sales', [sampleColumn('Net Amount', 0, { type: 'number', values: [7] })]));
      expect((await engine.query('SELECT "net amount" FROM SALES')).rows).toEqual([[7]]);
    });

    it('refuses what needs more memory than it may take, and serves the next query', async () => {
      const problem = await problemOf(`SELECT list(a.range || repeat('x', 100)) FROM range(5000000) a GROUP BY a.range`);
      expect(problem.sentence).toEqual(engineTexts.outOfMemory);
      expect((await engine.query('SELECT count(*) FROM "订单 ""2025"""')).rows).toEqual([[3]]);
    });

    it('stops loading, and keeps the former table', async () => {
      const values = Array.from({ length: 300_000 }, (_, row) => row);
      await engine.load(sampleTable('loading', [sampleColumn('a', 0, { type: 'number', values: [1] })]));
      const stop = new AbortController();
      const again = engine.load(sampleTable('loading', [sampleColumn('a', 0, { type: 'number', values })]), stop.signal);
      stop.abort();
      await expect(again).rejects.toMatchObject({ name: 'AbortError' });
      expect((await engine.query('SELECT a FROM loading')).rows).toEqual([[1]]);
    });

    it.each([
      `SELECT * FROM read_csv('/etc/passwd')`,
      `SELECT * FROM '/etc/passwd.csv'`,
      `COPY (SELECT 1) TO '/tmp/clipsheet-must-not-write.csv'`,
      `ATTACH '/tmp/clipsheet-must-not-open.db' AS other`,
      `SELECT * FROM read_csv('https://example.com/a.csv')`,
      'LOAD httpfs',
      'SET enable_external_access=true',
      `SET memory_limit='64GB'`,
    ])('refuses to leave its tables: %s', async (sql) => {
      expect((await problemOf(sql)).code).toBe('sql-failed');
    });

    it('refuses answers longer than its limit', async () => {
      expect((await problemOf(`SELECT * FROM range(${rowLimit + 5000})`)).code).toBe('sql-too-many-rows');
    });
  });
}
