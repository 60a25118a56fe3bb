import { describe, expect, it } from 'vitest';
import { freshRows, inverseEdits, joinedEdits } from '../../../office-addin/excel/row-moves.ts';
import { movedRow, type RowEdit } from '../../../core/workbook/plan-revision.ts';

const EDITS: readonly RowEdit[] = [
  { at: 2, removed: 0, added: 3 },
  { at: 5, removed: 2, added: 1 },
  { at: 9, removed: 1, added: 0 },
];

describe('row edits', () => {
  it('are one where they touch, with the same rows in the same places', () => {
    const touching = [{ at: 2, removed: 2, added: 1 }, { at: 4, removed: 0, added: 2 }, { at: 4, removed: 1, added: 0 }, { at: 8, removed: 0, added: 0 }];
    const joined = joinedEdits(touching);
    expect(joined).toEqual([{ at: 2, removed: 3, added: 3 }]);
    const rows = Array.from({ length: 12 }, (_, row) => row);
    expect(rows.map((row) => movedRow(joined, row))).toEqual(rows.map((row) => movedRow(touching, row)));
    expect(joinedEdits(EDITS)).toEqual(EDITS);
  });

  it('are taken back by their inverse', () => {
    const inverse = inverseEdits(EDITS);
    for (let row = 0; row < 20; row += 1) {
      const moved = movedRow(EDITS, row);
      if (moved !== null) expect(movedRow(inverse, moved)).toBe(row);
    }
  });

  it('leave the rows that they put in at places where no row was before', () => {
    expect(freshRows(EDITS)).toEqual([{ first: 2, count: 3 }, { first: 8, count: 1 }]);
    for (const { first, count } of freshRows(EDITS)) {
      for (let row = first; row < first + count; row += 1) expect(movedRow(inverseEdits(EDITS), row)).toBeNull();
    }
  });
});
