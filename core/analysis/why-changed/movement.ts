import { at } from '../../statistics/at.ts';
import { sum } from '../../statistics/mean.ts';
import type { ChangeCells, TwoPeriods } from './change-cells.ts';

/**
 * How every cell moved against its size: cells that move alike have the same `step` / `size`. For amounts that is
 * (now - before) / (now + before), the deviation that Squeeze scores cells by: -1 is all lost, 1 is all new, 0 is
 * unchanged, and both periods count alike.
 */
export interface Movement {
  readonly step: Float64Array;
  readonly size: Float64Array;
}

/** The movement of what adds up. Sizes of amounts that may be negative are those of their absolute values. */
export function amountMovement({ now, before }: TwoPeriods): Movement {
  return {
    step: now.map((value, cell) => value - at(before, cell)),
    size: now.map((value, cell) => Math.abs(value) + Math.abs(at(before, cell))),
  };
}

/**
 * The movement of rates, each as sure as the smaller of its two bases lets it be: weighted by their harmonic mean.
 * Rates move alike by the same factor; those of which some are negative (margins) by the same points.
 */
export function rateMovement(amount: TwoPeriods, base: TwoPeriods): Movement {
  const weight = base.now.map((now, cell) => {
    const before = at(base.before, cell);
    return now > 0 && before > 0 ? (now * before) / (now + before) : 0;
  });
  const rate = (of: 'now' | 'before') => weight.map((known, cell) => (known > 0 ? at(amount[of], cell) / at(base[of], cell) : 0));
  const [now, before] = [rate('now'), rate('before')];
  const isSigned = amount.now.some((value) => value < 0) || amount.before.some((value) => value < 0);
  const usual = isSigned ? sum(weight.map((known, cell) => known * (Math.abs(at(now, cell)) + Math.abs(at(before, cell))))) / sum(weight) : 0;
  return {
    step: weight.map((known, cell) => known * (at(now, cell) - at(before, cell))),
    size: weight.map((known, cell) => known * (isSigned ? usual : at(now, cell) + at(before, cell))),
  };
}

/** The movements that may answer why a metric changed: of its amounts; of rates and of what they are weighted by. */
export function movementsOf({ amount, base }: ChangeCells): { readonly own: Movement; readonly weights: Movement | null } {
  return base === null ? { own: amountMovement(amount), weights: null } : { own: rateMovement(amount, base), weights: amountMovement(base) };
}
