import type { ChangeCells, Segment } from './change-cells.ts';
import { cellCount } from './change-cells.ts';
import { cuboidsOf, segmentAt } from './cuboids.ts';
import { usualPace } from './movement-noise.ts';
import type { Movement } from './movement.ts';
import { SegmentScan } from './segment-scan.ts';
import type { Way } from './segment-scan.ts';

/** A segment that moved otherwise than the rest. */
export interface FoundSegment {
  readonly segment: Segment;
  /** Its own step per size. */
  readonly pace: number;
  /** How much better the cells are told with it moving by itself, in variances. */
  readonly gain: number;
  /** The chance that any segment would stand out so among cells that all move alike. */
  readonly p: number;
}

export interface FoundSegments {
  /** What stands out most first. */
  readonly segments: readonly FoundSegment[];
  /** Step per size of all other cells. */
  readonly restPace: number;
}

/** More would not be the fewest that explain most. */
const MOST_SEGMENTS = 3;
/** How many ways of choosing the segments so far are followed. */
const WAYS_FOLLOWED = 8;
/** Cells times cuboids times ways beyond which fewer ways are followed. */
const MOST_WORK = 60_000_000;
/** The chance of a false answer that is taken. */
const LARGEST_P = 0.05;

/**
 * The fewest segments that make cells move alike: within each all cells step by one share of their size, and so do
 * all others. Every conjunction of up to three dimensions is a candidate; one is better by what it takes from the
 * squared steps left over (a generalized likelihood ratio), less what it costs to name it among all candidates, so
 * that of two that explain nearly the same the one of fewer dimensions is taken. Because a segment is held to one
 * pace for all of its cells, a parent of the segment that moved explains less than that one, and so does a child.
 * None stand out where everything moved alike.
 *
 * Sources: the expectation of one pace for all leaves of a cause is HotSpot's ripple effect (Sun et al., 2018) in
 * the deviations of Squeeze (Li et al., ISSRE 2019); the likelihood ratio is that of the scan statistic (Kulldorff,
 * 1997); the cost of a name follows the minimum description length (Rissanen, 1978).
 */
export function findSegments(cells: ChangeCells, movement: Movement, signal?: AbortSignal): FoundSegments {
  const cuboids = cuboidsOf(cells, signal);
  const width = Math.max(1, Math.min(WAYS_FOLLOWED, Math.floor(MOST_WORK / Math.max(1, cellCount(cells) * cuboids.length))));
  const pace = usualPace(movement);
  const start = new SegmentScan(cuboids, movement, movement.size.map((size) => size * pace));
  // What segments of their own pace scatter is told once they are known.
  const scan = new SegmentScan(cuboids, movement, start.expected(bestWay(start, width, signal)));
  const way = bestWay(scan, width, signal);
  const judged = scan.judge(way).map(({ candidate, ...rest }) => {
    const cuboid = cuboids[candidate.cuboid];
    return { segment: cuboid === undefined ? [] : segmentAt(cuboid, candidate.place, cells), ...rest };
  });
  const restPace = scan.restPace(way);
  return { segments: withoutParts(judged.sort((a, b) => b.gain - a.gain), restPace), restPace };
}

/** Adds segments as long as the cells are told better by it, and each stands out. */
function bestWay(scan: SegmentScan, width: number, signal: AbortSignal | undefined): Way {
  let best: Way = { chosen: [], score: 0 };
  let ways: Way[] = [best];
  for (let count = 1; count <= MOST_SEGMENTS; count += 1) {
    const grown = ways.flatMap((way) => {
      signal?.throwIfAborted();
      return scan.next(way, width);
    });
    ways = distinctWays(grown).slice(0, width);
    const [first] = ways;
    if (first === undefined || first.score <= best.score || !scan.judge(first).every(({ p }) => p <= LARGEST_P)) break;
    best = first;
  }
  return best;
}

/** A segment that lies in another one and went the same way is part of that. */
function withoutParts(found: readonly FoundSegment[], restPace: number): FoundSegment[] {
  const holds = (outer: Segment, inner: Segment) => outer.every((one) => inner.some(({ dimension, member }) => dimension === one.dimension && member === one.member));
  return found.filter((inner) => !found.some((outer) => outer !== inner && holds(outer.segment, inner.segment) && outer.pace > restPace === inner.pace > restPace));
}

function better(a: Way, b: Way): number {
  return b.score - a.score;
}

/** The same segments in another order are the same way: the better order stays. */
function distinctWays(ways: readonly Way[]): Way[] {
  const seen = new Set<string>();
  return [...ways].sort(better).filter(({ chosen }) => {
    const key = chosen.map(({ cuboid, place }) => `${String(cuboid)}/${String(place)}`).sort().join(' ');
    return !seen.has(key) && seen.add(key).size > 0;
  });
}
