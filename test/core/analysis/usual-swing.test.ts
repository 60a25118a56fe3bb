import { describe, expect, it } from 'vitest';
import { usualSwing } from '../../../core/analysis/sales-performance/usual-swing.ts';

describe('the usual swing', () => {
  const steady = [100, 104, 101, 106, 103, 108, 105, 110];

  it('holds a change like those before it', () => {
    expect(usualSwing([...steady, 107])?.isUnusual).toBe(false);
  });

  it('is left by a change unlike those before it', () => {
    const swing = usualSwing([...steady, 160]);
    expect(swing?.isUnusual).toBe(true);
    expect(swing?.high).toBeLessThan(160 / 110 - 1);
  });

  it('is not widened by a single spike', () => {
    const swing = usualSwing([...steady, ...steady, 500, ...steady, ...steady]);
    expect(swing?.high).toBeLessThan(0.5);
  });

  it('is not told from few changes or from none that differ', () => {
    expect(usualSwing([1, 2, 3, 4])).toBeNull();
    expect(usualSwing(new Array<number>(12).fill(5))).toBeNull();
  });
});
