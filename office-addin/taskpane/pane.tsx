import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../core/language/language.ts';
import { say } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { AnalyseSection } from './analyse-section.tsx';
import { sectionOf } from './asked-view.ts';
import type { AskedViews } from './asked-view.ts';
import { ClipsSection, DataSection, prepareLaterParts, prepareOffers, QuerySection } from './later-parts.ts';
import { Note } from './notes.tsx';
import type { PaneSession, SessionState } from './pane-session.ts';
import { PaneAction } from './pane-action.tsx';
import { SECTIONS } from './pane-state.ts';
import type { SectionName } from './pane-state.ts';
import { ReportSection } from './report-section.tsx';
import { Speech, useSay } from './speech.tsx';
import { useSession } from './use-session.ts';

/** The pane: the same in Excel and in the workbench. Everything it knows comes from its session. */
export function Pane(props: {
  readonly session: PaneSession;
  readonly language: Language;
  readonly now: () => string;
  /** What is asked for from outside of the pane; the workbench has nothing there. */
  readonly asked?: AskedViews;
}): JSX.Element {
  const { session, language, asked } = props;
  const state = useSession(session);
  useEffect(() => asked?.listen((view) => (view === 'evidence' ? session.showEvidence() : session.showSection(sectionOf(view)))), [asked, session]);
  useEffect(() => {
    void session.read();
  }, [session]);
  const hasTables = state.pane.tables.length > 0;
  useEffect(() => {
    if (hasTables) void prepareOffers();
  }, [hasTables]);
  const isReady = state.pane.stage.at === 'ready';
  useEffect(() => {
    if (isReady) void prepareLaterParts(session);
  }, [isReady]);
  const body = useRef<HTMLDivElement>(null);
  const focusWasOnAction = useRef(false);
  const {
    section,
    last,
    stage: { at },
  } = state.pane;
  useEffect(() => {
    // The button that was pressed is gone once the stage changes: the focus stays in the pane.
    if (focusWasOnAction.current && document.activeElement === document.body) body.current?.focus();
  }, [at]);
  return (
    <Speech.Provider value={language}>
      <div class="pane" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <Tabs section={section} isStale={last !== null && last.changedSheet !== null} language={language} onSelect={(chosen) => session.showSection(chosen)} />
        <div
          class="pane-body"
          ref={body}
          onFocusIn={() => (focusWasOnAction.current = false)}
          role="tabpanel"
          id={`panel-${section}`}
          aria-labelledby={`tab-${section}`}
          tabIndex={0}
        >
          <Warnings session={session} state={state} />
          <Section session={session} state={state} section={section} now={props.now()} />
        </div>
        {(section === 'analyse' || section === 'report') && (
          <div class="pane-action" onFocusIn={() => (focusWasOnAction.current = true)}>
            <PaneAction session={session} state={state.pane} />
          </div>
        )}
      </div>
    </Speech.Provider>
  );
}

function Tabs(props: {
  readonly section: SectionName;
  /** The report's tab then says that it is out of date. */
  readonly isStale: boolean;
  readonly language: Language;
  readonly onSelect: (section: SectionName) => void;
}): JSX.Element {
  return (
    <fluent-tablist
      class="tabs"
      size="small"
      role="tablist"
      aria-label={say(pane.sections.label, props.language)}
      activeid={`tab-${props.section}`}
      onChange={(event) => {
        const chosen = SECTIONS.find((name) => activeTab(event.currentTarget) === `tab-${name}`);
        if (chosen !== undefined) props.onSelect(chosen);
      }}
    >
      {SECTIONS.map((name) => (
        <fluent-tab key={name} id={`tab-${name}`} role="tab">
          <span class="tab-words">
            {say(pane.sections[name], props.language)}
            {name === 'report' && props.isStale && <span class="stale" role="img" aria-label={say(paneOptions.outOfDateTab, props.language)} />}
          </span>
        </fluent-tab>
      ))}
    </fluent-tablist>
  );
}

function activeTab(list: EventTarget): string | null {
  return 'activeid' in list && typeof list.activeid === 'string' ? list.activeid : null;
}

function Warnings({ session, state }: { readonly session: PaneSession; readonly state: SessionState }): JSX.Element {
  const words = useSay();
  const { stage, changedSheet, section } = state.pane;
  return (
    <>
      {state.lost !== null && <Note tone="warning" sentence={state.lost} onDismiss={() => session.dismissLost()} />}
      {changedSheet !== null && stage.at === 'ready' && (section === 'analyse' || section === 'data') && (
        <Note tone="warning" sentence={pane.outOfDate(changedSheet)} hint={pane.outOfDateHint}>
          <fluent-button appearance="outline" size="small" onClick={() => void session.read()}>
            {words(pane.readAgain)}
          </fluent-button>
        </Note>
      )}
    </>
  );
}

function Section(props: {
  readonly session: PaneSession;
  readonly state: SessionState;
  readonly section: SectionName;
  readonly now: string;
}): JSX.Element {
  const { session, state } = props;
  switch (props.section) {
    case 'analyse':
      return <AnalyseSection session={session} state={state.pane} packs={state.packs} wishes={state.wishes} />;
    case 'report':
      return <ReportSection session={session} state={state.pane} reports={state.reports} />;
    case 'data':
      return <DataSection session={session} state={state.pane} />;
    case 'research':
      return (
        <ClipsSection
          session={session}
          state={state.clips}
          now={props.now}
          kept={session.clipsForFormulas}
          onFile={(file) => void loadFile(session, file)}
          onSearch={(words) => session.searchClips(words)}
          onProject={(project) => void session.chooseProject(project)}
          onRemoveAll={() => void session.removeClips()}
        />
      );
    case 'sql':
      return (
        <QuerySection
          state={state.query}
          tables={state.pane.tables}
          onType={(sql) => session.typeQuery(sql)}
          onRun={(sql) => void session.runQuery(sql)}
          onStop={() => session.stopQuery()}
        />
      );
  }
}

async function loadFile(session: PaneSession, file: File): Promise<void> {
  await session.loadClips(new Uint8Array(await file.arrayBuffer()), file.name);
}
