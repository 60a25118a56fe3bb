import { at } from '../../statistics/at.ts';
import { robustSpread } from '../../statistics/robust-spread.ts';
import { studentTwoSided } from '../../statistics/student.ts';
import type { Cuboid } from './cuboids.ts';
import { movementVariance } from './movement-noise.ts';
import type { Movement } from './movement.ts';

/** How far the rest is expected to have drifted: where a segment and all but it explain the same, the smaller drift of the rest decides. */
const USUAL_DRIFT = 0.1;
/** A segment must have moved the whole by this share of it at least, against how the rest moved. */
const LEAST_EFFECT = 0.004;

/** A segment by its places: of its cuboid, and in that. */
export interface Candidate {
  readonly cuboid: number;
  readonly place: number;
}

/** A segment against the cells that no segment of its way has. */
export interface JudgedCandidate {
  readonly candidate: Candidate;
  readonly pace: number;
  readonly gain: number;
  readonly p: number;
}

/** Some segments, the first ones first where they overlap, and how well they tell the cells. */
export interface Way {
  readonly chosen: readonly Candidate[];
  readonly score: number;
}

/** Weighted sums of squares over some cells: least squares of step on size. */
interface Sums {
  readonly xx: number;
  readonly xy: number;
}

/** Measures segments by how well cells are told with these moving by themselves. */
export class SegmentScan {
  readonly #weight: Float64Array;
  readonly #count: number;
  readonly #whole: number;
  readonly #naming: readonly number[];

  constructor(
    private readonly cuboids: readonly Cuboid[],
    private readonly movement: Movement,
    expected: Float64Array,
  ) {
    this.#weight = movementVariance(movement, expected).map((variance) => 1 / variance);
    this.#count = expected.length;
    const atDepth = (depth: number) => cuboids.filter(({ dimensions }) => dimensions.length === depth).length;
    const deepest = Math.max(...cuboids.map(({ dimensions }) => dimensions.length));
    this.#naming = cuboids.map(({ dimensions }) => Math.log(deepest * atDepth(dimensions.length)));
    this.#whole = movement.size.reduce((total, size) => total + size, 0);
  }

  /** The best ways to add a segment, over the cells that no segment has yet. */
  next(way: Way, width: number): Way[] {
    const free = this.#free(way.chosen);
    const all = this.#sumsOf(free, () => true);
    const found: Way[] = [];
    for (const [index, cuboid] of this.cuboids.entries()) {
      const { xx, xy, size, step } = this.#sumsBySegment(cuboid, free);
      for (let place = 0; place < xx.length; place += 1) {
        const own = { xx: at(xx, place), xy: at(xy, place) };
        const rest = { xx: all.xx - own.xx, xy: all.xy - own.xy };
        if (!(own.xx > 0) || !(rest.xx > 1e-9 * all.xx)) continue;
        const effect = (2 * (at(step, place) - (at(size, place) * rest.xy) / rest.xx)) / this.#whole;
        if (Math.abs(effect) < LEAST_EFFECT) continue;
        const gain = told(own) + told(rest) - told(all);
        const naming = (this.#naming[index] ?? 0) - Math.log(at(size, place) / this.#whole);
        const score = gain / 2 - naming - driftCost(rest) + driftCost(all);
        if (score > 0) found.push({ chosen: [...way.chosen, { cuboid: index, place }], score: way.score + score });
      }
    }
    return found.sort((a, b) => b.score - a.score).slice(0, width);
  }

  /** Every segment of a way against the cells that none has. */
  judge({ chosen }: Way): JudgedCandidate[] {
    const free = this.#free(chosen);
    const rest = this.#sumsOf(free, () => true);
    const restPace = paceOf(rest);
    const inflation = this.#inflation(free, restPace);
    const freedom = Math.max(1, free.filter((cell) => at(this.#weight, cell) > 0).length - 1);
    let left = Array.from({ length: this.#count }, (_, cell) => cell);
    return chosen.map((candidate) => {
      const own = this.#sumsOf(left, (cell) => this.#holds(candidate, cell));
      const share = left.reduce((total, cell) => total + (this.#holds(candidate, cell) ? at(this.movement.size, cell) : 0), 0) / this.#whole;
      const tries = Math.exp(this.#naming[candidate.cuboid] ?? 0) / share;
      left = left.filter((cell) => !this.#holds(candidate, cell));
      const pace = own.xy / own.xx;
      const gain = (pace - restPace) ** 2 / (1 / own.xx + 1 / rest.xx) / inflation;
      return { candidate, pace, gain, p: Math.min(1, tries * studentTwoSided(Math.sqrt(gain), freedom)) };
    });
  }

  restPace({ chosen }: Way): number {
    return paceOf(this.#sumsOf(this.#free(chosen), () => true));
  }

  /** By cell, the step that a way expects of it. */
  expected(way: Way): Float64Array {
    const paces = this.judge(way);
    const rest = this.restPace(way);
    return this.movement.size.map((size, cell) => size * (paces.find(({ candidate }) => this.#holds(candidate, cell))?.pace ?? rest));
  }

  #free(chosen: readonly Candidate[]): number[] {
    const free: number[] = [];
    for (let cell = 0; cell < this.#count; cell += 1) if (!chosen.some((candidate) => this.#holds(candidate, cell))) free.push(cell);
    return free;
  }

  #holds({ cuboid, place }: Candidate, cell: number): boolean {
    return this.cuboids[cuboid]?.segmentOf[cell] === place;
  }

  #sumsOf(cells: readonly number[], isIn: (cell: number) => boolean): Sums {
    let [xx, xy] = [0, 0];
    for (const cell of cells) {
      if (!isIn(cell)) continue;
      const scaled = at(this.#weight, cell) * at(this.movement.size, cell);
      xx += scaled * at(this.movement.size, cell);
      xy += scaled * at(this.movement.step, cell);
    }
    return { xx, xy };
  }

  #sumsBySegment({ segmentOf, exampleOf }: Cuboid, cells: readonly number[]): Readonly<Record<'xx' | 'xy' | 'size' | 'step', Float64Array>> {
    const [xx, xy, size, step] = [new Float64Array(exampleOf.length), new Float64Array(exampleOf.length), new Float64Array(exampleOf.length), new Float64Array(exampleOf.length)];
    for (const cell of cells) {
      const place = segmentOf[cell] ?? -1;
      if (place < 0) continue;
      const scaled = at(this.#weight, cell) * at(this.movement.size, cell);
      xx[place] = at(xx, place) + scaled * at(this.movement.size, cell);
      xy[place] = at(xy, place) + scaled * at(this.movement.step, cell);
      size[place] = at(size, place) + at(this.movement.size, cell);
      step[place] = at(step, place) + at(this.movement.step, cell);
    }
    return { xx, xy, size, step };
  }

  /**
   * How much more segments of the rest scatter than their cells do by themselves, as variances: members that each
   * have a way of their own make whole segments scatter, and then a segment must stand out from that.
   */
  #inflation(free: readonly number[], restPace: number): number {
    const scores: number[] = [];
    for (const cuboid of this.cuboids) {
      if (cuboid.dimensions.length > 1) break;
      const { xx, xy } = this.#sumsBySegment(cuboid, free);
      xx.forEach((one, place) => {
        if (one > 0) scores.push((at(xy, place) - restPace * one) / Math.sqrt(one));
      });
    }
    return scores.length < 4 ? 1 : Math.max(1, robustSpread(scores).sigma ** 2);
  }
}

function paceOf({ xx, xy }: Sums): number {
  return xx > 0 ? xy / xx : 0;
}

/** What least squares tells of the squared steps. */
function told({ xx, xy }: Sums): number {
  return xx > 0 ? xy ** 2 / xx : 0;
}

function driftCost({ xx, xy }: Sums): number {
  return xx > 0 ? (xy / xx / USUAL_DRIFT) ** 2 / 2 : 0;
}
