import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BlobRef, Clip } from '../../core/clip/clip.ts';
import type { Library } from '../../core/library/library.ts';
import { distantBlob } from '../../core/language/texts/distant-blob.ts';
import { ProblemNote } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { DistantBlob } from './distant-blob.tsx';

/** Kinds of pictures that hold nothing but a picture. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** How the page looked, where that was kept; loaded only when a person opens it. */
export function Screenshot({ library, clip }: { library: Library; clip: Clip }): JSX.Element | null {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { screenshot } = clip;
  if (screenshot === null) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(distantBlob.screenshot)}</summary>
      {isOpen && (
        <DistantBlob library={library} sha256={screenshot.sha256} url={clip.url}>
          {(bytes) => <Picture bytes={bytes} reference={screenshot} />}
        </DistantBlob>
      )}
    </details>
  );
}

function Picture({ bytes, reference: { mime } }: { bytes: Uint8Array<ArrayBuffer>; reference: BlobRef }): JSX.Element | null {
  const { say } = useSpeech();
  const [address, setAddress] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(!PICTURES.has(mime));
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mime }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime]);
  if (isBroken) return <ProblemNote sentence={distantBlob.pictureUnreadable} />;
  return address === null ? null : <img class="screenshot" src={address} alt={say(distantBlob.screenshot)} onError={() => setBroken(true)} />;
}
