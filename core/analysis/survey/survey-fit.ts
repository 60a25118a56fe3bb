import type { ColumnRole, TypedTable } from '../../sheet/typed-table.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { evenSample } from '../../statistics/even-sample.ts';
import type { Binding, RoleSlot } from '../plugin.ts';
import { asks, isNumbered, tellsTool } from './question-title.ts';
import { readQuestions } from './read-questions.ts';
import type { CellCounts, Questions } from './read-questions.ts';

const ROLES: readonly ColumnRole[] = ['score', 'dimension', 'text', 'status', 'measure', 'ratio'];

/** Everything that may have been asked. */
export const QUESTIONS_SLOT: RoleSlot = {
  slot: 'questions',
  roles: ROLES,
  optional: false,
  many: true,
  hints: { zh: ['推荐', '满意', '您', '多选', '单选', '评分', '建议'], en: ['recommend', 'satisfied', 'how', 'what', 'which', 'rate'] },
};

const MOST_LOOKED_AT = 5_000;
const FEWEST_ANSWERS = 5;
const FEWEST_QUESTIONS = 2;
/** Fewer points and a table of something else has a rating in it. */
const ENOUGH = 3;
const MOST_FOR_ASKING = 3;

/** What a table seems to ask, by a sample of its rows. */
export function questionsSeen({ table, columns }: Binding): Questions {
  const rows = evenSample(Uint32Array.from({ length: table.rowCount }, (_, row) => row), MOST_LOOKED_AT);
  const cells = new Map<string, CellCounts>();
  const cellsOf = (name: string) => {
    const known = cells.get(name) ?? sampledCells(table, name, rows);
    cells.set(name, known);
    return known;
  };
  return readQuestions(table, inSheetOrder(table, columns['questions'] ?? []), cellsOf);
}

/**
 * 0..1: how much a table looks like the answers to a survey: a question of recommendation, words of a rating scale,
 * headers that ask, several answers in a cell, and what survey tools write beside.
 */
export function surveyFit(binding: Binding): number {
  const { table } = binding;
  const names = table.columns.map(({ name }) => name);
  const asking = names.filter(asks).length;
  const isFromTool = names.some(tellsTool);
  if (table.rowCount < FEWEST_ANSWERS) return 0;
  const { closed, open } = questionsSeen(binding);
  if (closed.length + open.length < FEWEST_QUESTIONS || closed.length === 0) return 0;
  const points =
    (closed.some(({ kind }) => kind === 'nps') ? 2 : 0) +
    (closed.some(({ kind, answers }) => kind === 'scale' && answers.some(({ filters }) => Array.isArray(filters?.[0]?.value))) ? 2 : 0) +
    (closed.some(({ kind }) => kind === 'multiple') ? 1 : 0) +
    Math.min(MOST_FOR_ASKING, asking) +
    (isFromTool ? 1 : 0);
  // Headers that ask may be of anything; answers as only surveys have them, and what survey tools write, are not.
  const isSure = isFromTool || names.filter(isNumbered).length >= FEWEST_QUESTIONS || closed.some(({ kind }) => kind !== 'choice');
  return points < ENOUGH || !isSure || (asking === 0 && !isFromTool) ? 0 : Math.min(0.95, 0.6 + 0.05 * points);
}

export function inSheetOrder(table: TypedTable, names: readonly string[]): string[] {
  return table.columns.flatMap(({ name }) => (names.includes(name) ? [name] : []));
}

function sampledCells(table: TypedTable, name: string, rows: Uint32Array): CellCounts {
  const column = columnNamed(table, name);
  const counts = new Map<string, number>();
  if (column === undefined) return counts;
  for (const row of rows) {
    const value = column.values[row] ?? null;
    if (value === null || Number.isNaN(value)) continue;
    const cell = String(value);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}
