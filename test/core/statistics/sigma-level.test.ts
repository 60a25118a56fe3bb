import { describe, expect, it } from 'vitest';
import { defectsPerMillion, sigmaLevel } from '../../../core/statistics/sigma-level.ts';

describe('defects per million opportunities', () => {
  it('count every place of every unit', () => {
    expect(defectsPerMillion({ defects: 34, units: 750, opportunities: 10 })).toBeCloseTo(4533.33, 2);
    expect(defectsPerMillion({ defects: 0, units: 5, opportunities: 1 })).toBe(0);
  });
});

describe('the sigma level', () => {
  it.each([
    [691_462, 1],
    [308_538, 2],
    [66_807, 3],
    [6_210, 4],
    [232.6, 5],
    [3.4, 6],
  ])('%d of a million are %d sigma, with the usual shift', (perMillion, level) => {
    expect(sigmaLevel(perMillion / 1e6)).toBeCloseTo(level, 3);
  });

  it('is the normal distance without a shift', () => {
    expect(sigmaLevel(0.00135, 0)).toBeCloseTo(3, 3);
    expect(sigmaLevel(0.5, 0)).toBeCloseTo(0, 12);
  });

  it('has no end where nothing or everything is defective', () => {
    expect([sigmaLevel(0), sigmaLevel(1)]).toEqual([Infinity, -Infinity]);
  });
});
