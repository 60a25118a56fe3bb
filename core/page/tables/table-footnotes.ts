import type { PageTable } from '../../clip/clip.ts';
import { collapseSpace, tagName } from '../dom/nodes.ts';
import { bare } from './cell-text.ts';
import type { Grid } from './grid.ts';
import type { RowKind } from './row-kinds.ts';

type Footnote = PageTable['footnotes'][number];

const LONGEST = 1_000;
const MARKED = /^(\[?[*†‡§¶]{1,3}\]?|\[\d{1,2}\]|\(\d{1,2}\)|[（]\d{1,2}[）]|\d{1,2}(?=[.)\s、])|[a-z](?=[.)]\s)|[①-⑳]|注\s?\d{0,2}(?=\s?[:：.、]))[.)、:：]?\s*(\S.*)$/u;
const UNMARKED = /^(?:notes?|sources?|数据来源|资料来源|来源|备注|说明)\s?[:：]/i;
/** Blocks below a table in which its notes are looked for. */
const REACH = 4;

/** The notes of a table: in its own last rows, and in the blocks right below it where they answer a mark or call themselves notes. */
export function tableFootnotes(table: Element, grid: Grid, kinds: readonly RowKind[]): Footnote[] {
  const marks = new Set(grid.flatMap((row) => row.flatMap((cell) => cell.marks)));
  const lines = kinds.filter(({ kind }) => kind === 'note').flatMap(({ row }) => (grid[row]?.[0]?.text ?? '').split('\n'));
  const own = lines.flatMap((line) => footnoteOf(line, null));
  const below = linesBelow(table).flatMap((line) => footnoteOf(line, marks));
  return [...own, ...below];
}

/** Reads `* text`, `[1] text`, `注：text`. With `marks` only a note that one of them asks for counts, or one that says it is a note. */
function footnoteOf(line: string, marks: ReadonlySet<string> | null): Footnote[] {
  const text = collapseSpace(line).slice(0, LONGEST);
  if (text === '') return [];
  const found = MARKED.exec(text);
  const mark = bare((found?.[1] ?? '').replace(/\s/g, ''));
  if (found?.[2] !== undefined && (marks === null || marks.has(mark) || mark.startsWith('注'))) return [{ mark, text: found[2] }];
  return marks === null || UNMARKED.test(text) ? [{ mark: null, text }] : [];
}

function linesBelow(table: Element): string[] {
  const lines: string[] = [];
  let node: Element = table;
  for (let level = 0; level < 3; level += 1) {
    for (let next = node.nextElementSibling; next !== null && lines.length < REACH; next = next.nextElementSibling) {
      if (/^(?:h[1-6]|table|section|article|nav|footer|form)$/.test(tagName(next))) return lines;
      const text = next.textContent ?? '';
      if (text.trim() === '' || tagName(next) === 'script' || tagName(next) === 'style') continue;
      if (text.length > 4_000) return lines;
      lines.push(...brokenLines(next));
    }
    const parent = node.parentElement;
    if (parent === null || lines.length > 0 || /^(?:body|main|article|section|td|th|li)$/.test(tagName(parent))) break;
    node = parent;
  }
  return lines;
}

function brokenLines(element: Element): string[] {
  const items = [...element.querySelectorAll('li, p')];
  if (items.length > 0) return items.slice(0, 20).map((item) => item.textContent ?? '');
  return element.querySelector('br') === null ? [element.textContent ?? ''] : [...element.childNodes].reduce<string[]>((lines, child) => {
    if (child.nodeName.toLowerCase() === 'br') return [...lines, ''];
    return [...lines.slice(0, -1), (lines.at(-1) ?? '') + (child.textContent ?? '')];
  }, ['']);
}
