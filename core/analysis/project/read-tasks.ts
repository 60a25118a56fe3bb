import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { isPercentColumn } from '../column-label.ts';
import type { Binding } from '../plugin.ts';
import type { LinkKind } from './critical-path.ts';
import { readPredecessors } from './predecessors.ts';
import { stateOf } from './task-status.ts';
import type { TaskState } from './task-status.ts';

/** A row of a task table. Days are serials of the 1900 system; null where nothing is written. */
export interface Task {
  readonly row: number;
  readonly name: string;
  readonly state: TaskState;
  /** As written; empty where nothing is. */
  readonly status: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly begun: number | null;
  readonly finished: number | null;
  readonly created: number | null;
  readonly updated: number | null;
  /** 0..1 */
  readonly progress: number | null;
  /** As written, in days. */
  readonly written: number | null;
  readonly people: readonly string[];
  readonly waitsFor: readonly { readonly task: number; readonly kind: LinkKind; readonly lag: number }[];
}

export interface TaskColumns {
  readonly task: string;
  readonly status: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly begun: string | null;
  readonly finished: string | null;
  readonly created: string | null;
  readonly updated: string | null;
  readonly done: string | null;
  readonly duration: string | null;
  readonly progress: string | null;
  readonly person: string | null;
  readonly key: string | null;
  readonly waits: string | null;
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly risk: string | null;
}

export interface ReadTasks {
  readonly columns: TaskColumns;
  readonly tasks: readonly Task[];
  /** Rows that name no task. */
  readonly nameless: number;
  /** Names in cells of predecessors that no row has. */
  readonly unknown: readonly string[];
  /** Tasks that wait for themselves. */
  readonly ownWaits: number;
  /** Tasks whose status says otherwise than their progress or day of finish. */
  readonly contradictions: number;
  /** Written statuses that no word of is known. */
  readonly unclear: readonly string[];
  /** Tasks that end before they start. */
  readonly backward: number;
  /** Formulas over the column of statuses tell what is done and what is open. */
  readonly isLive: boolean;
  /** Formulas over the column of people tell whose a task is. */
  readonly isLivePerson: boolean;
}

const PEOPLE_JOINTS = /[;；,，、\n|┋/&＆]+|\s+和\s+/;
const YES = /^(?:true|yes|y|是|1|✓|✔|√|已完成|完成|done|complete[d]?)$/i;

/** The columns by their slots; a lone column of ends that open tasks have filled is of plans. */
export function taskColumns({ table, columns }: Binding): TaskColumns {
  const first = (slot: string) => columns[slot]?.[0] ?? null;
  const dated = (slot: string) => (columnNamed(table, first(slot) ?? '')?.type === 'date' ? first(slot) : null);
  const [end, finished] = [dated('end'), dated('finished')];
  const isPlan = end === null && finished !== null && !isOfDoneOnly(table, finished, first('status'));
  return {
    task: first('task') ?? '',
    status: first('status'),
    start: dated('start'),
    end: isPlan ? finished : end,
    begun: dated('begun'),
    finished: isPlan ? null : finished,
    created: dated('created'),
    updated: dated('updated'),
    done: first('done'),
    duration: first('duration'),
    progress: first('progress'),
    person: first('person'),
    key: first('key'),
    waits: first('waits'),
    likelihood: first('likelihood'),
    impact: first('impact'),
    risk: first('risk'),
  };
}

/** The tasks of a table, with what they wait for. */
export function readTasks(binding: Binding): ReadTasks {
  const { table } = binding;
  const columns = taskColumns(binding);
  const column = (name: string | null) => columnNamed(table, name ?? '');
  const text = (of: TypedColumn | undefined, row: number) => textAt(of, row);
  const [names, keys, statuses, people, waits] = [column(columns.task), column(columns.key), column(columns.status), column(columns.person), column(columns.waits)];
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => text(names, row) !== '' || text(keys, row) !== '');
  const places = new Map<string, number>();
  for (const source of [names, keys]) {
    for (const [place, row] of rows.entries()) {
      const name = text(source, row);
      if (name !== '') places.set(nameKey(name), place);
    }
  }
  const isKnown = (name: string) => places.has(nameKey(name));
  const splits = people?.type === 'text' && people.values.some((cell) => cell !== null && PEOPLE_JOINTS.test(cell));
  const [starts, ends, begun, finishes, created, updated, done, durations] = [column(columns.start), column(columns.end), column(columns.begun), column(columns.finished), column(columns.created), column(columns.updated), column(columns.done), column(columns.duration)];
  const progressOf = progressReader(column(columns.progress));
  /** Many tasks have one status: each is read once. */
  const states = new Map<string, TaskState | null>();
  const stateSaid = (status: string): TaskState | null => {
    const known = states.get(status);
    if (known !== undefined) return known;
    const state = stateOf(status);
    states.set(status, state);
    return state;
  };
  const unknown = new Set<string>();
  const unclear = new Set<string>();
  let [contradictions, backward, ownWaits] = [0, 0, 0];
  let isLive = statuses?.type === 'text' && rows.length === table.rowCount;
  const tasks = rows.map((row, place): Task => {
    const status = text(statuses, row);
    const said = status === '' ? null : stateSaid(status);
    if (status !== '' && said === null) unclear.add(status);
    const [progress, finished] = [progressOf(row), dayAt(finishes, row)];
    const isTicked = YES.test(text(done, row));
    const isEnded = finished !== null || isTicked || (progress ?? 0) >= 1;
    const state: TaskState = said === 'cancelled' || said === 'done' ? said : finished !== null || isTicked || (said === null && isEnded) ? 'done' : (said ?? ((progress ?? 0) > 0 || dayAt(begun, row) !== null ? 'doing' : 'todo'));
    const saysOtherwise = said === 'done' ? !isEnded && progress !== null : isEnded;
    if (said !== null && said !== 'cancelled' && saysOtherwise) contradictions += 1;
    if ((state === 'done' || state === 'cancelled') !== (said === 'done' || said === 'cancelled')) isLive = false;
    const links = readPredecessors(text(waits, row), isKnown);
    const waitsFor = links.flatMap(({ name, kind, lag }) => {
      const task = places.get(nameKey(name));
      if (task === undefined) unknown.add(name);
      if (task === place) ownWaits += 1;
      return task === undefined || task === place ? [] : [{ task, kind, lag }];
    });
    const [start, end] = [dayAt(starts, row), dayAt(ends, row)];
    const isBackward = start !== null && end !== null && Math.floor(end) < Math.floor(start);
    if (isBackward) backward += 1;
    const who = text(people, row);
    return {
      row,
      name: text(names, row) === '' ? text(keys, row) : text(names, row),
      state,
      status,
      start,
      end: isBackward ? null : end,
      begun: dayAt(begun, row),
      finished,
      created: dayAt(created, row),
      updated: dayAt(updated, row),
      progress,
      written: durationAt(durations, row),
      people: who === '' ? [] : splits ? [...new Set(who.split(PEOPLE_JOINTS).map((name) => name.trim()).filter((name) => name !== ''))] : [who],
      waitsFor,
    };
  });
  return {
    columns,
    tasks,
    nameless: table.rowCount - rows.length,
    unknown: [...unknown],
    ownWaits,
    contradictions,
    unclear: [...unclear],
    backward,
    isLive: isLive && backward === 0,
    isLivePerson: isLive && backward === 0 && people?.type === 'text' && !splits && people.values.every((cell) => cell === null || cell === cell.trim()),
  };
}

/** Whether only rows that are done have a day in a column: the day is that on which they were. */
function isOfDoneOnly(table: TypedTable, name: string, statusName: string | null): boolean {
  const [days, statuses] = [columnNamed(table, name), columnNamed(table, statusName ?? '')];
  if (days?.type !== 'date') return false;
  const filled = [...days.values.keys()].filter((row) => !Number.isNaN(days.values[row]));
  if (statuses === undefined) return filled.length < table.rowCount;
  return filled.every((row) => stateOf(textAt(statuses, row)) === 'done') || filled.length < table.rowCount / 2;
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

function textAt(column: TypedColumn | undefined, row: number): string {
  const value = column?.values[row];
  return value === null || value === undefined || Number.isNaN(value) ? '' : String(value).trim();
}

function dayAt(column: TypedColumn | undefined, row: number): number | null {
  const value = column?.type === 'date' ? column.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** As a share: `0.4`, `40` in a column that goes up to a hundred, `40%`. */
function progressReader(column: TypedColumn | undefined): (row: number) => number | null {
  if (column?.type !== 'number') return () => null;
  const isHundred = column.values.some((value) => value > (isPercentColumn(column) ? 2 : 1));
  return (row) => {
    const value = column.values[row] ?? NaN;
    return Number.isNaN(value) ? null : Math.min(1, Math.max(0, isHundred ? value / 100 : value));
  };
}

const PER_DAY = [
  [/小时|hours?|\bhrs?\b|^h$/i, 1 / 8],
  [/周|weeks?|^w$/i, 5],
  [/月|months?/i, 21],
] as const;

/** A length that is written: a number of days, or `5 days`, `2周`, `8h`; other units by working time. */
function durationAt(column: TypedColumn | undefined, row: number): number | null {
  if (column === undefined) return null;
  const match = /^(\d+(?:\.\d+)?)\s*(.*)$/.exec(textAt(column, row));
  if (match === null) return null;
  const unit = match[2] !== undefined && match[2] !== '' ? match[2] : `${column.unit ?? ''} ${/[（(]([^()（）]*)[)）]/.exec(column.name)?.[1] ?? ''}`.trim();
  return Number(match[1]) * (PER_DAY.find(([words]) => words.test(unit))?.[1] ?? 1);
}
