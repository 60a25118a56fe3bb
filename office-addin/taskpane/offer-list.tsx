import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import type { Offer } from '../../core/report/study.ts';
import { shownName } from '../../core/sheet/typed-table.ts';
import { FIRST_OFFERS } from './pane-state.ts';
import { SentenceView } from './sentence-view.tsx';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';

/** The analyses that fit: the best few in full, the others one press away; each can be left out of the report. */
export function OfferList(props: {
  readonly offers: readonly Offer[];
  readonly chosen: readonly number[];
  readonly disabled: boolean;
  /** Offers then name the table that they are about. */
  readonly severalTables: boolean;
  readonly onToggle: (offer: number) => void;
  readonly goTo: GoTo;
}): JSX.Element {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { offers } = props;
  const shown = all ? offers : offers.slice(0, FIRST_OFFERS);
  return (
    <section aria-labelledby="offers-heading">
      <h2 id="offers-heading">{say(pane.offers)}</h2>
      <ul class="plain offers">
        {shown.map((offer, index) => (
          <li key={`${offer.plugin} ${offer.binding.table.name} ${index}`} class="offer">
            <fluent-checkbox
              role="checkbox"
              aria-label={say(pane.include(say(offer.title)))}
              aria-checked={props.chosen.includes(index)}
              checked={props.chosen.includes(index)}
              disabled={props.disabled}
              onChange={() => props.onToggle(index)}
            />
            <div class="offer-body">
              <h3>{say(offer.title)}</h3>
              {offer.headline === null ? (
                <p class="quiet">{say(pane.noHeadline)}</p>
              ) : (
                <SentenceView sentence={offer.headline} goTo={props.goTo} />
              )}
              <p class="quiet small">
                {say(offer.reason)}
                {props.severalTables && <span class="block">{say(pane.fromTable(shownName(offer.binding.table)))}</span>}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {offers.length > shown.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {say(pane.moreOffers(offers.length - shown.length))}
        </button>
      )}
    </section>
  );
}
