import type { JSX } from 'preact';
import type { Plan } from '../../core/clip/clip.ts';
import { PLAN_PRICES, paidFor } from '../../core/language/texts/clip.ts';
import { formatMoney } from './format.ts';
import { PricedList } from './priced-list.tsx';
import { useSpeech } from './speech.tsx';

/** Plans with what each costs and for how long, the first `most` of them. */
export function PlanList({ plans, most }: { plans: readonly Plan[]; most: number }): JSX.Element {
  return <PricedList rows={plans.map((plan, index) => [plan.name, <PlanPrice key={index} plan={plan} />])} most={most} />;
}

/** What a plan costs, for whom and for how long; what it cost before struck through. */
export function PlanPrice({ plan }: { plan: Plan }): JSX.Element {
  const { language, say } = useSpeech();
  const { price, oldPrice, period, per } = plan;
  if (price === null) return <>{say(PLAN_PRICES.onRequest)}</>;
  if (Number(price.amount) === 0) return <>{say(PLAN_PRICES.free)}</>;
  const basis = say(paidFor(period, per));
  return (
    <>
      {oldPrice !== null && <s>{formatMoney(oldPrice, language)}</s>} {formatMoney(price, language)}
      {basis !== '' && <small> {basis}</small>}
    </>
  );
}
