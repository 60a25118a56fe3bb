import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { isElement } from '../../../core/page/dom/nodes.ts';

/** What a reader for articles takes to be a page's content: the elements of its own copy, or null where it found none. */
export type ArticleReading = Element | null;

/** Beyond this many elements the readers take longer than a person waits. */
const MAX_ELEMENTS = 40_000;

/** Mozilla's Readability. Cuts `copy` up. */
export function readWithReadability(copy: Document): ArticleReading {
  try {
    const parsed = new Readability<Node>(copy, { maxElemsToParse: MAX_ELEMENTS, serializer: (node) => node, disableJSONLD: true }).parse();
    const content = parsed?.content;
    return content !== null && content !== undefined && isElement(content) ? content : null;
  } catch {
    // A page too large or too broken for it: the other readings decide.
    return null;
  }
}

/** Defuddle, without anything that it would fetch. Leaves `copy` as it was. */
export function readWithDefuddle(copy: Document, url: string): ArticleReading {
  if (copy.getElementsByTagName('*').length > MAX_ELEMENTS) return null;
  try {
    const parsed = new Defuddle(copy, { url, useAsync: false }).parse();
    const holder = copy.createElement('div');
    holder.innerHTML = parsed.content;
    return holder;
  } catch {
    return null;
  }
}
