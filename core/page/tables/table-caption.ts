import { attribute, lineOf, tagName } from '../dom/nodes.ts';

/** What stands over a table: the name people know it by, and any line that gives its unit. */
export interface TableHeading {
  readonly caption: string | null;
  /** `单位：万元`, `(in millions of USD)`; empty where no line says it. */
  readonly unitLine: string;
}

const LONGEST = 200;
const NUMBERED = /^(?:(?:table|tab\.|exhibit|figure)\s?[\dIVX]+|[图表]\s?[\d一二三四五六七八九十]+)(?![\d%])/i;
const UNIT_LINE = /单位\s?[:：]|\b(?:amounts?|figures?|dollars?|values?)?\s?(?:are )?in (?:thousands|millions|billions|USD|EUR|RMB|CNY)|^\(?unit/i;

/** Finds the caption of a table: its own, its figure's, or the heading or announcing line right before it. */
export function tableHeading(table: Element): TableHeading {
  const before = linesBefore(table);
  const unitLine = before.find(({ text }) => text.length <= LONGEST && UNIT_LINE.test(text))?.text ?? '';
  return { caption: ownCaption(table) ?? captionBefore(before), unitLine };
}

function ownCaption(table: Element): string | null {
  const caption = [...table.children].find((child) => tagName(child) === 'caption');
  const text = caption === undefined ? '' : lineOf(caption);
  if (text !== '') return text;
  const figcaption = table.closest('figure')?.querySelector('figcaption') ?? null;
  const said = figcaption === null ? '' : lineOf(figcaption);
  if (said !== '') return said;
  return attribute(table, 'aria-label') ?? labelledBy(table) ?? attribute(table, 'summary');
}

function labelledBy(table: Element): string | null {
  const id = attribute(table, 'aria-labelledby');
  if (id === null || /["\\]/.test(id)) return null;
  const label = table.ownerDocument.querySelector(`[id="${id}"]`);
  return label === null ? null : lineOf(label) || null;
}

interface LineBefore {
  readonly text: string;
  readonly element: Element;
  readonly tag: string;
}

/** Up to three elements that stand over the table with nothing but wrappers between, the nearest first. */
function linesBefore(table: Element): LineBefore[] {
  const lines: LineBefore[] = [];
  let node: Element = table;
  for (let level = 0; level < 4 && lines.length < 3; level += 1) {
    for (let before = node.previousElementSibling; before !== null && lines.length < 3; before = before.previousElementSibling) {
      const tag = tagName(before);
      if (['script', 'style', 'br', 'hr', 'link', 'noscript'].includes(tag)) continue;
      const text = tag === 'table' || (before.textContent ?? '').length > 4_000 ? '' : lineOf(before);
      if (text === '' && tag !== 'table') continue;
      lines.push({ text, element: before, tag });
    }
    const parent = node.parentElement;
    if (parent === null || lines.length > 0 || /^(?:body|td|th|li)$/.test(tagName(parent))) break;
    node = parent;
  }
  return lines;
}

/** A heading; a line that is numbered as a table's, ends in a colon, or is nothing but bold. Units and the like may stand between. */
function captionBefore(lines: readonly LineBefore[]): string | null {
  for (const { text, element, tag } of lines) {
    if (text === '' || text.length > LONGEST) return null;
    if (/^h[1-6]$/.test(tag)) return text;
    if (NUMBERED.test(text)) return text;
    if (/[:：]$/.test(text) && text.length <= 120) return text.replace(/\s*[:：]$/, '');
    const heading = element.querySelector('h1, h2, h3, h4, h5, h6, b, strong');
    if (heading !== null && lineOf(heading) === text) return text;
    if (!UNIT_LINE.test(text)) return null;
  }
  return null;
}
