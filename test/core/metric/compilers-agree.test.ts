import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { compileFormula, constantBounds, type CompiledFormula } from '../../../core/metric/compile-formula.ts';
import { compileSql } from '../../../core/metric/compile-sql.ts';
import { rangeTarget, tableTarget } from '../../../core/metric/formula-target.ts';
import type { Aggregate, Filter, Measure } from '../../../core/metric/metric.ts';
import type { Period } from '../../../core/metric/period.ts';
import { periodAt } from '../../../core/metric/periods.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { convertWithLibreOffice } from '../../environment/libreoffice.ts';
import { describeWith } from '../../environment/tools.ts';
import { smallTable } from './small-table.ts';

/** Texts that spreadsheet criteria would take for something else, beside plain ones. */
const TEXTS = [
  'East', 'east', 'EAST', 'East ', ' East', 'E*', 'e?st', '~East', '>5', '=East', '<>', '12', '012', '12.0', '1e3', '1-2', 'TRUE', 'May 2018',
  'Grains/Cereals', 'Ünïcode', 'ÜNÏCODE', '华东', '华东1店', '（空白）', 'say "hi"', "O'Neil", '50%', '¥5', 'x'.repeat(260),
] as const;

interface Row {
  readonly date: number | null;
  readonly region: string | null;
  readonly sales: number | null;
  readonly quantity: number | null;
}

const cents = fc.integer({ min: -99_999, max: 999_999 }).map((value) => value / 100);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 8 });
const first = serialOf(2017, 11, 1);
const row: fc.Arbitrary<Row> = fc.record({
  date: maybe(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 0, 0.25, 0.999)).map(([day, time]) => first + day + time)),
  region: maybe(fc.constantFrom(...TEXTS)),
  sales: maybe(cents),
  quantity: maybe(fc.integer({ min: -3, max: 12 })),
});
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ column: fc.constant('Region'), op: fc.constantFrom('=' as const, '<>' as const), value: fc.constantFrom(...TEXTS, '') }),
  fc.record({ column: fc.constant('Quantity'), op: fc.constantFrom('=' as const, '<>' as const, '>' as const, '<=' as const), value: fc.integer({ min: -1, max: 8 }) }),
  fc.record({ column: fc.constant('Date'), op: fc.constantFrom('>=' as const, '<' as const), value: fc.integer({ min: first, max: first + 200 }) }),
);
const someFilters: fc.Arbitrary<Filter[]> = fc.oneof({ weight: 2, arbitrary: fc.constant<Filter[]>([]) }, { weight: 1, arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }) });
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('sum' as const, 'count' as const, 'average' as const, 'min' as const, 'max' as const),
    column: fc.constantFrom('Sales', 'Quantity'),
    filters: someFilters,
  }),
  fc.record({ kind: fc.constant('count' as const), column: fc.constantFrom(null, 'Region', 'Date'), filters: someFilters }),
);
const measure: fc.Arbitrary<Measure> = fc.oneof(
  { weight: 4, arbitrary: aggregate },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ratio' as const), numerator: aggregate, denominator: aggregate }) },
);
const period: fc.Arbitrary<Period | null> = maybe(fc.integer({ min: first, max: first + 200 }).map((day) => periodAt('month', day)));
const question = fc.record({ measure, period, filters: someFilters });
const workbook = fc.array(
  fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 60, size: 'max' }), multiplier: fc.constantFrom(1, 10_000), questions: fc.array(question, { minLength: 10, maxLength: 10 }) }),
  { minLength: 10, maxLength: 10 },
);

describeWith(['libreoffice'], 'a metric, asked of the engine and of a spreadsheet', () => {
  it('has one value: SQL, recalculated formula and plain reference agree in 100 random cases', async () => {
    const [cases = []] = fc.sample(workbook, { numRuns: 1, seed: 20_181_106 });
    const folder = await mkdtemp(join(tmpdir(), 'metrics-'));
    const engine = await openNodeEngine();
    try {
      const book = new ExcelJS.Workbook();
      const expected: { name: string; column: number; row: number; formula: string; engine: unknown; reference: number | null; size: number }[] = [];
      for (const [index, each] of cases.entries()) {
        const isTable = index % 2 === 0;
        const table = typedTable(`Table${index}`, each.rows, each.multiplier, isTable);
        await engine.load(table);
        const sheet = book.addWorksheet(table.name);
        writeTable(sheet, table, each.rows, isTable);
        const headers = new Map(table.columns.map((column) => [column.column, column.name]));
        const target = isTable ? tableTarget(`List${index}`, table, headers) : rangeTarget(table);
        for (const [at, asked] of each.questions.entries()) {
          const scope = { table, dateColumn: 'Date', filters: asked.filters };
          const compiled = compileFormula(asked.measure, {
            ...scope,
            target,
            period: asked.period === null ? null : constantBounds(asked.period),
          });
          const cell = sheet.getCell(at + 1, 8);
          cell.value = formulaValue(compiled, cell.address);
          const answer = await engine.query(compileSql(asked.measure, { ...scope, period: asked.period }));
          expected.push({
            name: table.name,
            column: 8,
            row: at + 1,
            formula: compiled.expression,
            engine: answer.rows[0]?.[0],
            reference: reference(asked.measure, each.rows, each.multiplier, asked.filters, asked.period),
            size: each.rows.reduce((sum, { sales }) => sum + Math.abs(sales ?? 0), 1) * each.multiplier,
          });
        }
      }
      const path = join(folder, 'asked.xlsx');
      await book.xlsx.writeFile(path);
      const [answered = ''] = await convertWithLibreOffice([path], 'xlsx', join(folder, 'out'));
      const recalculated = new ExcelJS.Workbook();
      await recalculated.xlsx.readFile(answered);

      expect(expected).toHaveLength(100);
      for (const one of expected) {
        const cell = recalculated.getWorksheet(one.name)?.getCell(one.row, one.column).result;
        const inCell = typeof cell === 'number' ? cell : cell === '' || cell === undefined ? null : cell;
        const context = `${one.name} row ${one.row}: =${one.formula}`;
        for (const value of [one.engine, inCell]) {
          if (one.reference === null || typeof value !== 'number') expect(value, context).toBe(one.reference);
          else expect(Math.abs(value - one.reference), context).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(one.reference), one.size * 1e-3));
        }
      }
      expect(expected.filter((one) => one.reference !== null && one.reference !== 0).length).toBeGreaterThan(40);
    } finally {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

function formulaValue({ expression, array }: CompiledFormula, address: string): ExcelJS.CellValue {
  const formula = { formula: expression, date1904: false };
  return array ? { ...formula, ...{ shareType: 'array', ref: address } } : formula;
}

function typedTable(name: string, rows: readonly Row[], multiplier: number, isTable: boolean): TypedTable {
  return smallTable({ name, excelTable: isTable ? name : null }, [
    { name: 'Date', type: 'date', values: rows.map((each) => each.date) },
    { name: 'Region', type: 'text', values: rows.map((each) => each.region) },
    { name: 'Sales', type: 'number', multiplier, values: rows.map((each) => each.sales) },
    { name: 'Quantity', type: 'number', values: rows.map((each) => each.quantity) },
  ]);
}

function writeTable(sheet: ExcelJS.Worksheet, table: TypedTable, rows: readonly Row[], isTable: boolean): void {
  const cells = rows.map((each) => [each.date, each.region, each.sales, each.quantity]);
  if (isTable) {
    const columns = table.columns.map(({ name }) => ({ name }));
    sheet.addTable({ name: table.name.replace('Table', 'List'), ref: 'A1', headerRow: true, columns, rows: cells });
  } else {
    sheet.addRow(table.columns.map(({ name }) => name));
    sheet.addRows(cells);
  }
}

function reference(asked: Measure, rows: readonly Row[], multiplier: number, filters: readonly Filter[], over: Period | null): number | null {
  if (asked.kind === 'ratio') {
    const numerator = reference(asked.numerator, rows, multiplier, filters, over);
    const denominator = reference(asked.denominator, rows, multiplier, filters, over);
    return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
  }
  const kept = rows.filter(
    (each) =>
      (over === null || (each.date !== null && each.date >= over.from && each.date < over.to)) &&
      [...asked.filters, ...filters].every((one) => passes(each, one)),
  );
  if (asked.column === null) return kept.length;
  if (asked.kind === 'count') return kept.filter((each) => (valueOf(each, asked.column) ?? '') !== '').length;
  const scale = asked.column === 'Sales' ? multiplier : 1;
  const numbers = kept.map((each) => valueOf(each, asked.column)).filter((value) => typeof value === 'number');
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (asked.kind === 'sum') return sum * scale;
  if (numbers.length === 0) return null;
  if (asked.kind === 'average') return (sum / numbers.length) * scale;
  return Math[asked.kind](...numbers) * scale;
}

function valueOf(each: Row, column: string | null): number | string | null {
  if (column === 'Sales') return each.sales;
  if (column === 'Quantity') return each.quantity;
  return column === 'Date' ? each.date : each.region;
}

function passes(each: Row, one: Filter): boolean {
  const value = valueOf(each, one.column);
  const wanted = one.value;
  if (typeof wanted === 'string') return ((value ?? '').toString().toLowerCase() === wanted.toLowerCase()) === (one.op === '=');
  if (typeof value !== 'number') return one.op === '<>';
  switch (one.op) {
    case '=':
      return value === wanted;
    case '<>':
      return value !== wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
  }
}
