import type { ComponentChildren, JSX } from 'preact';
import type { ProductVariant } from '../../core/clip/clip.ts';
import type { PageItem } from '../../core/clip/page-items.ts';
import { AVAILABILITY_NAMES } from '../../core/language/texts/clip.ts';
import { moreOf } from '../../core/language/texts/extension.ts';
import { formatCount, formatMoney, formatPrice } from './format.ts';
import { useSpeech } from './speech.tsx';

/** Names with what stands for each at the right, the first `most` of them. */
export function PricedList({ rows, most }: { rows: readonly (readonly [name: string, price: ComponentChildren])[]; most: number }): JSX.Element {
  const { language, say } = useSpeech();
  return (
    <ul class="plain">
      {rows.slice(0, most).map(([name, price], index) => (
        <li key={index} class="pair">
          <span class="cut" title={name}>{name}</span>
          <span class="number">{price}</span>
        </li>
      ))}
      {rows.length > most && <li class="more">{say(moreOf(formatCount(rows.length - most, language)))}</li>}
    </ul>
  );
}

export function ItemList({ items, most }: { items: readonly PageItem[]; most: number }): JSX.Element {
  const { language } = useSpeech();
  return <PricedList rows={items.map((item) => [item.name, formatPrice(item, language)])} most={most} />;
}

/** The ways in which a product is had, with the price of each and whether it is there where that is told. */
export function VariantList({ variants, most }: { variants: readonly ProductVariant[]; most: number }): JSX.Element {
  const { language, say } = useSpeech();
  const rows = variants.map(({ name, price, availability }): readonly [string, ComponentChildren] => {
    const stock = availability === null || availability === 'in-stock' ? null : AVAILABILITY_NAMES[availability];
    return [
      name,
      <>
        {stock !== null && stock !== undefined && <small>{say(stock)} </small>}
        {price !== null && formatMoney(price, language)}
      </>,
    ];
  });
  return <PricedList rows={rows} most={most} />;
}
