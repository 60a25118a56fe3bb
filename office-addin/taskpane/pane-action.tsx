import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { Working } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import type { PaneState } from './pane-state.ts';
import { useLanguage, useSay } from './speech.tsx';

interface Props {
  readonly session: PaneSession;
  readonly state: PaneState;
}

/** The main action of the moment, fixed at the bottom of the pane: of the analyses and of the report. */
export function PaneAction({ session, state }: Props): JSX.Element | null {
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
    case 'refreshing':
      return <Working what={paneOptions.refreshing} progress={stage.progress} stopping={stage.stopping} onStop={stop} />;
    case 'ready':
      if (state.section === 'report') return <ReportAction session={session} state={state} />;
      return stage.study.offers.length === 0 ? null : <WriteAction session={session} state={state} />;
    case 'halted':
      return state.section === 'report' ? <ReportAction session={session} state={state} /> : null;
  }
}

function WriteAction({ session, state }: Props): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const isNone = state.chosen.length === 0;
  return (
    <div class="actions">
      {isNone && <p class="quiet small">{say(pane.chooseOne)}</p>}
      <fluent-button appearance="primary" disabled={isNone} aria-disabled={isNone} onClick={() => void session.write(language)}>
        {say(pane.write)}
      </fluent-button>
    </div>
  );
}

function ReportAction({ session, state }: Props): JSX.Element | null {
  const say = useSay();
  const { last, stage } = state;
  const [first] = last?.written.sheets ?? [];
  if (last === null || first === undefined) return null;
  const isStale = last.changedSheet !== null;
  return (
    <div class="actions">
      {isStale && (
        <fluent-button appearance="primary" disabled={stage.at !== 'ready'} aria-disabled={stage.at !== 'ready'} onClick={() => void session.refresh()}>
          {say(paneOptions.refresh)}
        </fluent-button>
      )}
      <fluent-button appearance={isStale ? 'subtle' : 'primary'} onClick={() => void session.goTo({ sheet: first, range: 'A1' })}>
        {say(pane.showReport)}
      </fluent-button>
    </div>
  );
}
