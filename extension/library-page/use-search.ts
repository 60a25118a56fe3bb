import { useEffect, useRef, useState } from 'preact/hooks';
import { ClipSearch } from '../../core/library/clip-search.ts';
import type { Entry } from '../../core/library/entry.ts';
import type { Library } from '../../core/library/library.ts';

/**
 * Ids that a query finds, or null where nothing is searched or the index is still being built. The index is
 * built with the first search and follows the library from then on.
 */
export function useSearch(library: Library, entries: readonly Entry[], query: string): readonly string[] | null {
  const index = useRef<{ search: ClipSearch; known: Map<string, string> } | null>(null);
  const [found, setFound] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (query.trim() === '') {
      setFound(null);
      return;
    }
    let current = true;
    index.current ??= { search: new ClipSearch(), known: new Map() };
    const { search, known } = index.current;
    void bringUpToDate(library, entries, search, known).then(() => {
      if (current) setFound(search.find(query));
    });
    return () => {
      current = false;
    };
  }, [library, entries, query]);
  return found;
}

async function bringUpToDate(
  library: Library,
  entries: readonly Entry[],
  search: ClipSearch,
  known: Map<string, string>,
): Promise<void> {
  const wanted = new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]));
  for (const id of known.keys()) {
    if (wanted.has(id)) continue;
    search.remove(id);
    known.delete(id);
  }
  const stale = [...wanted].filter(([id, state]) => known.get(id) !== state).map(([id]) => id);
  // One clip after the other, so that a large library is never in memory as a whole.
  for (const id of stale) {
    const clip = await library.clips.get(id);
    if (clip === undefined) continue;
    search.put(clip);
    known.set(id, wanted.get(id) ?? '');
  }
}
