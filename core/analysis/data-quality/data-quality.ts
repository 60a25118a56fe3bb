import type { Block, KpiBlock } from '../../fact/block.ts';
import { calculated } from '../../fact/derive.ts';
import type { Fact } from '../../fact/fact.ts';
import { qualityTexts } from '../../language/texts/data-quality.ts';
import { additivityOf } from '../../sheet/additivity.ts';
import { COLUMN_ROLES, columnNamed } from '../../sheet/typed-table.ts';
import { plainCard } from '../plain-card.ts';
import type { AnalysisPlugin, Binding, RoleSlot } from '../plugin.ts';
import { ROWS } from '../table-measures.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { assessQuality, type QualityAssessment } from './assess-quality.ts';
import { columnMetrics, columnValues, type ColumnMetrics, type ColumnValues } from './column-statistics.ts';
import { QualityFacts } from './quality-facts.ts';
import { cleanCandidate, problemCandidate, qualityFindings } from './quality-findings.ts';
import { columnBlocks, filledFact, handledBlocks, problemBlocks } from './quality-tables.ts';

/** A measure to weigh problems by, and every other column as it is. */
const NEEDS: readonly RoleSlot[] = [
  TABLE_SLOTS.value,
  { slot: 'column', roles: COLUMN_ROLES, optional: true, many: true, hints: { zh: [], en: [] } },
];

/** Fewer rows show nothing. */
const FEWEST_ROWS = 3;
/** Fewer rows do not show which values are usual. */
const FEWEST_FOR_ODD = 12;
/** Of the main measure's sum: from here on the report is worth writing unasked. */
const MUCH = 0.03;
const SERIOUS = 0.25;
/** A formula over more columns is longer than a person cares to read. */
const MOST_ADDED = 60;

export interface QualityFinding {
  readonly binding: Binding;
  readonly assessment: QualityAssessment;
  readonly columns: readonly ColumnMetrics[];
  readonly values: ColumnValues;
}

/**
 * What must be cleaned first, in which cells. Reading has found what is wrong (`sheet/quality`); this puts it in order
 * of how much it distorts figures, says what to do, and tells what was put right already from what a person has to do.
 */
export const dataQuality: AnalysisPlugin<QualityFinding> = {
  id: 'data-quality',
  title: qualityTexts.title,
  question: qualityTexts.question,
  needs: NEEDS,
  subject: 'written-table',
  isCloserLook: true,

  score(binding) {
    if (binding.table.rowCount < FEWEST_ROWS) return { score: 0, reason: qualityTexts.nothingWrong };
    const { problems, touched, measure } = assessQuality(binding.table, mainMeasure(binding));
    if (problems.length === 0) return { score: 0.25, reason: qualityTexts.nothingWrong };
    const stake = Math.max(touched.measureShare ?? 0, ...problems.filter(({ column }) => column === measure).map(({ impact }) => impact));
    if (measure === null || stake < MUCH) return { score: 0.3 + 0.25 * Math.min(1, problems.length / 8), reason: qualityTexts.someWrong(problems.length) };
    return { score: 0.6 + 0.2 * Math.min(1, stake / SERIOUS), reason: qualityTexts.muchWrong(problems.length, measure) };
  },

  async compute({ binding, engine, signal }) {
    const { table } = binding;
    const columns = columnMetrics(table);
    return { binding, assessment: assessQuality(table, mainMeasure(binding)), columns, values: await columnValues(table, columns, engine, signal) };
  },

  headline(finding) {
    const facts = new QualityFacts(finding, null);
    const [gravest] = finding.assessment.problems;
    return (gravest?.isWeighty !== true ? cleanCandidate(facts, completeFact(facts, rowsFact(facts))) : problemCandidate(facts, gravest, true)).sentence;
  },

  report(finding, language): readonly Block[] {
    const facts = new QualityFacts(finding, language);
    const rows = rowsFact(facts);
    const complete = completeFact(facts, rows);
    const { rowCount } = finding.binding.table;
    return [
      ...cards(facts, rows, complete),
      ...qualityFindings(facts, complete),
      ...(rowCount < FEWEST_FOR_ODD ? [{ kind: 'caveat' as const, code: 'small-sample', text: qualityTexts.fewRows(rowCount) }] : []),
      ...problemBlocks(facts),
      ...handledBlocks(facts),
      ...columnBlocks(facts, rows),
    ];
  },
};

/** The sum that problems are weighed by: what people ask for first among those that add up. */
function mainMeasure({ table, columns }: Binding): string | null {
  return (columns['value'] ?? []).find((name) => {
    const column = columnNamed(table, name);
    return column !== undefined && additivityOf(column) !== 'none';
  }) ?? null;
}

function rowsFact(facts: QualityFacts): Fact {
  return facts.metric({ ...ROWS, metric: { ...ROWS.metric, label: qualityTexts.rows } }, null, facts.table.rowCount, facts.id('rows'));
}

/** Share of all cells that are filled. */
function completeFact(facts: QualityFacts, rows: Fact): Fact {
  const filled = facts.finding.columns.map((column) => filledFact(facts, column.filled));
  const [first, ...rest] = filled;
  const is = { id: facts.id('complete'), label: qualityTexts.complete };
  if (first === undefined || filled.length > MOST_ADDED) {
    const sum = filled.reduce((all, { value }) => all + Number(value), 0);
    return facts.plain('complete', qualityTexts.complete, sum / (facts.table.rowCount * filled.length), { kind: 'percent' }, qualityTexts.completeMethod);
  }
  return calculated(is, { op: '/', of: [{ fn: 'sum', of: [first, ...rest] }, { op: '*', of: [rows, filled.length] }] }, { kind: 'percent' }, qualityTexts.completeMethod);
}

function cards(facts: QualityFacts, rows: Fact, complete: Fact): KpiBlock[] {
  const { assessment } = facts.finding;
  const { touched, problems } = assessment;
  const cells = problems.flatMap((problem) => problem.cells.slice(0, 2));
  const measure = facts.measureLabel;
  const values = [
    rows,
    facts.plain('columns', qualityTexts.columns, facts.table.columns.length, { kind: 'number', noun: null }, qualityTexts.countMethod),
    complete,
    facts.ofCells(facts.id('touched'), qualityTexts.rowsTouched, touched.rows, { kind: 'number', noun: null }, qualityTexts.countMethod, cells),
    ...(measure === null || touched.measureShare === null
      ? []
      : [facts.ofCells(facts.id('at-risk'), qualityTexts.atRisk(measure), touched.measureShare, { kind: 'percent' }, qualityTexts.shareMethod(measure), cells)]),
  ];
  return values.map((value) => plainCard(value));
}
