import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOf, roomFrom } from '../../../core/report/page-starts.ts';

const shape = { widths: Array.from({ length: 12 }, () => 11.5), height: () => 20, repeated: { top: 1, bottom: 3 } };

describe('pages of a report sheet', () => {
  it('are one page wide, and never larger than life', () => {
    expect(pagesOf([], 10, shape).scale).toBeLessThan(100);
    expect(pagesOf([], 10, { ...shape, widths: [20] }).scale).toBe(100);
  });

  it('begin before what would be cut', () => {
    const { startRows } = pagesOf([{ top: 20, bottom: 35 }, { top: 36, bottom: 51 }], 53, shape);
    expect(startRows).toEqual([20, 36]);
  });

  it('are one where all fits', () => {
    expect(pagesOf([{ top: 5, bottom: 9 }], 12, shape).startRows).toEqual([]);
  });

  it('cut no group that fits on a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        let top = 4;
        const groups = sizes.map((size) => {
          const group = { top, bottom: top + size - 1 };
          top += size + 1;
          return group;
        });
        for (const start of pagesOf(groups, top, shape).startRows) {
          expect(groups.some((group) => group.top < start && start <= group.bottom)).toBe(false);
        }
      }),
    );
  });

  it('have room left below what stands on them, which less of the sheet above makes larger', () => {
    const whole = roomFrom(0, shape);
    expect(roomFrom(10, shape)).toBeCloseTo(whole - 200, 9);
    const { startRows: [start = NaN] } = pagesOf([], 60, shape);
    expect(roomFrom(start, shape)).toBeLessThan(20);
    // The rows repeated at the head of the second page take room there.
    expect(roomFrom(start + 1, shape)).toBeCloseTo(whole - 4 * 20, 9);
  });
});
