/** How many places are looked at before a text goes into the map: texts made to collide cost no more than others. */
const MOST_PROBES = 32;
/** Units at each end of a text that its hash is made of. */
const HASHED_UNITS = 32;

/**
 * Numbers texts from 0 on, each once. A table of numbers with open addressing (Knuth, volume 3, 6.4): a tenth of
 * the memory of a Map of as many texts, which counts where a sheet has millions.
 */
export class TextIds {
  readonly texts: string[] = [];
  #slots = new Int32Array(1 << 10).fill(-1);
  readonly #crowded = new Map<string, number>();

  idOf(text: string): number {
    const known = this.#find(text);
    if (known >= 0) return known;
    const id = this.texts.length;
    this.texts.push(text);
    if (this.texts.length > this.#slots.length / 2) this.#grow();
    else this.#put(id);
    return id;
  }

  #find(text: string): number {
    const mask = this.#slots.length - 1;
    const hash = hashOf(text);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const id = this.#slots[(hash + probe) & mask] ?? -1;
      if (id < 0) return -1;
      if (this.texts[id] === text) return id;
    }
    return this.#crowded.get(text) ?? -1;
  }

  #put(id: number): void {
    const text = this.texts[id] ?? '';
    const mask = this.#slots.length - 1;
    const hash = hashOf(text);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      if (this.#slots[slot] === -1) {
        this.#slots[slot] = id;
        return;
      }
    }
    this.#crowded.set(text, id);
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#crowded.clear();
    for (let id = 0; id < this.texts.length; id++) this.#put(id);
  }
}

/**
 * FNV-1a (Fowler, Noll and Vo 1991) over UTF-16 units, its high bits mixed into the low ones. Of long texts only both
 * ends count: they may be thousands of units long and come thousands of times.
 */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  const head = Math.min(text.length, HASHED_UNITS);
  for (let at = 0; at < head; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  for (let at = Math.max(head, text.length - HASHED_UNITS); at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
