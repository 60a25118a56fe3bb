import type { JSX } from 'preact';
import type { Money, Product, Quote } from '../../core/clip/clip.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import { formatMoney } from '../ui/format.ts';
import { useSpeech } from '../ui/speech.tsx';
import { DataGrid } from './data-grid.tsx';

interface Stated {
  readonly price: Money;
  readonly quote: Quote;
}

/** The words in which a page states the price of its product, and those in which it states another. */
export function PriceEvidence({ product }: { product: Product }): JSX.Element | null {
  const { language, say } = useSpeech();
  const stated = [product, ...(product.otherPrices ?? [])].flatMap(({ price, quote }): Stated[] =>
    price === null || quote === null ? [] : [{ price, quote }],
  );
  if (stated.length === 0) return null;
  const title = say(libraryPage.priceEvidence);
  return (
    <section>
      <h3>{title}</h3>
      <DataGrid
        title={title}
        rows={stated}
        columns={[
          { label: say(libraryPage.price), cell: ({ price }) => formatMoney(price, language) },
          { label: say(libraryPage.evidence), cell: ({ quote }) => <Passage quote={quote} /> },
        ]}
        most={stated.length}
      />
    </section>
  );
}

/** The words that prove a number, among those around them. */
function Passage({ quote }: { quote: Quote }): JSX.Element {
  return (
    <q>
      {quote.prefix}
      <mark>{quote.exact}</mark>
      {quote.suffix}
    </q>
  );
}
