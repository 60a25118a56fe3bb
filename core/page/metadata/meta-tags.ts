import { attribute } from '../dom/nodes.ts';

/** What a page's meta tags say, by lower-case name, property, itemprop or http-equiv; the first of each. */
export type MetaTags = ReadonlyMap<string, string>;

export function readMetaTags(document: Document): MetaTags {
  const tags = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const content = attribute(meta, 'content');
    if (content === null) continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attribute(meta, key)?.toLowerCase();
      if (name !== undefined && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

/** The first of `names` that the page has. */
export function metaContent(meta: MetaTags, names: readonly string[]): string | null {
  for (const name of names) {
    const content = meta.get(name);
    if (content !== undefined) return content;
  }
  return null;
}
