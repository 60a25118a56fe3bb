import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import type { Text } from '../../language/language.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import { chiSquareTest, standardizedResiduals } from '../../statistics/contingency.ts';
import type { ContingencyTest } from '../../statistics/contingency.ts';
import { benjaminiHochberg } from '../../statistics/false-discovery.ts';
import type { AnalysisInput } from '../plugin.ts';
import { pause } from '../in-turns.ts';
import type { ClosedQuestion } from './question.ts';

/** One side of a cross-tab: a question with its answers, or whether one answer of several was given. */
export interface Variable {
  /** Place of the question. */
  readonly question: number;
  /** Of a question with several answers: which; null for the whole question. */
  readonly answer: number | null;
  readonly labels: readonly Text[];
  readonly columns: readonly string[];
}

export interface CrossTab {
  readonly row: Variable;
  readonly column: Variable;
  readonly counts: readonly (readonly number[])[];
  readonly test: ContingencyTest;
  /** Its probability, corrected for everything that was tested. */
  readonly adjusted: number;
  /** The cell that is most over what chance alone would make. */
  readonly most: { readonly row: number; readonly column: number };
}

export interface CrossTabs {
  /** The clearest first. */
  readonly tabs: readonly CrossTab[];
  /** Pairs with too few answers for the test. */
  readonly untested: number;
  /** Every pair counted, tested or not, by the places of its questions. */
  readonly pairs: readonly Omit<CrossTab, 'test' | 'adjusted' | 'most'>[];
}

interface Side extends Variable {
  /** What is grouped by: columns of one question are read from the same text. */
  readonly sql: string;
  readonly read: (cell: string) => number | null;
}

/** Adjusted probability up to which a pair is said to go together. */
export const SURE = 0.1;
const MOST_QUESTIONS = 12;
const MOST_ANSWERS = 12;
const PAIRS_AT_ONCE = 20;
/** Cochran's rule: no expected count under 1, at most a fifth under 5. */
const LEAST_EXPECTED = 1;
const MOST_SMALL = 0.2;
const OUTCOME = { choice: 1, scale: 2, nps: 3, multiple: 4 } as const;

/**
 * Every question against every other, and every answer of those with several, by the chi-square test with the false
 * discovery rate controlled over all of them.
 *
 * Source: Pearson (1900); Cochran, Some methods for strengthening the common chi-square tests (1954), for small
 * counts; Cramér (1946) for the effect; Agresti (2007), 2.4.5, for the cell; Benjamini and Hochberg (1995).
 */
export async function crossTabs(questions: readonly ClosedQuestion[], input: AnalysisInput): Promise<CrossTabs> {
  const asked = questions.map((question, place) => ({ question, place })).filter(({ question: { answers } }) => answers.length >= 2 && answers.length <= MOST_ANSWERS).slice(0, MOST_QUESTIONS);
  const whole = asked.filter(({ question }) => question.kind !== 'multiple').map(({ question, place }) => wholeSide(question, place));
  const parts = asked.filter(({ question }) => question.kind === 'multiple').flatMap(({ question, place }) => question.answers.map((_, answer) => answerSide(question, place, answer)));
  const outcome = ({ question }: Side) => OUTCOME[questions[question]?.kind ?? 'choice'];
  const sides = whole.flatMap((one, index) => [...whole.slice(index + 1), ...parts].map((other) => (outcome(one) <= outcome(other) ? { row: one, column: other } : { row: other, column: one })));
  const cells = await pairCells(sides, input);
  const pairs = sides.map(({ row, column }) => ({ row, column, counts: countsOf(row, column, cells.get(pairKey(row, column)) ?? []) }));
  const tested = pairs.flatMap((pair) => {
    const test = chiSquareTest(pair.counts);
    return test === null || test.leastExpected < LEAST_EXPECTED || test.smallShare > MOST_SMALL ? [] : [{ ...pair, test, most: mostOver(pair) }];
  });
  const adjusted = benjaminiHochberg(tested.map(({ test }) => test.p));
  const tabs = tested.map((pair, index) => ({ ...pair, adjusted: adjusted[index] ?? 1 })).sort((one, other) => one.test.p - other.test.p || other.test.effect - one.test.effect);
  return { tabs, untested: pairs.length - tested.length, pairs };
}

function wholeSide({ columns, answers, read }: ClosedQuestion, question: number): Side {
  return { question, answer: null, labels: answers.map(({ label }) => label), columns, sql: textSql(columns[0] ?? ''), read: (cell) => read(cell)?.[0] ?? null };
}

function answerSide({ columns, read, answers }: ClosedQuestion, question: number, answer: number): Side {
  const given = answers[answer]?.label ?? surveyTexts.yes;
  const labels = [given, surveyTexts.without(given)];
  const isOneColumn = columns.length === 1;
  const column = (isOneColumn ? columns[0] : columns[answer]) ?? '';
  if (isOneColumn) return { question, answer, labels, columns, sql: textSql(column), read: (cell) => withAnswer(read(cell), answer) };
  // Who ticked nothing at all was not asked, or did not answer.
  const sql = `CASE WHEN ${answeredSql(columns)} THEN coalesce(${textSql(column)}, '') END`;
  return { question, answer, labels, columns: [column], sql, read: (cell) => (read(cell) === null ? 1 : 0) };
}

function withAnswer(given: readonly number[] | null, answer: number): number | null {
  return given === null ? null : given.includes(answer) ? 0 : 1;
}

function textSql(column: string): string {
  return `CAST(${quoteIdentifier(column)} AS VARCHAR)`;
}

/** Whether a row answers a question whose answers have a column each. */
export function answeredSql(columns: readonly string[]): string {
  return `coalesce(${columns.map((column) => `nullif(trim(${textSql(column)}), '')`).join(', ')}) IS NOT NULL`;
}

function pairKey(one: Side, other: Side): string {
  return `${one.sql}\n${other.sql}`;
}

type PairCells = readonly (readonly [string, string, number])[];

/** How often the cells of two columns stand in one row, by pair. */
async function pairCells(sides: readonly { readonly row: Side; readonly column: Side }[], input: AnalysisInput): Promise<Map<string, PairCells>> {
  const { binding, engine, signal } = input;
  const pairs = [...new Map(sides.map(({ row, column }) => [pairKey(row, column), { row, column }])).entries()];
  const found = new Map<string, [string, string, number][]>();
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    const some = pairs.slice(from, from + PAIRS_AT_ONCE);
    const texts = [...new Set(some.flatMap(([, { row, column }]) => [row.sql, column.sql]))];
    const name = (sql: string) => `v${String(texts.indexOf(sql))}`;
    const sql = `WITH answers AS MATERIALIZED (SELECT ${texts.map((text) => `${text} AS ${name(text)}`).join(', ')} FROM ${tableSource(binding.table.name)})
      ${some.map(([, { row, column }], index) => `SELECT ${String(index)} AS pair, ${name(row.sql)} AS a, ${name(column.sql)} AS b, count(*)::DOUBLE AS n FROM answers WHERE ${name(row.sql)} IS NOT NULL AND ${name(column.sql)} IS NOT NULL GROUP BY ALL`).join(' UNION ALL ')}`;
    for (const [pair, a, b, n] of (await engine.query(sql, signal)).rows) {
      const key = some[Number(pair)]?.[0] ?? '';
      const cells = found.get(key) ?? [];
      cells.push([String(a), String(b), Number(n)]);
      found.set(key, cells);
    }
    await pause(input, 0.3 + (0.5 * (from + some.length)) / pairs.length);
  }
  return found;
}

function countsOf(row: Side, column: Side, cells: PairCells): number[][] {
  const counts = row.labels.map(() => column.labels.map(() => 0));
  for (const [a, b, n] of cells) {
    const [across, down] = [row.read(a), column.read(b)];
    const line = across === null ? undefined : counts[across];
    if (line !== undefined && down !== null) line[down] = (line[down] ?? 0) + n;
  }
  return counts;
}

/** The cell most over what chance makes; of an answer given or not, the one with it given. */
function mostOver({ counts, column }: { readonly counts: readonly (readonly number[])[]; readonly column: Variable }): CrossTab['most'] {
  let most = { row: 0, column: 0, residual: Number.NEGATIVE_INFINITY };
  for (const [row, line] of standardizedResiduals(counts).entries()) {
    for (const [place, residual] of line.entries()) if (residual > most.residual && (column.answer === null || place === 0)) most = { row, column: place, residual };
  }
  return { row: most.row, column: most.column };
}
