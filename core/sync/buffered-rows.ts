import type { Table } from 'dexie';

/**
 * Rows of a table within one transaction: read ahead together and written together, since a database answers thousands at
 * once in about the time of a few. Whoever asks the table itself meanwhile writes first.
 */
export class BufferedRows<Row extends { readonly id: string }> {
  readonly #table: Table<Row, string>;
  readonly #rows = new Map<string, Row | undefined>();
  readonly #changed = new Set<string>();

  constructor(table: Table<Row, string>) {
    this.#table = table;
  }

  async readAhead(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#rows.has(id));
    const rows = await this.#table.bulkGet(unknown);
    for (const [index, id] of unknown.entries()) this.#rows.set(id, rows[index]);
  }

  async get(id: string): Promise<Row | undefined> {
    if (!this.#rows.has(id)) this.#rows.set(id, await this.#table.get(id));
    return this.#rows.get(id);
  }

  put(row: Row): void {
    this.#rows.set(row.id, row);
    this.#changed.add(row.id);
  }

  delete(id: string): void {
    // What is known not to be there need not be taken out.
    if (this.#rows.has(id) && this.#rows.get(id) === undefined && !this.#changed.has(id)) return;
    this.#rows.set(id, undefined);
    this.#changed.add(id);
  }

  /** The table is changed past this from here on, as far as this row is concerned. */
  forget(id: string): void {
    this.#rows.delete(id);
    this.#changed.delete(id);
  }

  async write(): Promise<void> {
    const changed = [...this.#changed].map((id) => [id, this.#rows.get(id)] as const);
    this.#changed.clear();
    const [kept, gone] = [changed.flatMap(([, row]) => (row === undefined ? [] : [row])), changed.flatMap(([id, row]) => (row === undefined ? [id] : []))];
    if (kept.length > 0) await this.#table.bulkPut(kept);
    if (gone.length > 0) await this.#table.bulkDelete(gone);
  }
}
