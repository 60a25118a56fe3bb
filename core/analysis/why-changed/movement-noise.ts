import { at } from '../../statistics/at.ts';
import { quantile } from '../../statistics/quantile.ts';
import type { Movement } from './movement.ts';

/** The share of the whole whose cells scatter is learnt from, and how many cells that takes at least. */
const KNOWN_BY = 0.98;
const FEWEST_CELLS = 40;
/** Cells of like size are taken together in so many groups, of so many cells at least. */
const MOST_GROUPS = 12;
const FEWEST_IN_GROUP = 12;
/** The mean of the smaller four fifths of absolute normal values, which 20% of odd ones do not touch, as a share of their standard deviation. */
const KEPT = 0.8;
const KEPT_MEAN = 0.5586;
/** Scatter below this share of a size is rounding. */
const LEAST_SCATTER = 1e-6;

/**
 * By cell, the variance of its step around what is expected of it; infinite for cells without size. Small cells
 * scatter as counts do (variance as the size), large ones by a share of their size (variance as its square): where one
 * turns into the other, and how wide both are, is learnt from groups of cells of like size, none of which a few odd
 * cells can widen.
 */
export function movementVariance({ step, size }: Movement, expected: Float64Array): Float64Array {
  const groups = inGroups(largest(size)).map((cells) => ({
    size: Math.exp(cells.reduce((total, cell) => total + Math.log(at(size, cell)), 0) / cells.length),
    variance: keptVariance(cells.map((cell) => (at(step, cell) - at(expected, cell)) ** 2 / at(size, cell))),
  }));
  const known = groups.filter(({ variance }) => variance > 0);
  let best = { miss: Infinity, scale: 0, turn: 1 };
  for (const turn of known.length === 0 ? [] : turns(known.map((group) => group.size))) {
    const misses = known.map((group) => Math.log(group.variance) - Math.log(1 + group.size / turn));
    const middle = quantile(misses, 0.5);
    const miss = misses.reduce((total, one) => total + Math.abs(one - middle), 0);
    if (miss < best.miss) best = { miss, scale: Math.exp(middle), turn };
  }
  return size.map((one) => (one > 0 ? Math.max(best.scale * one * (1 + one / best.turn), (LEAST_SCATTER * one) ** 2) : Infinity));
}

/** The step per size up to which half of the whole lies. */
export function usualPace({ step, size }: Movement): number {
  const ordered = [...size.keys()].filter((cell) => at(size, cell) > 0).sort((a, b) => at(step, a) / at(size, a) - at(step, b) / at(size, b));
  const half = ordered.reduce((total, cell) => total + at(size, cell), 0) / 2;
  let passed = 0;
  for (const cell of ordered) {
    passed += at(size, cell);
    if (passed >= half) return at(step, cell) / at(size, cell);
  }
  return 0;
}

/** The cells that make nearly all of the whole, the largest first: what the many small ones do by chance says little of them. */
function largest(size: Float64Array): number[] {
  const ordered = [...size.keys()].filter((cell) => at(size, cell) > 0).sort((a, b) => at(size, b) - at(size, a));
  const enough = KNOWN_BY * ordered.reduce((total, cell) => total + at(size, cell), 0);
  let [passed, count] = [0, 0];
  while (count < ordered.length && (passed < enough || count < FEWEST_CELLS)) {
    passed += at(size, ordered[count] ?? 0);
    count += 1;
  }
  return ordered.slice(0, count);
}

function inGroups(ordered: readonly number[]): number[][] {
  const count = Math.max(1, Math.min(MOST_GROUPS, Math.floor(ordered.length / FEWEST_IN_GROUP)));
  return Array.from({ length: count }, (_, group) => ordered.slice(Math.floor((group * ordered.length) / count), Math.floor(((group + 1) * ordered.length) / count)));
}

function keptVariance(squares: readonly number[]): number {
  const kept = squares.map(Math.sqrt).sort((a, b) => a - b).slice(0, Math.max(1, Math.ceil(KEPT * squares.length)));
  return (kept.reduce((total, one) => total + one, 0) / kept.length / KEPT_MEAN) ** 2;
}

/** Sizes at which scatter may turn from that of counts to that of shares: from below all to beyond all. */
function turns(sizes: readonly number[]): number[] {
  const [least, most] = [Math.min(...sizes) / 100, Math.max(...sizes) * 100];
  const steps = 24;
  return Array.from({ length: steps + 1 }, (_, step) => least * (most / least) ** (step / steps));
}
