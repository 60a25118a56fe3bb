import { at } from './at.ts';
import { sum } from './mean.ts';

/** The few that make most, those after them, and the many that make little. */
export type AbcClass = 'A' | 'B' | 'C';

/** Where the classes end, as shares of the whole. */
export const ABC_ENDS = { A: 0.8, B: 0.95 } as const;

/** Sums that rounding alone puts past the end of a class are at it. */
export const ABC_SLACK = 1e-12;

/**
 * The class of a member by the share that larger ones make before it: A while they make less than 80 %, so that A are
 * the fewest that make 80 % or more; B while they make less than 95 %. Members of one size are in one class.
 *
 * Source: Juran, Quality Control Handbook (1951), on the vital few; the customary ABC ends of 80 and 95 %.
 */
export function abcClass(shareBefore: number): AbcClass {
  if (shareBefore < ABC_ENDS.A - ABC_SLACK) return 'A';
  return shareBefore < ABC_ENDS.B - ABC_SLACK ? 'B' : 'C';
}

export interface RankedMember {
  /** Where it stood among those given. */
  readonly index: number;
  /** From 1; members of one size follow each other in the order given. */
  readonly rank: number;
  readonly value: number;
  readonly share: number;
  /** Of this one and all before it. */
  readonly cumulativeShare: number;
  readonly abc: AbcClass;
}

export interface Concentration {
  /** Those above 0, the largest first. */
  readonly members: readonly RankedMember[];
  /** Of those above 0: returns and losses are no part of a whole. */
  readonly total: number;
  /** How many of them A holds, and the share that they make. */
  readonly few: number;
  readonly fewShare: number;
  /** 0 where all are alike, near 1 where one has all; null of nothing. */
  readonly gini: number | null;
  /** Indexes of those below 0, and of those at 0. */
  readonly negative: readonly number[];
  readonly zero: readonly number[];
}

/** Ranks values by size, with the share they make so far and their class. */
export function concentration(values: readonly number[]): Concentration {
  const ranked = [...values.entries()].filter(([, value]) => value > 0).sort(([a, x], [b, y]) => y - x || a - b);
  const sizes = ranked.map(([, value]) => value);
  const total = sum(sizes);
  let [soFar, before] = [0, 0];
  const members = ranked.map(([index, value], place): RankedMember => {
    if (place === 0 || value !== at(sizes, place - 1)) before = soFar;
    soFar += value;
    return { index, rank: place + 1, value, share: value / total, cumulativeShare: place === ranked.length - 1 ? 1 : soFar / total, abc: abcClass(before / total) };
  });
  const few = members.filter(({ abc }) => abc === 'A').length;
  const which = (test: (value: number) => boolean) => values.flatMap((value, index) => (test(value) ? [index] : []));
  return { members, total, few, fewShare: members[few - 1]?.cumulativeShare ?? 0, gini: gini(sizes, total), negative: which((value) => value < 0), zero: which((value) => value === 0) };
}

/**
 * The Gini coefficient of values above 0, given largest first, without correction for few values.
 *
 * Source: Gini (1912) in the form over ranks of Sen (1973); R's ineq::Gini.
 */
function gini(sizes: readonly number[], total: number): number | null {
  const count = sizes.length;
  if (count === 0) return null;
  const ranked = sum(sizes.map((value, place) => (place + 1) * value));
  return (count + 1 - (2 * ranked) / total) / count;
}
