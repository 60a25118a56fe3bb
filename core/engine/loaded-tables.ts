/** Names of the tables an engine holds; like SQL, without regard to case. */
export class LoadedTables {
  readonly #names = new Map<string, string>();

  add(name: string): void {
    this.#names.set(name.toLowerCase(), name);
  }

  names(): string[] {
    return [...this.#names.values()];
  }
}
