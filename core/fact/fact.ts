import type { Quote } from '../clip/clip.ts';
import type { Text } from '../language/language.ts';
import type { Filter, Metric } from '../metric/metric.ts';
import type { Period } from '../metric/period.ts';
import type { RangeRef } from '../workbook/address.ts';

/** Where a number came from: cells of the workbook, or a passage of a clipped page. */
export type Source =
  | { readonly kind: 'range'; readonly ref: RangeRef }
  | {
      readonly kind: 'clip';
      readonly clipId: string;
      readonly url: string;
      readonly capturedAt: string;
      readonly contentHash: string;
      readonly quote: Quote | null;
    };

/** How a value is to be read and shown. */
export type Unit =
  | { readonly kind: 'money'; readonly currency: string | null }
  /**
   * `digits`: how many are shown after the point, where two would say too little or too much. `isChance`: what is too
   * small for them is shown as less, never as nothing.
   */
  | { readonly kind: 'number'; readonly noun: Text | null; readonly digits?: number; readonly isChance?: boolean }
  | { readonly kind: 'percent' }
  | { readonly kind: 'points' }
  | { readonly kind: 'date' }
  | { readonly kind: 'name' };

/** A share, 0 to 1 and beyond. */
export const PERCENT: Unit = { kind: 'percent' };

/** How likely chance alone makes as much, 0 to 1. */
export const CHANCE: Unit = { kind: 'number', noun: null, digits: 4, isChance: true };

/** The metric, period and filters that a value is; the formula compiler can write it live into a cell. */
export interface MetricUse {
  readonly metric: Metric;
  /** Name of the typed table, and of the column that `period` holds for. */
  readonly table: string;
  readonly dateColumn: string | null;
  readonly period: Period | null;
  readonly filters: readonly Filter[];
  /** Where the metric compares: what with; null or left out where there is nothing to compare with. */
  readonly previous?: Period | null;
  readonly yearBefore?: Period | null;
  /** Where it runs from the start of the year: the year's first month, 1..12; January where left out. */
  readonly fiscalYearStart?: number;
}

/** How a value follows from other facts; in a report it becomes a formula over their cells. */
export type Derivation =
  /** What stands in a cell of the workbook. */
  | { readonly kind: 'cell'; readonly ref: RangeRef }
  /** `now` / `before` - 1. */
  | { readonly kind: 'change'; readonly now: Fact; readonly before: Fact }
  /** `now` - `before`. */
  | { readonly kind: 'difference'; readonly now: Fact; readonly before: Fact }
  /** `part` / `whole`. */
  | { readonly kind: 'share'; readonly part: Fact; readonly whole: Fact }
  /** (`now` - `before`) / `whole`: percent points of the whole's growth. */
  | { readonly kind: 'contribution'; readonly now: Fact; readonly before: Fact; readonly whole: Fact }
  /** All `parts` together. */
  | { readonly kind: 'total'; readonly parts: readonly [Fact, ...Fact[]] }
  /** `whole` less all `parts`. */
  | { readonly kind: 'remainder'; readonly whole: Fact; readonly parts: readonly Fact[] }
  /** Any other arithmetic over facts. */
  | { readonly kind: 'arithmetic'; readonly term: FactTerm };

/** Arithmetic over facts, as `arithmetic.ts` evaluates it and a cell's formula writes it. */
export type FactTerm =
  | number
  | Fact
  | { readonly op: '+' | '-' | '*' | '/'; readonly of: readonly [FactTerm, FactTerm] }
  /**
   * `sumproduct`: the first half of the list times the second, one by one. `rank`: the place of the first among all
   * others of the list, itself among them, the largest in front; equals share a place.
   */
  | { readonly fn: 'sum' | 'average' | 'median' | 'geomean' | 'min' | 'max' | 'abs' | 'sqrt' | 'sumproduct' | 'rank'; readonly of: readonly [FactTerm, ...FactTerm[]] };

/**
 * A number (or a name) that carries its evidence. Percents are fractions: 0.12 is 12 %.
 * `value` is null where it could not be computed honestly; a caveat then says why.
 */
export interface Fact {
  readonly id: string;
  readonly label: Text;
  readonly value: number | string | null;
  /** How a name is written where that depends on the language: `2025-09` is 2025年9月 or Sep 2025. */
  readonly words?: Text;
  readonly unit: Unit;
  readonly use: MetricUse | null;
  readonly derivation?: Derivation;
  /** A number that a person may change in its cell: what follows from it in the same table changes along. */
  readonly isInput?: boolean;
  /** At least one: a number without a source cannot be made. */
  readonly sources: readonly [Source, ...Source[]];
  readonly method: Text;
}
