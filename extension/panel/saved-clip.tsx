import type { JSX } from 'preact';
import type { Library } from '../../core/library/library.ts';
import { hostOf } from '../../core/library/entry.ts';
import { clipById } from '../../core/library/read-clips.ts';
import { PAGE_TYPE_NAMES } from '../../core/language/texts/clip.ts';
import { libraryPage, panel } from '../../core/language/texts/extension.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { InfoNote, ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { Understood } from './understood.tsx';

interface Props {
  readonly id: string;
  readonly library: Library;
  readonly onReadAgain: () => void;
}

/** A clip that is in the library, and the ways on from it. */
export function SavedClip({ id, library, onReadAgain }: Props): JSX.Element | null {
  const { say } = useSpeech();
  const clip = useLive(() => clipById(library, id), [id]);
  if (clip.state === 'loading') return null;
  if (clip.state === 'failed') return <ProblemNote sentence={sentenceOf(clip.error)} />;
  const again = (
    <button type="button" class="button" onClick={onReadAgain}>
      {say(panel.readAgain)}
    </button>
  );
  if (clip.value === null) {
    return (
      <section class="empty">
        <InfoNote>{say(libraryPage.gone)}</InfoNote>
        {again}
      </section>
    );
  }
  const { content, url, scope, project, tags } = clip.value;
  return (
    <section class="saved">
      <p class="done" role="status">
        <CheckIcon /> {say(panel.saved)}
      </p>
      <h2 class="name">{content.title === '' ? say(libraryPage.noTitle) : content.title}</h2>
      <p class="source">
        <span class="host" title={hostOf(url)}>{hostOf(url)}</span>
        <span class="chip">{say(PAGE_TYPE_NAMES[content.pageType])}</span>
      </p>
      {(project !== null || tags.length > 0) && (
        <p class="chips">
          {project !== null && <span class="chip">{project}</span>}
          {tags.map((tag) => (
            <span key={tag} class="chip">
              # {tag}
            </span>
          ))}
        </p>
      )}
      <Understood content={content} scope={scope} isBrief />
      <footer class="action row">
        <a class="button primary" href={`/library.html#clip=${encodeURIComponent(id)}`} target="_blank">
          {say(panel.openInLibrary)}
        </a>
        {again}
      </footer>
    </section>
  );
}
