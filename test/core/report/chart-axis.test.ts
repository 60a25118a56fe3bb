import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFormat, axisStart, labelSpacing, yearsOnce } from '../../../core/report/chart-axis.ts';

const NUMBER = { kind: 'number', noun: null } as const;

describe('ticks of a value axis', () => {
  it('have no decimals beside values that have some', () => {
    expect(axisFormat(NUMBER, 35_000, '0.0,"K"', 'en')).toBe('0,"K"');
    expect(axisFormat(NUMBER, 165.3, '#,##0.00', 'zh')).toBe('#,##0');
    expect(axisFormat({ kind: 'percent' }, 1, '0.0%', 'en')).toBe('0%');
  });

  it('keep them where ticks lie between whole numbers', () => {
    expect(axisFormat(NUMBER, 1_400_000, '0.0,,"M"', 'en')).toBe('0.0,,"M"');
    expect(axisFormat({ kind: 'percent' }, 0.05, '0.0%', 'en')).toBe('0.0%');
    expect(axisFormat(NUMBER, 4.6, '#,##0.00', 'en')).toBe('#,##0.0');
    expect(axisFormat(NUMBER, 0.026, '#,##0.0000', 'en')).toBe('#,##0.000');
  });

  it('write zero without a unit', () => {
    expect(axisFormat({ kind: 'money', currency: 'CNY' }, 5e7, '0\\.0,"万"', 'zh')).toBe('[=0]0;0\\.0,"万"');
  });
});

describe('labels of a sequence', () => {
  it('say a year where it begins', () => {
    expect(yearsOnce(['2025年11月', '2025年12月', '2026年1月', '2026年2月'])).toEqual(['2025年11月', '12月', '2026年1月', '2月']);
    expect(yearsOnce(['Sep 30, 2025', 'Oct 1, 2025', 'Oct 2, 2025'])).toEqual(['Sep 30, 2025', 'Oct 1', 'Oct 2']);
    expect(yearsOnce(['Week 52, 2025', 'Week 1, 2026', 'Week 2, 2026'])).toEqual(['Week 52, 2025', 'Week 1, 2026', 'Week 2']);
  });

  it('stay what they are where they are years, or no periods', () => {
    for (const labels of [['2024年', '2025年'], ['2024', '2025'], ['B100', 'B101'], ['华东', '2025年']]) expect(yearsOnce(labels)).toEqual(labels);
  });

  it('are all written where there is room, or few', () => {
    expect(labelSpacing(['Jan 2026', 'Feb 2026', 'Mar 2026'], 380)).toBe(1);
    expect(labelSpacing(Array.from({ length: 12 }, (_, month) => String(month + 1)), 380)).toBe(1);
  });

  it('never need more room than the chart has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 400 }), fc.integer({ min: 200, max: 800 }), (count, width) => {
        const labels = Array.from({ length: count }, (_, day) => `2025年9月${String(day + 1)}日`);
        const written = Math.floor(count / labelSpacing(labels, width));
        expect(written * 5 * 6).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('an axis of lines that are read by their differences', () => {
  it('begins somewhat below the lowest value, at a round number', () => {
    expect(axisStart([3.22, 4.58, 3.9])).toBe(3);
    expect(axisStart([74.001, 74.014, 73.988])).toBe(73.98);
    expect(axisStart([-5, 20])).toBe(-10);
  });

  it('begins at zero rather than below where nothing is negative, and is left open where nothing differs', () => {
    expect(axisStart([0.2, 9])).toBe(0);
    expect(axisStart([5, 5])).toBeNull();
    expect(axisStart([])).toBeNull();
  });

  it('holds every value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 9 }), (values) => {
        const start = axisStart(values);
        if (start !== null) expect(start).toBeLessThanOrEqual(Math.min(...values) + 1e-6 * Math.abs(Math.min(...values)));
      }),
    );
  });
});
