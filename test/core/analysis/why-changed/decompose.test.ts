import { describe, expect, it } from 'vitest';
import { cellsFromRows } from '../../../../core/analysis/why-changed/cells-from-rows.ts';
import { contributionOf, wholeOf } from '../../../../core/analysis/why-changed/decompose.ts';

describe('what a part contributed', () => {
  it('shares a change of amounts, and tells the surprise of a share that moved', () => {
    const cells = cellsFromRows([
      { dims: { dc: 'X' }, before: 94, now: 47 },
      { dims: { dc: 'Y' }, before: 6, now: 3 },
    ]);
    expect(wholeOf(cells)).toEqual({ now: 50, before: 100, delta: -50 });
    // A share that stays the same is no surprise, whatever the total does.
    expect(contributionOf([0], cells)).toMatchObject({ contribution: -47, share: 0.94, rate: null, mix: null, surprise: 0 });
    const moved = cellsFromRows([
      { dims: { os: 'A' }, before: 50, now: 75 },
      { dims: { os: 'B' }, before: 50, now: 25 },
    ]);
    // Half of 0.5 ln(1/1.25) + 0.75 ln(1.5/1.25).
    expect(contributionOf([0], moved).surprise).toBeCloseTo((0.5 * Math.log(0.8) + 0.75 * Math.log(1.2)) / 2, 14);
    expect(contributionOf([0], moved).share).toBeNull();
  });

  it('takes the change of a ratio apart into rate and mix, as by hand', () => {
    // Search converts 10% then 12%, display 2% both times, and display grows from half to two thirds of the visits.
    const cells = cellsFromRows([
      { dims: { channel: 'search' }, before: 10, now: 12, base: { before: 100, now: 100 } },
      { dims: { channel: 'display' }, before: 2, now: 4, base: { before: 100, now: 200 } },
    ]);
    const [search, display] = [contributionOf([0], cells), contributionOf([1], cells)];
    expect(wholeOf(cells).delta).toBeCloseTo(16 / 300 - 12 / 200, 15);
    const meanRate = (16 / 300 + 12 / 200) / 2;
    expect(search.rate).toBeCloseTo(((1 / 2 + 1 / 3) / 2) * 0.02, 15);
    expect(search.mix).toBeCloseTo((1 / 3 - 1 / 2) * (0.11 - meanRate), 15);
    expect(display.rate).toBeCloseTo(0, 15);
    expect(display.mix).toBeCloseTo((2 / 3 - 1 / 2) * (0.02 - meanRate), 15);
    expect(search.contribution + display.contribution).toBeCloseTo(16 / 300 - 12 / 200, 15);
  });

  it('lays all of a part that is new to its weight', () => {
    const cells = cellsFromRows([
      { dims: { shop: 'old' }, before: 10, now: 10, base: { before: 100, now: 100 } },
      { dims: { shop: 'new' }, before: 0, now: 30, base: { before: 0, now: 100 } },
    ]);
    const fresh = contributionOf([1], cells);
    expect(fresh).toMatchObject({ before: null, rate: 0, delta: null });
    expect(fresh.mix).toBeCloseTo(0.5 * (0.3 - 0.15), 15);
  });
});
