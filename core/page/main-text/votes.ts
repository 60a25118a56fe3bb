import { textBlocks } from '../text-blocks/text-blocks.ts';
import { wordsOf } from '../text-blocks/words.ts';
import type { ArticleReading } from './article-readers.ts';

const RUN = 4;

/** What a reader for articles kept, in a form that any block can be looked up in: its lines and its runs of four words. */
export interface Kept {
  readonly lines: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
}

export function keptBy(reading: ArticleReading): Kept {
  return keptLines(reading === null ? [] : textBlocks(reading, '').map((block) => block.text));
}

export function keptLines(texts: readonly string[]): Kept {
  const lines = new Set<string>();
  const runs = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    lines.add(words.join(' '));
    for (let start = 0; start + RUN <= words.length; start += 1) runs.add(words.slice(start, start + RUN).join(' '));
  }
  return { lines, runs };
}

/** The share of a block's words that the reader kept, 0..1. Blocks shorter than a run are kept as whole lines or not at all. */
export function voteFor(words: readonly string[], kept: Kept): number {
  if (words.length === 0) return 0;
  if (kept.lines.has(words.join(' '))) return 1;
  if (words.length < RUN) return 0;
  let found = 0;
  const runs = words.length - RUN + 1;
  for (let start = 0; start < runs; start += 1) if (kept.runs.has(words.slice(start, start + RUN).join(' '))) found += 1;
  return found / runs;
}
