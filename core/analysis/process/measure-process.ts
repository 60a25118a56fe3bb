import { Problem } from '../../language/problem.ts';
import { processTexts } from '../../language/texts/process.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import type { Member, MetricValues } from '../../metric/metric-question.ts';
import { rankSumP } from '../../statistics/rank-sum.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { SqlValue } from '../../engine/engine.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { durationLook } from '../duration-look.ts';
import type { DurationLook } from '../duration-look.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { classedActivities } from './activity-class.ts';
import type { ActivityClass } from './activity-class.ts';
import { logMetrics } from './log-metrics.ts';
import type { LogMetrics } from './log-metrics.ts';
import { logSql, PATH_JOINT } from './log-sql.ts';
import type { LogColumns } from './log-sql.ts';

/** Two activities of which one directly follows the other. Times in days. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly total: number;
  readonly median: number;
  readonly p90: number;
}

export interface Variant {
  readonly path: readonly string[];
  readonly cases: number;
  /** Null where none of its cases has ended. */
  readonly median: number | null;
}

export interface Step {
  readonly name: string;
  readonly events: number;
  /** Cases that begin, and that stop with it. */
  readonly first: number;
  readonly last: number;
  /** Time worked, where the log says when work began. */
  readonly work: number | null;
  /** Time that cases spend until it begins. */
  readonly waitBefore: number;
  /** Times that it was done again in a case that had it done. */
  readonly repeats: number;
}

/** Cases that ended with a step done twice or more, beside those without. */
export interface Rework {
  readonly repeated: number;
  readonly straight: number;
  readonly repeatedMedian: number | null;
  readonly straightMedian: number | null;
  /** How likely chance alone makes them differ so in time taken; null where there are too few. */
  readonly p: number | null;
}

export interface ProcessFinding {
  readonly binding: Binding;
  readonly columns: LogColumns;
  readonly calendar: BusinessCalendar;
  readonly look: DurationLook;
  readonly cases: number;
  readonly ended: number;
  /** Of cases that ended, in days. */
  readonly cycle: { readonly median: number | null; readonly p90: number | null; readonly mean: number | null; readonly total: number };
  readonly variantCount: number;
  readonly reworkCases: number;
  readonly tied: number;
  readonly overlaps: number;
  readonly backward: number;
  readonly totalWait: number;
  readonly rowsLeftOut: number;
  readonly rework: Rework;
  readonly variants: readonly Variant[];
  /** Those with most time in all first. */
  readonly edges: readonly Edge[];
  /** Those done most often first. */
  readonly steps: readonly Step[];
  /** By activity in lower case; empty where nobody classed them. */
  readonly classes: ReadonlyMap<string, ActivityClass>;
  readonly metrics: LogMetrics;
  readonly totals: MetricValues;
  readonly byActivity: readonly Member[];
  readonly byResource: readonly Member[];
  readonly periodAsked: boolean;
}

/** Reads a log and counts its paths. Throws Problem `no-log` where it has no case with two steps, `option-wrong`. */
export async function measureProcess(input: AnalysisInput): Promise<ProcessFinding> {
  const { binding, engine, signal } = input;
  const { table } = binding;
  const columns = logColumns(binding);
  const { rows } = await engine.query(logSql(table, columns), signal);
  input.onProgress?.(0.7);
  const part = (name: string) => rows.filter(([which]) => which === name);
  const [log, ties, rework] = ['log', 'ties', 'rework'].map((name) => numbersOf(part(name)[0] ?? []));
  const edges = part('edge')
    .map((row): Edge => {
      const [count, total, median, p90] = numbersOf(row).map(Number);
      return { from: String(row[1]), to: String(row[2]), count: count ?? 0, total: total ?? 0, median: median ?? 0, p90: p90 ?? 0 };
    })
    .sort((one, other) => other.total - one.total || other.count - one.count || one.from.localeCompare(other.from) || one.to.localeCompare(other.to));
  if (log === undefined || ties === undefined || rework === undefined || edges.length === 0) throw new Problem('no-log', processTexts.noLog);
  const usual = log[3] ?? null;
  const look = durationLook(usual ?? (ties[2] ?? 0) / Math.max(1, log[0] ?? 1));
  const metrics = logMetrics(binding, columns, look);
  const resource = binding.columns['resource']?.[0];
  const dimensions = [columns.activity, ...(resource === undefined || columnNamed(table, resource)?.type !== 'text' ? [] : [resource])];
  const answer = await queryMetrics({ table, dateColumn: null, filters: [], metrics: metrics.all.map(({ metric }) => metric), periods: [{ period: null }], dimensions }, engine, signal);
  const repeats = new Map(part('repeat').map((row) => [String(row[1]), numbersOf(row)[0]]));
  const steps = part('step').map((row): Step => {
    const [events, first, last, work, worked, waitBefore] = numbersOf(row);
    const name = String(row[1]);
    return { name, events: events ?? 0, first: first ?? 0, last: last ?? 0, work: (worked ?? 0) > 0 ? (work ?? null) : null, waitBefore: waitBefore ?? 0, repeats: repeats.get(name) ?? 0 };
  });
  return {
    binding,
    columns,
    calendar: settledCalendar(input.calendar, hasChineseHeader(table)),
    look,
    cases: log[0] ?? 0,
    ended: log[2] ?? 0,
    cycle: { median: usual, p90: log[4] ?? null, mean: log[5] ?? null, total: log[8] ?? 0 },
    variantCount: log[6] ?? 0,
    reworkCases: log[7] ?? 0,
    tied: ties[0] ?? 0,
    overlaps: ties[1] ?? 0,
    backward: ties[3] ?? 0,
    totalWait: ties[2] ?? 0,
    rowsLeftOut: table.rowCount - (log[1] ?? 0),
    rework: {
      repeated: rework[0] ?? 0,
      straight: rework[1] ?? 0,
      repeatedMedian: rework[2] ?? null,
      straightMedian: rework[3] ?? null,
      p: rankSumP({ first: rework[0] ?? 0, second: rework[1] ?? 0, rankSum: rework[4] ?? 0, ties: rework[5] ?? 0 }),
    },
    variants: part('variant')
      .map((row): Variant => {
        const [cases, median] = numbersOf(row);
        return { path: String(row[2]).split(PATH_JOINT), cases: cases ?? 0, median: median ?? null };
      })
      .sort((one, other) => other.cases - one.cases || one.path.length - other.path.length || one.path.join().localeCompare(other.path.join())),
    edges,
    steps: steps.sort((one, other) => other.events - one.events || one.name.localeCompare(other.name)),
    classes: await classedActivities(input, columns.activity, steps.map(({ name }) => name)),
    metrics,
    totals: answer.total,
    byActivity: answer.members.get(columns.activity) ?? [],
    byResource: resource === undefined ? [] : (answer.members.get(resource) ?? []),
    periodAsked: input.period !== null,
  };
}

/** The columns that fill the slots of a log. */
function logColumns({ columns }: Binding): LogColumns {
  const first = (slot: string) => columns[slot]?.[0] ?? '';
  return { case: first('case'), activity: first('activity'), time: first('time'), begun: columns['begun']?.[0] ?? null };
}

function numbersOf(row: readonly SqlValue[]): (number | null)[] {
  return row.slice(3).map((value) => (typeof value === 'number' ? value : null));
}
