import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { shortMoment } from '../../core/language/format.ts';
import { refreshTexts } from '../../core/language/texts/refresh.ts';
import { removalTexts } from '../../core/language/texts/removal.ts';
import { Icon } from './icons.tsx';
import { PublishKpis } from './later-parts.ts';
import { Note, Working } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import type { ReportsState } from './reports-state.ts';
import { useSay } from './speech.tsx';

const MOST_NAMED = 3;

/** The reports that the workbook holds, each with the way to it and the way to be rid of it. */
export function ReportList({ session, state, isFree }: { readonly session: PaneSession; readonly state: ReportsState; readonly isFree: boolean }): JSX.Element | null {
  const say = useSay();
  useEffect(() => {
    void session.listReports();
  }, [session]);
  const { listed, removal } = state;
  if ((listed === null || listed.length === 0) && removal.at === 'idle') return null;
  return (
    <section class="reports-list" aria-labelledby="reports-heading">
      <h2 id="reports-heading">{say(removalTexts.inWorkbook)}</h2>
      <RemovalNote session={session} removal={removal} />
      <ul class="plain tables">
        {(listed ?? []).map((report) => (
          <li key={report.document} class="report-row">
            <button type="button" class="table-row" disabled={report.sheets.length === 0} onClick={() => void session.goTo({ sheet: report.sheets[0]?.name ?? '', range: 'A1' })}>
              <Icon name="report" />
              <span class="table-name">{report.title}</span>
              <span class="quiet small">{say(removalTexts.writtenAt(shortMoment(report.writtenAt), report.sheets.length))}</span>
            </button>
            <fluent-button
              size="small"
              appearance="subtle"
              aria-label={say(refreshTexts.refreshNamed(report.title))}
              disabled={!isFree || report.sheets.length === 0}
              aria-disabled={!isFree || report.sheets.length === 0}
              onClick={() => void session.refresh(report)}
            >
              {say(refreshTexts.refresh)}
            </fluent-button>
            <fluent-button
              size="small"
              appearance="subtle"
              aria-label={say(removalTexts.removeNamed(report.title))}
              disabled={!isFree}
              aria-disabled={!isFree}
              onClick={() => void session.askRemoval(report)}
            >
              {say(removalTexts.remove)}
            </fluent-button>
            {session.team.isJoined() && report.sheets.length > 0 && <PublishKpis session={session} report={report} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RemovalNote({ session, removal }: { readonly session: PaneSession; readonly removal: ReportsState['removal'] }): JSX.Element | null {
  const say = useSay();
  switch (removal.at) {
    case 'idle':
      return null;
    case 'asking': {
      const { report, own } = removal;
      const named = own.slice(0, MOST_NAMED).map(({ sheet, range }) => `${sheet}!${range}`);
      return (
        <Note tone="warning" sentence={removalTexts.ask(report.title, report.sheets.length)} hint={own.length === 0 ? removalTexts.rest : removalTexts.ownCells(named, own.length)}>
          <fluent-button size="small" appearance="outline" onClick={() => void session.removeReport(report)}>
            {say(removalTexts.removeReport)}
          </fluent-button>
          <fluent-button size="small" appearance="subtle" onClick={() => session.dismissRemoval()}>
            {say(removalTexts.keep)}
          </fluent-button>
        </Note>
      );
    }
    case 'removing':
      return <Working what={removalTexts.removing} progress={null} />;
    case 'removed':
      return <Note tone="info" sentence={removalTexts.gone(removal.title)} onDismiss={() => session.dismissRemoval()} />;
    case 'refused':
      return <Note tone="warning" sentence={removal.sentence} onDismiss={() => session.dismissRemoval()} />;
  }
}
