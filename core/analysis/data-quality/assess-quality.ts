import { qualityTexts, type HandledCode, type ProblemCode } from '../../language/texts/data-quality.ts';
import { columnNamed, type QualityNote, type TypedColumn, type TypedTable } from '../../sheet/typed-table.ts';
import { formatArea } from '../../workbook/address.ts';
import { problemWeight, WEIGHTY } from './problem-weight.ts';

/** Rows named of those left out. */
const MOST_NAMED = 20;

/** Something that a person has to look at. */
export interface QualityProblem {
  readonly code: ProblemCode;
  readonly column: string | null;
  /** Cells or rows. */
  readonly count: number;
  /** The first of the cells or rows, in A1 notation. */
  readonly cells: readonly string[];
  /** How many data rows it touches; none where it is about totals, or days that are not there. */
  readonly rowCount: number;
  /** Share of the rows, 0..1. */
  readonly rowShare: number;
  /**
   * Share of the main measure's sum, 0..1; null where no measure is known. Values far from the rest count no more than
   * is usual, but for the problem that they are: else nothing beside them would seem to matter.
   */
  readonly measureShare: number | null;
  /** It is that values of the main measure are far from the rest. */
  readonly isOddMeasure: boolean;
  /** Share of what figures say that it may distort: 0..1. */
  readonly impact: number;
  /** Whether it can make a figure of those rows wrong at all. */
  readonly isWeighty: boolean;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Something that was put right in reading. */
export interface HandledNote {
  readonly code: HandledCode;
  readonly column: string | null;
  readonly count: number;
  readonly cells: readonly string[];
}

export interface QualityAssessment {
  /** The column whose sum is at stake; null where the table has none that adds up. */
  readonly measure: string | null;
  /** The gravest first, those that leave figures as they are last. */
  readonly problems: readonly QualityProblem[];
  readonly handled: readonly HandledNote[];
  /** Rows that a problem which can make figures wrong touches, with their share of the main measure's sum. */
  readonly touched: { readonly rows: number; readonly measureShare: number | null };
}

/**
 * What must be cleaned first: the quality notes of a table in order of how much they distort figures. A problem
 * distorts by its reach x how wrong it makes a sum. Its reach is the larger of its shares of the rows and of the main
 * measure's sum: their product would bury a single slip that carries half of the sum. Amounts count by their size,
 * so that refunds do not hide what they offset. Time in proportion to the rows for each note on missing values.
 */
export function assessQuality(table: TypedTable, measure: string | null): QualityAssessment {
  const odd = table.quality.find(({ code, column }) => code === 'outlier' && column === measure);
  const [sizes, usualSizes] = [new MeasureSizes(table, measure, Infinity), new MeasureSizes(table, measure, Number(odd?.details?.['high'] ?? Infinity))];
  const touched = new Uint8Array(table.rowCount);
  const problems = table.quality
    .flatMap((note): QualityProblem[] => {
      const code = problemCode(table, note);
      if (code === null) return [];
      const column = note.column === undefined ? null : (columnNamed(table, note.column) ?? null);
      const rows = code === 'missing' && column !== null ? missingRows(table, column) : (note.rows ?? new Uint32Array());
      const rowShare = table.rowCount === 0 ? 0 : rows.length / table.rowCount;
      const isOddMeasure = note === odd;
      const measureShare = (isOddMeasure ? sizes : usualSizes).share(rows);
      const weight = problemWeight(code, column, note.column === measure, code === 'missing' ? rowShare : 0);
      if (weight >= WEIGHTY) for (const row of rows) touched[row] = 1;
      const reach = rows.length > 0 ? Math.max(rowShare, measureShare ?? 0) : reachWithoutRows(code, note);
      const { count = rows.length, cells = [note.ref.range], details = {} } = note;
      return [{ code, column: note.column ?? null, count, cells, rowCount: rows.length, rowShare, measureShare, isOddMeasure, impact: weight * reach, isWeighty: weight >= WEIGHTY, details }];
    })
    .sort((a, b) => Number(b.isWeighty) - Number(a.isWeighty) || b.impact - a.impact);
  const rows = Uint32Array.from(touched.keys()).filter((row) => touched[row] === 1);
  return { measure, problems, handled: handledNotes(table), touched: { rows: rows.length, measureShare: sizes.share(rows) } };
}

function problemCode(table: TypedTable, { code, column, rows, details }: QualityNote): ProblemCode | null {
  if (code === 'outlier' && details?.['day'] !== undefined) return 'odd-date';
  if (code === 'mixed-type' && column !== undefined && columnNamed(table, column)?.type === 'text') return 'number-among-words';
  if (code === 'mixed-units' && rows === undefined) return null;
  return isProblemCode(code) ? code : null;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(qualityTexts.problems, code);
}

/** Rows without a value in a column, those apart whose cell holds an error or something else: other notes tell of them. */
function missingRows(table: TypedTable, { name, values }: TypedColumn): Uint32Array {
  const told = new Set(table.quality.filter(({ code, column }) => column === name && (code === 'mixed-type' || code === 'error-value')).flatMap(({ rows = [] }) => [...rows]));
  const missing: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? null;
    if ((value === null || Number.isNaN(value)) && !told.has(row)) missing.push(row);
  }
  return Uint32Array.from(missing);
}

/** How far a total is off, or which part of the days is not there. */
function reachWithoutRows(code: ProblemCode, { count = 0, details = {} }: QualityNote): number {
  const number = (name: string) => Number(details[name] ?? Number.NaN);
  if (code === 'broken-total') return Math.min(1, Math.abs(number('written') - number('sum')) / Math.max(Math.abs(number('sum')), Number.MIN_VALUE));
  return code === 'date-gap' ? count / number('expected') : 0;
}

/** Shares of the sum of a measure's sizes. */
class MeasureSizes {
  readonly #values: Float64Array | null;
  readonly #all: number;

  constructor(table: TypedTable, measure: string | null, private readonly most: number) {
    const column = measure === null ? undefined : columnNamed(table, measure);
    this.#values = column?.type === 'number' ? column.values : null;
    this.#all = this.#sizeOf(this.#values?.keys() ?? []);
  }

  share(rows: Iterable<number>): number | null {
    return this.#all > 0 ? this.#sizeOf(rows) / this.#all : null;
  }

  #sizeOf(rows: Iterable<number>): number {
    let size = 0;
    for (const row of rows) {
      const value = this.#values?.[row] ?? Number.NaN;
      if (!Number.isNaN(value)) size += Math.min(this.most, Math.abs(value));
    }
    return size;
  }
}

function handledNotes(table: TypedTable): HandledNote[] {
  const totals = table.excluded.filter(({ why }) => why === 'subtotal' || why === 'total');
  const [left, right] = [table.columns[0]?.column ?? 0, table.columns.at(-1)?.column ?? 0];
  const cells = totals.slice(0, MOST_NAMED).map(({ row }) => formatArea({ top: row - 1, bottom: row - 1, left, right }));
  const leftOut: HandledNote[] = totals.length === 0 ? [] : [{ code: 'totals', column: null, count: totals.length, cells }];
  const notes = table.quality.flatMap(({ code, column, count = 0, cells = [], rows }): HandledNote[] =>
    isHandledCode(code) && rows === undefined ? [{ code, column: column ?? null, count, cells }] : [],
  );
  return [...notes, ...leftOut];
}

function isHandledCode(code: string): code is Exclude<HandledCode, 'totals'> {
  return code !== 'totals' && Object.hasOwn(qualityTexts.handled, code);
}
