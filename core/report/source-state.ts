import { columnCells } from '../analysis/metric-fact.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { parseArea, type RangeRef } from '../workbook/address.ts';
import type { WorkbookInfo } from '../workbook/workbook.ts';
import type { KeptSource } from './evidence-document.ts';
import { hashColumns } from './source-hashes.ts';

type KeptRange = Extract<KeptSource, { kind: 'range' }>;

/** Cells that a report was made of, as they are now. */
export interface RangeNow {
  /** Where they stand now. */
  readonly ref: RangeRef;
  /**
   * `same`, also where they moved: they hold what they held. `changed`: nothing in the workbook holds it any more.
   * `lost`: their sheet is gone as well. `unknown`: the report did not keep what they held.
   */
  readonly state: 'same' | 'changed' | 'lost' | 'unknown';
  /** The table and the column that they are, where they are one. */
  readonly column: { readonly table: TypedTable; readonly column: TypedColumn } | null;
}

/**
 * Looks up what became of the cells that a report was made of: the same place first, then wherever the same values
 * stand, since a person inserts rows above a table and renames sheets. `tables` are the workbook's as they are now.
 */
export class SourceStates {
  readonly #hashes = new Map<TypedColumn | TypedTable, Promise<string>>();

  constructor(
    private readonly tables: readonly TypedTable[],
    private readonly info: WorkbookInfo,
    /** Whether a table has changed since `tables` were read. */
    private readonly isTouched: (table: TypedTable) => boolean = () => false,
  ) {}

  async now({ ref, sha256 }: KeptRange): Promise<RangeNow> {
    const isThere = this.info.sheets.some(({ name }) => name === ref.sheet);
    const here = this.#all().filter((one) => one.ref.sheet === ref.sheet && one.ref.range === ref.range);
    const named = here.find(({ column }) => column !== null) ?? here[0];
    const shown = (state: RangeNow['state']): RangeNow => ({ ref, state, column: named?.column ? { table: named.table, column: named.column } : null });
    if (sha256 === null) return isThere ? shown('unknown') : shown('lost');
    for (const one of [...here, ...this.#elsewhere(ref)]) {
      if (this.isTouched(one.table) || (await this.#hash(one)) !== sha256) continue;
      return { ref: one.ref, state: 'same', column: one.column === null ? null : { table: one.table, column: one.column } };
    }
    return shown(isThere ? 'changed' : 'lost');
  }

  #all(): readonly Candidate[] {
    return this.tables.flatMap((table) => [{ table, column: null, ref: table.source }, ...table.columns.map((column) => ({ table, column, ref: columnCells(table, column.name) }))]);
  }

  /** Other cells of the same shape: those of the same sheet first, and of the same column among them. */
  #elsewhere(ref: RangeRef): readonly Candidate[] {
    const area = parseArea(ref.range);
    if (area === null) return [];
    const distance = (one: Candidate) => (one.ref.sheet === ref.sheet ? 0 : 2) + (parseArea(one.ref.range)?.left === area.left ? 0 : 1);
    const isAlike = (one: Candidate) => {
      const other = parseArea(one.ref.range);
      const isHere = one.ref.sheet === ref.sheet && one.ref.range === ref.range;
      return other !== null && !isHere && other.bottom - other.top === area.bottom - area.top && other.right - other.left === area.right - area.left;
    };
    return this.#all().filter(isAlike).toSorted((one, other) => distance(one) - distance(other));
  }

  #hash({ table, column }: Candidate): Promise<string> {
    const key = column ?? table;
    const known = this.#hashes.get(key) ?? hashColumns(column === null ? table.columns : [column]);
    this.#hashes.set(key, known);
    return known;
  }
}

interface Candidate {
  readonly table: TypedTable;
  /** Null for the whole table. */
  readonly column: TypedColumn | null;
  readonly ref: RangeRef;
}
