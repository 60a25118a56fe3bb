import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlViolations } from '../../../core/statistics/control-rules.ts';

const broken = (points: readonly number[]) => controlViolations(Float64Array.from(points)).map(({ index, rule }) => `${String(index)} ${rule}`);
const alternating = (count: number) => Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 0.6 : -0.6) + 0.01 * (index % 3));
const within = (count: number) => Array.from({ length: count }, (_, index) => [0.5, 0.6, -0.5, -0.4][index % 4] ?? 0);

/** Each rule with the fewest points that break it, and with points that only just do not. */
describe('the rules of Western Electric and Nelson', () => {
  it.each([
    ['beyond-3-sigma', 1, 1, [0.1, -3.1], [0.1, -3, 2.9]],
    ['2-of-3-beyond-2-sigma', 2, 5, [2.1, -0.5, 2.2], [2.1, -0.5, -2.2]],
    ['2-of-3-beyond-2-sigma', 2, 5, [0, 2.1, 2.2], [2.1, 0.4, -0.4, 2.1]],
    ['4-of-5-beyond-1-sigma', 3, 6, [-1.1, -1.2, 0.5, -1.3, -1.4], [-1.1, -1.2, 0.5, 0.4, -1.4]],
    ['4-of-5-beyond-1-sigma', 3, 6, [1.1, 1.2, 1.3, 1.4, 1.1].with(1, -0.2), [1.1, 1.2, 1.3, 1]],
    ['8-on-one-side', 4, null, [0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3], [0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1]],
    ['8-on-one-side', 4, null, [0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3], [0.2, 0.5, 0.3, 0, 0.2, 0.4, 0.1, 0.3]],
    ['9-on-one-side', null, 2, [0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3, 0.2], [0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3]],
    ['6-rising-or-falling', null, 3, [-0.9, -0.5, -0.1, 0.1, 0.4, 0.8], [-0.9, -0.5, -0.1, 0.1, 0.4]],
    ['6-rising-or-falling', null, 3, [0.8, 0.4, 0.1, -0.1, -0.5, -0.9], [0.8, 0.4, 0.1, 0.1, -0.5, -0.9]],
    ['14-alternating', null, 4, alternating(14), alternating(13)],
    ['14-alternating', null, 4, alternating(14), alternating(14).with(6, -0.6)],
    ['15-within-1-sigma', null, 7, within(15), within(14)],
    ['15-within-1-sigma', null, 7, within(15), within(15).with(7, 1)],
    ['8-beyond-1-sigma-on-both-sides', null, 8, [1.1, -1.1, 1.3, -1.3, 1.2, 1.1, -1.2, -1.4], [1.1, -1.1, 1.3, -1.3, 1.2, 1.1, -1.2]],
    ['8-beyond-1-sigma-on-both-sides', null, 8, [1.1, -1.1, 1.3, -1.3, 1.2, 1.1, -1.2, -1.4], [1.1, -1.1, 1.3, -1.3, 0.9, 1.1, -1.2, -1.4]],
    ['8-beyond-1-sigma-on-both-sides', null, 8, [1.1, -1.1, 1.3, -1.3, 1.2, 1.1, -1.2, -1.4], [1.1, 1.1, 1.3, 1.3, 1.2, 1.1, 1.2, 1.4]],
  ])('%s (Western Electric %s, Nelson %s)', (rule, westernElectric, nelson, example, other) => {
    const found = controlViolations(Float64Array.from(example)).filter((one) => one.rule === rule);
    expect(found).toEqual([{ index: example.length - 1, rule, westernElectric, nelson }]);
    expect(controlViolations(Float64Array.from(other)).map((one) => one.rule)).not.toContain(rule);
  });

  it('names a pattern at every further point of it, and no longer when it ends', () => {
    expect(broken([0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3, 0.2, -0.1])).toEqual(['7 8-on-one-side', '8 8-on-one-side', '8 9-on-one-side']);
  });

  it('looks at the last point: two beyond 2 sigma are not named again by a third inside', () => {
    expect(broken([0, 2.1, 2.2, 0.5])).toEqual(['2 2-of-3-beyond-2-sigma']);
  });

  it('are the same upside down', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -35, max: 35 }), { maxLength: 40 }), (points) => {
      expect(broken(points.map((z) => -z / 10))).toEqual(broken(points.map((z) => z / 10)));
    }));
  });
});
