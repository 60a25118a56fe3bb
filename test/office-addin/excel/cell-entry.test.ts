import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellEntry } from '../../../office-addin/excel/cell-entry.ts';
import { blankCell, enter } from '../../office-host/model/cell-entry.ts';
import { FORMULA_LIKE } from '../../core/workbook/small-plan.ts';

/** What a cell holds after the entry is typed into it, as the host understands Excel. */
function typed(text: string) {
  const cell = blankCell();
  enter(cell, cellEntry({ kind: 'text', text }, false));
  return cell;
}

describe('text stays text', () => {
  it.each([
    ...FORMULA_LIKE,
    '=', '+', '-', '@', ' =1', '＝1', '+1 800', '-', '--', '1/2', '3-4', '12:30', '12%', '$5', '(5)', '1,000', '1e3', '.5',
    '2024-01-02', '1月2日', '2024年5月1日', 'May 5', '5 May', 'May-24', 'TRUE', 'false', 'Wahr', 'VRAI', '#N/A', '#REF!', "'", "''a",
  ])('%j', (text) => {
    expect(typed(text)).toMatchObject({ content: text, formula: null, numberFormat: 'General' });
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+@\-'0-9./: a-z%年月日-]{1,8}$/)), (text) => {
        fc.pre(text !== '');
        const cell = typed(text);
        expect(cell.content).toBe(text);
        expect(cell.formula).toBeNull();
      }),
    );
  });

  it('plain words carry no apostrophe that a person would stumble over', () => {
    for (const words of ['Revenue', '销售额', 'Sales are ahead of plan', '东区下滑', 'Région']) {
      expect(cellEntry({ kind: 'text', text: words }, false)).toBe(words);
    }
  });

  it('Chinese dates and the booleans of other languages are not plain words', () => {
    for (const words of ['三月五日', '二〇二四年五月', '十二点三十分', 'WAHR', 'faux', 'ИСТИНА']) {
      expect(cellEntry({ kind: 'text', text: words }, false)).toBe(`'${words}`);
    }
  });
});

describe('other contents', () => {
  it('only a formula is a formula', () => {
    expect(cellEntry({ kind: 'formula', formula: '=A1*2', cached: 4 }, false)).toBe('=A1*2');
  });

  it('dates move by 1462 days where the workbook counts from 1904', () => {
    expect(cellEntry({ kind: 'date', serial: 45_292 }, false)).toBe(45_292);
    expect(cellEntry({ kind: 'date', serial: 45_292 }, true)).toBe(43_830);
  });

  it('numbers and booleans go as they are, blanks leave the cell alone', () => {
    expect(cellEntry({ kind: 'number', number: -1.5 }, false)).toBe(-1.5);
    expect(cellEntry({ kind: 'boolean', boolean: false }, false)).toBe(false);
    expect(cellEntry({ kind: 'blank' }, false)).toBeNull();
    expect(cellEntry({ kind: 'text', text: '' }, false)).toBeNull();
  });
});
