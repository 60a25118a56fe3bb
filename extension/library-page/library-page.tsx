import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Entry } from '../../core/library/entry.ts';
import type { Library } from '../../core/library/library.ts';
import { listEntries } from '../../core/library/read-clips.ts';
import { clipCount, libraryPage } from '../../core/language/texts/extension.ts';
import { TeamLine } from '../team/team-line.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { ClipDetail } from './clip-detail.tsx';
import { ClipList } from './clip-list.tsx';
import { Filters } from './filters.tsx';
import { usePlace } from './place.ts';
import { shownEntries } from '../../core/library/shown-entries.ts';
import { Transfer } from './transfer.tsx';
import { useSearch } from './use-search.ts';

const NONE: readonly Entry[] = [];

/** The library: all clips, to search, filter, read, annotate, export and delete. */
export function LibraryPage({ library }: { library: Library }): JSX.Element {
  const { say } = useSpeech();
  const [place, go] = usePlace();
  const list = useLive(() => listEntries(library), []);
  const entries = list.state === 'ready' ? list.value : NONE;
  const found = useSearch(library, entries, place.query);
  const shown = useMemo(() => shownEntries(entries, place, found), [entries, place, found]);

  return (
    <div class="library-page">
      <header class="bar">
        <h1>{say(libraryPage.title)}</h1>
        <span class="count" role="status">
          {list.state === 'ready' && say(clipCount(shown.length))}
        </span>
        <TeamLine library={library} />
        <Transfer library={library} ids={shown.map(({ id }) => id)} />
      </header>
      <div class={list.state === 'ready' && entries.length === 0 && place.clip === null ? 'columns bare' : 'columns'}>
        <section class="list" aria-label={say(libraryPage.clips)}>
          {list.state === 'failed' && <ProblemNote sentence={sentenceOf(list.error)} />}
          {entries.length > 0 && <Filters entries={entries} place={place} go={go} />}
          {list.state === 'ready' && entries.length === 0 && <p class="empty">{say(libraryPage.empty)}</p>}
          {entries.length > 0 && shown.length === 0 && (
            <div class="empty">
              <p>{say(libraryPage.nothingFound)}</p>
              <button type="button" class="button" onClick={() => go({ query: '', project: null, tag: null, type: null })}>
                {say(libraryPage.clearFilters)}
              </button>
            </div>
          )}
          <ClipList entries={shown} chosen={place.clip} onChoose={(clip) => go({ clip })} />
        </section>
        <main class="detail" aria-label={say(libraryPage.details)}>
          {place.clip === null ? (
            entries.length > 0 && <p class="empty">{say(libraryPage.choose)}</p>
          ) : (
            <ClipDetail
              key={place.clip}
              id={place.clip}
              library={library}
              onChoose={(clip) => go({ clip })}
            />
          )}
        </main>
      </div>
    </div>
  );
}
