import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Language } from '../../core/language/language.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import type { ReportPeriod } from '../../core/report/offer-settings.ts';
import type { PaneSession } from './pane-session.ts';
import { ChoiceField } from './fields.tsx';
import { useLanguage, useSay } from './speech.tsx';
import type { WishesState } from './wishes-state.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** What holds for the whole report: its period and its language. Closed, it says what is not as usual. */
export function ReportOptions({ session, wishes, chosen }: { readonly session: PaneSession; readonly wishes: WishesState; readonly chosen: readonly number[] }): JSX.Element {
  const say = useSay();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const wished = [wishes.period === null ? null : say(wishes.period.label), wishes.language === null ? null : say(paneOptions.languages[wishes.language])].filter((words) => words !== null);
  return (
    <section class="report-options">
      <button type="button" class="disclosure" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {say(paneOptions.report)}
        {wished.map((words) => (
          <span key={words} class="mark">
            {words}
          </span>
        ))}
      </button>
      <div id={panel} hidden={!open}>
        {open && <Fields session={session} wishes={wishes} chosen={chosen} />}
      </div>
    </section>
  );
}

function Fields({ session, wishes, chosen }: { readonly session: PaneSession; readonly wishes: WishesState; readonly chosen: readonly number[] }): JSX.Element {
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
        label={say(paneOptions.language)}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, words: say(paneOptions.languages[value]) }))}
        onChoose={(value) => session.wishLanguage(value === spoken ? null : value)}
      />
    </div>
  );
}
