import { cellCount, cellsOf } from './change-cells.ts';
import type { ChangeCells, Segment } from './change-cells.ts';
import { contributionOf, wholeOf } from './decompose.ts';
import type { Change, Contribution } from './decompose.ts';
import { findSegments } from './find-segments.ts';
import type { FoundSegment, FoundSegments } from './find-segments.ts';
import { movementsOf } from './movement.ts';

/** A segment that moved otherwise than the rest, and what it contributed. */
export interface ExplainingSegment {
  readonly segment: Segment;
  /** Whether its own values moved, or for ratios the weight of its rows in the whole. */
  readonly moved: 'value' | 'weight';
  /** What all of it contributed, whether or not a segment before it holds some of the same cells. */
  readonly whole: Contribution;
  /** What it contributed of cells that no segment before it has: such parts add up. */
  readonly part: Contribution;
  /** The chance that any segment would stand out so among cells that all move alike. */
  readonly p: number;
}

export interface ChangeExplained {
  readonly total: Change;
  /** The fewest that explain most, what weighs most first; none where everything moved alike. */
  readonly segments: readonly ExplainingSegment[];
  /** What the cells of no segment contributed: with the parts it adds up to the total's change. */
  readonly rest: Contribution;
}

/** A segment whose weight moved must matter this much for the change of a ratio, beside all else that is known of it. */
const LEAST_MIX_SHARE = 0.2;

/**
 * Says which few segments explain why a metric changed; of a ratio none whose base in either period is below
 * `leastBase`, where a single record would make its value. Throws AbortError when stopped.
 */
export function explainChange(cells: ChangeCells, signal?: AbortSignal, leastBase = 0): ChangeExplained {
  const { own, weights } = movementsOf(cells);
  const values = candidates(findSegments(cells, own, signal), 'value', cells);
  const mixes = weights === null ? [] : candidates(findSegments(cells, weights, signal), 'weight', cells);
  const total = wholeOf(cells);
  const most = Math.max(Math.abs(total.delta ?? 0), ...values.map(({ effect }) => Math.abs(effect)));
  const merged = inOrder(values.filter(({ held }) => isBased(held, cells, leastBase)), mixes.filter(({ effect }) => Math.abs(effect) >= LEAST_MIX_SHARE * most));
  const taken = new Set<number>();
  const segments = merged.map(({ found, moved, held, whole }): ExplainingSegment => {
    const part = contributionOf(held.filter((cell) => !taken.has(cell)), cells);
    for (const cell of held) taken.add(cell);
    return { segment: found.segment, moved, whole, part, p: found.p };
  });
  const rest = Array.from({ length: cellCount(cells) }, (_, cell) => cell).filter((cell) => !taken.has(cell));
  return { total, segments, rest: contributionOf(rest, cells) };
}

function isBased(held: readonly number[], { base }: ChangeCells, least: number): boolean {
  const sum = (values: Float64Array) => held.reduce((total, cell) => total + (values[cell] ?? 0), 0);
  return base === null || Math.min(sum(base.now), sum(base.before)) >= least;
}

interface Candidate {
  readonly found: FoundSegment;
  readonly moved: ExplainingSegment['moved'];
  readonly held: readonly number[];
  readonly whole: Contribution;
  /** What moved of it did to the whole. */
  readonly effect: number;
}

function candidates({ segments }: FoundSegments, moved: Candidate['moved'], cells: ChangeCells): Candidate[] {
  return segments.map((found) => {
    const held = cellsOf(found.segment, cells);
    const whole = contributionOf(held, cells);
    return { found, moved, held, whole, effect: (moved === 'weight' ? whole.mix : (whole.rate ?? whole.contribution)) ?? 0 };
  });
}

/** Both in their own order, of two heads the one of more effect first; the same segment once. */
function inOrder(one: readonly Candidate[], other: readonly Candidate[]): Candidate[] {
  const [a, ...restOfOne] = one;
  const [b, ...restOfOther] = other;
  if (a === undefined || b === undefined) return [...one, ...other];
  const isSame = (candidate: Candidate) => (x: Candidate) => JSON.stringify(x.found.segment) !== JSON.stringify(candidate.found.segment);
  return Math.abs(a.effect) >= Math.abs(b.effect)
    ? [a, ...inOrder(restOfOne, other.filter(isSame(a)))]
    : [b, ...inOrder(one.filter(isSame(b)), restOfOther)];
}
