import { describe, expect, it } from 'vitest';
import { offerKey } from '../../../core/report/offer-wishes.ts';
import { nextWishes, noWishes, wishedOffer, wishesOf } from '../../../office-addin/taskpane/wishes-state.ts';
import type { WishesEvent, WishesState } from '../../../office-addin/taskpane/wishes-state.ts';
import { sampleOffers, samplePeriods } from './sample-study.ts';

const [offer, other] = sampleOffers;
if (offer === undefined || other === undefined) throw new Error('no offers');
const key = offerKey(offer);
const wishes = { columns: { value: ['转化率'] }, options: { horizon: '6' } };
const wish: WishesEvent = { kind: 'offer-wished', offer: key, wishes };

function after(...events: readonly WishesEvent[]): WishesState {
  return events.reduce(nextWishes, noWishes);
}

describe('what a person wants of an offer', () => {
  it('replaces columns and options, and no headline stands until it was tried', () => {
    const shown = wishedOffer(after(wish), offer);
    expect(shown.binding.columns).toEqual({ ...offer.binding.columns, value: ['转化率'] });
    expect(shown).toMatchObject({ options: { horizon: '6' }, headline: null });
  });

  it('shows the headline that came of it, and leaves other offers alone', () => {
    const state = after(wish, { kind: 'offer-tried', offer: key, trial: { at: 'tried', headline: other.headline } });
    expect(wishedOffer(state, offer).headline).toBe(other.headline);
    expect(wishedOffer(state, other)).toBe(other);
  });

  it('is tried anew with each change', () => {
    const state = after(wish, { kind: 'offer-tried', offer: key, trial: { at: 'tried', headline: null } }, wish);
    expect(state.trials[key]).toEqual({ at: 'trying' });
  });

  it('is forgotten whole, and a late trial of it goes unheard', () => {
    const state = after(wish, { kind: 'offer-as-found', offer: key }, { kind: 'offer-tried', offer: key, trial: { at: 'tried', headline: null } });
    expect(state).toEqual(noWishes);
    expect(wishesOf(state, offer)).toEqual({ columns: {}, options: {} });
  });
});

describe('what a person wants of the whole report', () => {
  it('is a period and a language, each until it is taken back', () => {
    const [period] = samplePeriods;
    if (period === undefined) throw new Error('no period');
    const state = after({ kind: 'period-wished', period }, { kind: 'language-wished', language: 'en' });
    expect(state).toMatchObject({ period, language: 'en' });
    expect(nextWishes(nextWishes(state, { kind: 'period-wished', period: null }), { kind: 'language-wished', language: null })).toEqual(noWishes);
  });
});
