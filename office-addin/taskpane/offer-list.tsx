import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import type { Study } from '../../core/report/study.ts';
import { valueOf } from './fields.tsx';
import './fluent-choices.ts';
import { OfferCard } from './offer-card.tsx';
import type { OfferSurroundings } from './offer-card.tsx';
import { foundAnalyses } from './offer-search.ts';
import type { PlacedOffer } from './offer-search.ts';
import { FIRST_OFFERS } from './pane-state.ts';
import { useSay } from './speech.tsx';

interface Props {
  readonly study: Study;
  readonly search: string;
  readonly around: OfferSurroundings;
}

/** The analyses that fit: the best few and those that were chosen. All others stand behind a search. */
export function OfferList({ study, search, around }: Props): JSX.Element {
  const say = useSay();
  const isFirst = ({ index }: PlacedOffer) => index < FIRST_OFFERS || around.chosen.includes(index);
  return (
    <>
      <section aria-labelledby="offers-heading">
        <h2 id="offers-heading">{say(pane.offers)}</h2>
        <Cards offers={foundAnalyses(study, '').offers.filter(isFirst)} around={around} />
      </section>
      <OtherOffers study={study} search={search} around={around} isFirst={isFirst} />
    </>
  );
}

function Cards({ offers, around }: { readonly offers: readonly PlacedOffer[]; readonly around: OfferSurroundings }): JSX.Element {
  return (
    <ul class="plain offers">
      {offers.map((placed) => (
        <OfferCard key={`${placed.offer.plugin} ${placed.offer.binding.table.name}`} placed={placed} around={around} />
      ))}
    </ul>
  );
}

/** All the rest, found by words or shown in full; what cannot run says what it lacks. */
function OtherOffers({ study, search, around, isFirst }: Props & { readonly isFirst: (placed: PlacedOffer) => boolean }): JSX.Element | null {
  const say = useSay();
  const [all, setAll] = useState(false);
  const isSearched = search.trim() !== '';
  const others = foundAnalyses(study, '').offers.filter((placed) => !isFirst(placed)).length + study.unfit.length;
  if (others === 0) return null;
  const found = foundAnalyses(study, search);
  const above = found.offers.filter(isFirst);
  const offers = found.offers.filter((placed) => !isFirst(placed));
  const count = offers.length + found.unfit.length;
  return (
    <section class="others" aria-label={say(paneOptions.another)}>
      <div class="search">
        <fluent-text-input type="search" value={search} onInput={(event) => around.session.searchOffers(valueOf(event.currentTarget))}>
          {say(paneOptions.another)}
        </fluent-text-input>
      </div>
      {isSearched && (
        <p class="quiet small" role="status">
          {above.length > 0 && <span class="block">{say(paneOptions.foundAbove(above.map(({ offer }) => offer.title)))}</span>}
          {count > 0 && say(paneOptions.found(count))}
          {count + above.length === 0 && say(paneOptions.nothingFound(search.trim()))}
        </p>
      )}
      {(isSearched || all) && offers.length > 0 && <Cards offers={offers} around={around} />}
      {(isSearched || all) && found.unfit.length > 0 && (
        <div>
          <h3 class="small">{say(paneOptions.unfit)}</h3>
          <ul class="plain unfit">
            {found.unfit.map(({ plugin, title, question, why }) => (
              <li key={plugin}>
                <p>{say(title)}</p>
                <p class="quiet small">{say(question)}</p>
                <p class="small">{say(why)}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isSearched && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {say(all ? paneOptions.showFewer : paneOptions.showAll(others))}
        </button>
      )}
    </section>
  );
}
