import { tagName } from '../dom/nodes.ts';
import { PLACE_WORDS } from './wording.ts';

export const PLACES = Object.keys(PLACE_WORDS);
const PATTERNS = Object.values(PLACE_WORDS);

/** Elements whose being around a block tells something by itself. */
export const SURROUNDING_TAGS = [
  'nav', 'header', 'footer', 'aside', 'main', 'article', 'section', 'form', 'table', 'ul', 'ol', 'li', 'a', 'button', 'label', 'blockquote',
  'figure', 'dialog', 'details', 'summary', 'dl', 'p', 'td', 'th', 'span', 'pre',
] as const;

/** What an element and those around it are named: for every place word how many elements up it stands, 0 for itself. */
export interface ElementPlaces {
  readonly parent: ElementPlaces | null;
  readonly element: Element;
  readonly depth: number;
  readonly distance: Uint8Array;
  readonly tagDistance: Uint8Array;
  readonly signature: string;
}

/** No such element around. */
export const NOWHERE = 255;

/** Reads each element's names once, however many blocks stand in it. */
export class PlaceReader {
  private readonly known = new Map<Element, ElementPlaces>();

  of(element: Element): ElementPlaces {
    const chain: Element[] = [];
    let found: ElementPlaces | undefined;
    for (let node: Element | null = element; node !== null; node = node.parentElement) {
      found = this.known.get(node);
      if (found !== undefined) break;
      chain.push(node);
    }
    let places = found ?? null;
    for (const node of chain.reverse()) {
      places = placesOf(node, places);
      this.known.set(node, places);
    }
    return places ?? placesOf(element, null);
  }
}

function placesOf(element: Element, parent: ElementPlaces | null): ElementPlaces {
  const tag = tagName(element);
  const distance = outward(parent?.distance, PATTERNS.length);
  const tagDistance = outward(parent?.tagDistance, SURROUNDING_TAGS.length);
  const ownClass = element.getAttribute('class') ?? '';
  if (tag !== 'body' && tag !== 'html') {
    const names = `${ownClass} ${element.id} ${element.getAttribute('role') ?? ''} ${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('data-testid') ?? ''} ${element.getAttribute('aria-label') ?? ''}`
      .slice(0, 400).replace(/([a-z])([A-Z])/g, '$1-$2').replace(/_/g, '-').toLowerCase();
    if (names.trim() !== '') PATTERNS.forEach((pattern, index) => { if (pattern.test(names)) distance[index] = 0; });
    const known = SURROUNDING_TAGS.findIndex((name) => name === tag);
    if (known >= 0) tagDistance[known] = 0;
  }
  const signature = `${(parent?.signature ?? '').split('>').slice(-3).join('>')}>${tag}.${ownClass.split(/\s+/).slice(0, 2).join('.')}`;
  return { parent, element, depth: (parent?.depth ?? 0) + 1, distance, tagDistance, signature };
}

function outward(of: Uint8Array | undefined, length: number): Uint8Array {
  const distances = new Uint8Array(length).fill(NOWHERE);
  if (of !== undefined) for (let index = 0; index < length; index += 1) distances[index] = Math.min((of[index] ?? NOWHERE) + 1, NOWHERE);
  return distances;
}
