import { at } from '../../statistics/at.ts';
import type { NumericFactor } from './factor-columns.ts';

/** What an outcome is by definition. */
export interface OutcomeDefinition {
  readonly parts: readonly NumericFactor[];
  /** The arithmetic in which `a`, `b` and `c` stand for the parts: `a × b × (1 − c)`; null for a fixed multiple of a single one. */
  readonly arithmetic: string | null;
}

const SAMPLE = 500;
const FIRST_LOOK = 12;
const FEWEST = 10;
const CLOSE = 0.005;
/** Of a value that rounding may take: a score of 1 to 5 is not its neighbour. */
const MOST_ROUNDED = 0.02;
const NEARLY_ALL = 0.95;
const DECIMALS = { fewest: -6, most: 4 };

const PAIR = [[0, 1]] as const;
const TRIPLE = [[0, 1, 2]] as const;
const EITHER_FIRST = [[0, 1], [1, 0]] as const;
const ANY_LAST = [[0, 1, 2], [0, 2, 1], [1, 2, 0]] as const;
const ANY_FIRST = [[0, 1, 2], [1, 0, 2], [2, 0, 1]] as const;
const ANY_ORDER = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] as const;

interface Form {
  readonly written: string;
  /** Ways to put the columns in that do not come to the same. */
  readonly orders: readonly (readonly number[])[];
  readonly worked: (a: number, b: number, c: number) => number;
}

/** The definitions that sheets are full of: price by quantity less discount, revenue less costs, a part of a whole. */
const FORMS: readonly Form[] = [
  { written: 'a × b', orders: PAIR, worked: (a, b) => a * b },
  { written: 'a + b', orders: PAIR, worked: (a, b) => a + b },
  { written: 'a − b', orders: EITHER_FIRST, worked: (a, b) => a - b },
  { written: 'a ÷ b', orders: EITHER_FIRST, worked: (a, b) => a / b },
  { written: 'a × (1 − b)', orders: EITHER_FIRST, worked: (a, b) => a * (1 - b) },
  { written: 'a × (1 + b)', orders: EITHER_FIRST, worked: (a, b) => a * (1 + b) },
  { written: 'a ÷ (1 − b)', orders: EITHER_FIRST, worked: (a, b) => a / (1 - b) },
  { written: 'a × b × c', orders: TRIPLE, worked: (a, b, c) => a * b * c },
  { written: 'a × b × (1 − c)', orders: ANY_LAST, worked: (a, b, c) => a * b * (1 - c) },
  { written: 'a × b × (1 + c)', orders: ANY_LAST, worked: (a, b, c) => a * b * (1 + c) },
  { written: 'a × b ÷ c', orders: ANY_LAST, worked: (a, b, c) => (a * b) / c },
  { written: 'a ÷ (b × c)', orders: ANY_FIRST, worked: (a, b, c) => a / (b * c) },
  { written: 'a ÷ (b × (1 − c))', orders: ANY_ORDER, worked: (a, b, c) => a / (b * (1 - c)) },
  { written: 'a × b − c', orders: ANY_LAST, worked: (a, b, c) => a * b - c },
  { written: '(a − b) × c', orders: ANY_ORDER, worked: (a, b, c) => (a - b) * c },
  { written: 'a + b + c', orders: TRIPLE, worked: (a, b, c) => a + b + c },
  { written: 'a + b − c', orders: ANY_LAST, worked: (a, b, c) => a + b - c },
  { written: 'a − b − c', orders: ANY_FIRST, worked: (a, b, c) => a - b - c },
];

/**
 * Of what an outcome is worked out: a fixed multiple of one factor, or two or three put together as sheets do. They
 * say what the outcome is, not what goes with it. Values may be rounded as the outcome is written. Of definitions of
 * which one uses all the columns of the other, the one that more rows keep to stands.
 */
export function outcomeDefinitions(outcome: Float64Array, factors: readonly NumericFactor[]): OutcomeDefinition[] {
  const look = new SampledOutcome(outcome);
  const found: (OutcomeDefinition & { readonly share: number })[] = [];
  const tried = (parts: readonly NumericFactor[], arithmetic: string | null, worked: (row: number) => number) => {
    const share = look.share(worked);
    if (share !== null) found.push({ parts, arithmetic, share });
  };
  for (const one of factors) {
    const times = look.ratio(one.values);
    tried([one], null, (row) => times * at(one.values, row));
  }
  for (const chosen of [...pairs(factors), ...triples(factors)]) {
    for (const { written, orders, worked } of FORMS) {
      for (const order of orders) {
        if (order.length !== chosen.length) continue;
        const parts = order.flatMap((place) => chosen[place] ?? []);
        const [a, b, c] = parts;
        if (a === undefined || b === undefined) continue;
        tried(parts, written, (row) => worked(at(a.values, row), at(b.values, row), c === undefined ? NaN : at(c.values, row)));
      }
    }
  }
  const kept: typeof found = [];
  for (const one of found.sort((a, b) => b.share - a.share || a.parts.length - b.parts.length)) {
    if (!kept.some(({ parts }) => isWithin(parts, one.parts) || isWithin(one.parts, parts))) kept.push(one);
  }
  return kept.map(({ parts, arithmetic }) => ({ parts, arithmetic }));
}

function isWithin(some: readonly NumericFactor[], all: readonly NumericFactor[]): boolean {
  return some.every((one) => all.includes(one));
}

function pairs(factors: readonly NumericFactor[]): NumericFactor[][] {
  return factors.flatMap((one, index) => factors.slice(index + 1).map((other) => [one, other]));
}

function triples(factors: readonly NumericFactor[]): NumericFactor[][] {
  return factors.flatMap((one, index) => pairs(factors.slice(index + 1)).map((others) => [one, ...others]));
}

/** Rows at even distances that have an outcome, and how close something comes to it there. */
class SampledOutcome {
  readonly #rows: readonly number[];
  /** Half of the last digit that outcomes are written with. */
  readonly #rounded: number;

  constructor(private readonly outcome: Float64Array) {
    const known = Array.from(outcome.keys()).filter((row) => !Number.isNaN(at(outcome, row)));
    const step = Math.max(1, Math.floor(known.length / SAMPLE));
    this.#rows = known.filter((_, index) => index % step === 0);
    this.#rounded = halfLastDigit(this.#rows.map((row) => at(outcome, row)));
  }

  /** The middle one of outcome over value. */
  ratio(values: Float64Array): number {
    const ratios = this.#rows.map((row) => at(this.outcome, row) / at(values, row)).filter((ratio) => Number.isFinite(ratio) && ratio !== 0);
    return ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? NaN;
  }

  /** The share of rows where it comes to the outcome; null where these are not nearly all, or too few to tell. */
  share(worked: (row: number) => number): number | null {
    let [known, hits, told] = [0, 0, 0];
    for (const row of this.#rows) {
      const value = worked(row);
      if (!Number.isFinite(value)) continue;
      known += 1;
      if (!this.#isClose(value, at(this.outcome, row))) {
        if (known <= FIRST_LOOK && known - hits > FIRST_LOOK / 3) return null;
        continue;
      }
      hits += 1;
      if (value !== 0) told += 1;
    }
    return told >= FEWEST && hits >= NEARLY_ALL * known ? hits / known : null;
  }

  #isClose(value: number, outcome: number): boolean {
    const size = Math.abs(outcome);
    const allowed = size === 0 ? this.#rounded : Math.max(CLOSE * size, Math.min(this.#rounded, MOST_ROUNDED * size));
    return Math.abs(value - outcome) <= allowed * (1 + 1e-9);
  }
}

/** Half of the last digit that any of some numbers has: 0.005 of those in cents; 0 of numbers with more digits than are written. */
function halfLastDigit(values: readonly number[]): number {
  for (let decimals = DECIMALS.fewest; decimals <= DECIMALS.most; decimals += 1) {
    const scale = 10 ** decimals;
    if (values.every((value) => Math.abs(value * scale - Math.round(value * scale)) <= 1e-9 * Math.max(1, Math.abs(value * scale)))) return 0.5 / scale;
  }
  return 0;
}
