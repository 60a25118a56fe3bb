import { describe, expect, it } from 'vitest';
import { formatArea, parseArea } from '../../../core/workbook/address.ts';
import { movedArea, moveReferences, movesBySheet } from '../../../core/workbook/move-references.ts';
import type { RowEdit } from '../../../core/workbook/plan-revision.ts';

const EDITS: readonly RowEdit[] = [
  { at: 2, removed: 0, added: 3 },
  { at: 6, removed: 2, added: 0 },
  { at: 10, removed: 1, added: 1 },
];
const moves = movesBySheet([["Q1 plan's", EDITS], ['Report', EDITS]]);
const moved = (formula: string, home = 'Report') => moveReferences(formula, home, moves);

describe('moving the references of a formula with rows', () => {
  it('follows cells, whatever of them is fixed', () => {
    expect(moved('=A1+A3+$B$4+C$6+$D9')).toBe('=A1+A6+$B$7+C$9+$D10');
  });

  it('says where a cell is gone', () => {
    expect(moved('=A7*2+A11')).toBe('=#REF!*2+#REF!');
  });

  it('lets ranges grow and shrink, and lose an end that goes', () => {
    expect(moved('=SUM(A2:A5)')).toBe('=SUM(A2:A8)');
    expect(moved('=SUM(A5:A10)')).toBe('=SUM(A8:A11)');
    expect(moved('=SUM(A7:A9)')).toBe('=SUM(A10:A10)');
    expect(moved('=SUM(A7:A8)')).toBe('=SUM(#REF!)');
    expect(moved('=SUM(3:9)+SUM(A:B)')).toBe('=SUM(6:10)+SUM(A:B)');
  });

  it('knows which sheet a reference is of', () => {
    expect(moved("=A3+'Q1 plan''s'!A3:B4+report!A3+Other!A3", 'Data')).toBe("=A3+'Q1 plan''s'!A6:B7+report!A6+Other!A3");
  });

  it('passes over texts, names, functions, tables, other workbooks and several sheets at once', () => {
    const formula = `="A9"&LOG10(5)&Q1&[1]Report!A9&'[Book.xlsx]Report'!A9&Jan:Report!A9&Sales[A9]`;
    expect(moved(formula)).toBe(formula);
  });

  it('moves areas alike', () => {
    const area = parseArea('B3:C9');
    expect(area && formatArea(movedArea(EDITS, area) ?? area)).toBe('B6:C10');
    expect(movedArea(EDITS, { top: 6, bottom: 7, left: 0, right: 0 })).toBeNull();
  });
});
