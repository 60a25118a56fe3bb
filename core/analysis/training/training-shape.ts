import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { isPercentColumn } from '../column-label.ts';
import type { Binding } from '../plugin.ts';
import { passMark } from './pass-mark.ts';
import type { PassMark } from './pass-mark.ts';
import { passedCount, plannedCounts } from './planned-counts.ts';
import type { PlannedCount } from './planned-counts.ts';
import type { TRAINING_SLOTS } from './training-slots.ts';

/** Scores before and after. */
export interface ScorePair {
  readonly before: string;
  readonly after: string;
}

/** What a table says about training. */
export interface TrainingShape {
  readonly scores: ScorePair | null;
  readonly planned: readonly PlannedCount[];
  readonly mark: PassMark | null;
  /** The column of results where its words cannot be told. */
  readonly unclear: string | null;
  /** Those who passed, as a column of numbers. */
  readonly passed: string | null;
  readonly satisfaction: string | null;
  readonly person: string | null;
  /** Courses and departments, in this order. */
  readonly dimensions: readonly string[];
}

const TRAINING = /培训|训练营|训[前后]|学员|学时|课时|课程|讲师|授课|结业|\b(?:training|trainings|trainees?|trainers?|courses?|workshops?|learners?|curriculum|e ?learning)\b/i;
/** Headers that only a test before and after training has. */
const TESTED = /训[前后]|培训[前后]|课[前后]|[前后]测|\b(?:pre|post)[ -]?(?:test|training|course|assessment|score)\b/i;
const MOST_DIFFERENT = 60;

/** Null where the table is not about training: a score in training alone does not make it so. */
export function trainingShape({ table, columns }: Binding): TrainingShape | null {
  const bound = (slot: keyof typeof TRAINING_SLOTS) => columnNamed(table, columns[slot]?.[0] ?? '');
  const [before, after] = [bound('before'), bound('after')];
  const scores = before?.type === 'number' && after?.type === 'number' && isPercentColumn(before) === isPercentColumn(after) && before.multiplier === after.multiplier ? { before: before.name, after: after.name } : null;
  const planned = plannedCounts(table);
  const names = [table.name, table.source.sheet, ...table.columns.map(({ name }) => name)].map((name) => name.replace(/_/g, ' '));
  const isTraining = names.some((name) => TRAINING.test(name));
  const isTested = scores !== null && TESTED.test(scores.before) && TESTED.test(scores.after);
  if (!(isTested || (isTraining && (scores !== null || planned.length > 0)))) return null;
  const { mark, unclear } = passMark(table, bound('result')?.name);
  const satisfaction = bound('satisfaction');
  const person = bound('person');
  return {
    scores,
    planned,
    mark,
    unclear,
    passed: passedCount(table),
    satisfaction: satisfaction?.type === 'number' ? satisfaction.name : null,
    person: person?.name ?? null,
    dimensions: [bound('course'), bound('department')].flatMap((column) => (column !== undefined && isWayToGroup(column) ? [column.name] : [])),
  };
}

function isWayToGroup(column: TypedColumn): boolean {
  if (column.type !== 'text') return false;
  const different = new Set(column.values.flatMap((value) => (value === null || value === '' ? [] : [value.toLowerCase()]))).size;
  return different >= 2 && different <= MOST_DIFFERENT;
}
