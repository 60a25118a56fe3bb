import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BlobRef } from '../../core/clip/clip.ts';
import type { Library } from '../../core/library/library.ts';
import { blobBytes } from '../../core/library/read-clips.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { harmlessPage } from './harmless-page.ts';

/** The page as it was, inside a frame that may do nothing; loaded only when a person opens it. */
export function Snapshot({ library, html }: { library: Library; html: BlobRef | null }): JSX.Element {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  if (html === null) return <p class="hint">{say(libraryPage.noSnapshot)}</p>;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(libraryPage.snapshot)}</summary>
      {isOpen && <Frame library={library} sha256={html.sha256} />}
    </details>
  );
}

function Frame({ library, sha256 }: { library: Library; sha256: string }): JSX.Element | null {
  const { say } = useSpeech();
  const page = useLive(async () => {
    const bytes = await blobBytes(library, sha256);
    return bytes === null ? null : harmlessPage(new TextDecoder().decode(bytes));
  }, [sha256]);
  if (page.state === 'loading') return null;
  if (page.state === 'failed') return <ProblemNote sentence={sentenceOf(page.error)} />;
  if (page.value === null) return <p class="hint">{say(libraryPage.noSnapshot)}</p>;
  return <iframe class="snapshot" sandbox="" srcdoc={page.value} title={say(libraryPage.snapshot)} />;
}
