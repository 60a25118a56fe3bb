import { at } from '../../statistics/at.ts';
import { sum } from '../../statistics/mean.ts';
import type { ChangeCells, TwoPeriods } from './change-cells.ts';

/** A metric in two periods; null where it has no value. */
export interface Change {
  readonly now: number | null;
  readonly before: number | null;
  /** Now less before; null where either is. */
  readonly delta: number | null;
}

/** What some cells contributed to the change of the whole. Parts that share no cells and hold all add up to it. */
export interface Contribution extends Change {
  /** In the unit of the metric: for amounts their own delta, for ratios `rate` and `mix` together. */
  readonly contribution: number;
  /** Of the change of the whole; null where that is 0. */
  readonly share: number | null;
  /** For ratios: mean weight x change of the rate, and change of the weight x (mean rate - mean rate of the whole). */
  readonly rate: number | null;
  readonly mix: number | null;
  /** How unexpected the change of its share of all is (Adtributor, eq. 4); null where shares make no sense. */
  readonly surprise: number | null;
}

/** The metric over all cells. */
export function wholeOf(cells: ChangeCells): Change {
  return changeOf(totals(cells, null));
}

/**
 * What some cells contributed to the change of the whole.
 *
 * Sources: share and surprise: Bhagwan et al., Adtributor (NSDI 2014); surprise is the Jensen-Shannon divergence of
 * one term. Rate and mix with weights and rates of both periods averaged: Marshall (1890) and Edgeworth (1888); no
 * interaction is left over, so parts add up exactly.
 */
export function contributionOf(part: readonly number[], cells: ChangeCells): Contribution {
  const own = totals(cells, part);
  const all = totals(cells, null);
  const whole = changeOf(all);
  const change = changeOf(own);
  if (own.base === null || all.base === null) {
    const contribution = change.delta ?? 0;
    return { ...change, contribution, share: shareOf(contribution, whole), rate: null, mix: null, surprise: surprise(own.amount, all.amount) };
  }
  const weightNow = own.base.now / all.base.now;
  const weightBefore = own.base.before / all.base.before;
  const meanRate = ((whole.now ?? 0) + (whole.before ?? 0)) / 2;
  const contribution = own.amount.now / all.base.now - own.amount.before / all.base.before - (weightNow - weightBefore) * meanRate;
  // A part that has a base in one period only has no change of rate: all that it contributes is that it came or went.
  const rate = change.delta === null ? 0 : ((weightNow + weightBefore) / 2) * change.delta;
  return { ...change, contribution, share: shareOf(contribution, whole), rate, mix: contribution - rate, surprise: surprise(own.amount, all.amount) };
}

interface Amounts {
  readonly now: number;
  readonly before: number;
}

interface Totals {
  readonly amount: Amounts;
  readonly base: Amounts | null;
}

/** Amounts of some cells, or of all. */
function totals({ amount, base }: ChangeCells, part: readonly number[] | null): Totals {
  const add = ({ now, before }: TwoPeriods): Amounts => ({ now: sumAt(now, part), before: sumAt(before, part) });
  return { amount: add(amount), base: base === null ? null : add(base) };
}

function sumAt(values: Float64Array, part: readonly number[] | null): number {
  return sum(part === null ? values : part.map((cell) => at(values, cell)));
}

function changeOf({ amount, base }: Totals): Change {
  if (base === null) return { ...amount, delta: amount.now - amount.before };
  const now = base.now === 0 ? null : amount.now / base.now;
  const before = base.before === 0 ? null : amount.before / base.before;
  return { now, before, delta: now === null || before === null ? null : now - before };
}

function shareOf(contribution: number, { delta }: Change): number | null {
  return delta === null || delta === 0 ? null : contribution / delta;
}

function surprise(own: Amounts, all: Amounts): number | null {
  const before = own.before / all.before;
  const now = own.now / all.now;
  if (!(all.before > 0 && all.now > 0 && before >= 0 && now >= 0)) return null;
  const half = (share: number) => (share > 0 ? share * Math.log((2 * share) / (before + now)) : 0);
  return (half(before) + half(now)) / 2;
}
