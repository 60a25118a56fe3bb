import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import { EmptyState, Note, Skeleton, Working } from './notes.tsx';
import { OfferList } from './offer-list.tsx';
import { PackList } from './pack-list.tsx';
import type { PacksState, PaneSession } from './pane-session.ts';
import { studyOf } from './pane-state.ts';
import type { PaneState, Stage } from './pane-state.ts';
import type { GoTo } from './sentence-view.tsx';
import { useLanguage, useSay } from './speech.tsx';
import { TableList } from './table-list.tsx';
import { WrittenView } from './written-view.tsx';

interface Props {
  readonly session: PaneSession;
  readonly state: PaneState;
  readonly packs: PacksState;
  readonly onSeeData: () => void;
}

/** From the tables found to the report written: the pane's first section. */
export function ReportSection({ session, state, packs, onSeeData }: Props): JSX.Element {
  const { stage, tables } = state;
  const goTo: GoTo = (ref) => void session.goTo(ref);
  if (stage.at === 'written') return <WrittenView report={stage.report} written={stage.written} goTo={goTo} />;
  return (
    <>
      <Notices session={session} stage={stage} />
      {tables.length > 0 && <TableList tables={tables} goTo={goTo} />}
      {stage.at === 'reading' && tables.length === 0 && <Skeleton lines={[40, 100, 100, 100]} />}
      {(stage.at === 'reading' || stage.at === 'matching') && <Skeleton lines={[40, 90, 70, 90, 70, 90, 70]} />}
      <Offers session={session} state={state} onSeeData={onSeeData} />
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

function Notices({ session, stage }: { readonly session: PaneSession; readonly stage: Stage }): JSX.Element | null {
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

function Offers({ session, state, onSeeData }: Omit<Props, 'packs'>): JSX.Element | null {
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
        <fluent-button appearance="outline" onClick={onSeeData}>
          {say(pane.seeData)}
        </fluent-button>
      </EmptyState>
    );
  }
  return (
    <OfferList
      offers={study.offers}
      chosen={state.chosen}
      disabled={state.stage.at !== 'ready'}
      severalTables={study.tables.length > 1}
      onToggle={(offer) => session.toggle(offer)}
      goTo={goTo}
    />
  );
}

/** The main action of the moment, fixed at the bottom of the pane. */
export function ReportAction({ session, state }: Omit<Props, 'onSeeData' | 'packs'>): JSX.Element | null {
  const say = useSay();
  const language = useLanguage();
  const { stage } = state;
  const stop = () => session.stop();
  switch (stage.at) {
    case 'reading':
      return <Working what={pane.reading} progress={stage.progress} onStop={stop} />;
    case 'matching':
      return <Working what={pane.matching} progress={stage.progress} onStop={stop} />;
    case 'composing':
      return <Working what={pane.composing} progress={stage.progress} stopping={stage.stopping} onStop={stop} />;
    case 'writing':
      return <Working what={pane.writing} progress={stage.progress} stopping={stage.stopping} onStop={stop} />;
    case 'written': {
      const first = stage.written.sheets[0];
      return (
        <div class="actions">
          {first !== undefined && (
            <fluent-button appearance="primary" onClick={() => void session.goTo({ sheet: first, range: 'A1' })}>
              {say(pane.showReport)}
            </fluent-button>
          )}
          <fluent-button appearance="subtle" onClick={() => session.backToOffers()}>
            {say(pane.backToOffers)}
          </fluent-button>
        </div>
      );
    }
    case 'ready':
      if (stage.study.offers.length === 0) return null;
      return (
        <div class="actions">
          {state.chosen.length === 0 && <p class="quiet small">{say(pane.chooseOne)}</p>}
          <fluent-button appearance="primary" disabled={state.chosen.length === 0} aria-disabled={state.chosen.length === 0} onClick={() => void session.write(language)}>
            {say(pane.write)}
          </fluent-button>
        </div>
      );
    case 'halted':
      return null;
  }
}
