import type { Fact, Source, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { say, verbatim } from '../../language/language.ts';
import { qualityTexts } from '../../language/texts/data-quality.ts';
import { PLAIN_CALENDAR } from '../../metric/business-calendar.ts';
import { parseArea } from '../../workbook/address.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { columnLabel, measureUnit } from '../column-label.ts';
import { MetricFacts } from '../compared-facts.ts';
import { columnSources, nameFact } from '../metric-fact.ts';
import type { QualityProblem } from './assess-quality.ts';
import type { QualityFinding } from './data-quality.ts';

const COUNT: Unit = { kind: 'number', noun: null };
/** A sentence and a cell name so many places; the evidence has a few more. */
const CELLS_NAMED = 3;
const CELLS_CITED = 8;

/** Makes the facts of a report on the state of a table. Those of a problem lead to the cells that have it. */
export class QualityFacts extends MetricFacts {
  constructor(
    readonly finding: QualityFinding,
    language: Language | null,
  ) {
    super({ plugin: 'data-quality', table: finding.binding.table, time: null, calendar: PLAIN_CALENDAR, filters: [] }, language);
  }

  get table() {
    return this.finding.binding.table;
  }

  /** The measure at stake as it is called; null where there is none. */
  get measureLabel(): string | null {
    const { measure } = this.finding.assessment;
    return measure === null ? null : columnLabel(measure);
  }

  /** Facts of a problem share an id by its place among all problems. */
  problemId(problem: QualityProblem, name: string): string {
    return this.id('problem', String(this.finding.assessment.problems.indexOf(problem)), name);
  }

  /** The first of the cells as sources; the whole table where there are none. */
  cellSources(cells: readonly string[]): readonly [Source, ...Source[]] {
    const { sheet } = this.table.source;
    const [first, ...rest] = cells.slice(0, CELLS_CITED).map((range): Source => ({ kind: 'range', ref: { sheet, range } }));
    return first === undefined ? columnSources(this.table, []) : [first, ...rest];
  }

  ofCells(id: string, label: Text, value: number, unit: Unit, method: Text, cells: readonly string[]): Fact {
    return { id, label, value, unit, use: null, sources: this.cellSources(cells), method };
  }

  count(problem: QualityProblem): Fact {
    return this.ofCells(this.problemId(problem, 'count'), qualityTexts.count, problem.count, COUNT, qualityTexts.countMethod, problem.cells);
  }

  rowShare(problem: QualityProblem): Fact {
    return this.ofCells(this.problemId(problem, 'rows'), qualityTexts.shareOfRows, problem.rowShare, { kind: 'percent' }, qualityTexts.rowShareMethod, problem.cells);
  }

  /** Share of the main measure's sum in the rows of a problem; null where there is no measure, or none of it there. */
  measureShare(problem: QualityProblem): Fact | null {
    const measure = this.measureLabel;
    if (measure === null || problem.measureShare === null || problem.measureShare === 0) return null;
    return this.ofCells(this.problemId(problem, 'share'), qualityTexts.shareOf(measure), problem.measureShare, { kind: 'percent' }, (problem.isOddMeasure ? qualityTexts.oddShareMethod : qualityTexts.shareMethod)(measure), problem.cells);
  }

  /** `C5、C9:C12 等`; `第 5、9 行` for whole rows. */
  cells(id: string, cells: readonly string[]): Fact {
    const named = cells.slice(0, CELLS_NAMED);
    const rows = named.flatMap((range) => rowOf(range) ?? []);
    const isAll = named.length === cells.length;
    const words = named.length > 0 && rows.length === named.length ? qualityTexts.andRows(rows, isAll) : qualityTexts.and(named, isAll);
    return { ...nameFact(id, qualityTexts.cells, say(words, this.language ?? 'en'), this.cellSources(cells)), words };
  }

  /** A name as it stands in the cells of a problem. */
  written(problem: QualityProblem, name: string): Fact {
    return nameFact(this.problemId(problem, name), qualityTexts.name, String(problem.details[name] ?? ''), this.cellSources(problem.cells));
  }

  /** Words of ours about a problem. */
  said(problem: QualityProblem, name: string, words: Text): Fact {
    return { ...nameFact(this.problemId(problem, name), qualityTexts.name, say(words, this.language ?? 'en'), this.cellSources(problem.cells)), words };
  }

  /** A number that stands in the cells of a problem, in the plain unit of its column. */
  amount(problem: QualityProblem, name: string): Fact {
    const column = problem.column === null ? undefined : columnNamed(this.table, problem.column);
    const unit = column === undefined ? COUNT : measureUnit(column, null);
    const value = Number(problem.details[name] ?? Number.NaN) * (column?.multiplier ?? 1);
    return this.ofCells(this.problemId(problem, name), qualityTexts.value, value, unit, qualityTexts.countMethod, problem.cells);
  }

  columnName(id: string, column: string): Fact {
    return nameFact(id, qualityTexts.column, column, columnSources(this.table, [column]));
  }

  problemName(problem: QualityProblem): Fact {
    const words = qualityTexts.problemIn(qualityTexts.problems[problem.code].name, problem.column === null ? null : columnLabel(problem.column));
    return this.said(problem, 'problem', words);
  }

  plainName(id: string, words: Text, cells: readonly string[]): Fact {
    return { ...nameFact(id, verbatim(''), say(words, this.language ?? 'en'), this.cellSources(cells)), words };
  }
}

/** The row that several cells beside each other stand in, as a person counts; null for a single cell, and for cells below each other. */
function rowOf(range: string): number | null {
  const area = parseArea(range);
  return area === null || area.top !== area.bottom || area.left === area.right ? null : area.top + 1;
}
