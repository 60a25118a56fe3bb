import type { JSX } from 'preact';
import type { Plan } from '../../core/clip/clip.ts';
import { PERIOD_NAMES } from '../../core/language/texts/clip.ts';
import { moreOf, panel } from '../../core/language/texts/extension.ts';
import { formatMoney } from './format.ts';
import { useSpeech } from './speech.tsx';

/** Plans with what each costs and for how long, the first `most` of them. */
export function PlanList({ plans, most }: { plans: readonly Plan[]; most: number }): JSX.Element {
  const { language, say } = useSpeech();
  return (
    <ul class="plain">
      {plans.slice(0, most).map(({ name, price, period }, index) => (
        <li key={index} class="pair">
          <span class="cut">{name}</span>
          <span>
            {price === null ? say(panel.onRequest) : formatMoney(price, language)}
            {price !== null && period !== null && <small> {say(PERIOD_NAMES[period])}</small>}
          </span>
        </li>
      ))}
      {plans.length > most && <li class="more">{say(moreOf(plans.length - most))}</li>}
    </ul>
  );
}
