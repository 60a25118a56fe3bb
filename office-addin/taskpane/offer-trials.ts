import type { Sentence } from '../../core/fact/sentence.ts';
import { isWished, offerKey, withWishes } from '../../core/report/offer-wishes.ts';
import type { OfferWishes } from '../../core/report/offer-wishes.ts';
import type { Offer } from '../../core/report/study.ts';
import { isAbort, sentenceOf } from './failure.ts';
import type { WishesEvent } from './wishes-state.ts';

/** Tries offers as people want them; of an offer that is changed again only the last trial is heard. */
export interface OfferTrials {
  wish(offer: Offer, wishes: OfferWishes): Promise<void>;
  stop(): void;
}

export function offerTrials(headlineOf: (offer: Offer, signal: AbortSignal) => Promise<Sentence | null>, tell: (event: WishesEvent) => void): OfferTrials {
  const running = new Map<string, AbortController>();
  return {
    async wish(offer, wishes) {
      const key = offerKey(offer);
      running.get(key)?.abort();
      if (!isWished(wishes)) return tell({ kind: 'offer-as-found', offer: key });
      const controller = new AbortController();
      running.set(key, controller);
      tell({ kind: 'offer-wished', offer: key, wishes });
      try {
        const headline = await headlineOf(withWishes(offer, wishes), controller.signal);
        if (!controller.signal.aborted) tell({ kind: 'offer-tried', offer: key, trial: { at: 'tried', headline } });
      } catch (error) {
        if (controller.signal.aborted || isAbort(error)) return;
        tell({ kind: 'offer-tried', offer: key, trial: { at: 'refused', sentence: sentenceOf(error) } });
      }
    },
    stop() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
