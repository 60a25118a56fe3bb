import { at } from './at.ts';
import { sorted } from './quantile.ts';

/**
 * The time by which a share of all is done, those still open counted for as long as they have been open; null where
 * too few are done to say.
 *
 * Source: Kaplan and Meier, Nonparametric Estimation from Incomplete Observations (1958): the first time at which
 * their estimate is down to the rest.
 */
export function survivalQuantile(done: Float64Array, open: Float64Array, share: number): number | null {
  const [ended, waiting] = [sorted(done), sorted(open)];
  let left = 1;
  let gone = 0;
  for (let place = 0; place < ended.length; ) {
    const time = at(ended, place);
    while (gone < waiting.length && at(waiting, gone) < time) gone += 1;
    const atRisk = ended.length - place + waiting.length - gone;
    let now = 0;
    for (; place < ended.length && at(ended, place) === time; place += 1) now += 1;
    left *= 1 - now / atRisk;
    if (left <= 1 - share + 1e-12) return time;
  }
  return null;
}
