import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { ReportFields } from './later-parts.ts';
import type { PaneSession } from './pane-session.ts';
import { useSay } from './speech.tsx';
import type { WishesState } from './wishes-state.ts';

/** What holds for the whole report: its period, what that is compared with, and its language. Closed, it says what is not as usual. */
export function ReportOptions({ session, wishes, chosen }: { readonly session: PaneSession; readonly wishes: WishesState; readonly chosen: readonly number[] }): JSX.Element {
  const say = useSay();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const wished = [wishes.period === null ? null : say(wishes.period.label), wishes.compareWith === null ? null : say(paneOptions.comparisons[wishes.compareWith]), wishes.language === null ? null : say(paneOptions.languages[wishes.language])].filter((words) => words !== null);
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
        {open && <ReportFields session={session} wishes={wishes} chosen={chosen} />}
      </div>
    </section>
  );
}
