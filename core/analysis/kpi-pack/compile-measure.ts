import { packProblemTexts as say } from '../../language/texts/kpi-pack-problems.ts';
import type { Aggregate, Filter, Operand } from '../../metric/metric.ts';
import type { PackMeasure } from './kpi-pack.ts';
import { nearestName } from './nearest-name.ts';
import { AGGREGATE_KINDS, MEASURE_KINDS } from './pack-file.ts';
import type { PackFile, RoleWord, WrittenAggregate, WrittenCondition, WrittenMetric, WrittenOperand, WrittenPart } from './pack-file.ts';
import type { PackProblem, PackProblemCode } from './pack-problem.ts';

type Path = readonly PropertyKey[];
/** Notes something that a person has to put right at a path of the file. */
export type Report = (code: PackProblemCode, path: Path, text: PackProblem['text']) => void;

const QUANTILES: Readonly<Record<string, number>> = { p10: 0.1, p25: 0.25, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 };

/** Turns the written metrics of a pack into measures over its slots, each metric once, whoever refers to it. */
export class MeasureCompiler {
  readonly #made = new Map<string, PackMeasure | null>();

  constructor(
    private readonly file: PackFile,
    private readonly report: Report,
  ) {}

  /** The measure of a metric of the file; null where something is wrong with it, which is then reported. */
  measure(id: string, trail: readonly string[] = []): PackMeasure | null {
    const made = this.#made.get(id);
    if (made !== undefined) return made;
    const written = this.file.metrics[id];
    if (written === undefined) return null;
    const measure = this.#measure(id, written, [...trail, id]);
    this.#made.set(id, measure);
    return measure;
  }

  #measure(id: string, written: WrittenMetric, trail: readonly string[]): PackMeasure | null {
    const path = ['metrics', id];
    const kinds = MEASURE_KINDS.filter((kind) => written[kind] !== undefined);
    const [kind] = kinds;
    if (kind === undefined) return this.#wrong('no-measure', path, say.noMeasure(MEASURE_KINDS));
    if (kinds.length > 1) return this.#wrong('several-measures', path, say.severalMeasures(kinds));
    if (kind !== 'running' && written.since !== undefined) return this.#wrong('unknown-field', [...path, 'since'], say.onlyWith('since', 'running'));
    if (!AGGREGATE_KINDS.some((one) => one === kind) && written.where !== undefined) return this.#wrong('unknown-field', [...path, 'where'], say.onlyWith('where', AGGREGATE_KINDS.join(', ')));
    if (written.running !== undefined) return this.#running(written, path, trail);
    const pair = written.ratio ?? written.difference ?? written.growth;
    if (pair === undefined) return this.#aggregate(written, path);
    const [first, second] = pair.map((part, index) => this.#part(part, [...path, kind, index], trail));
    if (!first || !second) return null;
    if (kind === 'ratio') return { kind: 'ratio', numerator: first, denominator: second };
    return { kind: kind === 'growth' ? 'growth' : 'difference', of: first, against: { target: second } };
  }

  #running({ running = '', since }: WrittenMetric, path: Path, trail: readonly string[]): PackMeasure | null {
    if (since === undefined) return this.#wrong('missing-field', path, say.missingField('since'));
    const of = this.#referred(running, [...path, 'running'], trail);
    if (of === null) return null;
    return of.kind === 'ratio' || isAggregate(of) ? { kind: 'running', of, since } : this.#wrong('nested-metric', [...path, 'running'], say.nested(running));
  }

  /** One of two parts: computed on the spot, or another metric that is computed from columns. */
  #part(part: WrittenPart, path: Path, trail: readonly string[]): Aggregate | null {
    if (typeof part === 'string') {
      const of = this.#referred(part, path, trail);
      return of === null || isAggregate(of) ? of : this.#wrong('nested-metric', path, say.nested(part));
    }
    const kinds = AGGREGATE_KINDS.filter((kind) => part[kind] !== undefined);
    if (kinds.length === 0) return this.#wrong('no-measure', path, say.noMeasure(AGGREGATE_KINDS));
    return kinds.length > 1 ? this.#wrong('several-measures', path, say.severalMeasures(kinds)) : this.#aggregate(part, path);
  }

  #referred(id: string, path: Path, trail: readonly string[]): PackMeasure | null {
    const known = Object.keys(this.file.metrics);
    if (!known.includes(id)) return this.#wrong('unknown-metric', path, say.unknownMetric(id, nearestName(id, known), known));
    const from = trail.indexOf(id);
    if (from >= 0) return this.#wrong('circular-metric', path, say.circular([...trail.slice(from), id]));
    return this.measure(id, trail);
  }

  #aggregate(written: WrittenAggregate, path: Path): Aggregate | null {
    const filters = this.#filters(written, path);
    const kind = AGGREGATE_KINDS.find((one) => written[one] !== undefined);
    if (kind === undefined) return null;
    if (kind === 'count' || kind === 'distinct') {
      const column = written[kind] ?? '';
      if (kind === 'count' && column === 'rows') return filters && { kind, column: null, filters };
      return this.column(column, [...path, kind], ANYTHING) ? filters && { kind, column, filters } : null;
    }
    const column = this.#operand(written[kind] ?? '', [...path, kind]);
    if (column === null || filters === null) return null;
    const at = QUANTILES[kind];
    return at === undefined ? { kind: plainKind(kind), column, filters } : { kind: 'quantile', column, at, filters };
  }

  #operand(written: WrittenOperand, path: Path): Operand | null {
    if (typeof written === 'string') return this.column(written, path, NUMBERS) ? written : null;
    if ('times' in written) {
      const [one, other] = written.times;
      const known = [this.column(one, [...path, 'times', 0], NUMBERS), this.column(other, [...path, 'times', 1], NUMBERS)];
      return known.every(Boolean) ? { kind: 'product', of: [one, other] } : null;
    }
    const known = [this.column(written.from, [...path, 'from'], DATES), this.column(written.to, [...path, 'to'], DATES)];
    return known.every(Boolean) ? { kind: 'duration', ...written } : null;
  }

  #filters({ where = {} }: WrittenAggregate, path: Path): Filter[] | null {
    const filters = Object.entries(where).map(([name, condition]) => {
      const at = [...path, 'where', name];
      const filter = filterOf(name, condition);
      if (filter === null) return this.#wrong('wrong-value', at, say.wrongValue('where'));
      return this.column(name, at, ANYTHING) ? filter : null;
    });
    return filters.every((filter) => filter !== null) ? filters : null;
  }

  /** Whether a column of that name is there and holds what is asked; what is wrong with it is reported. */
  column(name: string, path: Path, holds: ColumnContent): boolean {
    const known = Object.keys(this.file.columns);
    const column = this.file.columns[name];
    if (column === undefined) this.report('unknown-column', path, say.unknownColumn(name, nearestName(name, known), known));
    else if (column.many === true) this.report('list-column', path, say.listColumn(name));
    else if ([column.role].flat().some((role) => holds.roles === null || holds.roles.has(role))) return true;
    else this.report('unfit-column', path, holds === DATES ? say.noDates(name) : say.noNumbers(name));
    return false;
  }

  #wrong(code: PackProblemCode, path: Path, text: PackProblem['text']): null {
    this.report(code, path, text);
    return null;
  }
}

/** What must stand in a column for something to be computed from it. */
interface ColumnContent {
  readonly roles: ReadonlySet<RoleWord> | null;
}
const ANYTHING: ColumnContent = { roles: null };
export const DATES: ColumnContent = { roles: new Set<RoleWord>(['date', 'time', 'start', 'end']) };
const NUMBERS: ColumnContent = { roles: new Set<RoleWord>(['number', 'measure', 'ratio', 'score']) };

function plainKind(kind: Exclude<(typeof AGGREGATE_KINDS)[number], 'count' | 'distinct'>) {
  return kind === 'sum' || kind === 'average' || kind === 'min' || kind === 'max' ? kind : 'median';
}

function isAggregate(measure: PackMeasure): measure is Aggregate {
  return !['ratio', 'running', 'difference', 'growth'].includes(measure.kind);
}

/** As SUMIFS reads it: `>= 4`, `<> web`, a text or number that is equal, a list of which any is; null for a comparison with no number. */
function filterOf(column: string, condition: WrittenCondition): Filter | null {
  if (typeof condition === 'number') return { column, op: '=', value: condition };
  if (Array.isArray(condition)) return { column, op: '=', value: condition };
  const [, op, rest = ''] = /^\s*(<>|>=|<=|=|>|<)(.*)$/s.exec(condition) ?? [];
  const value = rest.trim();
  switch (op) {
    case undefined:
      return { column, op: '=', value: condition.trim() };
    case '=':
    case '<>':
      return { column, op, value };
    case '>':
    case '>=':
    case '<':
    case '<=': {
      const number = Number(value);
      return value === '' || !Number.isFinite(number) ? null : { column, op, value: number };
    }
    default:
      return null;
  }
}
