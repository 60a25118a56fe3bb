import { NUMBER, TEXT } from './grid.ts';
import type { SheetView } from './sheet-view.ts';
import type { CriteriaRow, ExcludedRow, TypedColumn } from './typed-table.ts';

/** What rows of weights and targets say of the columns that hold numbers. Rows that say nothing are left out. */
export function readCriteria({ grid, facts }: SheetView, excluded: readonly ExcludedRow[], columns: readonly TypedColumn[]): CriteriaRow[] {
  return excluded.flatMap(({ row: shown, why }): CriteriaRow[] => {
    if (why !== 'weight' && why !== 'target') return [];
    const row = shown - 1;
    const values: Record<string, number> = {};
    let isClean = true;
    for (const { name, column, type } of columns) {
      if (type !== 'number') continue;
      const kind = grid.kind(row, column);
      if (kind === NUMBER) values[name] = grid.number(row, column);
      const written = kind === TEXT ? facts.number(grid.number(row, column)) : null;
      if (written === null) continue;
      values[name] = written.value;
      isClean = false;
    }
    return Object.keys(values).length === 0 ? [] : [{ kind: why, row, values, isClean }];
  });
}
