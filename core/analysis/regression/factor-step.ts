import type { Unit } from '../../fact/fact.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { columnCurrency, isPercentColumn, measureUnit } from '../column-label.ts';
import type { Factor } from './factor-columns.ts';

/** By how much a number is said to grow. */
export interface Step {
  readonly value: number;
  readonly unit: Unit;
}

const SHARE = /率|占比|比例|百分比|折扣|\b(?:discount|rate|ratio|share|percent|percentage|pct|ctr|cvr|margin|conversion)\b/i;
const AMOUNT = /[价额费款]|金|收入|成本|利润|支出|\b(?:price|amount|sales|revenue|costs?|fees?|profit|spend|spending|expenses?|freight|income|salary|value)\b/i;
/** A tenth of a point: what is said of points shows no less. */
const SMALLEST_SHARE = 0.001;

/**
 * How a column's numbers are read: as percent too where they are named a rate and lie between 0 and 1, as amounts of
 * the table's currency where they are named so.
 */
export function numberUnit(column: TypedColumn, currency: string | null): Unit {
  if (column.type !== 'number') return { kind: 'number', noun: null };
  if (isPercentColumn(column)) return { kind: 'percent' };
  const isOfItsOwn = column.unit !== null || columnCurrency(column) !== null;
  if (!isOfItsOwn && SHARE.test(column.name) && column.values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1))) return { kind: 'percent' };
  return measureUnit(column, !isOfItsOwn && AMOUNT.test(column.name) ? currency : null);
}

/** A round amount about as large as the factor's spread; null of what has no steps: members, yes and no. */
export function stepOf(factor: Factor, deviation: number, currency: string | null): Step | null {
  if (factor.kind === 'group' || factor.isYesNo) return null;
  const unit = numberUnit(factor.column, currency);
  const round = nearestRound(deviation);
  if (unit.kind === 'percent') return { value: Math.max(SMALLEST_SHARE, round), unit: { kind: 'points' } };
  const value = factor.isWhole ? Math.max(1, round) : round;
  if (unit.kind !== 'number') return { value, unit };
  const digits = Math.max(0, -Math.floor(Math.log10(value) + 1e-9));
  // "Each 1 people more" is no English: one needs no noun, its column is named beside it.
  return { value, unit: { kind: 'number', noun: value === 1 ? null : unit.noun, digits } };
}

/** 1, 2 or 5 times a power of ten, the nearest by ratio. */
function nearestRound(size: number): number {
  const exponent = Math.floor(Math.log10(size));
  const candidates = [1, 2, 5, 10].map((digit) => (exponent < 0 ? digit / 10 ** -exponent : digit * 10 ** exponent));
  const off = (candidate: number) => Math.abs(Math.log(candidate / size));
  return candidates.reduce((best, candidate) => (off(candidate) < off(best) ? candidate : best));
}
