import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Entry } from '../../core/library/entry.ts';
import type { Library } from '../../core/library/library.ts';
import { listEntries } from '../../core/library/read-clips.ts';
import { clipCount, libraryPage } from '../../core/language/texts/extension.ts';
import { changesOverwritten, overwritten as words } from '../../core/language/texts/overwritten.ts';
import { readQuestions, type Question } from '../../core/sync/lost-values.ts';
import { TeamLine } from '../team/team-line.tsx';
import { WarningIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { ClipDetail } from './clip-detail.tsx';
import { ClipList } from './clip-list.tsx';
import { Filters } from './filters.tsx';
import { usePlace, type Place } from './place.ts';
import { shownEntries } from '../../core/library/shown-entries.ts';
import { Transfer } from './transfer.tsx';
import { useSearch } from './use-search.ts';

const NONE: readonly Entry[] = [];
const NOTHING_ASKED: readonly Question[] = [];
const EVERYTHING = { query: '', project: null, tag: null, type: null, overwritten: false } as const;

/** The library: all clips, to search, filter, read, annotate, export and delete. */
export function LibraryPage({ library }: { library: Library }): JSX.Element {
  const { say } = useSpeech();
  const [place, go] = usePlace();
  const list = useLive(() => listEntries(library), []);
  const entries = list.state === 'ready' ? list.value : NONE;
  const found = useSearch(library, entries, place.query);
  const questions = useLive(() => readQuestions(library), []);
  const asked = questions.state === 'ready' ? questions.value : NOTHING_ASKED;
  const shown = useMemo(() => shownEntries(concerned(entries, place, asked), place, found), [entries, place, asked, found]);
  const showConcerned = (isOnly: boolean): void => {
    const [first] = asked;
    go(isOnly ? { ...EVERYTHING, overwritten: true, clip: first?.clip ?? place.clip } : { overwritten: false });
  };

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
          {asked.length > 0 && (
            <p class="overwritten-line">
              <WarningIcon />
              <span>{say(changesOverwritten(asked.length))}</span>
              <button type="button" class="link" onClick={() => showConcerned(!place.overwritten)}>
                {say(place.overwritten ? words.showAll : words.showThem)}
              </button>
            </p>
          )}
          {list.state === 'ready' && entries.length === 0 && <p class="empty">{say(libraryPage.empty)}</p>}
          {entries.length > 0 && shown.length === 0 && (
            <div class="empty">
              <p>{say(libraryPage.nothingFound)}</p>
              <button type="button" class="button" onClick={() => go(EVERYTHING)}>
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

/** The clips that a person is asked about, where only those are to be seen; all once nothing is asked any more. */
function concerned(entries: readonly Entry[], { overwritten }: Place, asked: readonly Question[]): readonly Entry[] {
  if (!overwritten || asked.length === 0) return entries;
  const ids = new Set(asked.map(({ clip }) => clip));
  return entries.filter(({ id }) => ids.has(id));
}
