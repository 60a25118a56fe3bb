/** One-based, as editors count. */
export interface PackPlace {
  readonly line: number;
  readonly column: number;
}

/** Where in a pack's file the value of a path stands, and where its name; the nearest that encloses it where it is missing. */
export interface PackPlaces {
  value(path: readonly PropertyKey[]): PackPlace;
  name(path: readonly PropertyKey[]): PackPlace;
}

export const FILE_START: PackPlace = { line: 1, column: 1 };

/** For packs that were data from the start. */
export const NO_PLACES: PackPlaces = { value: () => FILE_START, name: () => FILE_START };
