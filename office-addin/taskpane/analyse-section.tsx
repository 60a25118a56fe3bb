import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import { OfferList, PackList, ReportOptions } from './later-parts.ts';
import { EmptyState, Note, Skeleton } from './notes.tsx';
import type { PacksState } from './brought-packs.ts';
import type { PaneSession } from './pane-session.ts';
import { studyOf } from './pane-state.ts';
import type { PaneState, Stage } from './pane-state.ts';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';
import { TableList } from './table-list.tsx';
import type { WishesState } from './wishes-state.ts';

interface Props {
  readonly session: PaneSession;
  readonly state: PaneState;
  readonly packs: PacksState;
  readonly wishes: WishesState;
}

/** From the tables found to the analyses chosen: the pane's first section. */
export function AnalyseSection({ session, state, packs, wishes }: Props): JSX.Element {
  const { stage, tables } = state;
  const goTo: GoTo = (ref) => void session.goTo(ref);
  return (
    <>
      <Notices session={session} stage={stage} />
      {tables.length > 0 && <TableList tables={tables} goTo={goTo} />}
      {stage.at === 'reading' && tables.length === 0 && <Skeleton lines={[40, 100, 100, 100]} />}
      {(stage.at === 'reading' || stage.at === 'matching') && <Skeleton lines={[40, 90, 70, 90, 70, 90, 70]} />}
      <Offers session={session} state={state} wishes={wishes} />
      {stage.at === 'ready' && stage.study.offers.length > 0 && <ReportOptions session={session} wishes={wishes} chosen={state.chosen} />}
      {stage.at === 'ready' && tables.length > 0 && (
        <PackList
          state={packs}
          offers={stage.study.offers}
          onFile={(file) => void bringPack(session, file)}
          onRemove={(id) => void session.removePack(id)}
          onDismiss={() => session.dismissRefusedPack()}
        />
      )}
    </>
  );
}

async function bringPack(session: PaneSession, file: File): Promise<void> {
  await session.bringPack(await file.text(), file.name);
}

/** How reading or writing ended, where it did not end well. */
export function Notices({ session, stage }: { readonly session: PaneSession; readonly stage: Stage }): JSX.Element | null {
  const say = useSay();
  if (stage.at === 'halted') {
    return (
      <Note tone={stage.problem === null ? 'info' : 'warning'} sentence={stage.problem ?? pane.stoppedReading}>
        <fluent-button appearance="outline" onClick={() => void session.read()}>
          {say(pane.readAgain)}
        </fluent-button>
      </Note>
    );
  }
  if (stage.at !== 'ready' || stage.notice === null) return null;
  return stage.notice.kind === 'stopped' ? (
    <Note tone="info" sentence={pane.writeStopped} onDismiss={() => session.dismissNotice()} />
  ) : (
    <Note tone="warning" sentence={stage.notice.sentence} onDismiss={() => session.dismissNotice()} />
  );
}

function Offers({ session, state, wishes }: Omit<Props, 'packs'>): JSX.Element | null {
  const say = useSay();
  const study = studyOf(state.stage);
  const goTo: GoTo = (ref) => void session.goTo(ref);
  if (study === null) return null;
  if (study.tables.length === 0) {
    return (
      <EmptyState icon="table" sentence={pane.noTables}>
        <fluent-button appearance="outline" onClick={() => void session.read()}>
          {say(pane.readAgain)}
        </fluent-button>
      </EmptyState>
    );
  }
  if (study.offers.length === 0) {
    return (
      <EmptyState icon="report" sentence={pane.noOffers}>
        <fluent-button appearance="outline" onClick={() => session.showSection('data')}>
          {say(pane.seeData)}
        </fluent-button>
      </EmptyState>
    );
  }
  const around = { session, wishes, chosen: state.chosen, disabled: state.stage.at !== 'ready', severalTables: study.tables.length > 1, goTo };
  return <OfferList study={study} search={state.search} around={around} />;
}
