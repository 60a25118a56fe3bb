import type { Sentence } from '../../core/fact/sentence.ts';
import type { Language, Text } from '../../core/language/language.ts';
import { NO_WISHES, offerKey, withWishes } from '../../core/report/offer-wishes.ts';
import type { OfferWishes } from '../../core/report/offer-wishes.ts';
import type { CompareWith } from '../../core/metric/period.ts';
import type { ReportPeriod } from '../../core/report/offer-settings.ts';
import type { Offer } from '../../core/report/study.ts';

/** What a person wants otherwise than the pane would do unasked. Nothing of it is ever needed. */
export interface WishesState {
  /** Null: the language of the pane. */
  readonly language: Language | null;
  /** Null: the last complete period of each analysis. */
  readonly period: ReportPeriod | null;
  /** Null: as the workbook's calendar says. */
  readonly compareWith: CompareWith | null;
  /** By `offerKey`. */
  readonly offers: Readonly<Record<string, OfferWishes>>;
  /** What came of trying an offer that a person changed, by `offerKey`. */
  readonly trials: Readonly<Record<string, Trial>>;
}

export type Trial =
  | { readonly at: 'trying' }
  | { readonly at: 'tried'; readonly headline: Sentence | null }
  | { readonly at: 'refused'; readonly sentence: Text };

export type WishesEvent =
  | { readonly kind: 'language-wished'; readonly language: Language | null }
  | { readonly kind: 'period-wished'; readonly period: ReportPeriod | null }
  | { readonly kind: 'comparison-wished'; readonly compareWith: CompareWith | null }
  | { readonly kind: 'offer-wished'; readonly offer: string; readonly wishes: OfferWishes }
  | { readonly kind: 'offer-tried'; readonly offer: string; readonly trial: Trial }
  | { readonly kind: 'offer-as-found'; readonly offer: string };

export const noWishes: WishesState = { language: null, period: null, compareWith: null, offers: {}, trials: {} };

export function nextWishes(state: WishesState, event: WishesEvent): WishesState {
  switch (event.kind) {
    case 'language-wished':
      return { ...state, language: event.language };
    case 'period-wished':
      return { ...state, period: event.period };
    case 'comparison-wished':
      return { ...state, compareWith: event.compareWith };
    case 'offer-wished':
      return { ...state, offers: { ...state.offers, [event.offer]: event.wishes }, trials: { ...state.trials, [event.offer]: { at: 'trying' } } };
    case 'offer-tried':
      return event.offer in state.offers ? { ...state, trials: { ...state.trials, [event.offer]: event.trial } } : state;
    case 'offer-as-found':
      return { ...state, offers: without(state.offers, event.offer), trials: without(state.trials, event.offer) };
  }
}

export function wishesOf(state: WishesState, offer: Offer): OfferWishes {
  return state.offers[offerKey(offer)] ?? NO_WISHES;
}

/** The offer as the person wants it, with the headline that came of it. */
export function wishedOffer(state: WishesState, offer: Offer): Offer {
  const trial = state.trials[offerKey(offer)];
  const wished = withWishes(offer, wishesOf(state, offer));
  return trial?.at === 'tried' ? { ...wished, headline: trial.headline } : wished;
}

export function without<Value>(all: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));
}
