import { readAttributes, type Attributes } from '../xml.ts';
import { prefixed } from './xml-text.ts';

/** Where an element stands in the text of its part. Offsets are UTF-16 positions. */
export interface OutlineElement {
  /** Without its prefix. */
  readonly name: string;
  /** With its colon (`x:`), or ''. */
  readonly prefix: string;
  readonly attributes: Attributes;
  readonly start: number;
  /** Just after its start tag. */
  readonly openEnd: number;
  /** Where its end tag begins; `openEnd` where it has none. */
  readonly closeStart: number;
  readonly end: number;
  readonly isEmpty: boolean;
  readonly children: readonly OutlineElement[];
}

const TAG = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>|<(\/?)([^\s/<>!?][^\s/<>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const DEPTH = 3;

type Growing = { -readonly [Key in keyof OutlineElement]: OutlineElement[Key] } & { children: Growing[] };

/** The root of a part with its children and grandchildren; null where there is no element at all. */
export function outlineXml(xml: string): OutlineElement | null {
  const open: Growing[] = [];
  let depth = 0;
  let root: Growing | null = null;
  for (const match of xml.matchAll(TAG)) {
    const [tag, slash, fullName, rest] = match;
    if (fullName === undefined || rest === undefined) continue;
    const end = match.index + tag.length;
    if (slash === '/') {
      depth -= 1;
      const closed = depth < DEPTH ? open.pop() : undefined;
      if (closed !== undefined) {
        closed.closeStart = match.index;
        closed.end = end;
      }
      continue;
    }
    const isEmpty = rest.endsWith('/');
    if (depth < DEPTH) {
      const colon = fullName.indexOf(':') + 1;
      const started: Growing = {
        name: fullName.slice(colon),
        prefix: fullName.slice(0, colon),
        attributes: readAttributes(rest),
        start: match.index,
        openEnd: end,
        closeStart: end,
        end,
        isEmpty,
        children: [],
      };
      open.at(-1)?.children.push(started);
      root ??= started;
      if (!isEmpty) open.push(started);
    }
    if (!isEmpty) depth += 1;
  }
  return root;
}

/** Elements to add to a list that is a child of the root, such as `fonts`; without prefixes. */
export interface ListAddition {
  readonly list: string;
  readonly items: readonly string[];
}

/**
 * The part's text with the items appended to their lists, in the prefixes that the part uses; all else stays as
 * it was, letter by letter. A missing list is put where `order`, the schema's sequence of the root's children,
 * wants it; `count` attributes are kept right (with `counted`, new lists get one too).
 */
export function appendToLists(
  xml: string,
  order: readonly string[],
  additions: readonly ListAddition[],
  counted = false,
): string {
  const root = outlineXml(xml);
  if (root === null) return xml;
  const edits: Edit[] = [];
  const missing: ListAddition[] = [];
  for (const addition of additions.filter(({ items }) => items.length > 0)) {
    const list = root.children.find((child) => child.name === addition.list);
    if (list === undefined) missing.push(addition);
    else edits.push(...appendItems(xml, list, addition.items));
  }
  const place = (name: string) => order.indexOf(name);
  let atEnd = '';
  for (const { list, items } of missing.toSorted((a, b) => place(a.list) - place(b.list))) {
    const count = counted ? ` count="${items.length}"` : '';
    const added = prefixed(`<${list}${count}>${items.join('')}</${list}>`, root.prefix);
    const next = root.children.find((child) => place(child.name) > place(list));
    if (next === undefined) atEnd += added;
    else edits.push({ from: next.start, to: next.start, text: added });
  }
  if (atEnd !== '') edits.push(appendInside(xml, root, atEnd));
  return applyEdits(xml, edits);
}

/** Replaces `from` up to `to`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Edits given in any order; those at one place keep their order. */
export function applyEdits(xml: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    text += xml.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + xml.slice(at);
}

/** Sets an attribute (without prefix) in the start tag of an element. */
export function setAttribute(xml: string, target: OutlineElement, name: string, value: string): Edit {
  const tag = xml.slice(target.start, target.openEnd);
  const written = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`).exec(tag);
  if (written === null) {
    const at = target.start + 1 + target.prefix.length + target.name.length;
    return { from: at, to: at, text: ` ${name}="${value}"` };
  }
  const from = target.start + written.index;
  return { from, to: from + written[0].length, text: `${written[1] ?? ''}"${value}"` };
}

function appendItems(xml: string, list: OutlineElement, items: readonly string[]): Edit[] {
  const edits = [appendInside(xml, list, prefixed(items.join(''), list.prefix))];
  if (list.attributes.has('count')) edits.unshift(setAttribute(xml, list, 'count', String(list.children.length + items.length)));
  return edits;
}

function appendInside(xml: string, target: OutlineElement, added: string): Edit {
  if (!target.isEmpty) return { from: target.closeStart, to: target.closeStart, text: added };
  const slash = xml.lastIndexOf('/', target.openEnd);
  return { from: slash, to: target.openEnd, text: `>${added}</${target.prefix}${target.name}>` };
}
