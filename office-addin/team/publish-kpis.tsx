import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { publishedKpis, publishNamed, publishTexts, publishTo } from '../../core/language/texts/pane-team.ts';
import type { Text } from '../../core/language/language.ts';
import { publishReport } from '../../core/report/publish-report.ts';
import type { WrittenReport } from '../../core/report/written-reports.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { Note } from '../taskpane/notes.tsx';
import type { PaneSession } from '../taskpane/pane-session.ts';
import { useSay } from '../taskpane/speech.tsx';
import './team.css';
import { useOpenTeam } from './use-open-team.ts';

interface State {
  readonly at: 'idle' | 'publishing';
  readonly said: Text | null;
  readonly problem: Text | null;
}

/** Gives a report's KPIs to the team, with their evidence: only when somebody asks for it. Nothing for those who may only read. */
export function PublishKpis({ session, report }: { readonly session: PaneSession; readonly report: WrittenReport }): JSX.Element | null {
  const say = useSay();
  const hint = useId();
  const { team } = useOpenTeam(session, true);
  const [{ at, said, problem }, setState] = useState<State>({ at: 'idle', said: null, problem: null });
  const joined = team?.state().team ?? null;
  if (team === null || joined === null || joined.role === 'reader') return null;
  const publish = async () => {
    const library = team.library();
    if (library === null || at === 'publishing') return;
    setState({ at: 'publishing', said: null, problem: null });
    try {
      const { published, already } = await publishReport(library, session.workbook, report);
      setState({ at: 'idle', said: published + already === 0 ? publishTexts.noKpis : publishedKpis(published, already), problem: null });
    } catch (error) {
      setState({ at: 'idle', said: null, problem: sentenceOf(error) });
    }
  };
  const { name } = joined.workspace;
  return (
    <div class="publish-kpis small">
      <button type="button" class="link" aria-label={say(publishNamed(report.title, name))} aria-describedby={hint} aria-disabled={at === 'publishing'} onClick={() => void publish()}>
        {say(publishTo(name))}
      </button>
      <span id={hint} hidden>
        {say(publishTexts.whatGoes)}
      </span>
      <span class="quiet" role="status">
        {at === 'publishing' ? say(publishTexts.publishing) : said === null ? '' : say(said)}
      </span>
      {problem !== null && <Note tone="warning" sentence={problem} />}
    </div>
  );
}
