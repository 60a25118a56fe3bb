import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../core/language/language.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { COMPARISONS } from '../../core/metric/period.ts';
import type { ReportPeriod } from '../../core/report/offer-settings.ts';
import { ChoiceField } from './fields.tsx';
import type { PaneSession } from './pane-session.ts';
import { useLanguage, useSay } from './speech.tsx';
import type { WishesState } from './wishes-state.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface Props {
  readonly session: PaneSession;
  readonly wishes: WishesState;
  /** The offers that go into the report: the periods are theirs. */
  readonly chosen: readonly number[];
}

/** The choices of period, comparison and language. */
export function ReportFields({ session, wishes, chosen }: Props): JSX.Element {
  const say = useSay();
  const spoken = useLanguage();
  const [periods, setPeriods] = useState<readonly ReportPeriod[]>([]);
  useEffect(() => {
    let isShown = true;
    void session.periods().then((found) => isShown && setPeriods(found));
    return () => {
      isShown = false;
    };
  }, [session, chosen, wishes.offers]);
  const known = wishes.period === null || periods.some(({ key }) => key === wishes.period?.key) ? periods : [wishes.period, ...periods];
  const language = wishes.language ?? spoken;
  return (
    <div class="correct">
      <ChoiceField
        label={say(paneOptions.period)}
        value={wishes.period?.key ?? ''}
        hint={wishes.period === null ? undefined : say(paneOptions.periodHint)}
        choices={[{ value: '', words: say(paneOptions.lastComplete) }, ...known.map(({ key, label, period }) => ({ value: key, words: say(label), group: say(paneOptions.grains[period.grain]) }))]}
        onChoose={(key) => session.wishPeriod(known.find((one) => one.key === key) ?? null)}
      />
      <ChoiceField
        label={say(paneOptions.comparison)}
        value={wishes.compareWith ?? ''}
        hint={wishes.compareWith === 'year-before' ? say(paneOptions.comparisonHint) : undefined}
        choices={[{ value: '', words: say(paneOptions.comparisonAsUsual) }, ...COMPARISONS.map((value) => ({ value, words: say(paneOptions.comparisons[value]) }))]}
        onChoose={(value) => session.wishComparison(value === '' ? null : value)}
      />
      <ChoiceField
        label={say(paneOptions.language)}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, words: say(paneOptions.languages[value]) }))}
        onChoose={(value) => session.wishLanguage(value === spoken ? null : value)}
      />
    </div>
  );
}
