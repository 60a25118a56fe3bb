import { describe, expect, it } from 'vitest';
import { askedDay, askedFilters, askedPeriod } from '../../../../core/report/cell-functions/cell-arguments.ts';

describe('what a formula asks for', () => {
  it('takes a day from a date cell or from words', () => {
    expect(askedDay(45_930)).toBe('2025-09-30');
    expect(askedDay('2025年9月30日')).toBe('2025-09-30');
    expect(askedDay(null)).toBeNull();
    expect(askedDay('')).toBeNull();
    expect(() => askedDay('soon')).toThrow(expect.objectContaining({ code: 'date-unknown' }));
  });

  it('takes a year alone for a year, not for a day long ago', () => {
    expect(askedPeriod(2025)).toBe('2025');
    expect(askedPeriod(45_930)).toBe(45_930);
    expect(askedPeriod(' 2025-Q3 ')).toBe('2025-Q3');
  });

  it.each([
    ['one text', [['Region=East; 产品＝手环']], [{ column: 'Region', value: 'East' }, { column: '产品', value: '手环' }]],
    ['a text in each cell', [['Region=East'], ['产品=手环']], [{ column: 'Region', value: 'East' }, { column: '产品', value: '手环' }]],
    ['texts side by side', [['Region=East', '产品=手环']], [{ column: 'Region', value: 'East' }, { column: '产品', value: '手环' }]],
    ['two columns', [['Region', 'East'], ['Year', 2025]], [{ column: 'Region', value: 'East' }, { column: 'Year', value: '2025' }]],
    ['a value alone', [['East']], [{ column: null, value: 'East' }]],
    ['empty cells', [[null], ['']], []],
  ])('takes filters from %s', (_, cells, filters) => {
    expect(askedFilters(cells)).toEqual(filters);
  });

  it('takes no filter where none is given', () => {
    expect(askedFilters(undefined)).toEqual([]);
  });
});
