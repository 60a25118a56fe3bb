import type { Entry } from '../../core/library/entry.ts';
import type { Place } from './place.ts';

/**
 * The entries that a person's search and filters leave, best match first while searching, else as they came.
 * `found` holds the ids that the search gave, or null where nothing is searched.
 */
export function shownEntries(
  entries: readonly Entry[],
  place: Pick<Place, 'project' | 'tag' | 'type'>,
  found: readonly string[] | null,
): Entry[] {
  const kept = entries.filter(
    ({ project, tags, pageType }) =>
      (place.project === null || project === place.project) &&
      (place.tag === null || tags.includes(place.tag)) &&
      (place.type === null || pageType === place.type),
  );
  if (found === null) return kept;
  const byId = new Map(kept.map((entry) => [entry.id, entry]));
  return found.map((id) => byId.get(id)).filter((entry) => entry !== undefined);
}

/** Every tag in use, in alphabetical order. */
export function tagsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
}
