import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Clip } from '../../core/clip/clip.ts';
import type { Library } from '../../core/library/library.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import { useSpeech } from '../ui/speech.tsx';
import { DistantBlob } from './distant-blob.tsx';
import { harmlessPage } from './harmless-page.ts';

/** The page as it was, inside a frame that may do nothing; loaded only when a person opens it. */
export function Snapshot({ library, clip }: { library: Library; clip: Clip }): JSX.Element {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  if (clip.html === null) return <p class="hint">{say(libraryPage.noSnapshot)}</p>;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(libraryPage.snapshot)}</summary>
      {isOpen && (
        <DistantBlob library={library} sha256={clip.html.sha256} url={clip.url}>
          {(bytes) => <Frame bytes={bytes} />}
        </DistantBlob>
      )}
    </details>
  );
}

function Frame({ bytes }: { bytes: Uint8Array }): JSX.Element {
  const { say } = useSpeech();
  const page = useMemo(() => harmlessPage(new TextDecoder().decode(bytes)), [bytes]);
  return <iframe class="snapshot" sandbox="" srcdoc={page} title={say(libraryPage.snapshot)} />;
}
