import type { Decimal } from './decimal.ts';

export type QuantityKind = 'money' | 'percent' | 'percentage-point' | 'number' | 'date' | 'duration';

/** How exactly a text means its number: `约 50` is about, `99 元起` is from, `100 以上` is at-least. */
export type Bound = 'exact' | 'about' | 'from' | 'at-least' | 'at-most' | 'more-than' | 'less-than';

/** A number that a text says, with what it counts. */
export interface Quantity {
  readonly kind: QuantityKind;
  /**
   * An exact decimal in `unit` (万 and the like already applied); of a range the lower end. An ISO 8601 year, month, day
   * or date-time for dates. A discount is the percentage taken off: `8折` is 20.
   */
  readonly value: Decimal;
  /** The upper end of a range of numbers or dates, else null. */
  readonly upper: Decimal | null;
  /**
   * ISO 4217 for money (the symbol where the currency cannot be told), `%`, `‰`, `pp` or `bp` for points, `倍`, a measure
   * word or unit as written (`副`, `kg`), `/5` for a score; `fiscal-year` for dates of one; null where there is none.
   */
  readonly unit: string | null;
  readonly bound: Bound;
  /** What a price is for, in the text's words: `月`, `seat/month`; null where it is for the thing itself. */
  readonly per: string | null;
  /** How often a price is charged, where the text says so beside it: `billed annually`, `年付`. */
  readonly billed: 'year' | 'month' | 'quarter' | null;
  /** Whether tax is said to be in a price; null where nothing is said. */
  readonly taxIncluded: boolean | null;
  /** The words, as they stand in the text, and where. */
  readonly text: string;
  readonly start: number;
}

export interface QuantityContext {
  /** A text found near that may name the currency: it decides what a shared symbol (`¥`, `$`) and a bare number mean. */
  readonly currencyHint?: string | null;
  /** BCP 47 language of the page. */
  readonly lang?: string | null;
  /** ISO date or date-time of the capture: what relative dates count from. Without it they are left out. */
  readonly today?: string | null;
}
