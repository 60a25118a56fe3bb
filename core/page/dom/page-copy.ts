import { disarmNames } from './clobbering.ts';
import { attributeOf, childrenOf, emptyLike, isElementLike } from './native-links.ts';
import { absoluteUrl, isElement, isText, tagName } from './nodes.ts';
import { framedContent, isFrame, missedHost } from './page-frames.ts';
import { ShadowScope, shadowNodes } from './shadow-scope.ts';

/** How a page looks: for a page that is shown. */
export interface Look {
  /** False for what the page's styles hide. */
  visible(element: Element): boolean;
  /** Pixels that an element takes. */
  size(element: Element): { readonly width: number; readonly height: number };
  /** Address of the picture that the page's styles put behind an element, or null. */
  background(element: Element): string | null;
  /** What a frame of another origin shows, as HTML with whole addresses; null where it could not be read. */
  frameHtml(frame: Element): string | null;
}

/** A page as one detached document to read. */
export interface PageCopy {
  readonly document: Document;
  /** Hosts of frames that belong to the page and could not be read, each once. */
  readonly unreadFrames: readonly string[];
  /** The page is longer than what was copied. */
  readonly isTruncated: boolean;
}

export interface CopyLimits {
  readonly elements: number;
  /** Characters of text, scripts and styles included. */
  readonly characters: number;
  /** Elements inside one another; what lies deeper is laid flat. */
  readonly depth: number;
}

/** Beyond what people read, and below what a browser tab or Node bears: a page of 10 MB is copied whole. */
export const COPY_LIMITS: CopyLimits = { elements: 250_000, characters: 20_000_000, depth: 256 };

/** How many elements are asked for the background that styles give them. */
const MOST_BACKGROUNDS = 2_000;
const MADE_BY_STYLES: ReadonlySet<string> = new Set(['div', 'a', 'span', 'figure', 'i', 'section', 'p', 'li']);
/** Never asked whether they are seen: machines read them, or they only stand for what comes. */
const UNSEEN: ReadonlySet<string> = new Set(['html', 'head', 'body', 'frameset', 'script', 'style', 'meta', 'link', 'title', 'base', 'noscript', 'slot', 'source']);

/** Of a drawing only what says what it is. */
const TOLD_OF_DRAWINGS: ReadonlySet<string> = new Set(['title', 'desc', 'use', 'text', 'tspan']);

/**
 * A detached copy of a page. The page itself stays as it is: nothing of it is changed, run, loaded or made anew, and names
 * that overlay the DOM's own are passed by. Open shadow roots (declared ones too) and frames that can be read are laid out
 * where a person sees them; what `look` says is hidden is left out.
 */
export function copyPage(page: Document, look: Look | null = null, limits: CopyLimits = COPY_LIMITS): PageCopy {
  const address: unknown = page.URL;
  return new PageCopier(emptyLike(page), limits, typeof address === 'string' ? address : '').copy(page, look);
}

/** What a frame shows as HTML without code, its addresses whole, for the page around it. */
export function frameHtml(inside: Document, look: Look): string {
  const { document: copy } = copyPage(inside, look);
  const base: unknown = inside.baseURI;
  for (const element of copy.querySelectorAll('script, style, link, meta')) element.remove();
  for (const element of copy.querySelectorAll('[href], [src], [data-src], [data-original]')) makeWhole(element, typeof base === 'string' ? base : '');
  return copy.body?.innerHTML ?? '';
}

interface Level {
  readonly nodes: readonly Node[];
  next: number;
  readonly into: Node;
  readonly depth: number;
  readonly scope: ShadowScope | null;
  /** Null inside what a person may open, and where nothing is laid out. */
  readonly look: Look | null;
  /** Set inside frames: relative addresses are made whole with it. */
  readonly base: string | null;
}

class PageCopier {
  readonly #copy: Document;
  readonly #limits: CopyLimits;
  readonly #address: string;
  readonly #form: Element;
  readonly #unread = new Set<string>();
  readonly #stack: Level[] = [];
  #elements = 0;
  #characters = 0;
  #backgrounds = 0;

  constructor(copy: Document, limits: CopyLimits, address: string) {
    this.#copy = copy;
    this.#limits = limits;
    this.#address = address;
    this.#form = copy.createElement('form');
  }

  copy(page: Document, look: Look | null): PageCopy {
    this.#stack.push({ nodes: childrenOf(page), next: 0, into: this.#copy, depth: 0, scope: null, look, base: null });
    let isTruncated = false;
    for (let level = this.#stack.at(-1); level !== undefined; level = this.#stack.at(-1)) {
      const node = level.nodes[level.next];
      level.next += 1;
      if (node === undefined) this.#stack.pop();
      else if (this.#elements >= this.#limits.elements || this.#characters >= this.#limits.characters) {
        isTruncated = true;
        break;
      } else this.#take(node, level);
    }
    return { document: this.#copy, unreadFrames: [...this.#unread], isTruncated };
  }

  #take(node: Node, level: Level): void {
    const twin = this.#copy.importNode(node, false);
    if (isText(twin)) {
      const room = this.#limits.characters - this.#characters;
      if (twin.data.length > room) twin.data = twin.data.slice(0, room);
      this.#characters += twin.data.length;
      // Text beside the root element is white space that a document may not hold.
      if (level.into !== this.#copy) level.into.appendChild(twin);
    } else if (isElement(twin) && isElementLike(node, twin)) this.#takeElement(node, twin, level);
  }

  #takeElement(element: Element, twin: Element, level: Level): void {
    const tag = tagName(twin);
    const { look } = level;
    if (look !== null && !UNSEEN.has(tag) && !look.visible(element)) return;
    this.#elements += 1;
    disarmNames(twin, this.#form);
    if (level.base !== null) makeWhole(twin, level.base);
    if (isFrame(tag)) this.#takeFrame(element, level);
    else if (tag === 'slot' && level.scope !== null) this.#takeSlot(element, level);
    else if (tag === 'frameset') this.#enter(childrenOf(element), this.#place(this.#copy.createElement('body'), level), level);
    else if (tag !== 'template') {
      const children = readChildren(element, tag);
      if (look !== null && MADE_BY_STYLES.has(tag) && children.length === 0) this.#dress(element, twin, look);
      const into = this.#place(twin, level);
      const shadow = shadowNodes(element, children);
      if (shadow !== null) this.#enter(shadow, into, level, { scope: new ShadowScope(children, level.scope) });
      else this.#enter(children, into, level, tag === 'details' ? { look: null } : {});
    }
  }

  /** Where the children of `twin` go: into it, or past the depth that readers bear into what holds it. */
  #place(twin: Element, level: Level): Node {
    if (level.depth >= this.#limits.depth) return level.into;
    level.into.appendChild(twin);
    return twin;
  }

  #enter(nodes: readonly Node[], into: Node, from: Level, change: { scope?: ShadowScope | null; look?: null; base?: string } = {}): void {
    if (nodes.length === 0) return;
    this.#stack.push({ nodes, next: 0, into, depth: Math.min(from.depth + 1, this.#limits.depth), scope: from.scope, look: from.look, base: from.base, ...change });
  }

  /** Slotted nodes stand where their slot does; a slot that gets none shows its own. */
  #takeSlot(slot: Element, level: Level): void {
    const assigned = level.scope?.take(slot.getAttribute('name') ?? '') ?? [];
    if (assigned.length > 0) this.#enter(assigned, level.into, level, { scope: level.scope?.outer ?? null });
    else this.#enter(childrenOf(slot), level.into, level);
  }

  #takeFrame(frame: Element, level: Level): void {
    const framed = framedContent(frame);
    const written = framed === null ? (level.look?.frameHtml(frame) ?? frame.getAttribute('srcdoc')) : null;
    if (framed === null && written === null) {
      const host = missedHost(frame, level.base ?? this.#address, level.look?.size(frame) ?? null);
      if (host !== null) this.#unread.add(host);
      return;
    }
    const holder = this.#place(this.#copy.createElement('div'), level);
    if (framed !== null) this.#enter(framed.nodes, holder, level, { scope: null, base: framed.base });
    else this.#enter(parsedNodes(written ?? '', this.#copy), holder, level, { scope: null, look: null });
  }

  #dress(element: Element, twin: Element, look: Look): void {
    if (this.#backgrounds >= MOST_BACKGROUNDS) return;
    this.#backgrounds += 1;
    const address = look.background(element);
    if (address !== null) twin.setAttribute('style', `${twin.getAttribute('style') ?? ''};background-image:url("${address.replace(/["\\]/g, encodeURIComponent)}")`);
  }
}

/** The children of an element that anybody reads: code, styles and the lines of drawings are most of many pages. */
function readChildren(element: Element, tag: string): Node[] {
  if (tag === 'style' || (tag === 'script' && !/json/i.test(attributeOf(element, 'type') ?? ''))) return [];
  const children = childrenOf(element);
  return tag === 'svg' ? children.filter((child) => TOLD_OF_DRAWINGS.has(child.nodeName.toLowerCase())) : children;
}

/** Parsed where nothing runs or loads. */
function parsedNodes(html: string, copy: Document): Node[] {
  const template = copy.createElement('template');
  template.innerHTML = html;
  return childrenOf(template.content);
}

function makeWhole(twin: Element, base: string): void {
  for (const name of ['href', 'src', 'data-src', 'data-original']) {
    const whole = absoluteUrl(twin.getAttribute(name), base);
    if (whole !== null) twin.setAttribute(name, whole);
  }
}
