import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import { Problem } from '../../language/problem.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { evenSample } from '../../statistics/even-sample.ts';
import { netPromoter } from '../../statistics/net-promoter.ts';
import type { Interval } from '../../statistics/proportion.ts';
import { wilsonInterval } from '../../statistics/proportion.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { pause } from '../in-turns.ts';
import type { Stretch } from '../in-turns.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { isMissing, wholeNumber } from './choice-cells.ts';
import { answeredSql, crossTabs } from './cross-tabs.ts';
import type { CrossTabs } from './cross-tabs.ts';
import { WordCount } from './open-words.ts';
import type { OpenWord } from './open-words.ts';
import { NPS_GROUPS } from './question.ts';
import type { ClosedQuestion, OpenQuestion } from './question.ts';
import { readQuestions } from './read-questions.ts';
import type { CellCounts } from './read-questions.ts';
import { inSheetOrder, questionsSeen } from './survey-fit.ts';

/** A question with how often each of its answers was given. */
export interface CountedQuestion {
  readonly question: ClosedQuestion;
  readonly counts: readonly number[];
  readonly answered: number;
  /** Cells that hold something else than its answers. */
  readonly other: number;
  /** Of a scale: the mean, and how many chose one of its two best answers. */
  readonly scale: { readonly mean: number; readonly topCount: number; readonly top: Interval } | null;
  /** Of a question of recommendation, from -1 to 1. */
  readonly score: Interval | null;
}

export interface OpenAnswers {
  readonly question: OpenQuestion;
  readonly answered: number;
  /** How many were read. */
  readonly read: number;
  readonly words: readonly OpenWord[];
}

export interface SurveyFinding {
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly rows: number;
  readonly closed: readonly CountedQuestion[];
  readonly open: readonly OpenAnswers[];
  readonly cross: CrossTabs;
  readonly periodAsked: boolean;
}

/** Longer texts than these in one column are not counted each: they are open answers. */
const MOST_DIFFERENT = 2_000;
const MOST_READ = 20_000;
const READ_AT_ONCE = 500;
const TOP_BOXES = 2;

/** Counts every question. Throws Problem `no-questions` where the table asks nothing. */
export async function measureSurvey(input: AnalysisInput): Promise<SurveyFinding> {
  const { binding } = input;
  const { table } = binding;
  const names = inSheetOrder(table, binding.columns['questions'] ?? []);
  const seen = questionsSeen(binding);
  const openNames = new Set(seen.open.map(({ column }) => column));
  const cells = await cellsOf(names.filter((name) => !openNames.has(name)), input);
  await pause(input, 0.2);
  const { closed } = readQuestions(table, names, (name) => cells.get(name) ?? new Map<string, number>());
  if (closed.length === 0) throw new Problem('no-questions', surveyTexts.noQuestions);
  const answered = await answeredRows(closed, input);
  await pause(input, 0.3);
  const cross = await crossTabs(closed, input);
  const open: OpenAnswers[] = [];
  for (const [place, question] of seen.open.entries()) open.push(await readOpen(question, input, { from: 0.8 + (0.2 * place) / seen.open.length, to: 0.8 + (0.2 * (place + 1)) / seen.open.length }));
  return {
    binding,
    calendar: settledCalendar(input.calendar, hasChineseHeader(table)),
    rows: table.rowCount,
    closed: closed.map((question, place) => counted(question, cells, answered[place] ?? null)),
    open,
    cross,
    periodAsked: input.period !== null,
  };
}

/** The cells of columns, each with how often it stands there; those with too many different ones are left out. */
async function cellsOf(names: readonly string[], { binding: { table }, engine, signal }: AnalysisInput): Promise<Map<string, CellCounts>> {
  if (names.length === 0) return new Map();
  const source = tableSource(table.name);
  const parts = names.map((name, index) => `(SELECT ${String(index)} AS i, CAST(${quoteIdentifier(name)} AS VARCHAR) AS cell, count(*)::DOUBLE AS n FROM ${source} WHERE ${quoteIdentifier(name)} IS NOT NULL GROUP BY ${quoteIdentifier(name)} ORDER BY n DESC, cell LIMIT ${String(MOST_DIFFERENT + 1)})`);
  const found = new Map(names.map((name) => [name, new Map<string, number>()]));
  for (const [index, cell, n] of (await engine.query(parts.join(' UNION ALL '), signal)).rows) {
    const name = names[Number(index)] ?? '';
    found.get(name)?.set(columnNamed(table, name)?.type === 'number' ? wholeNumber(String(cell)) : String(cell), Number(n));
  }
  return new Map([...found].filter(([, counts]) => counts.size <= MOST_DIFFERENT));
}

/** Rows that answer a question whose answers have a column each; null for the others, whose cells tell. */
async function answeredRows(closed: readonly ClosedQuestion[], { binding: { table }, engine, signal }: AnalysisInput): Promise<(number | null)[]> {
  const many = closed.flatMap(({ columns }, place) => (columns.length > 1 ? [{ columns, place }] : []));
  if (many.length === 0) return [];
  const { rows } = await engine.query(`SELECT ${many.map(({ columns }) => `(count(*) FILTER (WHERE ${answeredSql(columns)}))::DOUBLE`).join(', ')} FROM ${tableSource(table.name)}`, signal);
  return closed.map((_, place) => {
    const value = rows[0]?.[many.findIndex((each) => each.place === place)];
    return typeof value === 'number' ? value : null;
  });
}

function counted(question: ClosedQuestion, cells: ReadonlyMap<string, CellCounts>, rows: number | null): CountedQuestion {
  const { columns, answers, read, kind, best } = question;
  const counts = answers.map(() => 0);
  let [given, other] = [0, 0];
  for (const [place, column] of columns.entries()) {
    for (const [cell, count] of cells.get(column) ?? []) {
      const chosen = read(cell);
      if (chosen === null) {
        if (columns.length === 1 && !isMissing(cell)) other += count;
        continue;
      }
      given += count;
      for (const answer of chosen) {
        const at = columns.length === 1 ? answer : place;
        counts[at] = (counts[at] ?? 0) + count;
      }
    }
  }
  const answered = rows ?? given;
  const [promoters, detractors] = [counts[NPS_GROUPS.promoters] ?? 0, counts[NPS_GROUPS.detractors] ?? 0];
  return {
    question,
    counts,
    answered,
    other,
    scale: kind !== 'scale' || best === null || answered === 0 ? null : scaleOf(question, counts, answered, best),
    score: kind === 'nps' && answered > 0 ? netPromoter({ promoters, detractors, answers: answered }) : null,
  };
}

function scaleOf({ answers }: ClosedQuestion, counts: readonly number[], answered: number, best: number): CountedQuestion['scale'] {
  const points = counts.reduce((sum, count, place) => sum + count * (answers[place]?.score ?? 0), 0);
  const topCount = counts.reduce((sum, count, place) => sum + ((answers[place]?.score ?? 0) > best - TOP_BOXES ? count : 0), 0);
  return { mean: points / answered, topCount, top: wilsonInterval({ hits: topCount, tries: answered }) };
}

async function readOpen(question: OpenQuestion, input: AnalysisInput, { from, to }: Stretch): Promise<OpenAnswers> {
  const column = columnNamed(input.binding.table, question.column);
  const given = new WordCount();
  const answers = column?.type === 'text' ? column.values : [];
  const rows = Uint32Array.from(answers.keys()).filter((row) => !isMissing(answers[row] ?? ''));
  const read = evenSample(rows, MOST_READ);
  for (const [index, row] of read.entries()) {
    given.add((answers[row] ?? '').trim(), 1);
    if (index % READ_AT_ONCE === READ_AT_ONCE - 1) await pause(input, from + ((to - from) * index) / read.length);
  }
  return { question, answered: rows.length, read: read.length, words: given.top() };
}
