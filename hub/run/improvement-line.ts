import * as z from 'zod';
import { Problem } from '../../core/language/problem.ts';
import { actionOutside } from '../../core/language/texts/statistics.ts';
import { interruptedSeries } from '../../core/statistics/interrupted-series.ts';
import { welchDifference } from '../../core/statistics/welch.ts';

/** `at`: the place of the first value after the action, from 0. `times`: the steps at which values stand, where there are gaps. */
export const improvementLine = z.looseObject({
  id: z.union([z.string(), z.number()]),
  values: z.array(z.number()),
  at: z.int().check(z.positive()),
  times: z.nullish(z.array(z.number())),
});

/** What an action did to a series: the means before and after, and the jump and the change of slope; null for what too few values tell. */
export function answerImprovement({ id, values, at, times }: z.output<typeof improvementLine>): object {
  if (at >= values.length || (times && times.length !== values.length)) throw new Problem('action-outside', actionOutside(at, values.length));
  const series = interruptedSeries(values, at, times ?? undefined);
  return {
    id,
    difference: welchDifference(values.slice(0, at), values.slice(at)),
    level: series?.level ?? null,
    slopeBefore: series?.slopeBefore ?? null,
    slopeChange: series?.slopeChange ?? null,
    lag: series?.lag ?? null,
  };
}
