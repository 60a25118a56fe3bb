import { columnNamed, type QualityNote, type TypedTable } from '../../../../core/sheet/typed-table.ts';
import { cellAddress } from '../../../../core/workbook/address.ts';
import { PLANTED, type PlantedCode, type SpoiledBook } from './planted-problems.ts';

/** How many cells were planted and found, and which of them were missed or told of wrongly. */
export interface CheckScore {
  readonly planted: number;
  readonly found: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** What was found of the problems planted in a book, by check. */
export function scoreProblems(table: TypedTable, { planted }: SpoiledBook): ReadonlyMap<PlantedCode, CheckScore> {
  return new Map(
    PLANTED.map((code) => {
      const truth = planted.get(code) ?? new Set<string>();
      // Weights have their unit beside them on purpose: that they are texts is told, and is no slip.
      const told = table.quality.filter((note) => note.code === code && !(code === 'text-number' && /^(?:重量|Weight)$/.test(note.column ?? '')));
      const found = new Set(told.flatMap((note) => cellsOf(table, note)));
      const right = [...found].filter((cell) => truth.has(cell));
      return [code, { planted: truth.size, found: found.size, right: right.length, missed: [...truth].filter((cell) => !found.has(cell)), wrong: [...found].filter((cell) => !truth.has(cell)) }];
    }),
  );
}

function cellsOf(table: TypedTable, { rows, cells = [], column, code }: QualityNote): string[] {
  if (rows === undefined) return [...cells];
  const at = code === 'duplicate-row' ? 0 : column === undefined ? 0 : (columnNamed(table, column)?.column ?? 0);
  return [...rows].map((row) => cellAddress(table.sourceRows[row] ?? 0, at));
}
