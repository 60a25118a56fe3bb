import { attribute, collapseSpace, descendants, INLINE_TAGS, isElement, isText, tagName } from '../dom/nodes.ts';
import { iconText } from './cell-icon.ts';

/** What a cell says: its lines, and the marks of the footnotes it refers to. */
export interface CellText {
  readonly text: string;
  readonly marks: readonly string[];
}

const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head', 'select', 'textarea', 'option', 'button']);

/**
 * The text of a cell, a line for each line that a person sees, with the marks of footnotes split off. A cell without words speaks
 * by its picture or sign. `inner` are tables inside the cell that are told as tables of their own.
 */
export function cellText(cell: Element, inner: ReadonlySet<Element> = new Set()): CellText {
  const marks: string[] = [];
  const lines: string[] = [];
  let line = '';
  let block: Node = cell;
  const endLine = (): void => {
    const shown = collapseSpace(line);
    if (shown !== '') lines.push(shown);
    line = '';
  };
  const nodes = descendants(cell, (element) => {
    const tag = tagName(element);
    if (NEVER_SHOWN.has(tag) || inner.has(element)) return false;
    const mark = tag === 'sup' ? raisedMark(element, line) : null;
    if (mark !== null) marks.push(mark);
    return mark === null;
  });
  for (const node of nodes) {
    if (isElement(node) && tagName(node) === 'br') endLine();
    if (!isText(node) || node.data.trim() === '') {
      if (isText(node)) line += ' ';
      continue;
    }
    const own = blockOf(node, cell);
    if (own !== block) endLine();
    block = own;
    line += node.data;
  }
  endLine();
  if (lines.length === 0) return { text: iconText(cell), marks };
  const last = trailingMarks(lines.at(-1) ?? '', cell);
  return { text: [...lines.slice(0, -1), last.text].join('\n'), marks: [...marks, ...last.marks] };
}

/** The nearest element around a text that starts a line of its own. */
function blockOf(node: Node, cell: Element): Node {
  let parent = node.parentNode;
  while (parent !== null && parent !== cell && isElement(parent) && INLINE_TAGS.has(tagName(parent))) parent = parent.parentNode;
  return parent ?? cell;
}

const MARK = /^(?:\[[a-z\d]{1,3}\]|\(\d{1,2}\)|[*†‡§¶#]{1,3}|[①-⑳]|[a-z]|\d{1,2}(?:[,，]\s?\d{1,2})*|[(（]?注\s?\d{0,2}[)）]?)$/i;
/** After these a raised digit is a power or part of a name: m², 10³, CO₂. */
const POWERED = /(?:(?:^|[\s\d(/·×])(?:[cdkmn]?m|km|ft|in|yd|mi|s|[xyznrR])|(?:^|\D)10|[χσR]|CO)$/;

/** The mark of a footnote that stands raised, or null where what is raised belongs to the text: `1st`, `m²`. */
function raisedMark(sup: Element, before: string): string | null {
  const text = collapseSpace(sup.textContent ?? '');
  if (!MARK.test(text)) return null;
  const leads = sup.querySelector('a[href^="#"], a[href*="#cite"], a[href*="#fn"]') !== null;
  if (!leads && /^\d/.test(text) && POWERED.test(before.trimEnd())) return null;
  return bare(text);
}

const TRAILING = /(?:\s?(?:[(（]注\s?\d{0,2}[)）]|\[注?\d{1,2}\]|(?<=[^\s*†‡§])[*†‡§]{1,3}))+$/;

/** The marks at the end of a line that are not raised: `12.5*`, `1,234[1]`, `120（注1）`. In code they are code. */
function trailingMarks(line: string, cell: Element): CellText {
  const found = TRAILING.exec(line);
  if (found === null || found.index === 0 || cell.querySelector('code, pre, kbd') !== null) return { text: line, marks: [] };
  if (/\[\d{1,2}\]$/.test(found[0]) && !/[\d%）)\p{Script=Han}]$/u.test(line.slice(0, found.index))) return { text: line, marks: [] };
  return { text: line.slice(0, found.index), marks: [...found[0].matchAll(/[(（]注\s?\d{0,2}[)）]|\[注?\d{1,2}\]|[*†‡§]+/g)].map(([mark]) => bare(mark)) };
}

/** A mark without its brackets, as the note below the table may be marked: `[1]` and `1` are one. */
export function bare(mark: string): string {
  return collapseSpace(mark).replace(/^[[(（]\s*|\s*[\])）]$/g, '');
}

/** The address that a cell leads to: of its first link. */
export function cellLink(cell: Element): string | null {
  const link = cell.querySelector('a[href]');
  return link === null ? null : attribute(link, 'href');
}
