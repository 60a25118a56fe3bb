import { describe, expect, it } from 'vitest';
import { clippedPlans, perBasis } from '../../../../core/analysis/competitors/clipped-plans.ts';
import type { Clip, Plan } from '../../../../core/clip/clip.ts';
import { sampleClip } from '../sample-clip.ts';

function plan(name: string, amount: string | null, period: Plan['period'], more: Partial<Plan> & { readonly currency?: string } = {}): Plan {
  const { currency = 'USD', ...rest } = more;
  return { name, price: amount === null ? null : { amount, currency, symbol: null }, oldPrice: null, period, per: null, features: [], ...rest };
}
function pricing(id: string, plans: readonly Plan[]): Clip {
  const clip = sampleClip(id, `https://${id}.example/pricing`, []);
  return { ...clip, content: { ...clip.content, pageType: 'service', plans: [...plans] } };
}

describe('plans of pricing pages', () => {
  it('are compared by the month, of which a year is twelve, and by nothing else', () => {
    const { groups, yearly } = clippedPlans([
      pricing('a', [plan('Pro', '12.00', 'month'), plan('Team', '240.00', 'year')]),
      pricing('b', [plan('Basic', '5.00', 'week'), plan('Plus', '9.00', 'month', { currency: 'EUR' }), plan('Seat', '8.00', 'month', { per: 'seat' }), plan('User', '7.00', 'month', { per: 'user' })]),
    ]);
    expect(groups.map(({ currency, basis, per, plans }) => [currency, basis, per, plans.map((one) => [one.plan.name, perBasis(one)])])).toEqual([
      ['USD', 'month', null, [['Pro', 12], ['Team', 20]]],
      ['USD', 'month', 'user', [['User', 7], ['Seat', 8]]],
      ['USD', 'week', null, [['Basic', 5]]],
      ['EUR', 'month', null, [['Plus', 9]]],
    ]);
    expect(yearly).toBe(1);
  });

  it('without a period, or to be bought in instalments, are not compared; free is free for the period of those beside it', () => {
    const { groups, plans, byAsking } = clippedPlans([
      pricing('a', [plan('Free', '0', null), plan('Pro', '20.00', 'month'), plan('Custom', null, null)]),
      pricing('b', [plan('Tablet', '999.00', 'month', { otherPrices: [{ price: { amount: '83.25', currency: 'USD', symbol: '$' }, period: 'month' }] }), plan('Review', '479.00', null)]),
    ]);
    expect(groups.map((group) => group.plans.map((one) => one.plan.name))).toEqual([['Free', 'Pro']]);
    expect(plans.find((one) => one.plan.name === 'Tablet')).toMatchObject({ isOnce: true, basis: null });
    expect(byAsking).toBe(1);
  });
});
