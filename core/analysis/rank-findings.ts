import type { FindingBlock } from '../fact/block.ts';
import type { Sentence } from '../fact/sentence.ts';
import { benjaminiHochberg } from '../statistics/false-discovery.ts';

/** Something that could be said, before it is known what else there is to say. */
export interface FindingCandidate {
  readonly sentence: Sentence;
  readonly tone: FindingBlock['tone'];
  /** 0..1: how much it matters to whoever reads it, were it certain. */
  readonly impact: number;
  /** How likely chance alone would make it so; null for what is counted rather than concluded, such as a total. */
  readonly p: number | null;
}

/** More sentences than these nobody reads. */
export const MOST_FINDINGS = 9;
/** Share of what is concluded that may be false. */
const FALSE_SHARE = 0.1;

/**
 * The findings worth reading, the weightiest first: impact x significance, at most nine. Everything that was tested
 * counts for the false discovery rate, also tests that led to no sentence: their p values are `alsoTested`. What does
 * not pass is left out.
 *
 * Source: Ding et al., QuickInsights (SIGMOD 2019), for the score; Benjamini and Hochberg (1995).
 */
export function rankFindings(candidates: readonly FindingCandidate[], alsoTested: readonly number[] = []): FindingBlock[] {
  const tested = candidates.flatMap(({ p }) => p ?? []);
  const adjusted = benjaminiHochberg([...tested, ...alsoTested]);
  let place = 0;
  const found = candidates.flatMap(({ sentence, tone, impact, p }): FindingBlock[] => {
    const chance = p === null ? 0 : (adjusted[place++] ?? 1);
    return chance > FALSE_SHARE ? [] : [{ kind: 'finding', sentence, tone, score: impact * (1 - chance) }];
  });
  return found.sort((a, b) => b.score - a.score).slice(0, MOST_FINDINGS);
}
