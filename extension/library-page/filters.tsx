import type { JSX } from 'preact';
import { PAGE_TYPES } from '../../core/clip/clip.ts';
import type { Entry } from '../../core/library/entry.ts';
import { PAGE_TYPE_NAMES } from '../../core/language/texts/clip.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { useSpeech } from '../ui/speech.tsx';
import type { Place } from './place.ts';
import { tagsOf } from '../../core/library/shown-entries.ts';

interface Props {
  readonly entries: readonly Entry[];
  readonly place: Place;
  readonly go: (change: Partial<Place>) => void;
}

/** Search, and filters by what the library holds; a filter that could only be empty is not offered. */
export function Filters({ entries, place, go }: Props): JSX.Element {
  const { say } = useSpeech();
  const projects = [...new Set(entries.flatMap(({ project }) => project ?? []))].sort((a, b) => a.localeCompare(b));
  const types = PAGE_TYPES.filter((type) => entries.some(({ pageType }) => pageType === type));
  return (
    <div class="filters" role="search">
      <label class="search">
        <span class="unseen">{say(libraryPage.search)}</span>
        <SearchIcon />
        <input
          type="search"
          placeholder={say(libraryPage.search)}
          value={place.query}
          onInput={({ currentTarget }) => go({ query: currentTarget.value })}
        />
      </label>
      <div class="choices">
        <Choice
          label={say(libraryPage.project)}
          all={say(libraryPage.allProjects)}
          names={projects.map((name) => [name, name])}
          chosen={place.project}
          onChoose={(project) => go({ project })}
        />
        <Choice
          label={say(libraryPage.tag)}
          all={say(libraryPage.allTags)}
          names={tagsOf(entries).map((name) => [name, name])}
          chosen={place.tag}
          onChoose={(tag) => go({ tag })}
        />
        <Choice
          label={say(libraryPage.type)}
          all={say(libraryPage.allTypes)}
          names={types.map((type) => [type, say(PAGE_TYPE_NAMES[type])])}
          chosen={place.type}
          onChoose={(type) => go({ type })}
        />
      </div>
    </div>
  );
}

function Choice(props: {
  label: string;
  all: string;
  names: readonly (readonly [value: string, shown: string])[];
  chosen: string | null;
  onChoose: (value: string | null) => void;
}): JSX.Element | null {
  const { label, all, names, chosen, onChoose } = props;
  if (names.length < 2 && chosen === null) return null;
  return (
    <select
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}
    >
      <option value="">{all}</option>
      {names.map(([value, shown]) => (
        <option key={value} value={value}>
          {shown}
        </option>
      ))}
    </select>
  );
}
