import MiniSearch from 'minisearch';
import type { Clip } from '../clip/clip.ts';
import { hostOf } from './entry.ts';
import { indexWords, requiredWords, words } from './search-words.ts';

/** Of each text this much is indexed: it says what a page is about, and ten thousand clips stay in memory. */
const INDEXED_CHARACTERS = 6_000;

const FIELDS = ['title', 'tags', 'project', 'note', 'host', 'items', 'text'];
const BOOST = { title: 4, tags: 4, project: 3, note: 2, host: 2, items: 2 };

/** Full-text search over clips, in memory; Chinese and English in one box. */
export class ClipSearch {
  readonly #index = new MiniSearch<Record<string, string>>({
    fields: FIELDS,
    storeFields: [],
    tokenize: indexWords,
    processTerm: (term) => term,
  });

  /** Takes a clip in, in place of what was known of its id. */
  put(clip: Clip): void {
    const { content } = clip;
    const document = {
      id: clip.id,
      title: content.title,
      tags: clip.tags.join(' '),
      project: clip.project ?? '',
      note: clip.note,
      host: `${hostOf(clip.url)} ${hostOf(clip.url).replaceAll('.', ' ')} ${content.siteName ?? ''}`,
      items: [...content.products, ...content.records].map(({ name }) => name).join(' '),
      text: content.text.slice(0, INDEXED_CHARACTERS),
    };
    if (this.#index.has(clip.id)) this.#index.replace(document);
    else this.#index.add(document);
  }

  remove(id: string): void {
    if (this.#index.has(id)) this.#index.discard(id);
  }

  /**
   * Ids of clips that hold every word of `query`, the last letters of a word not yet typed, best first.
   * Null where the query asks nothing.
   */
  find(query: string): string[] | null {
    const required = requiredWords(query);
    if (required.length === 0) return null;
    const asTheyAre = { tokenize: (term: string) => [term], boost: BOOST };
    const found = this.#index.search({ combineWith: 'AND', queries: required, prefix: true }, asTheyAre);
    const whole = this.#index.search({ combineWith: 'OR', queries: words(query) }, asTheyAre);
    const bonus = new Map(whole.map(({ id, score }) => [String(id), score]));
    return found
      .map(({ id, score }) => ({ id: String(id), score: score + (bonus.get(String(id)) ?? 0) }))
      .sort((a, b) => b.score - a.score)
      .map(({ id }) => id);
  }
}
