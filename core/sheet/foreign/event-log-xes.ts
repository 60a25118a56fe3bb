import { readXml } from '../../workbook/file/xml.ts';
import { parseNumberText } from '../number-text.ts';
import { foreignRefusal } from './foreign-refusal.ts';
import type { ForeignCell, ForeignTable } from './foreign-table.ts';
import { serialOfIso } from './written-moment.ts';

type Values = Map<string, ForeignCell>;
/** How far the clock of the log's first moment is ahead of UTC. */
interface Clock {
  offset: number | null;
}

interface Event {
  readonly trace: Values;
  readonly values: Values;
}

const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);
const [CASE, ACTIVITY, BEGUN, TIME, RESOURCE, STEP] = ['case:concept:name', 'concept:name', 'start_timestamp', 'time:timestamp', 'org:resource', 'lifecycle:transition'] as const;
const FIRST = [CASE, ACTIVITY, BEGUN, TIME, RESOURCE];
const MOST_COLUMNS = 60;
const MINUTES = 1440;

/**
 * An event log as a table: a row an event, traces told apart by `case:concept:name`. Where the log has the start and
 * the end of steps, each step is a row with both; other transitions are left out and counted. Moments are as the clock
 * of the first one showed them. Throws Problem `foreign-unknown`, `foreign-broken`, `foreign-empty`.
 *
 * Source: IEEE Std 1849-2016 (XES); names of columns as in pm4py.
 */
export function xesTable(xml: string, name: string): { readonly table: ForeignTable; readonly leftOut: number } {
  const log = readLog(xml);
  const steps = new Set(log.map(({ values }) => stepOf(values)));
  const hasBoth = steps.has('start') && steps.has('complete');
  const events = hasBoth ? paired(log) : log;
  const names = new Map<string, number>();
  for (const { trace, values } of events) {
    for (const key of values.keys()) if (!hasBoth || key !== STEP) names.set(key, (names.get(key) ?? 0) + 1);
    for (const key of trace.keys()) names.set(`case:${key}`, (names.get(`case:${key}`) ?? 0) + 1);
  }
  const others = [...names.keys()].filter((key) => !FIRST.some((one) => one === key)).sort((one, other) => (names.get(other) ?? 0) - (names.get(one) ?? 0));
  const columns = [...FIRST.filter((key) => names.has(key)), ...others.slice(0, MOST_COLUMNS)];
  const valueOf = ({ trace, values }: Event, key: string) => (key.startsWith('case:') ? (trace.get(key.slice(5)) ?? values.get(key)) : values.get(key)) ?? null;
  return {
    table: { name, columns: distinct(columns), rows: events.map((event) => columns.map((key) => valueOf(event, key))) },
    leftOut: hasBoth ? log.filter(({ values }) => !['start', 'complete'].includes(stepOf(values))).length : 0,
  };
}

/** Headers that differ in case only are one to a workbook. */
function distinct(columns: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((name) => {
    const key = name.trim().toLowerCase();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? name.trim() : `${name.trim()} (${String(times)})`;
  });
}

function readLog(xml: string): Event[] {
  const events: Event[] = [];
  const open: string[] = [];
  const clock: Clock = { offset: null };
  let trace: Values = new Map();
  let event: Values = new Map();
  let [isLog, isClosed, traces] = [false, false, 0];
  readXml(xml, {
    open(tag, attributes) {
      const parent = open.at(-1);
      open.push(tag);
      if (tag === 'log' && open.length === 1) isLog = true;
      else if (tag === 'trace') {
        trace = new Map();
        traces += 1;
      } else if (tag === 'event') event = new Map();
      else if (ATTRIBUTES.has(tag) && (parent === 'event' || parent === 'trace')) {
        const key = attributes.get('key') ?? '';
        if (key !== '') (parent === 'event' ? event : trace).set(key, valueOf(tag, attributes.get('value') ?? '', clock));
      }
    },
    close(tag) {
      open.pop();
      if (tag === 'log') isClosed = true;
      if (tag === 'event') events.push({ trace, values: event });
      if (tag === 'trace' && !trace.has('concept:name')) trace.set('concept:name', `Case ${String(traces)}`);
    },
  });
  if (!isLog) throw foreignRefusal.notXes();
  if (!isClosed || open.length > 0) throw foreignRefusal.cutXes();
  if (events.length === 0) throw foreignRefusal.noEvents();
  return events;
}

function valueOf(type: string, written: string, clock: Clock): ForeignCell {
  if (written === '') return null;
  if (type === 'boolean') return written === 'true' || written === '1';
  if (type === 'int' || type === 'float') {
    const number = parseNumberText(written);
    return number === null || number.codeLike ? written : number.value;
  }
  if (type !== 'date') return written;
  const moment = serialOfIso(written);
  const offset = offsetOf(written);
  clock.offset ??= offset;
  return moment === null || offset === null || clock.offset === null ? moment : { serial: moment.serial + (clock.offset - offset) / MINUTES };
}

/** Minutes that a clock is ahead of UTC; null where the moment does not say. */
function offsetOf(written: string): number | null {
  const match = /(?:(Z)|([+-])(\d\d):?(\d\d))$/.exec(written.trim());
  if (match === null) return null;
  return match[1] === 'Z' ? 0 : (match[2] === '-' ? -1 : 1) * (Number(match[3]) * 60 + Number(match[4]));
}

function textOf(values: Values, key: string): string {
  const value = values.get(key) ?? '';
  return typeof value === 'object' ? '' : String(value);
}

function stepOf(values: Values): string {
  return textOf(values, STEP).toLowerCase();
}

/** Ends with the earliest start of the same activity in their trace that has none yet; what has only begun has no end. */
function paired(log: readonly Event[]): Event[] {
  const rows: Event[] = [];
  const begun = new Map<Values, Map<string, Values[]>>();
  for (const { trace, values } of log) {
    const [step, activity] = [stepOf(values), textOf(values, ACTIVITY)];
    const own = begun.get(trace) ?? new Map<string, Values[]>();
    begun.set(trace, own);
    const waiting = own.get(activity) ?? [];
    if (step === 'start') {
      const row = new Map(values).set(BEGUN, values.get(TIME) ?? null).set(TIME, null);
      own.set(activity, [...waiting, row]);
      rows.push({ trace, values: row });
    } else if (step === 'complete') {
      const [first, ...others] = waiting;
      own.set(activity, others);
      if (first === undefined) rows.push({ trace, values });
      else for (const [key, value] of values) first.set(key, value);
    }
  }
  return rows;
}
