import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../../core/library/entry.ts';
import type { Library } from '../../core/library/library.ts';
import { LibrarySearch } from '../../core/library/library-search.ts';

/**
 * Ids that a query finds, or null where nothing is searched or the index is still being built. The index is
 * built with the first search and follows the library from then on.
 */
export function useSearch(library: Library, entries: readonly Entry[], query: string): readonly string[] | null {
  const index = useRef<LibrarySearch | null>(null);
  const [found, setFound] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (query.trim() === '') {
      setFound(null);
      return;
    }
    let current = true;
    index.current ??= new LibrarySearch(library);
    void index.current.find(entries, query).then((ids) => {
      if (current) setFound(ids);
    });
    return () => {
      current = false;
    };
  }, [library, entries, query]);
  return found;
}
