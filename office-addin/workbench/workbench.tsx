import type { JSX } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Language, Text } from '../../core/language/language.ts';
import { say } from '../../core/language/language.ts';
import { workbench } from '../../core/language/texts/workbench.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { Icon } from '../taskpane/icons.tsx';
import { Note, Working } from '../taskpane/notes.tsx';
import { Pane } from '../taskpane/pane.tsx';
import { Speech } from '../taskpane/speech.tsx';
import { chooseByDrop, chooseByHandle } from './choose-file.ts';
import type { ChosenFile, OpenBook } from './open-book.ts';
import { SaveBar } from './save-bar.tsx';
import { SheetPane } from './sheet-pane.tsx';
import { hasUnsaved, nextWorkbench } from './workbench-state.ts';

/** What the workbench asks of the world. */
export interface WorkbenchServices {
  /** Opens a file; throws Problem where it is no workbook that we can read. */
  openBook(
    chosen: ChosenFile,
    hooks: { readonly show: (ref: RangeRef) => void; readonly shown: () => RangeRef | null; readonly onShown: (listener: () => void) => () => void; readonly onWritten: () => void },
  ): Promise<{ readonly book: OpenBook; readonly firstSheet: string | null }>;
  now(): string;
}

/** The pane beside an .xlsx file: choose it, read it, write the report, look at it, save it. */
export function Workbench(props: {
  readonly services: WorkbenchServices;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}): JSX.Element {
  const { services, language } = props;
  const [state, tell] = useReducer(nextWorkbench, { at: 'start' });
  const [over, setOver] = useState(false);
  const shown = useRef<RangeRef | null>(null);
  shown.current = state.at === 'open' ? state.shown : null;
  const following = useRef(new Set<() => void>());
  useEffect(() => {
    for (const listener of following.current) listener();
  }, [shown.current]);
  const words = (text: Text) => say(text, language);

  useEffect(() => {
    if (!hasUnsaved(state)) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [hasUnsaved(state)]);

  const open = async (choosing: Promise<ChosenFile | null>) => {
    let name = '';
    try {
      const chosen = await choosing;
      if (chosen === null) return;
      name = chosen.file.name;
      const before = state.at === 'open' ? state.book : null;
      tell({ kind: 'open-started', name });
      await before?.session.close();
      const opened = await services.openBook(chosen, {
        show: (ref) => tell({ kind: 'shown', ref }),
        shown: () => shown.current,
        onShown(listener) {
          following.current.add(listener);
          return () => following.current.delete(listener);
        },
        onWritten: () => tell({ kind: 'report-written' }),
      });
      tell({ kind: 'opened', ...opened });
    } catch (error) {
      const gone = error instanceof DOMException && error.name === 'NotReadableError';
      tell({ kind: 'refused', name, sentence: gone ? workbench.notReadable : sentenceOf(error) });
    }
  };

  return (
    <Speech.Provider value={language}>
      <div
        class={over ? 'workbench over' : 'workbench'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (isBundle(event.dataTransfer)) return;
          void open(chooseByDrop(event.dataTransfer));
        }}
      >
        <header class="bar">
          <h1>{words(workbench.title)}</h1>
          {state.at === 'open' && <SaveBar book={state.book} saving={state.saving} tell={tell} />}
          <div class="bar-end">
            {state.at === 'open' && <OpenButton label={words(workbench.openOther)} appearance="subtle" onChosen={(file) => void open(file)} />}
            <fluent-button
              appearance="subtle"
              aria-label={words(workbench.otherLanguageLabel)}
              onClick={() => props.onLanguage(language === 'zh' ? 'en' : 'zh')}
            >
              {words(workbench.otherLanguage)}
            </fluent-button>
          </div>
        </header>
        {state.at === 'open' ? (
          <div class="desk">
            <main class="sheets">
              <SheetPane book={state.book} shown={state.shown} language={language} onShow={(ref) => tell({ kind: 'shown', ref })} />
            </main>
            <aside class="beside" aria-label={words(workbench.title)}>
              <Pane key={state.book.chosen.file.name} session={state.book.session} language={language} now={() => services.now()} />
            </aside>
          </div>
        ) : (
          <main class="start">
            {state.at === 'opening' && <Working what={workbench.opening(state.name)} progress={null} />}
            {state.at === 'refused' && <Note tone="warning" sentence={workbench.refused(state.name)} hint={state.sentence} />}
            {state.at !== 'opening' && (
              <div class="door">
                <Icon name="table" />
                <p class="promise">{words(workbench.promise)}</p>
                <OpenButton
                  label={words(state.at === 'refused' ? workbench.chooseOther : workbench.choose)}
                  appearance="primary"
                  onChosen={(file) => void open(file)}
                />
                <p class="quiet">{words(over ? workbench.dropHere : workbench.orDrop)}</p>
                <p class="quiet small">{words(workbench.local)}</p>
              </div>
            )}
          </main>
        )}
      </div>
    </Speech.Provider>
  );
}

/** Clips dropped beside the pane belong to the pane, not to the desk. */
function isBundle(transfer: DataTransfer | null): boolean {
  return [...(transfer?.files ?? [])].some((file) => file.name.endsWith('.clipsheet'));
}

function OpenButton(props: {
  readonly label: string;
  readonly appearance: 'primary' | 'subtle';
  readonly onChosen: (chosen: Promise<ChosenFile | null>) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <fluent-button
        appearance={props.appearance}
        onClick={() => {
          if (window.showOpenFilePicker === undefined) input.current?.click();
          else props.onChosen(chooseByHandle((options) => window.showOpenFilePicker?.(options) ?? Promise.resolve([])));
        }}
      >
        {props.label}
      </fluent-button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xlsm,.csv,.tsv,.txt,.json,.xes,.gz"
        hidden
        aria-label={props.label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) props.onChosen(Promise.resolve({ file, handle: null }));
        }}
      />
    </>
  );
}
