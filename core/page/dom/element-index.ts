import { tagName, walkElements } from './nodes.ts';

/** Words to look elements up by: one of the two must match. */
export interface CalledBy {
  readonly classes: RegExp;
  readonly ids?: RegExp;
}

/**
 * What the elements below a root are called, read in one walk for everybody who looks elements up by name. A page has far fewer
 * class attributes than elements, so that words are sought in each only once.
 */
export class ElementIndex {
  /** Elements by tag name. */
  readonly tagCounts = new Map<string, number>();
  /** Elements by class attribute as written; those without one are left out. */
  readonly classCounts: ReadonlyMap<string, number>;
  /** All elements below the root. */
  readonly count: number;
  readonly #elements: Element[] = [];
  readonly #placesByClass = new Map<string, number[]>();
  readonly #ids: (readonly [id: string, place: number])[] = [];

  constructor(root: Element) {
    walkElements(root, (element) => {
      const place = this.#elements.push(element) - 1;
      const tag = tagName(element);
      this.tagCounts.set(tag, (this.tagCounts.get(tag) ?? 0) + 1);
      if (element.id !== '') this.#ids.push([element.id, place]);
      const classes = element.getAttribute('class');
      if (classes === null || classes === '') return;
      const places = this.#placesByClass.get(classes);
      if (places === undefined) this.#placesByClass.set(classes, [place]);
      else places.push(place);
    });
    this.count = this.#elements.length;
    this.classCounts = new Map([...this.#placesByClass].map(([classes, places]) => [classes, places.length]));
  }

  /** The elements whose class attribute or id matches, in page order. */
  called({ classes, ids }: CalledBy): Element[] {
    const places = new Set<number>();
    for (const [written, found] of this.#placesByClass) if (classes.test(written)) for (const place of found) places.add(place);
    if (ids !== undefined) for (const [id, place] of this.#ids) if (ids.test(id)) places.add(place);
    return [...places].sort((one, other) => one - other).map((place) => this.#elements[place]).filter((element) => element !== undefined);
  }
}
