import { Problem } from '../../language/problem.ts';
import { projectTexts } from '../../language/texts/project.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { extremes } from '../../statistics/extremes.ts';
import { median } from '../../statistics/quantile.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { dataDay } from './data-day.ts';
import type { DataDay } from './data-day.ts';
import { planSchedule } from './plan-schedule.ts';
import type { PlanSchedule } from './plan-schedule.ts';
import { readTasks } from './read-tasks.ts';
import type { ReadTasks, Task } from './read-tasks.ts';
import { readRisks } from './risk-levels.ts';
import type { Risks } from './risk-levels.ts';
import { stateOf, TASK_STATES } from './task-status.ts';
import type { TaskState } from './task-status.ts';
import { daysBetween } from './work-days.ts';

/** A task, by its place among all, and by how many days it is late. */
export interface LateTask {
  readonly task: number;
  readonly days: number;
}

/** A column of the board. */
export interface BoardColumn {
  /** As written first; empty where the status is. */
  readonly status: string;
  readonly state: TaskState;
  readonly tasks: readonly number[];
  /** Days since they began, or else came up; of open tasks only. */
  readonly age: { readonly median: number; readonly most: number } | null;
}

export interface PersonLoad {
  /** Empty for tasks of nobody. */
  readonly person: string;
  readonly open: number;
  readonly overdue: number;
  /** Null where no task says how long it takes. */
  readonly daysLeft: number | null;
  /** Tasks on one day, at most; null where they have no days. */
  readonly most: number | null;
}

export interface ProjectFinding {
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly read: ReadTasks;
  readonly plan: PlanSchedule;
  readonly day: DataDay | null;
  readonly all: number;
  readonly done: number;
  readonly open: readonly number[];
  /** The latest first. */
  readonly overdue: readonly LateTask[];
  readonly blocked: readonly number[];
  /** Should have begun, but wait for a task that is not done. */
  readonly waiting: readonly { readonly task: number; readonly on: number }[];
  readonly board: readonly BoardColumn[];
  readonly load: readonly PersonLoad[];
  /** Finished tasks with a planned end, the most late first. */
  readonly slips: readonly LateTask[];
  /** Shares of all planned days: what should be done by the day, and what is. Null where that is not known. */
  readonly work: { readonly planned: number; readonly done: number } | null;
  readonly risks: Risks;
  readonly periodAsked: boolean;
}

/** Of all tasks, those that must have days for the work done to be told. */
const MOST_HAVE_DAYS = 0.8;

/** Reads tasks and tells how they stand. Throws Problem `too-little`, `option-wrong`. */
export function measureProject(input: AnalysisInput): ProjectFinding {
  const { binding, signal } = input;
  signal?.throwIfAborted();
  const read = readTasks(binding);
  const { tasks } = read;
  if (tasks.length === 0) throw new Problem('too-little', projectTexts.noFit);
  input.onProgress?.(0.4);
  const plan = planSchedule(tasks);
  signal?.throwIfAborted();
  const day = dataDay(input, tasks);
  const places = [...tasks.keys()];
  const open = places.filter((place) => isOpen(tasks[place]));
  const overdue = open.flatMap((task): LateTask[] => {
    const end = tasks[task]?.end ?? null;
    return day === null || end === null || Math.floor(end) >= day.day ? [] : [{ task, days: day.day - Math.floor(end) }];
  });
  return {
    binding,
    calendar: settledCalendar(input.calendar, hasChineseHeader(binding.table)),
    read,
    plan,
    day,
    all: tasks.filter(({ state }) => state !== 'cancelled').length,
    done: tasks.filter(({ state }) => state === 'done').length,
    open,
    overdue: latestFirst(overdue),
    blocked: open.filter((place) => tasks[place]?.state === 'blocked'),
    waiting: open.flatMap((place) => waitOf(tasks, place, day)),
    board: boardOf(tasks, day),
    load: loadOf(tasks, plan, open, new Set(overdue.map(({ task }) => task)), day),
    slips: latestFirst(tasks.flatMap(({ state, finished, end }, task): LateTask[] => (state !== 'done' || finished === null || end === null ? [] : [{ task, days: Math.floor(finished) - Math.floor(end) }]))),
    work: workOf(tasks, plan, day),
    risks: readRisks(binding.table, read, open),
    periodAsked: input.period !== null,
  };
}

function isOpen(task: Task | undefined): boolean {
  return task !== undefined && task.state !== 'done' && task.state !== 'cancelled';
}

function latestFirst(late: readonly LateTask[]): LateTask[] {
  return [...late].sort((one, other) => other.days - one.days || one.task - other.task);
}

function waitOf(tasks: readonly Task[], place: number, day: DataDay | null): { readonly task: number; readonly on: number }[] {
  const task = tasks[place];
  if (task === undefined || day === null || task.state !== 'todo' || task.start === null || Math.floor(task.start) > day.day) return [];
  const on = task.waitsFor.find(({ kind, task: other }) => kind === 'FS' && isOpen(tasks[other]));
  return on === undefined ? [] : [{ task: place, on: on.task }];
}

function boardOf(tasks: readonly Task[], day: DataDay | null): BoardColumn[] {
  const columns = new Map<string, { status: string; state: TaskState; tasks: number[] }>();
  for (const [place, { status, state }] of tasks.entries()) {
    const key = status.toLowerCase();
    const column = columns.get(key) ?? { status, state: stateOf(status) ?? state, tasks: [] };
    columns.set(key, column);
    column.tasks.push(place);
  }
  return [...columns.values()]
    .map((column): BoardColumn => {
      const ages = day === null ? [] : column.tasks.flatMap((place) => ageOf(tasks[place], day.day));
      const oldest = extremes(ages)?.most ?? null;
      return { ...column, age: oldest === null ? null : { median: median(ages), most: oldest } };
    })
    .sort((one, other) => TASK_STATES.indexOf(one.state) - TASK_STATES.indexOf(other.state) || other.tasks.length - one.tasks.length);
}

function ageOf(task: Task | undefined, day: number): number[] {
  const since = task === undefined || !isOpen(task) ? null : (task.begun ?? task.created ?? task.start);
  return since === null || Math.floor(since) > day ? [] : [day - Math.floor(since)];
}

function loadOf(tasks: readonly Task[], plan: PlanSchedule, open: readonly number[], late: ReadonlySet<number>, day: DataDay | null): PersonLoad[] {
  const people = new Map<string, { person: string; tasks: number[] }>();
  for (const place of open) {
    const named = tasks[place]?.people ?? [];
    for (const person of named.length === 0 ? [''] : named) {
      const one = people.get(person.toLowerCase()) ?? { person, tasks: [] };
      people.set(person.toLowerCase(), one);
      one.tasks.push(place);
    }
  }
  return [...people.values()]
    .map(({ person, tasks: own }): PersonLoad => {
      const lengths = own.flatMap((place) => {
        const days = plan.tasks[place]?.days ?? null;
        return days === null ? [] : [days * (1 - (tasks[place]?.progress ?? 0))];
      });
      return { person, open: own.length, overdue: own.filter((place) => late.has(place)).length, daysLeft: lengths.length === 0 ? null : lengths.reduce((sum, days) => sum + days, 0), most: mostAtOnce(own.flatMap((place) => tasks[place] ?? []), day) };
    })
    .sort((one, other) => (other.daysLeft ?? 0) - (one.daysLeft ?? 0) || other.open - one.open || one.person.localeCompare(other.person));
}

/** Tasks that run on one day, from the day of the data on: what is late runs on that day. */
function mostAtOnce(tasks: readonly Task[], day: DataDay | null): number | null {
  const from = day?.day ?? -Infinity;
  const ends = tasks.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ at: Math.max(from, Math.floor(start)), by: 1 }, { at: Math.max(from, Math.floor(end)) + 1, by: -1 }]));
  if (ends.length === 0) return null;
  let [now, most] = [0, 0];
  for (const { by } of ends.sort((one, other) => one.at - other.at || one.by - other.by)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

/** Planned value and earned value by days of work, as in earned value management (PMI, Practice Standard, 2011). */
function workOf(tasks: readonly Task[], plan: PlanSchedule, day: DataDay | null): ProjectFinding['work'] {
  const live = tasks.flatMap((task, place) => (task.state === 'cancelled' ? [] : [{ task, days: plan.tasks[place]?.days ?? null }]));
  const timed = live.flatMap(({ task, days }) => (days === null || days === 0 || task.start === null || task.end === null ? [] : [{ task, days, start: task.start, end: task.end }]));
  const isKnown = timed.every(({ task: { state, progress } }) => progress !== null || state === 'done' || state === 'todo') && timed.some(({ task }) => task.progress !== null);
  if (day === null || !isKnown || timed.length < MOST_HAVE_DAYS * live.length) return null;
  let [whole, planned, done] = [0, 0, 0];
  for (const { task, days, start, end } of timed) {
    const span = daysBetween(start, end, plan.count);
    whole += days;
    planned += days * (span === 0 ? Number(end < day.day) : Math.min(1, daysBetween(start, Math.min(end, day.day), plan.count) / span));
    done += days * (task.state === 'done' ? 1 : (task.progress ?? 0));
  }
  return whole === 0 ? null : { planned: planned / whole, done: done / whole };
}
