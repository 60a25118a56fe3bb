import { calculated } from '../../fact/derive.ts';
import { PERCENT } from '../../fact/fact.ts';
import type { Fact, FactTerm, Unit } from '../../fact/fact.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import { scorecardTexts } from '../../language/texts/scorecard.ts';
import { cellAddress } from '../../workbook/address.ts';
import type { RangeRef } from '../../workbook/address.ts';
import { at } from '../../statistics/at.ts';
import { quantile } from '../../statistics/quantile.ts';
import { columnLabel, isPercentColumn } from '../column-label.ts';
import { MetricFacts } from '../compared-facts.ts';
import { nameFact } from '../metric-fact.ts';
import { isComplete, VARY } from './measure-scorecard.ts';
import type { Member, ScorecardFinding, ScoredMeasure } from './measure-scorecard.ts';
import { isLiveColumn, isOfPeople, targetRow } from './scored-table.ts';

const POINTS: Unit = { kind: 'number', noun: null, digits: 1 };
const COUNT: Unit = { kind: 'number', noun: null, digits: 0 };

/** Rows of the tables, at most; beyond that ranks are no formulas, as not all scores stand in cells. */
export const MOST_SHOWN = 60;

/** Makes the facts of one scorecard. */
export class ScorecardFacts extends MetricFacts {
  readonly shown: readonly Member[];
  /** Those who can be told measure by measure from the first: with every value, where the first has every value. */
  readonly comparable: readonly Member[];
  readonly noun: Text;
  readonly #points = new Map<string, Fact>();
  readonly #totals = new Map<number, Fact>();

  constructor(
    readonly finding: ScorecardFinding,
    language: Language | null,
  ) {
    super({ plugin: 'scorecard', table: finding.binding.table, time: null, calendar: finding.calendar, filters: [] }, language);
    this.shown = finding.members.slice(0, MOST_SHOWN);
    this.comparable = isComplete(this.first) ? this.shown.slice(1).filter(isComplete) : [];
    this.noun = isOfPeople(finding.scored) ? scorecardTexts.people : scorecardTexts.groups;
  }

  get first(): Member {
    const [first] = this.finding.members;
    if (first === undefined) throw new Error('there are members');
    return first;
  }

  get last(): Member {
    return this.finding.members.at(-1) ?? this.first;
  }

  name(member: Member): Fact {
    const { who } = this.finding.scored;
    return nameFact(this.id('name', String(member.row)), verbatim(columnLabel(who.name)), member.name, [{ kind: 'range', ref: this.#cellOf(member.row, who.column) }]);
  }

  /** Names of several, in a line. */
  names(id: string, members: readonly Member[]): Fact {
    const { who } = this.finding.scored;
    const all = members.map(({ name }) => name);
    return this.words(this.id(id), verbatim(columnLabel(who.name)), { zh: all.join('、'), en: all.join(', ') }, [who.name]);
  }

  /** The first name and how many more there are. */
  shortNames(id: string, members: readonly Member[]): Fact {
    const [first] = members;
    if (first === undefined) throw new Error('there are members');
    if (members.length === 1) return this.name(first);
    return this.words(this.id(id), verbatim(''), scorecardTexts.severalNames(first.name, members.length), [this.finding.scored.who.name]);
  }

  measureTitle({ column }: ScoredMeasure): Fact {
    return nameFact(this.id('measure', column.name), scorecardTexts.columns.measure, columnLabel(column.name), this.sources(column.name));
  }

  people(): Fact {
    return this.plain('ranked', scorecardTexts.ranked(this.noun), this.finding.members.length, COUNT, scorecardTexts.methodRanked, this.finding.scored.who.name);
  }

  /** What a measure weighs as it was given: live where a row of the sheet says it, else to be changed in its cell. */
  weight({ column, weight }: ScoredMeasure): Fact {
    const { weightsFrom, scored, measures } = this.finding;
    const isFraction = measures.every((one) => one.weight <= 1);
    const label = scorecardTexts.weightOf(columnLabel(column.name));
    const unit: Unit = isFraction ? PERCENT : { kind: 'number', noun: null };
    const row = weightsFrom === 'row' ? scored.weights : null;
    const base = { id: this.id('weight', column.name), label, value: weight, unit, use: null, method: scorecardTexts.methodWeight[weightsFrom] };
    if (row === null) return { ...base, isInput: true, sources: this.sources(column.name) };
    const ref = this.#cellAt(row.row, column.column);
    return { ...base, sources: [{ kind: 'range', ref }], ...(row.isClean ? { derivation: { kind: 'cell', ref } as const } : {}) };
  }

  /** Its part of all weights. */
  share(measure: ScoredMeasure): Fact {
    const is = { id: this.id('share', measure.column.name), label: scorecardTexts.shareOf(columnLabel(measure.column.name)) };
    return calculated(is, { op: '/', of: [this.weight(measure), this.#weights(this.finding.measures)] }, PERCENT, scorecardTexts.methodShare);
  }

  /** The points of a member in a measure; null where there is no value. */
  points(member: Member, place: number): Fact | null {
    const measure = this.finding.measures[place];
    if (measure === undefined || Number.isNaN(at(member.points, place))) return null;
    const { column } = measure;
    const key = `${String(member.row)}.${column.name}`;
    const known = this.#points.get(key);
    if (known !== undefined) return known;
    const label = scorecardTexts.pointsOf(member.name, columnLabel(column.name));
    const fact = calculated({ id: this.id('points', key), label }, this.#pointsTerm(member, measure), POINTS, this.scaleText(measure));
    this.#points.set(key, fact);
    return fact;
  }

  /** The weighted mean of the points that there are: live over the cells of points and weights. */
  total(member: Member): Fact {
    const known = this.#totals.get(member.row);
    if (known !== undefined) return known;
    const parts = this.finding.measures.flatMap((measure, place) => {
      const points = this.points(member, place);
      return points === null ? [] : [{ points, weight: this.weight(measure), measure }];
    });
    const [first, ...rest] = [...parts.map(({ points }) => points), ...parts.map(({ weight }) => weight)];
    if (first === undefined) throw new Error('a member has points');
    const term: FactTerm = { op: '/', of: [{ fn: 'sumproduct', of: [first, ...rest] }, this.#weights(parts.map(({ measure }) => measure))] };
    const fact = calculated({ id: this.id('total', String(member.row)), label: scorecardTexts.totalOf(member.name) }, term, POINTS, scorecardTexts.methodTotal);
    this.#totals.set(member.row, fact);
    return fact;
  }

  rank(member: Member): Fact {
    const is = { id: this.id('rank', String(member.row)), label: scorecardTexts.rankOf(member.name) };
    const { members } = this.finding;
    if (members.length > this.shown.length) return this.plain(`rank.${String(member.row)}`, is.label, member.rank, COUNT, scorecardTexts.methodRank, this.finding.scored.who.name);
    return calculated(is, { fn: 'rank', of: [this.total(member), ...members.map((one) => this.total(one))] }, COUNT, scorecardTexts.methodRank);
  }

  /** How far a member lies behind the first, below 0. */
  behind(member: Member): Fact {
    return calculated({ id: this.id('behind', String(member.row)), label: scorecardTexts.behindOf(member.name) }, { op: '-', of: [this.total(member), this.total(this.first)] }, POINTS, scorecardTexts.methodBehind);
  }

  /** The part of that which a measure makes: the parts add up to it. */
  behindIn(member: Member, place: number): Fact | null {
    const measure = this.finding.measures[place];
    const [own, best] = [this.points(member, place), this.points(this.first, place)];
    if (measure === undefined || own === null || best === null) return null;
    const is = { id: this.id('behind', String(member.row), measure.column.name), label: scorecardTexts.behindIn(member.name, columnLabel(measure.column.name)) };
    return calculated(is, { op: '*', of: [this.share(measure), { op: '-', of: [own, best] }] }, POINTS, scorecardTexts.methodBehindIn);
  }

  /** A positive difference of two totals. */
  lead(one: Member, other: Member): Fact {
    const is = { id: this.id('lead', String(one.row), String(other.row)), label: scorecardTexts.leadOf(one.name, other.name) };
    return calculated(is, { op: '-', of: [this.total(one), this.total(other)] }, POINTS, scorecardTexts.methodBehind);
  }

  /** How far a member lies below another in one measure, weighed. */
  lag(member: Member, place: number): Fact | null {
    const fact = this.behindIn(member, place);
    return fact === null ? null : calculated({ id: `${fact.id}.lag`, label: fact.label }, { op: '-', of: [0, fact] }, POINTS, scorecardTexts.methodBehindIn);
  }

  /** A quantile of all totals. */
  totalAt(share: number, id: string, label: Text): Fact {
    return this.#ofTotals(id, label, this.#totalQuantile(share));
  }

  /** Between the quarters of all totals. */
  middle(): { readonly low: Fact; readonly high: Fact; readonly spread: Fact } {
    const spread = this.#totalQuantile(0.75) - this.#totalQuantile(0.25);
    return { low: this.totalAt(0.25, 'low', scorecardTexts.lowQuarter), high: this.totalAt(0.75, 'high', scorecardTexts.highQuarter), spread: this.#ofTotals('iqr', scorecardTexts.iqr, spread) };
  }

  #totalQuantile(share: number): number {
    return quantile(this.finding.members.map(({ total }) => total), share);
  }

  #ofTotals(id: string, label: Text, value: number): Fact {
    return this.plain(id, label, value, POINTS, scorecardTexts.methodQuartile, ...this.#measured);
  }

  /** Of a measure's points: the middle one, and how far the quarters lie apart. */
  pointsSpread(place: number): { readonly median: Fact; readonly iqr: Fact } {
    const { column } = this.#measure(place);
    const values = this.#pointsAll(place).map(({ points }) => at(points, place));
    const fact = (what: string, label: Text, value: number) => this.plain(`${what}.${column.name}`, label, value, POINTS, scorecardTexts.methodQuartile, column.name);
    return {
      median: fact('median', scorecardTexts.medianOf(columnLabel(column.name)), quantile(values, 0.5)),
      iqr: fact('iqr', scorecardTexts.iqrOf(columnLabel(column.name)), quantile(values, 0.75) - quantile(values, 0.25)),
    };
  }

  /** Who has the most and the least points in a measure. */
  ends(place: number): { readonly best: readonly Member[]; readonly worst: readonly Member[] } {
    const all = this.#pointsAll(place);
    const values = all.map(({ points }) => at(points, place));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { best: all.filter(({ points }) => at(points, place) === most), worst: all.filter(({ points }) => at(points, place) === least) };
  }

  /** The part of the variance of totals that a measure makes. */
  spreadPart(place: number): Fact | null {
    const { spread } = this.finding;
    const { column } = this.#measure(place);
    return spread === null ? null : this.plain(`spread.${column.name}`, scorecardTexts.spreadOf(columnLabel(column.name)), spread[place] ?? NaN, PERCENT, scorecardTexts.methodSpread, ...this.#measured);
  }

  varied(): Fact {
    return this.plain('vary', scorecardTexts.varyLabel, VARY, PERCENT, scorecardTexts.methodRange, ...this.#measured);
  }

  rangeOf(member: Member): { readonly best: Fact; readonly worst: Fact; readonly held: Fact } {
    const { best, worst, held } = member.range;
    const fact = (what: string, label: Text, value: number, unit: Unit) => this.plain(`${what}.${String(member.row)}`, label, value, unit, scorecardTexts.methodRange, ...this.#measured);
    return {
      best: fact('best', scorecardTexts.bestOf(member.name), best, COUNT),
      worst: fact('worst', scorecardTexts.worstOf(member.name), worst, COUNT),
      held: fact('held', scorecardTexts.heldOf(member.name), held, PERCENT),
    };
  }

  count(id: string, label: Text, value: number, ...columns: readonly string[]): Fact {
    return this.plain(id, label, value, COUNT, scorecardTexts.methodRanked, ...(columns.length > 0 ? columns : this.#measured));
  }

  /** What 100 points are in a measure. */
  scaleText({ column, scale, isLower }: ScoredMeasure): Text {
    const inUnit = (value: number): Text => ({ zh: this.#value(column, value, 'zh'), en: this.#value(column, value, 'en') });
    switch (scale.kind) {
      case 'target':
        return isLower ? scorecardTexts.scales.lowTarget(inUnit(scale.target)) : scorecardTexts.scales.target(inUnit(scale.target));
      case 'full': {
        const full = inUnit(scale.full);
        if (isLower) return scorecardTexts.scales.lowFull(full);
        return scale.full === 1 && !isPercentColumn(column) ? scorecardTexts.scales.whole : scorecardTexts.scales.full(full);
      }
      case 'best':
        return scorecardTexts.scales.best;
      case 'range':
        return scorecardTexts.scales.range;
    }
  }

  scale(measure: ScoredMeasure): Fact {
    return this.words(this.id('scale', measure.column.name), scorecardTexts.columns.scale, this.scaleText(measure), [measure.column.name]);
  }

  #value(column: ScoredMeasure['column'], value: number, language: Language): string {
    return isPercentColumn(column) ? formatPercent(value * column.multiplier, language) : formatNumber(value, language);
  }

  #measure(place: number): ScoredMeasure {
    const measure = this.finding.measures[place];
    if (measure === undefined) throw new Error('there is such a measure');
    return measure;
  }

  #pointsAll(place: number): readonly Member[] {
    return this.finding.members.filter(({ points }) => !Number.isNaN(at(points, place)));
  }

  get #measured(): readonly string[] {
    return this.finding.measures.map(({ column }) => column.name);
  }

  #weights(measures: readonly ScoredMeasure[]): FactTerm {
    const [first = 1, ...rest] = measures.map((measure) => this.weight(measure));
    return { fn: 'sum', of: [first, ...rest] };
  }

  #pointsTerm(member: Member, { column, scale, isLower }: ScoredMeasure): FactTerm {
    const own = this.#valueFact(member, column);
    const inPlainUnit: FactTerm = column.multiplier === 1 ? own : { op: '*', of: [own, column.multiplier] };
    switch (scale.kind) {
      case 'target': {
        const reached: FactTerm = { op: '*', of: [100, { op: '/', of: [own, this.#target(column, scale.target)] }] };
        return isLower ? { fn: 'max', of: [0, { op: '-', of: [200, reached] }] } : reached;
      }
      case 'full': {
        const part: FactTerm = { op: '*', of: [own, 100 / scale.full] };
        return isLower ? { op: '-', of: [100, part] } : part;
      }
      case 'best':
        return { op: '/', of: [{ op: '*', of: [100, inPlainUnit] }, this.#end(column, 'max', scale.best)] };
      case 'range': {
        if (scale.most === scale.least) return { op: '+', of: [100, { op: '*', of: [0, own] }] };
        const most = this.#end(column, 'max', scale.most);
        return { op: '/', of: [{ op: '*', of: [100, { op: '-', of: [most, inPlainUnit] }] }, { op: '-', of: [most, this.#end(column, 'min', scale.least)] }] };
      }
    }
  }

  /** What stands in the cell of a member. */
  #valueFact(member: Member, column: ScoredMeasure['column']): Fact {
    const ref = this.#cellOf(member.row, column.column);
    return {
      id: this.id('value', String(member.row), column.name),
      label: scorecardTexts.valueOf(member.name, columnLabel(column.name)),
      value: at(column.values, member.row),
      unit: isPercentColumn(column) ? PERCENT : { kind: 'number', noun: null },
      use: null,
      sources: [{ kind: 'range', ref }],
      method: scorecardTexts.methodCell,
      ...(isLiveColumn(column, this.finding.binding.table) ? { derivation: { kind: 'cell', ref } as const } : {}),
    };
  }

  #target(column: ScoredMeasure['column'], value: number): Fact {
    const row = targetRow(this.finding.scored, column.name);
    const ref = this.#cellAt(row?.row ?? 0, column.column);
    return {
      id: this.id('target', column.name),
      label: scorecardTexts.targetOf(columnLabel(column.name)),
      value,
      unit: isPercentColumn(column) ? PERCENT : { kind: 'number', noun: null },
      use: null,
      sources: [{ kind: 'range', ref }],
      method: scorecardTexts.methodCell,
      ...(row?.isClean === true ? { derivation: { kind: 'cell', ref } as const } : {}),
    };
  }

  #end(column: ScoredMeasure['column'], kind: 'max' | 'min', value: number): Fact {
    const label = scorecardTexts.ends[kind](columnLabel(column.name));
    const metric = { id: `${kind}-${column.name}`, label, measure: { kind, column: column.name, filters: [] }, unit: null, good: null, target: null };
    return { ...this.metric({ metric, unit: { kind: 'number', noun: null } }, null, value * column.multiplier, this.id(kind, column.name)), label };
  }

  #cellOf(row: number, column: number): RangeRef {
    return this.#cellAt(this.finding.binding.table.sourceRows[row] ?? 0, column);
  }

  #cellAt(row: number, column: number): RangeRef {
    return { sheet: this.finding.binding.table.source.sheet, range: cellAddress(row, column) };
  }
}
