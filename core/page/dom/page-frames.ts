import { childrenOf, rootOf } from './native-links.ts';
import { absoluteUrl, attribute } from './nodes.ts';

/** Frames smaller than this, in pixels, hold nothing to read. */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 60;
const ASIDE = /(?:^|[^a-z])(?:ad|ads|adv|advert|advertisement|adframe|adslot|sponsor|sponsored|banner|captcha|recaptcha|analytics|tracking|tracker|pixel|beacon|gtm|chat-?widget|cookie|consent)(?:[^a-z]|$)/i;

export function isFrame(tag: string): boolean {
  return tag === 'iframe' || tag === 'frame';
}

/** What a frame shows. */
export interface Framed {
  readonly nodes: readonly Node[];
  /** What relative addresses inside are relative to. */
  readonly base: string;
}

/** What a frame shows where the page may look into it; null where it may not. */
export function framedContent(frame: Element): Framed | null {
  const inside = 'contentDocument' in frame && isDocument(frame.contentDocument) ? frame.contentDocument : null;
  if (inside === null) return null;
  const base: unknown = inside.baseURI;
  return { nodes: bodyNodes(inside), base: typeof base === 'string' ? base : '' };
}

/** The children of a document's body, or of its frameset. */
function bodyNodes(inside: Document): Node[] {
  const root = rootOf(inside);
  const body = root === null ? undefined : childrenOf(root).find((node) => /^(?:body|frameset)$/i.test(node.nodeName));
  return body === undefined ? [] : childrenOf(body);
}

/** The host of a frame that should have been read, or null where nothing is missed: tiny frames, ads, counters. */
export function missedHost(frame: Element, base: string, size: { readonly width: number; readonly height: number } | null): string | null {
  const width = size?.width ?? stated(frame, 'width');
  const height = size?.height ?? stated(frame, 'height');
  if (width < LEAST_WIDTH || height < LEAST_HEIGHT) return null;
  const address = absoluteUrl(attribute(frame, 'src') ?? attribute(frame, 'data-src'), base);
  if (address === null) return null;
  const url = new URL(address);
  const words = ['id', 'class', 'name', 'title', 'aria-label'].map((name) => frame.getAttribute(name) ?? '').join(' ');
  return ASIDE.test(words) || ASIDE.test(`${url.hostname} ${url.pathname}`) ? null : url.hostname;
}

function stated(frame: Element, name: string): number {
  const size = Number.parseFloat(frame.getAttribute(name) ?? '');
  return Number.isFinite(size) && !(frame.getAttribute(name) ?? '').includes('%') ? size : Number.POSITIVE_INFINITY;
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 9;
}
