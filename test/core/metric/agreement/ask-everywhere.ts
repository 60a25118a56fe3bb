import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Engine, SqlValue } from '../../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../../core/engine/node-engine.ts';
import { type CellFormula, compileFormula } from '../../../../core/metric/compile-formula.ts';
import { compileSql } from '../../../../core/metric/compile-sql.ts';
import { buildCube, type Cube } from '../../../../core/metric/cube.ts';
import { constantBounds } from '../../../../core/metric/formula-condition.ts';
import { rangeTarget, tableTarget } from '../../../../core/metric/formula-target.ts';
import type { Period } from '../../../../core/metric/period.ts';
import type { TypedTable } from '../../../../core/sheet/typed-table.ts';
import { convertWithLibreOffice } from '../../../environment/libreoffice.ts';
import { smallTable } from '../small-table.ts';
import { plainAnswer, type Question, type Row } from './plain-answer.ts';
import type { RandomCase } from './random-questions.ts';

/** A question's value from each side; null is empty. */
export interface Answers {
  /** For the reader of a failure: where it stands, and the formula. */
  readonly context: string;
  readonly question: Question;
  readonly plain: number | null;
  readonly engine: SqlValue | undefined;
  readonly formula: unknown;
  /** The formula over totals; undefined where they do not hold it. */
  readonly overTotals?: unknown;
  /** How large the numbers are that were added up: what their rounding is measured by. */
  readonly size: number;
}

const FORMULA_COLUMN = 10;
const TOTALS_COLUMN = 12;

/** Asks every question of the engine, of a spreadsheet that LibreOffice recalculates, and of plain loops. */
export async function askEverywhere(cases: readonly RandomCase[]): Promise<Answers[]> {
  const folder = await mkdtemp(join(tmpdir(), 'metrics-'));
  const engine = await openNodeEngine();
  try {
    const book = new ExcelJS.Workbook();
    const asked: (Omit<Answers, 'formula' | 'overTotals'> & { readonly sheet: string; readonly row: number; readonly isInTotals: boolean })[] = [];
    for (const [index, { rows, multiplier, questions }] of cases.entries()) {
      const isTable = index % 2 === 0;
      const table = typedTable(`Table${index}`, rows, multiplier, isTable);
      await engine.load(table);
      const sheet = book.addWorksheet(table.name);
      writeTable(sheet, table, rows, isTable);
      const target = isTable ? tableTarget(`List${index}`, table, new Map(table.columns.map(({ column, name }) => [column, name]))) : rangeTarget(table);
      const cube = await cubeOf(engine, table, questions);
      writeRows(book.addWorksheet(cube.table.source.sheet), cube.table);
      for (const [at, question] of questions.entries()) {
        const scope = { table, dateColumn: 'Date', filters: question.filters, fiscalYearStart: question.fiscalYearStart };
        const { period, previous, yearBefore } = question;
        const formulaScope = { ...scope, target, period: bounds(period), previous: bounds(previous), yearBefore: bounds(yearBefore) };
        const compiled = compileFormula(question.measure, formulaScope);
        if (compiled.kind === 'computed') throw new Error('every question on a small table can be said by a formula');
        putFormula(sheet.getCell(at + 1, FORMULA_COLUMN), compiled);
        const overTotals = compileFormula(question.measure, { ...formulaScope, cube: { cube, target: rangeTarget(cube.table) } });
        if (overTotals.kind === 'formula') putFormula(sheet.getCell(at + 1, TOTALS_COLUMN), overTotals);
        const sql = compileSql(question.measure, { ...scope, period, previous, yearBefore });
        asked.push({
          sheet: table.name,
          row: at + 1,
          isInTotals: overTotals.kind === 'formula',
          context: `${table.name} row ${at + 1}: ${JSON.stringify(question)} =${compiled.expression}`,
          question,
          plain: plainAnswer(question, rows, multiplier),
          engine: (await engine.query(sql)).rows[0]?.[0],
          size: rows.reduce((sum, { sales }) => sum + Math.abs(sales ?? 0), 1) * multiplier,
        });
      }
    }
    const path = join(folder, 'asked.xlsx');
    await book.xlsx.writeFile(path);
    const [answered = ''] = await convertWithLibreOffice([path], 'xlsx', join(folder, 'out'));
    const recalculated = new ExcelJS.Workbook();
    await recalculated.xlsx.readFile(answered);
    return asked.map((one) => {
      const seen = (column: number) => {
        const value = recalculated.getWorksheet(one.sheet)?.getCell(one.row, column).result;
        return value === '' || value === undefined ? null : value;
      };
      return { ...one, formula: seen(FORMULA_COLUMN), ...(one.isInTotals ? { overTotals: seen(TOTALS_COLUMN) } : {}) };
    });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether two sides say the same, but for the rounding of the doubles that were added up. */
export function isSame(one: unknown, plain: number | null, size: number): boolean {
  if (plain === null || typeof one !== 'number') return one === plain;
  return Math.abs(one - plain) <= 1e-9 * Math.max(Math.abs(plain), size * 1e-3);
}

function bounds(period: Period | null) {
  return period === null ? null : constantBounds(period);
}

function putFormula(cell: ExcelJS.Cell, { expression, array }: CellFormula): void {
  const formula = { formula: expression, date1904: false };
  cell.value = array ? { ...formula, ...{ shareType: 'array', ref: cell.address } } : formula;
}

/** The totals that answer these questions, on a sheet of their own. */
async function cubeOf(engine: Engine, table: TypedTable, questions: readonly Question[]): Promise<Cube> {
  const cube = await buildCube(
    table,
    'Date',
    questions.map((question) => ({ ...question, periods: [question.period, question.previous, question.yearBefore].flatMap((period) => period ?? []) })),
    engine,
    { allRows: 'All rows' },
  );
  return { ...cube, table: { ...cube.table, source: { sheet: `${table.name} totals`, range: 'A1' } } };
}

function writeRows(sheet: ExcelJS.Worksheet, table: TypedTable): void {
  sheet.addRow(table.columns.map(({ name }) => name));
  for (let row = 0; row < table.rowCount; row++) {
    sheet.addRow(table.columns.map(({ values }) => (Number.isNaN(values[row]) ? null : (values[row] ?? null))));
  }
}

function typedTable(name: string, rows: readonly Row[], multiplier: number, isTable: boolean): TypedTable {
  return smallTable({ name, excelTable: isTable ? name : null }, [
    { name: 'Date', type: 'date', values: rows.map((each) => each.date) },
    { name: 'Ended', type: 'date', values: rows.map((each) => each.ended) },
    { name: 'Region', type: 'text', values: rows.map((each) => each.region) },
    { name: 'Channel', type: 'text', values: rows.map((each) => each.channel) },
    { name: 'Sales', type: 'number', multiplier, values: rows.map((each) => each.sales) },
    { name: 'Quantity', type: 'number', values: rows.map((each) => each.quantity) },
  ]);
}

function writeTable(sheet: ExcelJS.Worksheet, table: TypedTable, rows: readonly Row[], isTable: boolean): void {
  const cells = rows.map((each) => [each.date, each.ended, each.region, each.channel, each.sales, each.quantity]);
  if (isTable) {
    const columns = table.columns.map(({ name }) => ({ name }));
    sheet.addTable({ name: table.name.replace('Table', 'List'), ref: 'A1', headerRow: true, columns, rows: cells });
  } else {
    sheet.addRow(table.columns.map(({ name }) => name));
    sheet.addRows(cells);
  }
}
