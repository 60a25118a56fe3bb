import type { Money } from '../../../core/quantity/money.ts';
import type { Quantity } from '../../../core/quantity/quantity.ts';

/** A quantity for reading at a glance: `kind value[..upper] unit bound /per billed tax`, what it does not say left out. */
export function quantityAtAGlance({ kind, value, upper, unit, bound, per, billed, taxIncluded }: Quantity): string {
  return [
    kind,
    upper === null ? value : `${value}..${upper}`,
    unit,
    bound === 'exact' ? null : bound,
    per === null ? null : `/${per}`,
    billed === null ? null : `billed:${billed}`,
    taxIncluded === null ? null : taxIncluded ? '+tax' : '-tax',
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** `1299.00 CNY`, `?` for a currency that the text does not say. */
export function priceAtAGlance(money: Money | null): string | null {
  return money === null ? null : `${money.amount} ${money.currency ?? '?'}`;
}
