import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { workbench } from '../../core/language/texts/workbench.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { useLanguage, useSay } from '../taskpane/speech.tsx';
import type { OpenBook } from './open-book.ts';
import { saveAsDownload, saveOver } from './save-file.ts';
import type { Saving, WorkbenchEvent } from './workbench-state.ts';

/** The open file, whether its report is saved, and the two ways to save it. */
export function SaveBar(props: {
  readonly book: OpenBook;
  readonly saving: Saving;
  readonly tell: (event: WorkbenchEvent) => void;
}): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const { book, saving, tell } = props;
  const { chosen } = book;

  const save = async (way: (bytes: Uint8Array<ArrayBuffer>) => Text | Promise<Text>) => {
    tell({ kind: 'save-started' });
    try {
      tell({ kind: 'saved', sentence: await way(new Uint8Array(book.workbook.save())) });
    } catch (error) {
      tell({ kind: 'save-failed', sentence: sentenceOf(error) });
    }
  };
  const nothing = saving.at === 'nothing-to-save';
  return (
    <>
      <span class="file-name" title={chosen.file.name}>
        {chosen.file.name}
      </span>
      {!nothing && saving.at !== 'saved' && <span class="quiet small">{say(saving.at === 'saving' ? workbench.saving : workbench.unsaved)}</span>}
      <span class={saving.at === 'failed' ? 'save-note problem' : 'save-note'} role="status">
        {(saving.at === 'saved' || saving.at === 'failed') && say(saving.sentence)}
      </span>
      {!nothing && (
        <fluent-button appearance="primary" onClick={() => void save((bytes) => saveAsDownload(chosen, bytes, language, book.plannedSheets().length > 0))}>
          {say(workbench.saveAs)}
        </fluent-button>
      )}
      {!nothing && chosen.handle !== null && (
        <fluent-button appearance="outline" onClick={() => tell({ kind: 'over-asked' })}>
          {say(workbench.saveOver)}
        </fluent-button>
      )}
      {saving.at === 'asking-over' && (
        <AskOver
          name={chosen.file.name}
          onYes={() => void save((bytes) => saveOver(chosen, bytes))}
          onNo={() => tell({ kind: 'over-declined' })}
        />
      )}
    </>
  );
}

function AskOver({ name, onYes, onNo }: { readonly name: string; readonly onYes: () => void; readonly onNo: () => void }): JSX.Element {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="ask" aria-labelledby="ask-over" onCancel={onNo}>
      <h2 id="ask-over">{say(workbench.askOver(name))}</h2>
      <p>{say(workbench.askOverDetail)}</p>
      <div class="row-actions">
        <fluent-button appearance="primary" onClick={onYes}>
          {say(workbench.saveOver)}
        </fluent-button>
        <fluent-button appearance="outline" onClick={onNo}>
          {say(workbench.cancel)}
        </fluent-button>
      </div>
    </dialog>
  );
}
