import { attribute, collapseSpace, descendants, isElement, tagName } from '../dom/nodes.ts';

const SAYS_YES = /^(?:icon[ :-]?)?(?:(?:green|blue|black|white) )?(?:check(?:ed)?(?: ?mark)?(?: circle)?|tick|yes|true|included|available|supported|correct|支持|包含|有|是)(?: icon| mark| sign)?$/i;
const SAYS_NO = /^(?:icon[ :-]?)?(?:(?:red|grey|gray|black|white) )?(?:cross|x|x ?mark|times|close|no|false|not (?:included|available|supported)|excluded|unavailable|incorrect|不支持|不包含|无|否)(?: icon| mark| sign)?$/i;
/** Names of drawings in classes and file names. A bare `x` or `no` counts only at the end of an icon's name. */
const DRAWN_YES = /(?:^|[-_\s#.])(?:check|checked|checkmark|tick|yes)(?:$|[-_\s.])/;
const DRAWN_NO = /(?:^|[-_\s#.])(?:cross|times|xmark|close|uncheck|unchecked)(?:$|[-_\s.])|(?:icon|icons|fa|bi|ti|lucide|feather)[-_](?:x|no)(?:$|[\s.])/;
const DRAWINGS: ReadonlySet<string> = new Set(['i', 'svg', 'use', 'img', 'span', 'em', 'b', 'path']);

/**
 * What a cell without words says by a picture or sign: a tick as ✓, a cross as ✗, else the words that stand for the picture.
 * Tables that compare plans hold little else. Empty where nothing tells.
 */
export function iconText(cell: Element): string {
  let label: string | null = null;
  let drawn = '';
  for (const node of descendants(cell)) {
    if (!isElement(node)) continue;
    const tag = tagName(node);
    label ??= labelOf(node, tag);
    if (DRAWINGS.has(tag)) drawn += ` ${drawingOf(node)}`;
  }
  if (label !== null) return SAYS_YES.test(label) ? '✓' : SAYS_NO.test(label) ? '✗' : label;
  if (DRAWN_NO.test(drawn)) return '✗';
  return DRAWN_YES.test(drawn) ? '✓' : '';
}

function labelOf(node: Element, tag: string): string | null {
  if (tag === 'title') return collapseSpace(node.textContent ?? '') || null;
  return attribute(node, 'aria-label') ?? attribute(node, 'alt') ?? attribute(node, 'title');
}

/** Of an address only its last part: folders say nothing about a picture. */
function drawingOf(node: Element): string {
  const addresses = ['src', 'data-src', 'href', 'xlink:href'].map((name) => (node.getAttribute(name) ?? '').slice(0, 400).split('/').at(-1) ?? '');
  return [node.getAttribute('class') ?? '', node.getAttribute('data-icon') ?? '', ...addresses].join(' ').slice(0, 400).toLowerCase();
}
