import { absoluteUrl, attribute, collapseSpace, INLINE_TAGS, isElement, isText, tagName } from '../dom/nodes.ts';
import type { BlockKind, InlinePiece, TextBlock } from './text-block.ts';

const SKIPPED: ReadonlySet<string> = new Set([
  'script', 'style', 'noscript', 'template', 'svg', 'head', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'select', 'datalist',
  'textarea', 'input', 'meter', 'progress', 'map', 'link', 'meta', 'title',
]);
const MAX_BLOCKS = 60_000;

/** What holds for everything below an element, and is put back when the walk leaves it. */
interface Surroundings {
  readonly element: Element;
  readonly href: string | null;
  readonly style: InlinePiece['style'];
  readonly hidden: boolean;
  readonly preformatted: boolean;
  readonly listDepth: number;
  readonly ordered: boolean;
}

/** The text blocks below `root` in page order, each with the dress that markdown needs. Reads only; never more than 60,000. */
export function textBlocks(root: Element, baseUrl: string): TextBlock[] {
  const reader = new BlockReader();
  const stack: { node: Element; around: Surroundings }[] = [];
  let around: Surroundings = { element: root, href: null, style: 'plain', hidden: false, preformatted: false, listDepth: 0, ordered: false };
  let node: Node | null = root.firstChild;
  while (node !== null) {
    if (isText(node)) reader.add(node.data, around);
    else if (isElement(node)) {
      const tag = tagName(node);
      if (tag === 'br') reader.breakLine(around);
      else if (!SKIPPED.has(tag)) {
        const inside = enter(node, tag, around, baseUrl);
        if (inside.element !== around.element) reader.endBlock();
        else reader.touch(tag, node);
        if (node.firstChild !== null) {
          stack.push({ node, around });
          around = inside;
          node = node.firstChild;
          continue;
        }
      }
    }
    while (node !== null && node.nextSibling === null) {
      const left = stack.pop();
      if (left === undefined) {
        node = null;
        break;
      }
      if (left.around.element !== around.element) reader.endBlock();
      else reader.touch(tagName(left.node), left.node);
      around = left.around;
      node = left.node;
    }
    node = node?.nextSibling ?? null;
    if (reader.blocks.length >= MAX_BLOCKS) break;
  }
  reader.endBlock();
  return reader.blocks;
}

function enter(element: Element, tag: string, around: Surroundings, baseUrl: string): Surroundings {
  const inline = INLINE_TAGS.has(tag);
  return {
    element: inline ? around.element : element,
    href: tag === 'a' ? absoluteUrl(attribute(element, 'href'), baseUrl) ?? around.href : around.href,
    style: styleOf(tag) ?? around.style,
    hidden: around.hidden || isHidden(element),
    preformatted: around.preformatted || tag === 'pre',
    listDepth: around.listDepth + (tag === 'ul' || tag === 'ol' || tag === 'menu' ? 1 : 0),
    ordered: tag === 'ol' ? true : tag === 'ul' ? false : around.ordered,
  };
}

function styleOf(tag: string): InlinePiece['style'] | null {
  if (tag === 'strong' || tag === 'b') return 'strong';
  if (tag === 'em' || tag === 'i') return 'emphasis';
  if (tag === 'del' || tag === 's' || tag === 'strike') return 'struck';
  return tag === 'code' || tag === 'kbd' || tag === 'samp' ? 'code' : null;
}

export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

class BlockReader {
  readonly blocks: TextBlock[] = [];
  private pieces: InlinePiece[] = [];
  private around: Surroundings | null = null;
  /** An inline element ended or began here: words on its two sides must not run together where they are links or labels. */
  private seam = false;

  add(data: string, around: Surroundings): void {
    if (data === '') return;
    const blank = !/\S/.test(data);
    if (blank && this.pieces.length === 0) return;
    const text = around.preformatted ? data : data.replace(/[\s\u200b\ufeff\u00ad]+/g, ' ');
    const last = this.pieces[this.pieces.length - 1];
    if (last === undefined) this.around = around;
    const runsTogether = last !== undefined && this.seam && !around.preformatted && /[\p{L}\p{N}.,!?)]$/u.test(last.text) && /^[\p{L}\p{N}$€£¥￥]/u.test(text);
    this.seam = false;
    const gap = runsTogether ? ' ' : '';
    if (last !== undefined && last.href === around.href && last.style === around.style) {
      this.pieces[this.pieces.length - 1] = { ...last, text: last.text + gap + text };
      return;
    }
    if (gap !== '') this.pieces.push({ text: gap, href: null, style: 'plain' });
    this.pieces.push({ text, href: around.href, style: around.style });
  }

  touch(tag: string, element: Element): void {
    if (tag === 'a' || tag === 'label') this.seam = true;
    else if (tag === 'span' && tagName(element.nextElementSibling ?? element.previousElementSibling ?? element) === 'span') this.seam = this.seam || wordy(element);
    else if (tag === 'img' || tag === 'time') this.seam = true;
  }

  breakLine(around: Surroundings): void {
    if (around.preformatted) this.add('\n', around);
    else this.endBlock();
  }

  endBlock(): void {
    const { pieces, around } = this;
    this.pieces = [];
    this.around = null;
    this.seam = false;
    if (around === null) return;
    const raw = pieces.map((piece) => piece.text).join('');
    const text = around.preformatted ? raw.replace(/^\n+|\s+$/g, '') : collapseSpace(raw);
    if (text === '') return;
    const { kind, level } = kindOf(around);
    const linkedLength = pieces.reduce((sum, piece) => sum + (piece.href === null ? 0 : piece.text.trim().length), 0);
    this.blocks.push({ kind, level, element: around.element, text, pieces, linkedLength: Math.min(linkedLength, text.length), hidden: around.hidden, ordered: around.ordered });
  }
}

/** Spans of several letters side by side are separate labels; single letters are one word taken apart for looks. */
function wordy(element: Element): boolean {
  return (element.textContent ?? '').trim().length > 1;
}

function kindOf(around: Surroundings): { kind: BlockKind; level: number } {
  for (let element: Element | null = around.element, steps = 0; element !== null && steps < 6; element = element.parentElement, steps += 1) {
    const tag = tagName(element);
    const heading = /^h([1-6])$/.exec(tag)?.[1];
    if (heading !== undefined) return { kind: 'heading', level: Number(heading) };
    if (around.preformatted) return { kind: 'preformatted', level: 0 };
    if (tag === 'li') return { kind: 'item', level: around.listDepth };
    if (tag === 'td' || tag === 'th') return { kind: 'cell', level: 0 };
    if (tag === 'dt' || tag === 'dd') return { kind: 'term', level: tag === 'dt' ? 1 : 0 };
    if (tag === 'blockquote') return { kind: 'quote', level: 0 };
    if (tag === 'figcaption' || tag === 'caption') return { kind: 'caption', level: 0 };
    if (tag === 'button') return { kind: 'control', level: 0 };
    if (tag === 'section' || tag === 'article' || tag === 'main' || tag === 'table' || tag === 'ul' || tag === 'ol') break;
  }
  return { kind: 'paragraph', level: 0 };
}
