import type { JSX } from 'preact';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { Notices } from './analyse-section.tsx';
import { EvidenceView, ReportList, WrittenView } from './later-parts.ts';
import { EmptyState, Note } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import type { PaneState } from './pane-state.ts';
import type { ReportsState } from './reports-state.ts';
import { useSay } from './speech.tsx';

/** The report written last: what it says, where it stands, and whether its data has changed since. */
export function ReportSection({ session, state, reports }: { readonly session: PaneSession; readonly state: PaneState; readonly reports: ReportsState }): JSX.Element {
  const say = useSay();
  const { last, stage } = state;
  const list = <ReportList session={session} state={reports} isFree={stage.at === 'ready'} />;
  const hasReport = last !== null || (reports.listed ?? []).length > 0;
  const evidence = (hasReport || state.evidenceAsked > 0) && <EvidenceView session={session} asked={state.evidenceAsked} />;
  if (last === null) {
    return (
      <>
        {evidence}
        {state.evidenceAsked === 0 && (
          <EmptyState icon="report" sentence={paneOptions.noReport}>
            <fluent-button appearance="outline" onClick={() => session.showSection('analyse')}>
              {say(paneOptions.seeAnalyses)}
            </fluent-button>
          </EmptyState>
        )}
        {list}
      </>
    );
  }
  return (
    <>
      <Notices session={session} stage={stage} />
      {evidence}
      {last.changedSheet !== null && <Note tone="warning" sentence={paneOptions.outOfDate(last.changedSheet)} hint={paneOptions.outOfDateHint} />}
      <WrittenView last={last} goTo={(ref) => void session.goTo(ref)} />
      {list}
    </>
  );
}
