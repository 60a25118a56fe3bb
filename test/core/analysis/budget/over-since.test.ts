import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overSince } from '../../../../core/analysis/budget/over-since.ts';

const months = fc.array(fc.record({ budget: fc.integer({ min: 0, max: 1000 }), actual: fc.integer({ min: 0, max: 1000 }) }), { minLength: 1, maxLength: 24 });
const overThrough = (all: readonly { readonly budget: number; readonly actual: number }[], end: number) => all.slice(0, end + 1).reduce((sum, { budget, actual }) => sum + actual - budget, 0) > 0;

describe('the month since which spending is over', () => {
  it('is the first one, if every month from it on is over to date and the one before it is not', () => {
    fc.assert(
      fc.property(months, (all) => {
        const since = overSince(all);
        const isOver = all.map((_, end) => overThrough(all, end));
        if (since === null) return !isOver.at(-1);
        return isOver.slice(since).every(Boolean) && (since === 0 || !isOver[since - 1]);
      }),
    );
  });

  it('does not depend on the currency that amounts are in', () => {
    fc.assert(fc.property(months, fc.integer({ min: 1, max: 1000 }), (all, rate) => overSince(all) === overSince(all.map(({ budget, actual }) => ({ budget: budget * rate, actual: actual * rate })))));
  });

  it('is not that of a month that is over while savings before it make up for it', () => {
    expect(overSince([{ budget: 100, actual: 60 }, { budget: 100, actual: 120 }, { budget: 100, actual: 130 }])).toBe(2);
    expect(overSince([{ budget: 100, actual: 130 }, { budget: 100, actual: 60 }])).toBeNull();
  });

  it('is none where parts of a cent add up otherwise', () => {
    expect(overSince([{ budget: 0.3, actual: 0.1 }, { budget: 0, actual: 0.2 }])).toBeNull();
  });
});
