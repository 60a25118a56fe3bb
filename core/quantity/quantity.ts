import type { Decimal } from './decimal.ts';

export type QuantityKind = 'money' | 'percent' | 'percentage-point' | 'number' | 'date' | 'duration';

/** How exactly a text means its number: `约 50` is about, `99 元起` is from, `100 以上` is at-least. */
export type Bound = 'exact' | 'about' | 'from' | 'at-least' | 'at-most' | 'more-than' | 'less-than';

/** A number that a text says, with what it counts. */
export interface Quantity {
  readonly kind: QuantityKind;
  /**
   * An exact decimal in `unit` (万 and the like already applied); of a range the lower end. An ISO 8601 date or
   * month for dates.
   */
  readonly value: Decimal;
  /** The upper end of a range, else null. */
  readonly upper: Decimal | null;
  /** ISO 4217 for money, `%`, `pp`, a measure word or unit as written (`副`, `kg`); null where there is none. */
  readonly unit: string | null;
  readonly bound: Bound;
  /** What a price is for: `月`, `seat`, `year`; in the text's words, null where it is for the thing itself. */
  readonly per: string | null;
  /** Whether tax is said to be in a price; null where nothing is said. */
  readonly taxIncluded: boolean | null;
  /** The words, as they stand in the text, and where. */
  readonly text: string;
  readonly start: number;
}

export interface QuantityContext {
  readonly currencyHint?: string | null;
  readonly lang?: string | null;
  /** ISO date of the capture: what relative dates count from. Without it they are left out. */
  readonly today?: string | null;
}
