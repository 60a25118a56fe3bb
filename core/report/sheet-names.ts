import { nameKey } from '../workbook/legal-names.ts';

const MAX_SHEET_NAME = 31;

/** Gives names that no sheet, table or range of the workbook has yet: numbered from the second on. */
export class FreeNames {
  readonly #taken: Set<string>;
  readonly #parts: ReadonlyMap<string, string>;

  /** `parts`: sheets that stand already, by the part of the report that they are; theirs are the names that they have. */
  constructor(taken: Iterable<string>, parts: ReadonlyMap<string, string> = new Map()) {
    this.#taken = new Set([...taken, ...parts.values()].map(nameKey));
    this.#parts = parts;
  }

  /** A sheet's name: without what Excel forbids, 31 characters at most. */
  sheet(wish: string, part = ''): string {
    const standing = this.#parts.get(part);
    if (standing !== undefined) return standing;
    const legal = wish.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, '').trim();
    return this.#free(legal === '' ? 'Sheet' : legal, ' ', MAX_SHEET_NAME);
  }

  /** The name of a table or a range: letters, digits and underscores, never a cell's address. */
  range(prefix: string, wish: string): string {
    return this.#free(`${prefix}_${wish.replace(/[^\p{L}\p{N}]+/gu, '_')}`.replace(/_+$/, ''), '_', 100);
  }

  /** The name of a table that has a legal one already. */
  table(wish: string): string {
    return this.#free(wish, '_', 100);
  }

  #free(wish: string, between: string, longest: number): string {
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : `${between}${number}`;
      const name = `${[...wish].join('').slice(0, longest - end.length).trim()}${end}`;
      if (this.#taken.has(nameKey(name))) continue;
      this.#taken.add(nameKey(name));
      return name;
    }
  }
}
