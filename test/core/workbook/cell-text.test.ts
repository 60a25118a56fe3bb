import { describe, expect, it } from 'vitest';
import { fitCellText, isDateFormat, looksLikeFormula, MAX_CELL_TEXT } from '../../../core/workbook/cell-text.ts';

describe('text that would be taken for a formula', () => {
  it.each(['=1', '+1', '-1', '@a', '\t=1', '\rx', ' =1', '＝1', '　＋1', '\n-1'])('%j', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
  });

  it.each(['a=1', '1-2', '', 'x@y', ' a', '（-1）'])('but not %j', (text) => {
    expect(looksLikeFormula(text)).toBe(false);
  });
});

describe('fitCellText', () => {
  it('leaves what fits', () => {
    const text = '一'.repeat(MAX_CELL_TEXT);
    expect(fitCellText(text)).toBe(text);
  });

  it('cuts what does not fit and shows that something is missing', () => {
    expect(fitCellText('abcdef', 4)).toBe('abc…');
  });

  it('never halves a character', () => {
    expect(fitCellText('ab😀cd', 4)).toBe('ab…');
  });
});

describe('isDateFormat', () => {
  it.each(['yyyy-mm-dd', 'm/d/yy h:mm', '[h]:mm', 'yyyy"年"m"月"', '[$-804]d', 'mmm'])('%s shows dates', (format) => {
    expect(isDateFormat(format)).toBe(true);
  });

  it.each(['General', '0.0%', '#,##0 "days"', '[Red]0.00', '\\d0', '0;[Red]-0', '_($* #,##0_)'])('%s does not', (format) => {
    expect(isDateFormat(format)).toBe(false);
  });
});
