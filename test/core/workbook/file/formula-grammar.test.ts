import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFileFormula } from '../../../../core/workbook/file/formula-grammar.ts';

describe('formulas as files hold them', () => {
  it.each([
    ['=SUM(A1:A3)', 'SUM(A1:A3)'],
    ['=MAXIFS(A:A,B:B,">0")', '_xlfn.MAXIFS(A:A,B:B,">0")'],
    ['=ifs(a1>0,"IFS(x)",TRUE,0)', '_xlfn.ifs(a1>0,"IFS(x)",TRUE,0)'],
    ['=PERCENTILE.INC(A1:A9,0.9)', '_xlfn.PERCENTILE.INC(A1:A9,0.9)'],
    ['=NETWORKDAYS.INTL(A1,A2)', 'NETWORKDAYS.INTL(A1,A2)'],
    ['=SUM(FILTER(A1:A3,B1:B3>0))', 'SUM(_xlfn._xlws.FILTER(A1:A3,B1:B3>0))'],
    ["='IFS(x)'!A1&\"MAXIFS(\"\"\"", "'IFS(x)'!A1&\"MAXIFS(\"\"\""],
    ['=IFS', 'IFS'],
    ['=LET(x,1,y,x*2,x+y)', '_xlfn.LET(_xlpm.x,1,_xlpm.y,_xlpm.x*2,_xlpm.x+_xlpm.y)'],
    ['=MAP(A1:A3,LAMBDA(v,v*2))', '_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.v,_xlpm.v*2))'],
    ['=SUM(Orders[Sales])', 'SUM(Orders[Sales])'],
    ['=Orders[@Sales]/Orders[@[Unit price]]', 'Orders[[#This Row],[Sales]]/Orders[[#This Row],[Unit price]]'],
    ['=SUM(Orders[@[Jan]:[Mar]])', 'SUM(Orders[[#This Row],[Jan]:[Mar]])'],
    ['=ROWS(Orders[[#Headers],[a]])', 'ROWS(Orders[[#Headers],[a]])'],
    ["=SUM(销售[it''s '[x']])", "SUM(销售[it''s '[x']])"],
    ['=[1]Sheet1!A1', '[1]Sheet1!A1'],
  ])('%s', (formula, stored) => {
    expect(toFileFormula(formula)).toBe(stored);
  });

  it('names the table where a formula inside it leaves it out', () => {
    expect(toFileFormula('=[@Sales]*2+SUM([Sales])', 'Orders')).toBe('Orders[[#This Row],[Sales]]*2+SUM(Orders[Sales])');
  });

  it('never loses or reorders a character but for what it adds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABIFS(),"\'[]@#! 1.:_xé中\n') }), (formula) => {
        const stored = toFileFormula(`=${formula}`);
        let at = 0;
        for (const character of stored) if (character === formula[at]) at += 1;
        return at === formula.length || formula.includes('@');
      }),
    );
  });
});
