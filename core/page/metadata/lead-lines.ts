import type { TextBlock } from '../text-blocks/text-block.ts';
import { cleanName } from './page-author.ts';

/** Blocks before and after the title that may name author and date. */
const BEFORE = 4;
const AFTER = 12;
const LONGEST = 110;
const SIGNED = /^(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eviewed|[Ww]ords|[Ss]tory)\s+)?[Bb]y\s+(\p{Lu}.{2,60})$|^(?:作者|撰文|文)\s*[:：/|]\s*(.{2,20})$/u;

/** The short lines around a page's title, where author and date stand when nothing marks them. */
export function leadLines(blocks: readonly TextBlock[], title: string): string[] {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const wanted = bare(title);
  let at = blocks.findIndex((block) => block.kind === 'heading' && bare(block.text) === wanted);
  if (at < 0) at = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1 && block.linkedLength === 0);
  if (at < 0) at = blocks.findIndex((block) => bare(block.text) === wanted);
  if (at < 0) return [];
  const after = blocks.slice(at + 1, at + 1 + AFTER);
  return [...after, ...blocks.slice(Math.max(0, at - BEFORE), at).reverse()].filter((block) => block.text.length <= LONGEST && block.element.closest('footer, aside, nav') === null).map((block) => block.text);
}

/** The name that a line such as `By Jane Doe` gives; null when none of them does. */
export function signedName(lines: readonly string[]): string | null {
  for (const line of lines) {
    const match = SIGNED.exec(line);
    const name = cleanName(match?.[1] ?? match?.[2] ?? null);
    if (name !== null) return name;
  }
  return null;
}
