import { describe, expect, it } from 'vitest';
import { mergeRows } from '../../../core/report/merge-rows.ts';
import { movedRow, type RowEdit } from '../../../core/workbook/plan-revision.ts';

/** Rows by their letters: `recorded` as they stand now (a small letter is a person's own, - one that was deleted). */
function merged(before: string, present: string, planned: string, needed = ''): string[] {
  const recorded = [...before].map((key) => ({ key, at: present.indexOf(key) < 0 ? null : present.indexOf(key) }));
  const { edits, planEdits } = mergeRows({
    recorded,
    planned: [...planned],
    presentCount: present.length,
    isOwn: (row) => /[a-z]/.test(present[row] ?? '') || present[row + 1] === '*',
    isNeeded: (row) => needed.includes(planned[row] ?? ' '),
  });
  const final: string[] = [];
  const put = (letters: string, moves: readonly RowEdit[], mark: string) => {
    for (const [row, letter] of [...letters].entries()) {
      const at = movedRow(moves, row);
      if (at !== null) final[at] = `${final[at] ?? ''}${mark}${letter}`;
    }
  };
  put(present, edits, '');
  put(planned, planEdits, '>');
  return Array.from(final, (row) => row ?? '');
}

describe('bringing the rows of a sheet and of a new plan together', () => {
  it('changes nothing where nothing changed', () => {
    expect(merged('ABC', 'ABC', 'ABC')).toEqual(['A>A', 'B>B', 'C>C']);
  });

  it('puts new rows after those that they follow, and takes old ones out', () => {
    expect(merged('ABCD', 'ABCD', 'AXCY')).toEqual(['A>A', '>X', 'C>C', '>Y']);
  });

  it("leaves a person's rows where they are", () => {
    expect(merged('ABC', 'AxyBCz', 'ABXC')).toEqual(['A>A', 'x', 'y', 'B>B', '>X', 'C>C', 'z']);
  });

  it('keeps what a person deleted away, unless it is needed', () => {
    expect(merged('ABC', 'AC', 'ABC')).toEqual(['A>A', 'C>C']);
    expect(merged('ABC', 'AC', 'ABC', 'B')).toEqual(['A>A', '>B', 'C>C']);
  });

  it('keeps the order of the plan where rows changed places', () => {
    expect(merged('ABCD', 'ABCD', 'ACBD').filter((row) => row.includes('>')).map((row) => row.at(-1))).toEqual(['A', 'C', 'B', 'D']);
  });
});
