import { at } from '../../statistics/at.ts';

/** What a task waits for: finish to start, start to start, finish to finish, start to finish. */
export type LinkKind = 'FS' | 'SS' | 'FF' | 'SF';

export interface Link {
  /** Index of the task that comes first. */
  readonly task: number;
  readonly kind: LinkKind;
  /** Time that must pass besides; less than none is a lead. */
  readonly lag: number;
}

export interface NetworkTask {
  readonly duration: number;
  /** No earlier than this; 0 where nothing holds it. */
  readonly earliest: number;
  readonly after: readonly Link[];
}

/** When each task can begin and end at the earliest, and must at the latest so that the project ends in time. */
export interface Schedule {
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  /** By how much a task may slip without the project ending later. */
  readonly slack: Float64Array;
  readonly length: number;
  /** One path from the beginning to the end that leaves no slack, in order. */
  readonly path: readonly number[];
}

/** Smaller differences are of rounding. */
export const EPSILON = 1e-9;

/**
 * The critical path method: a forward pass gives the earliest times, a backward pass the latest, and tasks whose two
 * are the same decide how long the project takes. `circle` names tasks that wait for each other, which have no times.
 *
 * Source: Kelley and Walker, Critical-Path Planning and Scheduling (Eastern Joint Computer Conference, 1959); links
 * other than finish to start as in Fondahl's precedence diagrams (1961).
 */
export function criticalPath(tasks: readonly NetworkTask[]): { readonly schedule: Schedule; readonly circle: null } | { readonly schedule: null; readonly circle: readonly number[] } {
  const order = inOrder(tasks);
  if (order.length < tasks.length) return { schedule: null, circle: circleIn(tasks, new Set(order)) };
  const [earlyStart, earlyFinish] = [new Float64Array(tasks.length), new Float64Array(tasks.length)];
  const heldBy = new Map<number, number>();
  for (const index of order) {
    const task = taskAt(tasks, index);
    let start = Math.max(0, task.earliest);
    for (const link of task.after) {
      const from = at(link.kind === 'FS' || link.kind === 'FF' ? earlyFinish : earlyStart, link.task) + link.lag;
      const bound = link.kind === 'FS' || link.kind === 'SS' ? from : from - task.duration;
      if (bound > start + EPSILON || (bound > start - EPSILON && !heldBy.has(index))) heldBy.set(index, link.task);
      start = Math.max(start, bound);
    }
    earlyStart[index] = start;
    earlyFinish[index] = start + task.duration;
  }
  const length = earlyFinish.reduce((most, finish) => Math.max(most, finish), 0);
  const lateFinish = new Float64Array(tasks.length).fill(length);
  for (const index of [...order].reverse()) {
    const { duration, after } = taskAt(tasks, index);
    const [start, finish] = [at(lateFinish, index) - duration, at(lateFinish, index)];
    for (const { task, kind, lag } of after) {
      const by = (kind === 'FS' || kind === 'SS' ? start : finish) - lag;
      const bound = kind === 'FS' || kind === 'FF' ? by : by + taskAt(tasks, task).duration;
      lateFinish[task] = Math.min(at(lateFinish, task), bound);
    }
  }
  const lateStart = lateFinish.map((finish, index) => finish - taskAt(tasks, index).duration);
  const slack = lateStart.map((late, index) => Math.max(0, late - at(earlyStart, index)));
  const path: number[] = [];
  let last: number | undefined = order.findLast((index) => at(earlyFinish, index) > length - EPSILON);
  while (last !== undefined) {
    path.unshift(last);
    last = heldBy.get(last);
  }
  return { schedule: { earlyStart, earlyFinish, lateStart, lateFinish, slack, length, path }, circle: null };
}

/** Every task after all that it waits for; those in a circle, and after one, are left out. */
function inOrder(tasks: readonly NetworkTask[]): number[] {
  const waiting = tasks.map(({ after }) => after.length);
  const next: number[][] = tasks.map(() => []);
  for (const [index, { after }] of tasks.entries()) for (const { task } of after) next[task]?.push(index);
  const order = waiting.flatMap((count, index) => (count === 0 ? [index] : []));
  for (const index of order) {
    for (const follower of next[index] ?? []) {
      const left = (waiting[follower] ?? 0) - 1;
      waiting[follower] = left;
      if (left === 0) order.push(follower);
    }
  }
  return order;
}

function circleIn(tasks: readonly NetworkTask[], free: ReadonlySet<number>): number[] {
  const walked: number[] = [];
  let here = tasks.findIndex((_, index) => !free.has(index));
  while (!walked.includes(here)) {
    walked.push(here);
    here = taskAt(tasks, here).after.find(({ task }) => !free.has(task))?.task ?? here;
  }
  return walked.slice(walked.indexOf(here)).reverse();
}

function taskAt(tasks: readonly NetworkTask[], index: number): NetworkTask {
  const task = tasks[index];
  if (task === undefined) throw new Error('a link leads to no task');
  return task;
}
