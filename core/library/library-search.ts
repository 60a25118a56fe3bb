import { ClipSearch } from './clip-search.ts';
import type { Entry } from './entry.ts';
import type { Library } from './library.ts';

/** Search over a library: the index is built with the first question, and follows the library from one question to the next. */
export class LibrarySearch {
  readonly #library: Library;
  readonly #search = new ClipSearch();
  /** What the index was told of each clip. */
  readonly #known = new Map<string, string>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** Ids that a query finds among these entries, as `ClipSearch.find` gives them. */
  async find(entries: readonly Entry[], query: string): Promise<string[] | null> {
    await this.#bringUpToDate(entries);
    return this.#search.find(query);
  }

  async #bringUpToDate(entries: readonly Entry[]): Promise<void> {
    const wanted = new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]));
    for (const id of this.#known.keys()) {
      if (wanted.has(id)) continue;
      this.#search.remove(id);
      this.#known.delete(id);
    }
    const stale = [...wanted].filter(([id, state]) => this.#known.get(id) !== state).map(([id]) => id);
    // One clip after the other, so that a large library is never in memory as a whole.
    for (const id of stale) {
      const clip = await this.#library.clips.get(id);
      if (clip === undefined) continue;
      this.#search.put(clip);
      this.#known.set(id, wanted.get(id) ?? '');
    }
  }
}
