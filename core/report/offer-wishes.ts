import type { PluginOptions } from '../analysis/plugin-options.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import type { Offer } from './study.ts';

/** What a person chose about an offer: columns by slot (none at all where it is to stay empty), options by name. */
export interface OfferWishes {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly options: PluginOptions;
}

export const NO_WISHES: OfferWishes = { columns: {}, options: {} };

/** The same offer whenever the workbook is read: its analysis, over the table of this name. */
export function offerKey({ plugin, binding }: Offer): string {
  return `${plugin} ${binding.table.name}`;
}

export function isWished({ columns, options }: OfferWishes): boolean {
  return Object.keys(columns).length > 0 || Object.keys(options).length > 0;
}

/**
 * The offer as a person wants it. What it found without that no longer counts. Columns that the table does not have
 * any more are passed over.
 */
export function withWishes(offer: Offer, wishes: OfferWishes): Offer {
  if (!isWished(wishes)) return offer;
  const { table } = offer.binding;
  const columns: Record<string, readonly string[]> = { ...offer.binding.columns };
  for (const [slot, names] of Object.entries(wishes.columns)) {
    const there = names.filter((name) => columnNamed(table, name) !== undefined);
    if (there.length > 0) columns[slot] = there;
    else if (names.length === 0) delete columns[slot];
  }
  const wished: Changeable<Offer> = { ...offer, binding: { ...offer.binding, columns }, options: wishes.options, headline: null };
  delete wished.answer;
  return wished;
}

type Changeable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
