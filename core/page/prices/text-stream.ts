import { descendants, INLINE_TAGS, isElement, isText, tagName } from '../dom/nodes.ts';

/** A run of text with the element that it stands in. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly element: Element;
}

/** The words of a part of a page as one text, a line for each block, and where each run of it stands. */
export interface TextStream {
  readonly text: string;
  readonly chunks: readonly Chunk[];
}

const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'datalist', 'textarea', 'iframe']);
const DECIMALS = /cent|decimal|fraction|minor|sup/i;

/**
 * The text below `roots` in document order. Blocks start lines; labels that only their elements keep apart get a space;
 * cents set smaller (`$549` and `00` in a `sup`) get the point that a reader sees. Where it takes more than `most` nodes null, or
 * what they hold where `isCut`.
 */
export function textStream(roots: readonly Element[], most: number, isCut = false): TextStream | null {
  const chunks: Chunk[] = [];
  let text = '';
  let nodes = 0;
  let block: Element | null = null;
  let broken = false;
  for (const root of roots) {
    for (const node of descendants(root, (element) => !UNREAD.has(tagName(element)))) {
      if ((nodes += 1) > most) return isCut ? { text, chunks } : null;
      if (isElement(node) && tagName(node) === 'br') broken = true;
      if (!isText(node) || node.parentElement === null) continue;
      const written = node.data.replace(/[\s\u200b\ufeff\u00ad]+/g, ' ');
      if (written.trim() === '') {
        if (text !== '' && !/\s$/.test(text)) text += ' ';
        continue;
      }
      const within = blockOf(node.parentElement);
      const seam = block === null ? '' : within !== block || broken ? '\n' : gapBetween(text, written, node.parentElement, chunks[chunks.length - 1]);
      if (within !== block && isCents(text, written, node.parentElement)) text = `${text.trimEnd()}.`;
      else text = seam === '\n' ? `${text.trimEnd()}\n` : text + seam;
      const words = /\s$/.test(text) ? written.trimStart() : written;
      chunks.push({ start: text.length, end: text.length + words.length, element: node.parentElement });
      text += words;
      block = within;
      broken = false;
    }
  }
  return { text, chunks };
}

/** The chunk that holds the character at `offset`, or the last one that begins before it. */
export function chunkAt({ chunks }: TextStream, offset: number): Chunk | null {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((chunks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return chunks[low] ?? null;
}

function blockOf(element: Element): Element {
  let block = element;
  while (INLINE_TAGS.has(tagName(block)) && block.parentElement !== null) block = block.parentElement;
  return block;
}

function isCents(before: string, written: string, element: Element): boolean {
  return /^\s?\d\d\s?$/.test(written) && /[^\d.,][\s]?[\d,]*\d\s?$/.test(before.slice(-14)) && !/\d[.,]\d{1,2}\s?$/.test(before.slice(-5))
    && (tagName(element) === 'sup' || DECIMALS.test(element.getAttribute('class') ?? ''));
}

function gapBetween(before: string, written: string, element: Element, last: Chunk | undefined): string {
  if (last === undefined || last.element === element || /\s$/.test(before) || /^\s/.test(written)) return '';
  if (/\d$/.test(before) && /^\d/.test(written)) return isCents(before, written, element) ? '.' : ' ';
  const length = last.end - last.start;
  return length > 1 && written.length > 1 && /\p{L}[)\]]?$/u.test(before) && /^[\p{Lu}\p{N}(]/u.test(written) ? ' ' : '';
}
