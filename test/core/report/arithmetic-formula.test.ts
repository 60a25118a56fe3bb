import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../core/fact/fact.ts';
import { verbatim } from '../../../core/language/language.ts';
import { arithmeticFormula } from '../../../core/report/arithmetic-formula.ts';
import type { FormulaOperand } from '../../../core/report/arithmetic-formula.ts';

const fact = (id: string): Fact => ({
  id,
  label: verbatim(id),
  value: 1,
  unit: { kind: 'number', noun: null },
  use: null,
  sources: [{ kind: 'range', ref: { sheet: 'Data', range: 'A1' } }],
  method: verbatim(''),
});
const cell = (fact: Fact): FormulaOperand => ({ text: `$${fact.id.slice(0, 1)}$${fact.id.slice(1)}`, array: false, mayBeEmpty: false, cell: { sheet: 'Report', range: fact.id } });
const emptyCell = (fact: Fact): FormulaOperand => ({ ...cell(fact), mayBeEmpty: true });
const down = ['C3', 'C4', 'C5'].map(fact);
const [first, second, third] = [fact('C3'), fact('C4'), fact('C5')];

describe('arithmetic as a formula', () => {
  it('points at cells, and says when there is nothing to divide by', () => {
    expect(arithmeticFormula({ op: '/', of: [{ op: '+', of: [first, -2] }, second] }, cell, 'Report')).toEqual({ text: '(($C$3+(-2))/$C$4)', array: false, empty: ['$C$4=0'] });
  });

  it('writes cells below each other as a range, others one by one', () => {
    expect(arithmeticFormula({ fn: 'average', of: [first, ...down.slice(1)] }, cell, 'Report').text).toBe('AVERAGE($C$3:$C$5)');
    expect(arithmeticFormula({ fn: 'sum', of: [first, third, { op: '*', of: [second, 2] }] }, cell, 'Report').text).toBe('SUM($C$3,$C$5,($C$4*2))');
    expect(arithmeticFormula({ fn: 'average', of: [first, second] }, cell, 'Other').text).toBe("AVERAGE('Report'!$C$3:$C$4)".replaceAll("'", ''));
  });

  it('multiplies runs of cells beside each other, and what stands alone by itself', () => {
    const beside = ['B3', 'C3', 'D3', 'F3', 'B9', 'C9', 'D9', 'F9'].map(fact);
    const [head = first, ...rest] = beside;
    expect(arithmeticFormula({ fn: 'sumproduct', of: [head, ...rest] }, cell, 'Report').text).toBe('(SUMPRODUCT($B$3:$D$3,$B$9:$D$9)+SUMPRODUCT($F$3,$F$9))');
    expect(arithmeticFormula({ fn: 'sumproduct', of: [first, 2, third, 4] }, cell, 'Report').text).toBe('(SUMPRODUCT($C$3,$C$5)+(2*4))');
  });

  it('tells a place among others, equals sharing one', () => {
    expect(arithmeticFormula({ fn: 'rank', of: [second, ...down] }, emptyCell, 'Report')).toMatchObject({
      text: '1+SUMPRODUCT(--(ROUND($C$3:$C$5,8)>ROUND($C$4,8)))',
      empty: ['$C$4=""', 'COUNT($C$3:$C$5)<3'],
    });
  });

  it('has no result where a cell that it needs is empty', () => {
    expect(arithmeticFormula({ fn: 'sum', of: [first, second] }, emptyCell, 'Report').empty).toEqual(['COUNT($C$3:$C$4)<2']);
    expect(arithmeticFormula({ op: '-', of: [first, third] }, emptyCell, 'Report').empty).toEqual(['$C$3=""', '$C$5=""']);
    expect(arithmeticFormula({ fn: 'sqrt', of: [first] }, cell, 'Report').empty).toEqual(['$C$3<0']);
    expect(arithmeticFormula({ fn: 'geomean', of: [first, second] }, cell, 'Report')).toEqual({ text: 'GEOMEAN($C$3:$C$4)', array: false, empty: ['MIN($C$3:$C$4)<=0'] });
  });
});
