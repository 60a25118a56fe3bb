import type { Clip, Plan, PlanPeriod } from '../../clip/clip.ts';
import { latestClips, sellerOf } from './clipped-prices.ts';

/** A plan of a pricing page, with the clip that proves it. */
export interface ClippedPlan {
  readonly clip: Clip;
  readonly seller: string;
  readonly plan: Plan;
  /** 0 for free; null where it is had by asking. */
  readonly price: number | null;
  readonly currency: string | null;
  /** What its price is by: `month`, of which a year is twelve; other periods as they are; null where the page says none. */
  readonly basis: PlanPeriod | null;
  /** How many of `basis` the price pays for. */
  readonly times: number;
  /** A price to buy at, beside instalments: it is not paid again. */
  readonly isOnce: boolean;
}

/** Plans whose prices may be compared with each other, the cheapest first. */
export interface PlanGroup {
  readonly currency: string;
  readonly basis: PlanPeriod;
  /** What a price is counted by, as written; null for the plan as a whole. */
  readonly per: string | null;
  readonly plans: readonly ClippedPlan[];
}

export interface ClippedPlans {
  readonly plans: readonly ClippedPlan[];
  readonly groups: readonly PlanGroup[];
  readonly pages: readonly { readonly clip: Clip; readonly seller: string; readonly plans: readonly ClippedPlan[] }[];
  /** Yearly prices that were divided by twelve. */
  readonly yearly: number;
  readonly byAsking: number;
  readonly withoutCurrency: number;
}

const MONTHS_OF_A_YEAR = 12;
const INSTALMENTS = [6, 12, 18, 24, 36];
/** Ways to say that a price is by person. */
const BY_PERSON = /^(?:users?|seats?|members?|persons?|people|用户|席位|成员|人)$/i;

/**
 * The plans of all pricing pages, and which of them may be compared: in one currency, by one period (a year is twelve
 * months, no other period becomes another), and counted by the same thing.
 */
export function clippedPlans(clips: readonly Clip[]): ClippedPlans {
  const pages = latestClips(clips).flatMap((clip) => {
    const plans = freeLikePaid((clip.content.plans ?? []).map((plan) => clippedPlan(clip, plan)));
    return plans.length === 0 ? [] : [{ clip, seller: sellerOf(clip), plans }];
  });
  const plans = pages.flatMap((page) => page.plans);
  const groups = new Map<string, PlanGroup & { readonly plans: ClippedPlan[] }>();
  for (const one of plans) {
    if (one.price === null || one.currency === null || one.basis === null) continue;
    const per = countedBy(one.plan.per);
    const key = JSON.stringify([one.currency, one.basis, per]);
    const group = groups.get(key) ?? { currency: one.currency, basis: one.basis, per, plans: [] };
    group.plans.push(one);
    groups.set(key, group);
  }
  const inOrder = [...groups.values()].map((group) => ({ ...group, plans: group.plans.toSorted((one, other) => perBasis(one) - perBasis(other)) }));
  return {
    plans,
    groups: inOrder.sort((one, other) => other.plans.length - one.plans.length),
    pages,
    yearly: plans.filter(({ price, times }) => price !== null && price > 0 && times > 1).length,
    byAsking: plans.filter(({ price }) => price === null).length,
    withoutCurrency: plans.filter(({ price, currency }) => price !== null && currency === null).length,
  };
}

/** A free plan that says no period is free for that of the paid ones beside it. */
function freeLikePaid(plans: readonly ClippedPlan[]): ClippedPlan[] {
  const basis = plans.find((one) => one.basis !== null)?.basis ?? null;
  return plans.map((one) => (one.price === 0 && one.basis === null ? { ...one, basis } : one));
}

/** What a plan costs by one of its `basis`. */
export function perBasis({ price, times }: ClippedPlan): number {
  return (price ?? NaN) / times;
}

/** `seat` and `user` are one. */
function countedBy(per: string | null): string | null {
  if (per === null) return null;
  return BY_PERSON.test(per.trim()) ? 'user' : per.trim().toLowerCase();
}

/** A price to buy at, beside the instalments that it can be paid in: it is not paid again by any period. */
function isBought({ price, period, otherPrices = [] }: Plan): boolean {
  const amount = Number(price?.amount ?? NaN);
  return period === 'month' && otherPrices.some((other) => other.period === 'month' && INSTALMENTS.some((count) => Math.abs(Number(other.price.amount) * count - amount) <= 0.005 * amount));
}

function clippedPlan(clip: Clip, plan: Plan): ClippedPlan {
  const isYearly = plan.period === 'year';
  const isOnce = isBought(plan);
  return {
    clip,
    seller: sellerOf(clip),
    plan,
    price: plan.price === null ? null : Number(plan.price.amount),
    currency: plan.price?.currency ?? null,
    basis: isYearly ? 'month' : isOnce ? null : plan.period,
    times: isYearly ? MONTHS_OF_A_YEAR : 1,
    isOnce,
  };
}
