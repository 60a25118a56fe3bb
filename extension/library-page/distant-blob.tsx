import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Library } from '../../core/library/library.ts';
import { blobBytes } from '../../core/library/read-clips.ts';
import type { Text } from '../../core/language/language.ts';
import { distantBlob } from '../../core/language/texts/distant-blob.ts';
import { bringBlob } from '../team/ask-team.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';

interface Props {
  readonly library: Library;
  readonly sha256: string;
  /** The address of the page that was clipped. */
  readonly url: string;
  readonly children: (bytes: Uint8Array<ArrayBuffer>) => ComponentChildren;
}

/** Shows a blob of a clip; one that is not on this device, as a colleague's may not be, is brought from the team's hub first. */
export function DistantBlob({ library, sha256, url, children }: Props): JSX.Element | null {
  const bytes = useLive(() => blobBytes(library, sha256), [sha256]);
  if (bytes.state === 'loading') return null;
  if (bytes.state === 'failed') return <ProblemNote sentence={sentenceOf(bytes.error)} />;
  return bytes.value === null ? <Bringing sha256={sha256} url={url} /> : <>{children(bytes.value)}</>;
}

function Bringing({ sha256, url }: { sha256: string; url: string }): JSX.Element {
  const { say } = useSpeech();
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<Text | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const end = (text: Text | null): void => {
      if (isCurrent) setProblem(text);
    };
    setProblem(null);
    // Once it is here, the library says so by itself.
    bringBlob(sha256).then(
      (isHere) => end(isHere ? null : distantBlob.notSent),
      (error: unknown) => end(sentenceOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [sha256, tries]);
  if (problem === null) {
    return (
      <p class="hint loading" role="status">
        {say(distantBlob.loading)}
      </p>
    );
  }
  return (
    <ProblemNote sentence={problem}>
      <p>
        {say(distantBlob.pageItself)}{' '}
        <a href={url} target="_blank" rel="noreferrer noopener">
          {url}
        </a>
      </p>
      <button type="button" class="button" onClick={() => setTries(tries + 1)}>
        {say(distantBlob.tryAgain)}
      </button>
    </ProblemNote>
  );
}
