import { Problem } from '../../language/problem.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { pause } from '../in-turns.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { dayOption } from '../plugin-options.ts';
import type { LogShape } from './improvement-shape.ts';

export type ItemState = 'open' | 'done' | 'dropped';

/** A row of a log. */
export interface LogItem {
  /** Index of the data row. */
  readonly row: number;
  readonly problem: string;
  readonly action: string;
  readonly owner: string;
  readonly status: string;
  readonly cause: string;
  readonly effect: string;
  readonly state: ItemState;
  readonly due: number | null;
  /** Days by which an open one is over its day; null where it is not, or nobody knows. */
  readonly late: number | null;
  /** What was measured before and after, where it says both. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface LogFinding {
  readonly kind: 'log';
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly shape: LogShape;
  readonly items: readonly LogItem[];
  /** The last day that counts; null where the log has none. */
  readonly asOf: number | null;
  readonly isAsOfGiven: boolean;
  /** Every row has a status: counts may go by it. */
  readonly isByStatus: boolean;
  /** Rows that say they are done and have no day, or are open and have one. */
  readonly contradicting: number;
}

const DONE = /^(?:已)?(?:完成|关闭|结案|解决|验证|落实|达成|闭环|实施)(?:完成|通过)?$|^(?:已闭环|验证通过|done|closed|completed?|finished|resolved|verified|implemented)$/i;
const DROPPED = /取消|作废|终止|不做|^(?:cancel+ed|dropped|rejected|won'?t do|abandoned)$/i;

/** The actions of a log: what is open, done and late. Throws Problem `too-little`, `option-wrong`. */
export async function measureLog(input: AnalysisInput, shape: LogShape): Promise<LogFinding> {
  const { binding, options } = input;
  const { table } = binding;
  const { status, raised, due, done, owner, cause, effect, before, after } = shape.others;
  const given = dayOption(options, 'as-of');
  const asOf = given ?? (binding.dataThrough?.serial ?? latestDay([raised, done]));
  await pause(input, 0.3);
  const items = Array.from({ length: table.rowCount }, (_, row) => row).flatMap((row): LogItem[] => {
    const [problem, action] = [textAt(shape.problem, row), textAt(shape.action, row)];
    if (problem === '' && action === '') return [];
    const said = textAt(status, row);
    const state = stateOf(said, dayAt(done, row), asOf);
    const day = dayAt(due, row);
    return [
      {
        row,
        problem,
        action,
        owner: textAt(owner, row),
        status: said,
        cause: textAt(cause, row),
        effect: textAt(effect, row),
        state,
        due: day,
        late: state === 'open' && day !== null && asOf !== null && day < asOf ? asOf - day : null,
        before: numberAt(before, row),
        after: numberAt(after, row),
      },
    ];
  });
  if (items.length === 0) throw new Problem('too-little', improvementTexts.emptyLog);
  return {
    kind: 'log',
    binding,
    calendar: settledCalendar(input.calendar, hasChineseHeader(table)),
    shape,
    items,
    asOf,
    isAsOfGiven: given !== null,
    isByStatus: status !== undefined && items.length === table.rowCount && items.every((item) => item.status !== ''),
    contradicting: done === undefined ? 0 : items.filter((item) => item.status !== '' && (item.state === 'open') === (dayAt(done, item.row) !== null) && item.state !== 'dropped').length,
  };
}

function stateOf(status: string, done: number | null, asOf: number | null): ItemState {
  if (DROPPED.test(status)) return 'dropped';
  if (status !== '') return DONE.test(status) ? 'done' : 'open';
  return done !== null && done <= (asOf ?? Infinity) ? 'done' : 'open';
}

function textAt(column: TypedColumn | undefined, row: number): string {
  const value = column?.values[row];
  return typeof value === 'string' ? value.trim() : '';
}

function dayAt(column: TypedColumn | undefined, row: number): number | null {
  const value = column?.type === 'date' ? column.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? null : Math.floor(value);
}

function numberAt(column: TypedColumn | undefined, row: number): number | null {
  const value = column?.type === 'number' ? column.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? null : value * (column?.multiplier ?? 1);
}

function latestDay(columns: readonly (TypedColumn | undefined)[]): number | null {
  const latest = columns.reduce((most, column) => (column?.type === 'date' ? column.values.reduce((last, day) => (day > last ? day : last), most) : most), -Infinity);
  return Number.isFinite(latest) ? Math.floor(latest) : null;
}
