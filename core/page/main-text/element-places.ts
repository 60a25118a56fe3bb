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
  /** The element's tag and first classes. */
  readonly dress: string;
}

/** No such element around. */
export const NOWHERE = 255;

const TAG_PLACES: ReadonlyMap<string, number> = new Map(SURROUNDING_TAGS.map((tag, index) => [tag, index]));
const NAMING = ['role', 'itemprop', 'data-testid', 'aria-label'] as const;

/** Reads each element's names once, however many blocks stand in it, and equal names once, however many elements have them. */
export class PlaceReader {
  private readonly known = new Map<Element, ElementPlaces>();
  private readonly said = new Map<string, readonly number[]>();

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
      places = this.placesOf(node, places);
      this.known.set(node, places);
    }
    return places ?? this.placesOf(element, null);
  }

  private placesOf(element: Element, parent: ElementPlaces | null): ElementPlaces {
    const tag = tagName(element);
    const distance = outward(parent?.distance, PATTERNS.length);
    const tagDistance = outward(parent?.tagDistance, SURROUNDING_TAGS.length);
    const ownClass = element.getAttribute('class') ?? '';
    if (tag !== 'body' && tag !== 'html') {
      for (const index of this.wordsIn(namesOf(element, ownClass))) distance[index] = 0;
      const known = TAG_PLACES.get(tag);
      if (known !== undefined) tagDistance[known] = 0;
    }
    return { parent, element, depth: (parent?.depth ?? 0) + 1, distance, tagDistance, dress: `${tag}.${ownClass.split(/\s+/, 2).join('.')}` };
  }

  /** Which place words are in the names. */
  private wordsIn(names: string): readonly number[] {
    if (names === '') return [];
    const known = this.said.get(names);
    if (known !== undefined) return known;
    const found: number[] = [];
    PATTERNS.forEach((pattern, index) => { if (pattern.test(names)) found.push(index); });
    this.said.set(names, found);
    return found;
  }
}

/** How a block is dressed: its element and the three around it. */
export function signatureOf(places: ElementPlaces): string {
  let signature = '';
  let around: ElementPlaces | null = places;
  for (let up = 0; around !== null && up < 4; up += 1, around = around.parent) signature = `${around.dress}>${signature}`;
  return signature;
}

function namesOf(element: Element, ownClass: string): string {
  let names = element.id === '' ? ownClass : `${ownClass} ${element.id}`;
  for (const name of NAMING) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '') names += ` ${value}`;
  }
  return names.trim() === '' ? '' : names.slice(0, 400).replace(/([a-z])([A-Z])/g, '$1-$2').replace(/_/g, '-').toLowerCase();
}

function outward(of: Uint8Array | undefined, length: number): Uint8Array {
  const distances = new Uint8Array(length).fill(NOWHERE);
  if (of !== undefined) for (let index = 0; index < length; index += 1) distances[index] = Math.min((of[index] ?? NOWHERE) + 1, NOWHERE);
  return distances;
}
