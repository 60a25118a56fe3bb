import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftFormula } from '../../../../core/workbook/file/formula-shift.ts';

describe('moving a formula to another cell', () => {
  it.each([
    ['A1+$A1+A$1+$A$1', 2, 3, 'D3+$A3+D$1+$A$1'],
    ['SUM(A1:B2,Sheet1!C3)', 1, 1, 'SUM(B2:C3,Sheet1!D4)'],
    ["'It''s A1'!A1&\"A1\"", 1, 0, "'It''s A1'!A2&\"A1\""],
    ['SUM(A:B,$C:C,1:2,$3:4)', 1, 1, 'SUM(B:C,$C:D,2:3,$3:5)'],
    ['LOG10(A1)+ATAN2(B1,C1)+BIN2DEC(1)', 1, 0, 'LOG10(A2)+ATAN2(B2,C2)+BIN2DEC(1)'],
    ['Table1[[#All],[A1]:[B2]]+Table1[A1]+A1', 1, 0, 'Table1[[#All],[A1]:[B2]]+Table1[A1]+A2'],
    ["Table1['[A1']]+A1", 1, 0, "Table1['[A1']]+A2"],
    ['[1]Sheet1!A1+Q1!A1', 1, 0, '[1]Sheet1!A2+Q1!A2'],
    ['销售1+_A1+A1.x+x.A1+ABCD1+ZZZ1+1E5+1.5', 1, 1, '销售1+_A1+A1.x+x.A1+ABCD1+ZZZ1+1E5+1.5'],
    ['IF(A1=#N/A,#REF!,#DIV/0!)', 1, 0, 'IF(A2=#N/A,#REF!,#DIV/0!)'],
    ['Sheet1!#REF!+A1#', 1, 0, 'Sheet1!#REF!+A2#'],
    ['B5', -2, -1, 'A3'],
    ['A1', -1, -1, 'XFD1048576'],
    ['XFD1048576', 1, 1, 'A1'],
    ['a1+b$2', 1, 1, 'B2+C$2'],
  ])('moves %s by %i rows and %i columns', (formula, rows, columns, moved) => {
    expect(shiftFormula(formula)(rows, columns)).toBe(moved);
  });

  const part = fc.oneof(
    fc.tuple(fc.constantFrom('', '$'), fc.constantFrom('A', 'Z', 'AB', 'XFD'), fc.constantFrom('', '$'), fc.integer({ min: 1, max: 1_048_576 })).map((parts) => parts.join('')),
    fc.constantFrom('SUM(', ')', '+', ':', ',', '"A1"', "'A 1'!", 'name', 'T[A1]', ' ', '1.5'),
  );
  const formula = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' '));
  const rows = fc.integer({ min: -2_000_000, max: 2_000_000 });
  const columns = fc.integer({ min: -40_000, max: 40_000 });

  it('changes nothing when it stays', () => {
    fc.assert(fc.property(formula, (text) => { expect(shiftFormula(text)(0, 0)).toBe(text); }));
  });

  it('comes to the same in two moves as in one', () => {
    fc.assert(
      fc.property(formula, rows, columns, rows, columns, (text, r1, c1, r2, c2) => {
        expect(shiftFormula(shiftFormula(text)(r1, c1))(r2, c2)).toBe(shiftFormula(text)(r1 + r2, c1 + c2));
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => { expect(() => shiftFormula(text)(1, 1)).not.toThrow(); }));
  });
});
