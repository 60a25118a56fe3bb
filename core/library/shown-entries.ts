import type { Entry } from './entry.ts';

/** What narrows a list of clips; null for what does not. */
export interface EntryFilter {
  readonly project: string | null;
  readonly tag: string | null;
  readonly type: string | null;
}

/**
 * The entries that a person's search and filters leave, best match first while searching, else as they came.
 * `found` holds the ids that the search gave, or null where nothing is searched.
 */
export function shownEntries(
  entries: readonly Entry[],
  filter: EntryFilter,
  found: readonly string[] | null,
): Entry[] {
  const kept = entries.filter(
    ({ project, tags, pageType }) =>
      (filter.project === null || project === filter.project) &&
      (filter.tag === null || tags.includes(filter.tag)) &&
      (filter.type === null || pageType === filter.type),
  );
  if (found === null) return kept;
  const byId = new Map(kept.map((entry) => [entry.id, entry]));
  return found.map((id) => byId.get(id)).filter((entry) => entry !== undefined);
}

/** Every tag in use, in alphabetical order. */
export function tagsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
}
