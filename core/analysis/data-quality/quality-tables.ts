import type { ChartBlock, TableBlock } from '../../fact/block.ts';
import { share } from '../../fact/derive.ts';
import type { Fact } from '../../fact/fact.ts';
import { verbatim } from '../../language/language.ts';
import { qualityTexts } from '../../language/texts/data-quality.ts';
import { columnCells } from '../metric-fact.ts';
import type { ColumnMetrics } from './column-statistics.ts';
import type { QualityFacts } from './quality-facts.ts';

type Row = TableBlock['rows'][number];

const MOST_LISTED = 25;
const MOST_DRAWN = 8;
/** Columns that lack less than this need no drawing. */
const NEARLY_FULL = 0.98;

/** Problems with their cells and what to do, the gravest first; none for a clean table. */
export function problemBlocks(facts: QualityFacts): (TableBlock | ChartBlock)[] {
  const { problems } = facts.finding.assessment;
  if (problems.length === 0) return [];
  const listed = problems.slice(0, MOST_LISTED);
  const measure = facts.measureLabel;
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('problems'),
    title: qualityTexts.problemsTitle,
    subtitle: listed.length < problems.length ? qualityTexts.problemsRest(listed.length, problems.length) : qualityTexts.problemsSubtitle,
    columns: [
      { label: qualityTexts.count },
      { label: qualityTexts.shareOfRows },
      ...(measure === null ? [] : [{ label: qualityTexts.shareOf(measure) }]),
      { label: qualityTexts.firstCells, wide: 2, leads: true },
      { label: qualityTexts.step, wide: measure === null ? 5 : 4 },
    ],
    rows: listed.map((problem): Row => ({
      label: facts.problemName(problem),
      facts: [
        facts.count(problem),
        problem.rowCount === 0 ? null : facts.rowShare(problem),
        ...(measure === null ? [] : [problem.rowCount === 0 ? null : facts.measureShare(problem)]),
        facts.cells(facts.problemId(problem, 'cells'), problem.cells),
        facts.said(problem, 'step', qualityTexts.problems[problem.code].step),
      ],
    })),
  };
  return [table, ...touchedChart(facts)];
}

/** Which problems touch most rows. */
function touchedChart(facts: QualityFacts): (TableBlock | ChartBlock)[] {
  const drawn = facts.finding.assessment.problems.filter(({ rowCount }) => rowCount > 0).slice(0, MOST_DRAWN).sort((a, b) => b.rowCount - a.rowCount);
  if (drawn.length < 2) return [];
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('touched'),
    isBehindChart: true,
    title: qualityTexts.touchedTitle,
    subtitle: qualityTexts.touchedSubtitle,
    columns: [{ label: qualityTexts.rowsTouched }],
    rows: drawn.map((problem) => ({
      label: facts.problemName(problem),
      facts: [facts.ofCells(facts.problemId(problem, 'touched'), qualityTexts.rowsTouched, problem.rowCount, { kind: 'number', noun: null }, qualityTexts.countMethod, problem.cells)],
    })),
  };
  return [table, { kind: 'chart', id: `${table.id}.chart`, chart: 'bar', title: table.title, subtitle: table.subtitle, table: table.id, series: [{ column: 0, look: 'actual' }] }];
}

/** What was put right in reading, with its cells. */
export function handledBlocks(facts: QualityFacts): TableBlock[] {
  const { handled } = facts.finding.assessment;
  if (handled.length === 0) return [];
  const rows = handled.slice(0, MOST_LISTED).map((note, index): Row => {
    const id = (name: string) => facts.id('handled', String(index), name);
    return {
      label: facts.plainName(id('name'), qualityTexts.handled[note.code].name, note.cells),
      facts: [
        note.column === null ? null : facts.columnName(id('column'), note.column),
        facts.ofCells(id('count'), qualityTexts.count, note.count, { kind: 'number', noun: null }, qualityTexts.countMethod, note.cells),
        facts.cells(id('cells'), note.cells),
      ],
    };
  });
  const columns = [{ label: qualityTexts.column, wide: 3 }, { label: qualityTexts.count }, { label: qualityTexts.firstCells, wide: 3, leads: true }];
  return [{ kind: 'table', id: facts.id('handled'), title: qualityTexts.handledTitle, subtitle: qualityTexts.handledSubtitle, columns, rows }];
}

/** Every column: what it holds, how full it is, from where to where, and what is wrong with it. */
export function columnBlocks(facts: QualityFacts, rowsFact: Fact): (TableBlock | ChartBlock)[] {
  const { finding, table } = facts;
  const lines = finding.columns.map((metrics) => ({ metrics, filled: filledShare(facts, metrics, rowsFact) }));
  const listed: TableBlock = {
    kind: 'table',
    id: facts.id('columns'),
    title: qualityTexts.columnsTitle,
    subtitle: qualityTexts.columnsSubtitle,
    columns: [
      { label: qualityTexts.type },
      { label: qualityTexts.filled },
      { label: qualityTexts.distinct },
      { label: qualityTexts.min, mixed: true },
      { label: qualityTexts.max, mixed: true },
      { label: qualityTexts.found, wide: 3 },
      { label: qualityTexts.place, leads: true },
    ],
    rows: lines.map(({ metrics: { column, distinct, min, max }, filled }): Row => {
      const id = (name: string) => facts.id('column', column.name, name);
      const { range } = columnCells(table, column.name);
      return {
        label: facts.columnName(id('name'), column.name),
        facts: [
          facts.words(id('type'), qualityTexts.type, qualityTexts.types[column.type], [column.name]),
          filled,
          ...[distinct, min, max].map((metric) => (metric === null ? null : facts.metric(metric, null, finding.values.get(metric.metric.id) ?? null, id(metric.metric.id)))),
          problemsOf(facts, column.name, id('problems')),
          facts.plainName(id('place'), verbatim(range), [range]),
        ],
      };
    }),
  };
  return [listed, ...emptiestChart(facts, lines)];
}

/** `缺少值 12；公式错误 2`; null where nothing is wrong with the column. */
function problemsOf(facts: QualityFacts, column: string, id: string): Fact | null {
  const problems = facts.finding.assessment.problems.filter((problem) => problem.column === column);
  if (problems.length === 0) return null;
  const names = problems.map(({ code, count }) => ({ ...qualityTexts.problems[code].name, count }));
  const words = { zh: names.map(({ zh, count }) => `${zh} ${count}`).join('；'), en: names.map(({ en, count }) => `${en} ${count}`).join('; ') };
  return facts.plainName(id, words, problems.flatMap(({ cells }) => cells));
}

function filledShare(facts: QualityFacts, { column, filled }: ColumnMetrics, rowsFact: Fact): Fact {
  return share({ id: facts.id('column', column.name, 'filled-share'), label: filled.metric.label }, filledFact(facts, filled), rowsFact);
}

export function filledFact(facts: QualityFacts, filled: ColumnMetrics['filled']): Fact {
  return facts.metric(filled, null, facts.finding.values.get(filled.metric.id) ?? null, facts.id(filled.metric.id));
}

function emptiestChart(facts: QualityFacts, lines: readonly { readonly metrics: ColumnMetrics; readonly filled: Fact }[]): (TableBlock | ChartBlock)[] {
  const shareOf = ({ filled }: (typeof lines)[number]) => (typeof filled.value === 'number' ? filled.value : 1);
  const drawn = lines.filter((line) => shareOf(line) < NEARLY_FULL).sort((a, b) => shareOf(a) - shareOf(b)).slice(0, MOST_DRAWN);
  if (drawn.length < 2) return [];
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('emptiest'),
    isBehindChart: true,
    title: qualityTexts.emptiestTitle,
    subtitle: qualityTexts.emptiestSubtitle,
    columns: [{ label: qualityTexts.filled }],
    rows: drawn.map(({ metrics: { column }, filled }) => ({ label: facts.columnName(facts.id('emptiest', column.name), column.name), facts: [filled] })),
  };
  return [table, { kind: 'chart', id: `${table.id}.chart`, chart: 'bar', title: table.title, subtitle: table.subtitle, table: table.id, series: [{ column: 0, look: 'actual' }] }];
}
