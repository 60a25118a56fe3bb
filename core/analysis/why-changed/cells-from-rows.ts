import type { CellDimension, ChangeCells } from './change-cells.ts';

/** A metric of one combination of members in two periods: amounts, or what is divided and what it is divided by. */
export interface ChangeRow {
  readonly dims: Readonly<Record<string, string>>;
  readonly now: number;
  readonly before: number;
  readonly base?: { readonly now: number; readonly before: number };
}

/** Puts rows into cells; a row that lacks a dimension has the empty member of it. It is a ratio where any row has a base. */
export function cellsFromRows(rows: readonly ChangeRow[]): ChangeCells {
  const names = [...new Set(rows.flatMap(({ dims }) => Object.keys(dims)))];
  const places = names.map(() => new Map<string, number>());
  const codes = names.map((name, dimension) =>
    Int32Array.from(rows, ({ dims }) => {
      const member = dims[name] ?? '';
      const known = places[dimension];
      const place = known?.get(member) ?? known?.size ?? 0;
      known?.set(member, place);
      return place;
    }),
  );
  const dimensions = names.map((name, dimension): CellDimension => ({ name, members: [...(places[dimension]?.keys() ?? [])] }));
  const column = (value: (row: ChangeRow) => number) => Float64Array.from(rows, value);
  return {
    dimensions,
    codes,
    amount: { now: column((row) => row.now), before: column((row) => row.before) },
    base: rows.some(({ base }) => base !== undefined) ? { now: column((row) => row.base?.now ?? 0), before: column((row) => row.base?.before ?? 0) } : null,
  };
}
