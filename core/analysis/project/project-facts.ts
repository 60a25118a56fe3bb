import { difference, share } from '../../fact/derive.ts';
import { PERCENT } from '../../fact/fact.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { projectTexts } from '../../language/texts/project.ts';
import type { Filter } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { cellAddress } from '../../workbook/address.ts';
import { MetricFacts } from '../compared-facts.ts';
import { nameFact } from '../metric-fact.ts';
import type { BoardColumn, PersonLoad, ProjectFinding } from './measure-project.ts';
import type { RiskLevel } from './risk-levels.ts';
import type { Task } from './read-tasks.ts';
import { stateOf } from './task-status.ts';
import type { TaskState } from './task-status.ts';

const COUNT: Unit = { kind: 'number', noun: null };
const DATE: Unit = { kind: 'date' };
const CALENDAR_DAYS = { kind: 'number', noun: projectTexts.days } as const satisfies Unit;

/** Makes the facts of one project. */
export class ProjectFacts extends MetricFacts {
  readonly all: Fact;
  readonly done: Fact;
  readonly open: Fact;
  readonly #written: Readonly<Record<TaskState, readonly string[]>>;
  /** The unit of planned days, once it is asked for. */
  #planned: Unit | null = null;

  constructor(
    readonly finding: ProjectFinding,
    language: Language | null,
  ) {
    super({ plugin: 'project', table: finding.binding.table, time: null, calendar: finding.calendar, filters: [] }, language);
    this.#written = writtenStatuses(finding);
    const { cancelled } = this.#written;
    this.all = this.count('all', projectTexts.all, finding.all, this.#not(cancelled));
    this.done = this.count('done', projectTexts.done, finding.done, this.#is(this.#written.done));
    this.open = this.count('open', projectTexts.open, finding.open.length, this.#openFilters());
  }

  doneShare(): Fact {
    return share({ id: this.id('done.share'), label: projectTexts.doneShare }, this.done, this.all);
  }

  overdue(): Fact {
    return this.count('overdue', projectTexts.overdue, this.finding.overdue.length, this.#overdueFilters(), projectTexts.methodOverdue);
  }

  blocked(): Fact {
    return this.count('blocked', projectTexts.blockedCount, this.finding.blocked.length, this.#is(this.#written.blocked));
  }

  waiting(): Fact {
    const { start, waits, status } = this.finding.read.columns;
    return this.plain('waiting', projectTexts.waitingCount, this.finding.waiting.length, COUNT, projectTexts.methodWaiting, ...named(start, waits, status));
  }

  /** Of what a filter lets through, live where statuses alone tell what is done. */
  count(id: string, label: Text, value: number, filters: readonly Filter[] | null, method: Text = projectTexts.methodStates): Fact {
    const { columns, isLive } = this.finding.read;
    if (!isLive || filters === null) return this.plain(id, label, value, COUNT, method, ...named(columns.status, columns.done, columns.finished));
    const metric = { id, label, measure: { kind: 'count' as const, column: null, filters: [...filters] }, unit: null, good: null, target: null };
    return { ...this.metric({ metric, unit: COUNT }, null, value, this.id(id)), label };
  }

  day(): Fact | null {
    const { day, read } = this.finding;
    return day === null ? null : { id: this.id('day'), label: projectTexts.dayLabel, value: day.day, unit: DATE, use: null, sources: this.sources(...named(read.columns.updated, read.columns.finished, read.columns.start)), method: projectTexts.methodDay[day.by] };
  }

  taskName(place: number): Fact {
    const { columns } = this.finding.read;
    const task = this.task(place);
    return { ...nameFact(this.id('task', String(place)), projectTexts.taskName, task.name, [this.#cell(columns.task, task)]) };
  }

  task(place: number): Task {
    const task = this.finding.read.tasks[place];
    if (task === undefined) throw new Error('a finding is of tasks that there are');
    return task;
  }

  /** What a cell of the task's row says; null where it says nothing. */
  written(place: number, what: 'start' | 'end' | 'finished' | 'progress'): Fact | null {
    const task = this.task(place);
    const name = this.finding.read.columns[what];
    const column = columnNamed(this.finding.binding.table, name ?? '');
    const value = task[what];
    if (name === null || column === undefined || value === null) return null;
    const cell = column.values[task.row];
    const isLinked = column.converted === 0 && column.multiplier === 1 && cell === value;
    const source = this.#cell(name, task);
    const labels = { start: projectTexts.columns.start, end: projectTexts.columns.end, finished: projectTexts.columns.actual, progress: projectTexts.columns.progress };
    return {
      id: this.id(what, String(place)),
      label: projectTexts.of(labels[what], task.name),
      value,
      unit: what === 'progress' ? PERCENT : DATE,
      use: null,
      ...(isLinked && source.kind === 'range' ? { derivation: { kind: 'cell', ref: source.ref } as const } : {}),
      sources: [source],
      method: projectTexts.methodCell,
    };
  }

  wording(place: number, what: 'person' | 'status' | 'waits'): Fact | null {
    const task = this.task(place);
    const name = this.finding.read.columns[what];
    const value = name === null ? null : columnNamed(this.finding.binding.table, name)?.values[task.row];
    if (name === null || value === null || value === undefined || value === '' || Number.isNaN(value)) return null;
    return nameFact(this.id(what, String(place)), projectTexts.of(projectTexts.columns[what], task.name), String(value), [this.#cell(name, task)]);
  }

  /** How much of a task is done: as its row says, all of it where it is done, else nothing. */
  progress(place: number): Fact | null {
    const task = this.task(place);
    const written = this.written(place, 'progress');
    if (written !== null || task.state === 'doing') return written;
    return { id: this.id('progress', String(place)), label: projectTexts.of(projectTexts.columns.progress, task.name), value: task.state === 'done' ? 1 : 0, unit: PERCENT, use: null, sources: this.sources(...named(this.finding.read.columns.status)), method: projectTexts.methodStates };
  }

  length(place: number): Fact | null {
    const days = this.finding.plan.tasks[place]?.days ?? null;
    return days === null ? null : this.#timed(`length.${String(place)}`, projectTexts.of(projectTexts.columns.days, this.task(place).name), days, this.#planUnit);
  }

  slack(place: number): Fact | null {
    const slack = this.finding.plan.tasks[place]?.slack ?? null;
    return slack === null ? null : this.#timed(`slack.${String(place)}`, projectTexts.of(projectTexts.columns.slack, this.task(place).name), slack, this.#planUnit);
  }

  late(place: number, days: number): Fact {
    const { end } = this.finding.read.columns;
    return this.plain(`late.${String(place)}`, projectTexts.of(projectTexts.columns.late, this.task(place).name), days, CALENDAR_DAYS, projectTexts.methodLate, ...named(end));
  }

  slip(place: number, days: number): Fact {
    const { end, finished } = this.finding.read.columns;
    return this.plain(`slip.${String(place)}`, projectTexts.of(projectTexts.columns.slip, this.task(place).name), days, CALENDAR_DAYS, projectTexts.methodSlip, ...named(end, finished));
  }

  medianSlip(days: number): Fact {
    const { end, finished } = this.finding.read.columns;
    return this.plain('slip.median', projectTexts.medianSlip, days, CALENDAR_DAYS, projectTexts.methodSlip, ...named(end, finished));
  }

  lateShare(): Fact {
    const { slips, read } = this.finding;
    const of = (id: string, label: Text, value: number) => this.plain(id, label, value, COUNT, projectTexts.methodSlip, ...named(read.columns.end, read.columns.finished));
    return share({ id: this.id('slip.share'), label: projectTexts.lateShare }, of('slip.late', projectTexts.lateCount, slips.filter(({ days }) => days > 0).length), this.finished());
  }

  finished(): Fact {
    const { end, finished } = this.finding.read.columns;
    return this.plain('slip.all', projectTexts.finishedCount, this.finding.slips.length, COUNT, projectTexts.methodSlip, ...named(end, finished));
  }

  /** What should be done by the day, what is, and how they differ. */
  work(): { readonly planned: Fact; readonly done: Fact; readonly change: Fact } | null {
    const { work, read } = this.finding;
    if (work === null) return null;
    const columns = named(read.columns.start, read.columns.end, read.columns.progress, read.columns.status);
    const planned = this.plain('work.planned', projectTexts.workPlanned, work.planned, PERCENT, projectTexts.methodWork, ...columns);
    const done = this.plain('work.done', projectTexts.workDone, work.done, PERCENT, projectTexts.methodWork, ...columns);
    return { planned, done, change: difference({ id: this.id('work.change'), label: projectTexts.workChange }, done, planned) };
  }

  projectLength(): Fact | null {
    const { network } = this.finding.plan;
    return network === null ? null : this.#timed('network.length', projectTexts.length, network.schedule.length, this.#planUnit);
  }

  endByLinks(): Fact | null {
    const last = this.finding.plan.network?.lastDay ?? null;
    return last === null ? null : this.#timed('network.end', projectTexts.endByLinks, last, DATE);
  }

  laterBy(): Fact | null {
    const { network, plannedLast } = this.finding.plan;
    const last = network?.lastDay ?? null;
    return last === null || plannedLast === null ? null : this.#timed('network.later', projectTexts.laterBy, last - plannedLast, CALENDAR_DAYS);
  }

  tooEarly(): Fact {
    return this.#timed('network.early', projectTexts.tooEarly, this.finding.plan.tasks.filter(({ isTooEarly }) => isTooEarly).length, COUNT);
  }

  criticalOverdue(count: number): Fact {
    return this.#timed('network.overdue', projectTexts.criticalOverdue, count, COUNT);
  }

  path(most: number): Fact | null {
    const { network } = this.finding.plan;
    if (network === null) return null;
    const names = network.schedule.path.map((place) => this.task(place).name);
    const { task, waits } = this.finding.read.columns;
    return this.words(this.id('network', 'path'), projectTexts.pathLabel, projectTexts.path(names.slice(0, most), Math.max(0, names.length - most)), named(task, waits));
  }

  board(column: BoardColumn): { readonly name: Fact; readonly tasks: Fact; readonly share: Fact; readonly age: Fact | null; readonly oldest: Fact | null } {
    const { status } = this.finding.read.columns;
    const spellings = status === null || column.status === '' ? [] : this.#spellings(status, (text) => text.toLowerCase() === column.status.toLowerCase());
    const tasks = this.count(`board.${column.status}`, projectTexts.of(projectTexts.all, column.status), column.tasks.length, status === null ? null : this.#is(spellings));
    const age = (what: string, label: Text, value: number | undefined) => (value === undefined ? null : this.plain(`board.${column.status}.${what}`, projectTexts.of(label, column.status), value, Number.isInteger(value) ? CALENDAR_DAYS : { ...CALENDAR_DAYS, digits: 1 }, projectTexts.methodAge, ...named(status, this.finding.read.columns.begun, this.finding.read.columns.created, this.finding.read.columns.start)));
    return {
      name: this.statusName(column.status),
      tasks,
      share: share({ id: this.id('board', column.status, 'share'), label: projectTexts.of(projectTexts.columns.share, column.status) }, tasks, this.#rows()),
      age: age('age', projectTexts.columns.age, column.age?.median),
      oldest: age('oldest', projectTexts.columns.oldest, column.age?.most),
    };
  }

  statusName(status: string): Fact {
    return this.memberName(this.finding.read.columns.status ?? '', status, projectTexts.noStatus);
  }

  personName(person: string): Fact {
    return this.memberName(this.finding.read.columns.person ?? '', person, projectTexts.nobody);
  }

  load({ person, open, overdue, daysLeft, most }: PersonLoad): { readonly name: Fact; readonly open: Fact; readonly overdue: Fact; readonly left: Fact | null; readonly most: Fact | null } {
    const { columns, isLivePerson } = this.finding.read;
    const own = columns.person === null || !isLivePerson ? null : [{ column: columns.person, op: '=' as const, value: person }];
    const count = (what: string, label: Text, value: number, filters: readonly Filter[] | null) => this.count(`person.${person}.${what}`, projectTexts.of(label, person), value, own === null || filters === null ? null : [...filters, ...own]);
    const sized = (what: string, label: Text, value: number | null, unit: Unit, method: Text) => (value === null ? null : this.plain(`person.${person}.${what}`, projectTexts.of(label, person), value, unit, method, ...named(columns.person, columns.start, columns.end, columns.duration, columns.progress)));
    return {
      name: this.personName(person),
      open: count('open', projectTexts.open, open, this.#openFilters()),
      overdue: count('overdue', projectTexts.overdue, overdue, this.#overdueFilters()),
      left: sized('left', projectTexts.columns.left, daysLeft, this.#daysLike(this.finding.load.map((one) => one.daysLeft)), projectTexts.methodLeft),
      most: sized('most', projectTexts.columns.most, most, COUNT, projectTexts.methodMost),
    };
  }

  levelName({ column, name }: RiskLevel): Fact {
    return this.memberName(column, name, verbatim('–'));
  }

  /** Open tasks at all of some levels of risk. */
  atLevels(levels: readonly RiskLevel[], value: number): Fact {
    const key = levels.map(({ column, name }) => `${column}.${name}`).join('.');
    const filters = this.#openFilters();
    const at = levels.map(({ column, value: level }): Filter => ({ column, op: '=', value: level }));
    return this.count(`risk.${key}`, projectTexts.of(projectTexts.open, levels.map(({ name }) => name).join(' × ')), value, filters === null ? null : [...filters, ...at]);
  }

  overdueAt(level: RiskLevel, value: number): Fact {
    const filters = this.#overdueFilters();
    return this.count(`risk.${level.column}.${level.name}.overdue`, projectTexts.of(projectTexts.overdue, level.name), value, filters === null ? null : [...filters, { column: level.column, op: '=', value: level.value }]);
  }

  /** Days as the plan counts them; with a digit after the point where some are not whole. */
  #daysLike(values: readonly (number | null)[]): Unit {
    return { ...(values.every((value) => value === null || Number.isInteger(value)) ? {} : { digits: 1 }), kind: 'number', noun: this.finding.plan.count === 'working' ? projectTexts.workDays : projectTexts.days };
  }

  get #planUnit(): Unit {
    this.#planned ??= this.#daysLike(this.finding.plan.tasks.map(({ days }) => days));
    return this.#planned;
  }

  #rows(): Fact {
    return this.count('rows', projectTexts.all, this.finding.read.tasks.length, []);
  }

  #timed(id: string, label: Text, value: number, unit: Unit): Fact {
    const { start, end, duration, waits } = this.finding.read.columns;
    return this.plain(id, label, value, unit, projectTexts.methodPath, ...named(duration, start, end, waits));
  }

  #cell(name: string, task: Task): Fact['sources'][number] {
    const { table } = this.finding.binding;
    const column = columnNamed(table, name);
    const row = table.sourceRows[task.row];
    return { kind: 'range', ref: column === undefined || row === undefined ? table.source : { sheet: table.source.sheet, range: cellAddress(row, column.column) } };
  }

  #spellings(name: string, is: (text: string) => boolean): string[] {
    const column = columnNamed(this.finding.binding.table, name);
    return column?.type === 'text' ? [...new Set(column.values.flatMap((text) => (text !== null && text !== '' && is(text.trim()) ? [text] : [])))] : [];
  }

  #is(words: readonly string[]): readonly Filter[] | null {
    const { status } = this.finding.read.columns;
    const [first, ...others] = words;
    return status === null || first === undefined ? null : [{ column: status, op: '=', value: others.length === 0 ? first : [first, ...others] }];
  }

  #not(words: readonly string[]): readonly Filter[] {
    const { status } = this.finding.read.columns;
    const [first, ...others] = words;
    return status === null || first === undefined ? [] : [{ column: status, op: '<>', value: others.length === 0 ? first : [first, ...others] }];
  }

  #openFilters(): readonly Filter[] {
    return this.#not([...this.#written.done, ...this.#written.cancelled]);
  }

  #overdueFilters(): readonly Filter[] | null {
    const { day, read } = this.finding;
    return day === null || read.columns.end === null ? null : [...this.#openFilters(), { column: read.columns.end, op: '<', value: day.day }];
  }
}

function writtenStatuses({ binding, read }: ProjectFinding): Readonly<Record<TaskState, readonly string[]>> {
  const column = columnNamed(binding.table, read.columns.status ?? '');
  const written: Record<TaskState, string[]> = { todo: [], doing: [], blocked: [], done: [], cancelled: [] };
  if (column?.type !== 'text') return written;
  for (const text of new Set(column.values)) {
    const state = text === null || text.trim() === '' ? null : stateOf(text);
    if (text !== null && state !== null) written[state].push(text);
  }
  return written;
}

function named(...columns: readonly (string | null)[]): string[] {
  return columns.flatMap((name) => name ?? []);
}
