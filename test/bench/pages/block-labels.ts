import { wordsOf } from '../../../core/page/text-blocks/words.ts';

const RUN = 4;
const SHORT_RUN = 3;

/**
 * How much of each block a page's true main content holds, 0..1. Words are looked up in runs of four across block borders, so a
 * word counts where it stands among the same words; a short block that is a line of its own in the truth counts as often as there.
 */
export function blockLabels(blocks: readonly string[], truth: string): Float32Array {
  const truthWords = wordsOf(truth);
  const truthRuns = runs(truthWords, RUN);
  const truthShortRuns = runs(truthWords, SHORT_RUN);
  const truthLines = new Map<string, number>();
  for (const line of truth.split('\n')) add(truthLines, wordsOf(line).join(' '));
  const words = blocks.map(wordsOf);
  const all = words.flat();
  const covered = new Uint8Array(all.length);
  const near = new Uint8Array(all.length);
  for (let start = 0; start < all.length; start += 1) {
    if (start + RUN <= all.length && truthRuns.has(all.slice(start, start + RUN).join(' '))) covered.fill(1, start, start + RUN);
    if (start + SHORT_RUN <= all.length && truthShortRuns.has(all.slice(start, start + SHORT_RUN).join(' '))) near.fill(1, start, start + SHORT_RUN);
  }
  const pageLines = new Map<string, number>();
  for (const own of words) add(pageLines, own.join(' '));
  const labels = new Float32Array(blocks.length);
  let offset = 0;
  words.forEach((own, index) => {
    const hit = own.reduce((sum, _, at) => sum + (own.length < RUN ? (near[offset + at] ?? 0) : (covered[offset + at] ?? 0)), 0);
    const line = own.join(' ');
    const asLine = Math.min(1, (truthLines.get(line) ?? 0) / Math.max(1, pageLines.get(line) ?? 1));
    labels[index] = own.length === 0 ? 0 : Math.max(hit / own.length, own.length > 0 ? asLine : 0);
    offset += own.length;
  });
  return labels;
}

function runs(words: readonly string[], length: number): Set<string> {
  const found = new Set<string>();
  for (let start = 0; start + length <= words.length; start += 1) found.add(words.slice(start, start + length).join(' '));
  return found;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
