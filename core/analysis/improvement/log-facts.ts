import { calculated } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import type { Filter, Metric } from '../../metric/metric.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { cellAddress } from '../../workbook/address.ts';
import { valueUnit } from '../column-label.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { LogFinding, LogItem } from './measure-log.ts';

const COUNT: Unit = { kind: 'number', noun: null, digits: 0 };
const { logLabels } = improvementTexts;

/** Items of a log that are counted together: all of a status, a person, a cause. */
export interface LogGroup {
  readonly key: string;
  readonly items: readonly LogItem[];
}

/** Makes the facts of one log of improvements. */
export class LogFacts extends MetricFacts {
  constructor(
    readonly finding: LogFinding,
    language: Language | null,
  ) {
    super({ plugin: 'improvement', table: finding.binding.table, time: null, calendar: finding.calendar, filters: [] }, language);
  }

  get open(): readonly LogItem[] {
    return this.finding.items.filter(({ state }) => state === 'open');
  }

  get overdue(): readonly LogItem[] {
    return this.finding.items.filter(({ late }) => late !== null);
  }

  groups(of: (item: LogItem) => string): LogGroup[] {
    const found = new Map<string, LogItem[]>();
    for (const item of this.finding.items) {
      const key = of(item);
      const own = found.get(key);
      if (own === undefined) found.set(key, [item]);
      else own.push(item);
    }
    return [...found].map(([key, items]) => ({ key, items })).sort((a, b) => b.items.length - a.items.length);
  }

  /** How many there are: live where each row is one. */
  all(): Fact {
    const { items, binding } = this.finding;
    return items.length === binding.table.rowCount ? this.#live('all', logLabels.all, items.length, []) : this.count('all', logLabels.all, items.length);
  }

  /** How many are in a state, live where every row has a status. */
  inState(state: LogItem['state'], more: readonly Filter[] = [], group: LogGroup | null = null): Fact {
    const of = (group?.items ?? this.finding.items).filter((item) => item.state === state);
    const label = state === 'done' ? logLabels.done : logLabels.open;
    const id = `${state}${group === null ? '' : `.${group.key}`}`;
    const said = group === null ? label : logLabels.of(label, group.key);
    const filters = this.#statesFilter(state);
    return filters === null ? this.count(id, said, of.length) : this.#live(id, said, of.length, [...filters, ...more]);
  }

  overdueCount(more: readonly Filter[] = [], group: LogGroup | null = null): Fact | null {
    const { asOf, shape } = this.finding;
    const { due } = shape.others;
    if (due === undefined || asOf === null) return null;
    const count = (group?.items ?? this.finding.items).filter(({ late }) => late !== null).length;
    const id = `overdue${group === null ? '' : `.${group.key}`}`;
    const label = group === null ? logLabels.overdue : logLabels.of(logLabels.overdue, group.key);
    const filters = this.#statesFilter('open');
    return filters === null ? this.count(id, label, count, improvementTexts.methodOverdue) : this.#live(id, label, count, [...filters, { column: due.name, op: '<', value: asOf }, ...more]);
  }

  /** How many rows have a text in a column: live. */
  ofText(column: TypedColumn, { key, items }: LogGroup): Fact {
    const label = logLabels.of(logLabels.all, key === '' ? logLabels.none.zh : key);
    return key === '' ? this.count(`${column.name}.none`, label, items.length) : this.#live(`${column.name}.${key}`, label, items.length, [{ column: column.name, op: '=', value: key }]);
  }

  groupName(column: TypedColumn, key: string): Fact {
    return this.memberName(column.name, key, logLabels.none);
  }

  asOf(): Fact | null {
    const { asOf, shape, isAsOfGiven } = this.finding;
    const columns = [shape.others.raised, shape.others.done].flatMap((column) => column?.name ?? []);
    return asOf === null ? null : this.plain('as-of', logLabels.asOf, asOf, { kind: 'date' }, isAsOfGiven ? improvementTexts.methodGiven : improvementTexts.methodLog, ...columns);
  }

  count(id: string, label: Text, value: number, method: Text = improvementTexts.methodLog): Fact {
    const { shape } = this.finding;
    return this.plain(`count.${id}`, label, value, COUNT, method, shape.problem.name, ...(shape.others.status === undefined ? [] : [shape.others.status.name]));
  }

  /** Median days from raised to done: live; null where the log does not have both days. */
  closing(): Fact | null {
    const { raised, done } = this.finding.shape.others;
    if (raised?.type !== 'date' || done?.type !== 'date') return null;
    const days = [...done.values].flatMap((end, row) => {
      const start = raised.values[row] ?? NaN;
      return Number.isNaN(end) || Number.isNaN(start) ? [] : [end - start];
    });
    if (days.length === 0) return null;
    const sorted = days.sort((a, b) => a - b);
    const [low, high] = [sorted[Math.floor((days.length - 1) / 2)] ?? NaN, sorted[Math.ceil((days.length - 1) / 2)] ?? NaN];
    const metric: Metric = { id: 'closing', label: logLabels.closing, measure: { kind: 'median', column: { kind: 'duration', from: raised.name, to: done.name, in: 'days' }, filters: [] }, unit: null, good: 'down', target: null };
    return { ...this.metric({ metric, unit: { kind: 'number', noun: null, digits: 1 } }, null, (low + high) / 2, this.id('closing')), label: logLabels.closing };
  }

  late({ late, row }: LogItem): Fact | null {
    return late === null ? null : this.plain(`late.${String(row)}`, logLabels.late, late, { kind: 'number', noun: logLabels.days, digits: 0 }, improvementTexts.methodOverdue, this.finding.shape.others.due?.name ?? this.finding.shape.problem.name);
  }

  /** Words of a row, as they stand in its cell. */
  cellWords(column: TypedColumn, { row }: LogItem, words: string): Fact {
    return { ...this.words(this.id('cell', column.name, String(row)), verbatim(column.name), verbatim(words), [column.name]), sources: [{ kind: 'range', ref: this.#cell(column, row) }] };
  }

  /** The numbers of a row before and after, and their difference. */
  measured({ before, after, row }: LogItem): readonly [Fact, Fact, Fact] | null {
    const { others } = this.finding.shape;
    if (before === null || after === null || others.before === undefined || others.after === undefined) return null;
    const was = this.#ofCell('before', improvementTexts.logColumns.before, before, valueUnit(others.before, null), others.before, row);
    const is = this.#ofCell('after', improvementTexts.logColumns.after, after, valueUnit(others.after, null), others.after, row);
    return [was, is, calculated({ id: this.id('change', String(row)), label: improvementTexts.logColumns.change }, { op: '-', of: [is, was] }, was.unit, improvementTexts.methodCell)];
  }

  #ofCell(id: string, label: Text, value: number, unit: Unit, column: TypedColumn, row: number): Fact {
    const ref = this.#cell(column, row);
    const isLive = column.multiplier === 1 && column.converted === 0;
    return { id: this.id(id, String(row)), label, value, unit, use: null, sources: [{ kind: 'range', ref }], method: improvementTexts.methodCell, ...(isLive ? { derivation: { kind: 'cell', ref } as const } : {}) };
  }

  #cell(column: TypedColumn, row: number): { readonly sheet: string; readonly range: string } {
    const { table } = this.finding.binding;
    return { sheet: table.source.sheet, range: cellAddress(table.sourceRows[row] ?? 0, column.column) };
  }

  /** The statuses as written that mean a state; null where counts cannot go by them. */
  #statesFilter(state: LogItem['state']): readonly Filter[] | null {
    const { status } = this.finding.shape.others;
    const written = [...new Set(this.finding.items.filter((item) => item.state === state).map((item) => item.status))];
    const [only, ...more] = written;
    if (status === undefined || !this.finding.isByStatus || only === undefined) return null;
    return [{ column: status.name, op: '=', value: more.length === 0 ? only : written }];
  }

  #live(id: string, label: Text, value: number, filters: readonly Filter[]): Fact {
    const metric: Metric = { id, label, measure: { kind: 'count', column: null, filters: [...filters] }, unit: null, good: null, target: null };
    return { ...this.metric({ metric, unit: COUNT }, null, value, this.id('live', id)), label };
  }
}
