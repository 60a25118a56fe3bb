import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { isWished, offerKey } from '../../core/report/offer-wishes.ts';
import { shownName } from '../../core/sheet/typed-table.ts';
import { Note } from './notes.tsx';
import { OfferOptions } from './later-parts.ts';
import type { PlacedOffer } from './offer-search.ts';
import type { PaneSession } from './pane-session.ts';
import { SentenceView } from './sentence-view.tsx';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';
import { wishedOffer, wishesOf } from './wishes-state.ts';
import type { WishesState } from './wishes-state.ts';

export interface OfferSurroundings {
  readonly session: PaneSession;
  readonly wishes: WishesState;
  readonly chosen: readonly number[];
  readonly disabled: boolean;
  /** Offers then name the table that they are about. */
  readonly severalTables: boolean;
  readonly goTo: GoTo;
}

/** An analysis that fits: what it found, why it is offered, whether it goes into the report, and what can be chosen about it. */
export function OfferCard({ placed: { offer, index }, around }: { readonly placed: PlacedOffer; readonly around: OfferSurroundings }): JSX.Element {
  const say = useSay();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const { session, wishes, disabled } = around;
  const isChosen = around.chosen.includes(index);
  const trial = wishes.trials[offerKey(offer)];
  const shown = wishedOffer(wishes, offer);
  return (
    <li class="offer">
      <fluent-checkbox
        role="checkbox"
        aria-label={say(pane.include(say(offer.title)))}
        aria-checked={isChosen}
        checked={isChosen}
        disabled={disabled}
        onChange={() => session.toggle(index)}
      />
      <div class="offer-body">
        <h3>{say(offer.title)}</h3>
        {shown.headline !== null ? (
          <SentenceView sentence={shown.headline} goTo={around.goTo} />
        ) : trial?.at === 'trying' ? (
          <p class="quiet" role="status">
            {say(paneOptions.trying)}
          </p>
        ) : offer.isPending === true ? (
          <p class="quiet">{say(pane.headlineComing)}</p>
        ) : (
          <p class="quiet">{say(offer.answer === undefined && trial?.at !== 'tried' ? offer.question : pane.noHeadline)}</p>
        )}
        {trial?.at === 'refused' && <Note tone="warning" sentence={trial.sentence} />}
        <p class="quiet small">{say(offer.isCovered === true ? paneOptions.covered : offer.reason)}</p>
        <div class="line small">
          {around.severalTables && <span class="quiet">{say(pane.fromTable(shownName(offer.binding.table)))}</span>}
          <button
            type="button"
            class="disclosure"
            aria-expanded={open}
            aria-controls={panel}
            aria-label={say(paneOptions.optionsOf(say(offer.title)))}
            onClick={() => setOpen(!open)}
          >
            {say(paneOptions.options)}
            {isWished(wishesOf(wishes, offer)) && <span class="mark">{say(paneOptions.changed)}</span>}
          </button>
        </div>
        <div id={panel} hidden={!open}>
          {open && <OfferOptions session={session} offer={offer} wishes={wishesOf(wishes, offer)} disabled={disabled} />}
        </div>
      </div>
    </li>
  );
}
