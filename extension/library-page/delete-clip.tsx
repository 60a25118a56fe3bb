import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { deleteClips } from '../../core/library/change-clip.ts';
import type { Library } from '../../core/library/library.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import type { Text } from '../../core/language/language.ts';
import { DeleteIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';

interface Props {
  readonly library: Library;
  readonly id: string;
  readonly onDeleted: () => void;
}

/** Deletes a clip once the person has said so a second time. */
export function DeleteClip({ library, id, onDeleted }: Props): JSX.Element {
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<Text | null>(null);
  const remove = (): void => {
    deleteClips(library, [id]).then(onDeleted, (error: unknown) => setProblem(sentenceOf(error)));
  };
  return (
    <>
      <button type="button" class="quiet" title={say(libraryPage.delete)} onClick={() => dialog.current?.showModal()}>
        <DeleteIcon />
        <span class="unseen">{say(libraryPage.delete)}</span>
      </button>
      <dialog ref={dialog} aria-labelledby="delete-title">
        <h2 id="delete-title">{say(libraryPage.deleteTitle)}</h2>
        <p>{say(libraryPage.deleteBody)}</p>
        {problem !== null && <ProblemNote sentence={problem} />}
        <div class="row end">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {say(libraryPage.cancel)}
          </button>
          <button type="button" class="button danger" onClick={remove}>
            {say(libraryPage.delete)}
          </button>
        </div>
      </dialog>
    </>
  );
}
