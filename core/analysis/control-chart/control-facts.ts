import { calculated } from '../../fact/derive.ts';
import type { Fact, FactTerm, Unit } from '../../fact/fact.ts';
import { say } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import type { Metric } from '../../metric/metric.ts';
import { rangeConstants } from '../../statistics/control-chart-constants.ts';
import { cellAddress } from '../../workbook/address.ts';
import { columnLabel } from '../column-label.ts';
import { columnSources, metricFact, nameFact } from '../metric-fact.ts';
import type { ControlFinding, ControlPoint } from './control-finding.ts';
import { perPoint } from './per-point.ts';

const { names, methods } = controlTexts;

/** The facts of one point that is drawn. */
export interface PointFacts {
  readonly label: Fact;
  /** A count and its size, where the value is their ratio. */
  readonly count: Fact | null;
  readonly size: Fact | null;
  readonly value: Fact;
  readonly spread: Fact | null;
  readonly lower: Fact;
  readonly center: Fact;
  readonly upper: Fact;
  readonly spreadCenter: Fact | null;
  readonly spreadUpper: Fact | null;
}

/**
 * Makes the facts of a control chart: limits are arithmetic over the points where all of them are drawn and, for
 * groups, of one size, so that a person can follow them cell by cell; else numbers with their method.
 */
export class ControlFacts {
  readonly unit: Unit;
  readonly drawn: readonly PointFacts[];
  readonly #isFollowed: boolean;

  constructor(
    readonly finding: ControlFinding,
    readonly language: Language | null,
  ) {
    const { chart, drawnFrom, baseline } = finding;
    this.unit = finding.read.unit;
    this.#isFollowed = drawnFrom === 0 && baseline === null && typeof chart.upper === 'number' && typeof chart.center === 'number';
    this.drawn = this.#drawnPoints();
  }

  /** Differences of percents are points. */
  get spreadUnit(): Unit {
    return this.unit.kind === 'percent' ? { kind: 'points' } : this.unit;
  }

  id(...parts: readonly string[]): string {
    return ['control-chart', this.finding.binding.table.name, ...parts].join('.');
  }

  /** A number that the analysis found. */
  plain(id: string, label: Text, value: number | null, unit: Unit, method: Text): Fact {
    return { id: this.id(id), label, value, unit, use: null, sources: this.#sources(), method };
  }

  words(id: string, label: Text, words: Text): Fact {
    return { ...nameFact(this.id(id), label, say(words, this.language ?? 'en'), this.#sources()), words };
  }

  /** A point as a sentence calls it: a bare number with what it is a number of. */
  pointName(index: number): Fact {
    const { basis } = this.finding;
    const { label } = this.#point(index);
    const of = basis.points === 'groups' ? basis.group : basis.points === 'periods' ? null : basis.name;
    const words = of === null || !/^\d+$/.test(label.en) ? label : { zh: `${columnLabel(of)} ${label.zh}`, en: `${columnLabel(of)} ${label.en}` };
    return this.words(`point.${String(index)}`, names.point, words);
  }

  /** A number of a point: that of the chart where it is drawn, else as it was found. */
  numberOf(index: number, which: 'value' | 'upper' | 'lower' | 'center'): Fact {
    const drawn = this.drawn[index - this.finding.drawnFrom];
    if (drawn !== undefined) return drawn[which];
    const { points, upper, lower, center } = this.finding.chart;
    const line = { value: points, upper, lower, center }[which];
    return this.plain(`${which}.${String(index)}`, names[which], perPoint(line, index), this.unit, methods.allPoints);
  }

  /** The plain mean and standard deviation that limits go by. */
  sigma(): Fact {
    const { chart, read } = this.finding;
    const unit: Unit = this.unit.kind === 'number' && this.unit.digits !== undefined ? { ...this.unit, digits: this.unit.digits + 1 } : this.unit;
    const spreadCenter = this.drawn[0]?.spreadCenter;
    const isRanged = this.#isFollowed && spreadCenter && read.kind !== 'xbar-s' && chart.spread !== null && typeof chart.spread.center === 'number' && chart.sigma > 0;
    if (!isRanged) return this.plain('sigma', names.sigma, chart.sigma, unit, methods.sigma);
    return calculated({ id: this.id('sigma'), label: names.sigma }, { op: '/', of: [spreadCenter, Number(chart.spread.center) / chart.sigma] }, unit, methods.sigma);
  }

  #point(index: number): ControlPoint {
    const point = this.finding.read.points[index];
    if (point === undefined) throw new Error(`no point ${String(index)}`);
    return point;
  }

  #sources(): Fact['sources'] {
    const { binding, basis } = this.finding;
    const columns = basis.points === 'counts' ? [basis.defects, ...(basis.size === null ? [] : [basis.size])] : basis.value === null ? [] : [basis.value];
    return columnSources(binding.table, columns);
  }

  #drawnPoints(): PointFacts[] {
    const { chart, read, drawnFrom } = this.finding;
    const bases = read.points.slice(drawnFrom).map((point, offset) => this.#basis(point, drawnFrom + offset));
    const spreads = bases.map((basis, offset) => this.#spread(basis, bases[offset - 1], drawnFrom + offset));
    const center = this.#isFollowed ? this.#followedCenter(bases) : null;
    const spreadCenter = this.#followedSpread(spreads);
    const method = { xmr: methods.xmr, 'xbar-r': methods.groups, 'xbar-s': methods.groups, p: methods.binomial, np: methods.binomial, u: methods.poisson, c: methods.poisson }[read.kind];
    const shared = new Map<string, Fact>();
    /** One fact for all points where the line is level. */
    const line = (which: 'upper' | 'lower' | 'center', index: number): Fact => {
      const level = typeof chart[which] === 'number';
      const key = level ? which : `${which}.${String(index)}`;
      const known = shared.get(key);
      if (known !== undefined) return known;
      const value = perPoint(chart[which], index);
      const term = center === null ? null : this.#limitTerm(which, center, spreadCenter);
      const is = { id: this.id(key), label: names[which] };
      const made = which === 'center' && center !== null ? center : term === null ? this.plain(key, names[which], value, this.unit, which === 'center' ? methods.center : method) : calculated(is, term, this.unit, method);
      shared.set(key, made);
      return made;
    };
    const spreadLine = (which: 'center' | 'upper', index: number): Fact | null => {
      if (chart.spread === null || spreads[index - drawnFrom] === null) return null;
      const shift = read.kind === 'xmr' ? index - 1 : index;
      const lineOf = chart.spread[which];
      const level = typeof lineOf === 'number';
      const key = `spread-${which}${level ? '' : `.${String(index)}`}`;
      const known = shared.get(key);
      if (known !== undefined) return known;
      const label = which === 'center' ? names.spreadCenter : names.spreadUpper;
      const middle = Number(chart.spread.center);
      const followed = spreadCenter === null ? null : which === 'center' ? spreadCenter : middle > 0 && level ? calculated({ id: this.id(key), label }, { op: '*', of: [spreadCenter, lineOf / middle] }, this.spreadUnit, methods.spreadLimit) : null;
      const made = followed ?? this.plain(key, label, perPoint(lineOf, shift), this.spreadUnit, which === 'center' ? methods.spreadCenter : methods.spreadLimit);
      shared.set(key, made);
      return made;
    };
    return bases.map((basis, offset) => {
      const index = drawnFrom + offset;
      return { ...basis, label: this.words(`point-label.${String(index)}`, names.point, this.#point(index).label), spread: spreads[offset] ?? null, lower: line('lower', index), center: line('center', index), upper: line('upper', index), spreadCenter: spreadLine('center', index), spreadUpper: spreadLine('upper', index) };
    });
  }

  /** A point's value, with the count and size that it is the ratio of. */
  #basis(point: ControlPoint, index: number): Pick<PointFacts, 'value' | 'count' | 'size'> {
    const { basis, read } = this.finding;
    const name = basis.points === 'counts' ? basis.defects : basis.value;
    const isRatio = read.kind === 'p' || read.kind === 'u';
    const count = this.#given(`${isRatio ? 'count' : 'value'}.${String(index)}`, point, name, isRatio ? { kind: 'number', noun: null } : this.unit, point.value);
    if (!isRatio || basis.points !== 'counts' || basis.size === null) return { value: count, count: null, size: null };
    const size = this.#given(`size.${String(index)}`, point, basis.size, { kind: 'number', noun: null }, point.size);
    return { value: calculated({ id: this.id(`value.${String(index)}`), label: read.measure }, { op: '/', of: [count, size] }, this.unit, methods.ratio), count, size };
  }

  /** What stands in a cell, or what a formula over the rows of the point gives. */
  #given(id: string, point: ControlPoint, column: string | null, unit: Unit, value: number): Fact {
    const { binding, read } = this.finding;
    const { table } = binding;
    const label = point.label;
    const { place } = point;
    if (place.kind === 'row') {
      const typed = table.columns.find(({ name }) => name === column);
      const row = table.sourceRows[place.row];
      const isLinked = typed !== undefined && row !== undefined && table.isClean && typed.multiplier === 1 && table.cellColumns === undefined && table.cellRows === undefined;
      const plain = this.plain(id, label, value, unit, methods.value);
      return isLinked ? { ...plain, derivation: { kind: 'cell', ref: { sheet: table.source.sheet, range: cellAddress(row, typed.column) } } } : plain;
    }
    const metric = this.#metricOf(read.metric, column);
    const isNamed = place.filters.length > 0 || place.period !== null;
    if (metric === null || !isNamed) return this.plain(id, label, value, unit, methods.value);
    const use = { metric, table: table.name, dateColumn: this.finding.basis.points === 'groups' && place.period === null ? null : (this.finding.basis.points === 'values' ? null : this.finding.basis.time), period: place.period, filters: place.filters };
    return metricFact(this.id(id), label, use, value, unit, table);
  }

  #metricOf(metric: Metric | null, column: string | null): Metric | null {
    if (metric === null || this.finding.basis.points !== 'counts' || column === null) return metric;
    return { ...metric, measure: { kind: 'sum', column, filters: [] } };
  }

  #spread(basis: Pick<PointFacts, 'value'>, before: Pick<PointFacts, 'value'> | undefined, index: number): Fact | null {
    const { chart, read } = this.finding;
    if (chart.spread === null) return null;
    const label = names.spread[read.kind === 'xbar-s' || read.kind === 'xbar-r' ? read.kind : 'xmr'];
    const is = { id: this.id(`spread.${String(index)}`), label };
    if (read.kind === 'xmr') {
      return before === undefined ? null : calculated(is, { fn: 'abs', of: [{ op: '-', of: [basis.value, before.value] }] }, this.spreadUnit, methods.movingRange);
    }
    return this.plain(`spread.${String(index)}`, label, this.#point(index).spread, this.spreadUnit, read.kind === 'xbar-s' ? methods.deviation : methods.range);
  }

  #followedCenter(bases: readonly Pick<PointFacts, 'value' | 'count' | 'size'>[]): Fact {
    const values = bases.map(({ value }) => value);
    const sumOf = (facts: readonly (Fact | null)[]): FactTerm => listTerm('sum', facts.flatMap((fact) => fact ?? []));
    const isRatio = bases.every(({ count, size }) => count !== null && size !== null);
    const term: FactTerm = isRatio ? { op: '/', of: [sumOf(bases.map(({ count }) => count)), sumOf(bases.map(({ size }) => size))] } : listTerm('average', values);
    return calculated({ id: this.id('center'), label: names.center }, term, this.unit, methods.center);
  }

  #followedSpread(spreads: readonly (Fact | null)[]): Fact | null {
    const { chart } = this.finding;
    const found = spreads.flatMap((fact) => fact ?? []);
    if (!this.#isFollowed || chart.spread === null || typeof chart.spread.center !== 'number' || found.length === 0) return null;
    return calculated({ id: this.id('spread-center'), label: names.spreadCenter }, listTerm('average', found), this.spreadUnit, methods.spreadCenter);
  }

  #limitTerm(which: 'upper' | 'lower' | 'center', center: Fact, spreadCenter: Fact | null): FactTerm | null {
    const { chart, read } = this.finding;
    const [point] = read.points;
    if (which === 'center' || point === undefined) return null;
    const op = which === 'upper' ? '+' : '-';
    if (read.kind === 'xmr' || read.kind === 'xbar-r' || read.kind === 'xbar-s') {
      if (spreadCenter === null || chart.spread === null || !(Number(chart.spread.center) > 0)) return null;
      const factor = read.kind === 'xmr' ? 3 / rangeConstants(2).d2 : (3 * chart.sigma) / Math.sqrt(point.size) / Number(chart.spread.center);
      return { op, of: [center, { op: '*', of: [factor, spreadCenter] }] };
    }
    const rate: FactTerm = read.kind === 'np' ? { op: '/', of: [center, point.size] } : center;
    const variance: FactTerm = read.kind === 'p' ? { op: '/', of: [{ op: '*', of: [rate, { op: '-', of: [1, rate] }] }, point.size] } : read.kind === 'np' ? { op: '*', of: [center, { op: '-', of: [1, rate] }] } : read.kind === 'u' ? { op: '/', of: [rate, point.size] } : rate;
    const reach: FactTerm = { op, of: [center, { op: '*', of: [3, { fn: 'sqrt', of: [variance] }] }] };
    if (which === 'lower') return { fn: 'max', of: [0, reach] };
    return read.kind === 'p' ? { fn: 'min', of: [1, reach] } : read.kind === 'np' ? { fn: 'min', of: [point.size, reach] } : reach;
  }
}

function listTerm(fn: 'sum' | 'average', [first, ...rest]: readonly Fact[]): FactTerm {
  return first === undefined ? 0 : { fn, of: [first, ...rest] };
}
