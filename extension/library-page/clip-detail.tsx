import type { JSX } from 'preact';
import type { Clip } from '../../core/clip/clip.ts';
import type { Library } from '../../core/library/library.ts';
import { clipById, entriesOfPage } from '../../core/library/read-clips.ts';
import { PAGE_TYPE_NAMES } from '../../core/language/texts/clip.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import { hostOf } from '../../core/library/entry.ts';
import { Understood } from '../panel/understood.tsx';
import { formatAgo, formatMoment, formatMoney } from '../ui/format.ts';
import { OpenIcon } from '../ui/icons.tsx';
import { InfoNote, ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { Annotation } from './annotation.tsx';
import { DeleteClip } from './delete-clip.tsx';
import { Evidence } from './evidence.tsx';
import { OverwrittenHistory } from './overwritten-history.tsx';
import { OverwrittenNotes } from './overwritten-notes.tsx';
import { Screenshot } from './screenshot.tsx';
import { Snapshot } from './snapshot.tsx';

interface Props {
  readonly id: string;
  readonly library: Library;
  readonly onChoose: (id: string | null) => void;
}

/** One clip with all that it holds. */
export function ClipDetail({ id, library, onChoose }: Props): JSX.Element | null {
  const { say } = useSpeech();
  const clip = useLive(() => clipById(library, id), [id]);
  if (clip.state === 'loading') return null;
  if (clip.state === 'failed') return <ProblemNote sentence={sentenceOf(clip.error)} />;
  if (clip.value === null) return <InfoNote>{say(libraryPage.gone)}</InfoNote>;
  return <Loaded clip={clip.value} library={library} onChoose={onChoose} />;
}

function Loaded({ clip, library, onChoose }: { clip: Clip; library: Library; onChoose: Props['onChoose'] }): JSX.Element {
  const { language, say } = useSpeech();
  const { content } = clip;
  return (
    <article>
      <header class="detail-head">
        <h2 lang={content.lang ?? undefined}>{content.title === '' ? say(libraryPage.noTitle) : content.title}</h2>
        <p class="source">
          <a href={clip.url} target="_blank" rel="noreferrer noopener" title={say(libraryPage.openSource)}>
            {hostOf(clip.url)} <OpenIcon />
          </a>
          <span class="chip">{say(PAGE_TYPE_NAMES[content.pageType])}</span>
          <time dateTime={clip.capturedAt}>
            {say(libraryPage.captured)} {formatMoment(clip.capturedAt, language)}
          </time>
          <DeleteClip library={library} id={clip.id} onDeleted={() => onChoose(null)} />
        </p>
      </header>
      <OverwrittenNotes clip={clip.id} library={library} onDeleted={() => onChoose(null)} />
      <div class="detail-columns">
        <Understood content={content} scope={clip.scope} isBrief={false} />
        <Annotation key={clip.id} clip={clip} library={library} />
      </div>
      <Evidence content={content} />
      {content.text !== '' && (
        <details>
          <summary>{say(libraryPage.text)}</summary>
          <div class="text" lang={content.lang ?? undefined}>
            {content.text}
          </div>
        </details>
      )}
      <Screenshot key={clip.screenshot?.sha256} library={library} clip={clip} />
      <Snapshot key={clip.html?.sha256} library={library} clip={clip} />
      <OverwrittenHistory clip={clip} library={library} />
      <Versions clip={clip} library={library} onChoose={onChoose} />
    </article>
  );
}

function Versions({ clip, library, onChoose }: { clip: Clip; library: Library; onChoose: Props['onChoose'] }): JSX.Element | null {
  const { language, say } = useSpeech();
  const versions = useLive(() => entriesOfPage(library, clip.pageKey), [clip.pageKey]);
  const others = versions.state === 'ready' ? versions.value.filter(({ id }) => id !== clip.id) : [];
  if (others.length === 0) return null;
  return (
    <section>
      <h3>{say(libraryPage.versions)}</h3>
      <ul class="plain">
        {others.map((entry) => (
          <li key={entry.id} class="pair">
            <button type="button" class="link" onClick={() => onChoose(entry.id)}>
              {formatMoment(entry.capturedAt, language)} · {formatAgo(entry.capturedAt, new Date(), language)}
            </button>
            {entry.price !== null && <span class="number">{formatMoney(entry.price, language)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
