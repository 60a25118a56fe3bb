import { extremes } from '../../statistics/extremes.ts';
import { at } from '../../statistics/at.ts';
import { criticalPath, EPSILON } from './critical-path.ts';
import type { Schedule } from './critical-path.ts';
import type { Task } from './read-tasks.ts';
import { dayAt, dayCountOf, daysBetween, placeOf } from './work-days.ts';
import type { DayCount } from './work-days.ts';

/** What the plan says of a task's days, and what its links make of them. */
export interface PlannedTask {
  /** In days that count; null where neither dates nor a length are written. */
  readonly days: number | null;
  /** Null where the plan has no links, or tasks wait for each other. */
  readonly slack: number | null;
  readonly isCritical: boolean;
  /** It is planned to start before what it waits for ends. */
  readonly isTooEarly: boolean;
}

export interface PlanSchedule {
  readonly count: DayCount;
  readonly tasks: readonly PlannedTask[];
  /** Null where the plan has no links, or they go in a circle. */
  readonly network: {
    readonly schedule: Schedule;
    /** Tasks stand at their planned days; otherwise they start as soon as they may, from day 0. */
    readonly isDated: boolean;
    /** The last day by links; null where nothing is dated. */
    readonly lastDay: number | null;
    /** Tasks of neither dates nor length, which count as no time. */
    readonly withoutLength: number;
  } | null;
  readonly circle: readonly number[];
  readonly plannedFirst: number | null;
  readonly plannedLast: number | null;
}

/** The days of every task, and the critical path where tasks wait for others. Cancelled ones take no time. */
export function planSchedule(tasks: readonly Task[]): PlanSchedule {
  const dated = tasks.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
  const lengths = tasks.flatMap(({ start, end, written }) => (start === null || end === null || written === null ? [] : [{ start, end, written }]));
  const count = dayCountOf(dated.flatMap(({ start, end }) => [start, end]), lengths);
  const days = tasks.map(({ written, start, end }) => written ?? (start === null || end === null ? null : daysBetween(start, end, count)));
  const live = tasks.filter(({ state }) => state !== 'cancelled');
  const starts = live.flatMap(({ start }) => (start === null ? [] : [Math.floor(start)]));
  const ends = live.flatMap(({ end }) => (end === null ? [] : [Math.floor(end)]));
  const first = extremes(starts)?.least ?? null;
  const plannedLast = extremes(ends)?.most ?? null;
  const plain = { count, plannedFirst: first, plannedLast };
  const unlinked = days.map((length): PlannedTask => ({ days: length, slack: null, isCritical: false, isTooEarly: false }));
  if (!tasks.some(({ waitsFor }) => waitsFor.length > 0)) return { ...plain, tasks: unlinked, network: null, circle: [] };

  const isDated = first !== null && starts.length >= live.length / 2;
  const origin = isDated ? placeOf(first, count) : 0;
  const lengthOf = (index: number) => (tasks[index]?.state === 'cancelled' ? 0 : (days[index] ?? 0));
  const earliest = ({ start, state }: Task) => (isDated && start !== null && state !== 'cancelled' ? placeOf(Math.floor(start), count) - origin : 0);
  const { schedule, circle } = criticalPath(tasks.map((task, index) => ({ duration: lengthOf(index), earliest: earliest(task), after: task.waitsFor })));
  if (schedule === null) return { ...plain, tasks: unlinked, network: null, circle };
  return {
    ...plain,
    tasks: tasks.map((task, index): PlannedTask => {
      const slack = at(schedule.slack, index);
      const isLive = task.state !== 'cancelled';
      return { days: days[index] ?? null, slack: isLive ? slack : null, isCritical: isLive && slack < EPSILON, isTooEarly: isLive && isTooEarly(tasks, task, count) };
    }),
    network: {
      schedule,
      isDated,
      lastDay: isDated ? dayAt(Math.ceil(origin + schedule.length - EPSILON) - 1, count) : null,
      withoutLength: days.filter((length, index) => length === null && tasks[index]?.state !== 'cancelled').length,
    },
    circle: [],
  };
}

/** By the planned days themselves: whether it starts before a task ends that must end first. */
function isTooEarly(tasks: readonly Task[], { start, waitsFor }: Task, count: DayCount): boolean {
  if (start === null) return false;
  return waitsFor.some(({ task, kind, lag }) => {
    const first = tasks[task];
    const end = first?.state === 'cancelled' ? null : (first?.end ?? null);
    return kind === 'FS' && end !== null && placeOf(Math.floor(start), count) < placeOf(Math.floor(end) + 1, count) + lag - EPSILON;
  });
}
