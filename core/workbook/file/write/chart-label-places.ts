import { roundStep } from '../../round-step.ts';
import type { SeriesData } from './chart-data.ts';

/** Height of a label with its air, in points. */
const LABEL_HEIGHT = 13;
/** Part of the plot's height that the names of the categories take. */
const CATEGORY_SHARE = 0.14;
/** Excel starts an axis at zero unless all values lie in the upper sixth of it. */
const CLOSE_TOGETHER = 1 / 6;

/**
 * By how much the labels at the ends of lines are moved down so that they do not cover each other, as fractions
 * of the chart's height, by series index; negative moves up. The axis is guessed as Excel would choose it.
 */
export function labelShifts(
  labelled: readonly SeriesData[],
  all: readonly SeriesData[],
  plotShare: number,
  chartHeight: number,
): ReadonlyMap<number, number> {
  const values = all.flatMap((data) => data.values.flatMap((value) => value ?? []));
  const { low, high } = guessAxis(values);
  const least = LABEL_HEIGHT / chartHeight;
  const room = plotShare * (1 - CATEGORY_SHARE);
  const places = labelled
    .flatMap((data) => {
      const last = data.values.findLast((value) => value !== null);
      return last === undefined || last === null ? [] : [{ index: data.index, wanted: (1 - (last - low) / (high - low)) * room }];
    })
    .sort((a, b) => a.wanted - b.wanted);
  const shifts = new Map<number, number>();
  for (const cluster of clusters(places, least)) {
    const middle = cluster.reduce((sum, { wanted }) => sum + wanted, 0) / cluster.length;
    cluster.forEach(({ index, wanted }, i) => {
      const place = middle + (i - (cluster.length - 1) / 2) * least;
      if (Math.abs(place - wanted) > 1e-6) shifts.set(index, place - wanted);
    });
  }
  return shifts;
}

interface Place {
  readonly index: number;
  readonly wanted: number;
}

/** Groups of places that would touch once each group is spread out around its middle. */
function clusters(places: readonly Place[], least: number): Place[][] {
  const groups: Place[][] = [];
  for (const place of places) {
    let group = [place];
    for (let before = groups.at(-1); before !== undefined && touch(before, group, least); before = groups.at(-1)) {
      groups.pop();
      group = [...before, ...group];
    }
    groups.push(group);
  }
  return groups;
}

function touch(above: readonly Place[], below: readonly Place[], least: number): boolean {
  const middle = (group: readonly Place[]): number => group.reduce((sum, { wanted }) => sum + wanted, 0) / group.length;
  return middle(below) - middle(above) < ((above.length + below.length) / 2) * least;
}

function guessAxis(values: readonly number[]): { low: number; high: number } {
  const max = Math.max(...values, Number.NEGATIVE_INFINITY);
  const min = Math.min(...values, Number.POSITIVE_INFINITY);
  if (!(max > min)) return { low: Math.min(0, max), high: Math.max(0, max) + 1 };
  const isHigh = min > 0 && (max - min) / max < CLOSE_TOGETHER;
  const low = isHigh ? min - (max - min) / 2 : Math.min(0, min);
  const step = roundStep((Math.max(max, 0) - low) / 6);
  return { low: Math.floor(low / step) * step, high: Math.ceil((Math.max(max, 0) + step * 0.2) / step) * step };
}
