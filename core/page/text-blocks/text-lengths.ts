import type { TextBlock } from './text-block.ts';

/** Letters of all blocks at or below each element that holds any. */
export function textLengths(blocks: readonly TextBlock[]): Map<Element, number> {
  const lengths = new Map<Element, number>();
  for (const block of blocks) {
    for (let around: Element | null = block.element; around !== null; around = around.parentElement) lengths.set(around, (lengths.get(around) ?? 0) + block.text.length);
  }
  return lengths;
}
