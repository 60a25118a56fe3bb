import type { Look } from '../../core/page/dom/page-copy.ts';
import type { ReadFrame } from '../messages.ts';

/** The page as it is laid out now. Asks by the browser's own functions, which no name on the page can overlay. */
export function lookOf(frames: readonly ReadFrame[]): Look {
  return { visible, size, background, frameHtml: (frame) => frames.find(({ path }) => isAt(frame, path))?.html ?? null };
}

function visible(element: Element): boolean {
  // An element without a box of its own may still show what is in it.
  return Element.prototype.checkVisibility.call(element) || getComputedStyle(element).display === 'contents';
}

function size(element: Element): { width: number; height: number } {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { width, height };
}

function background(element: Element): string | null {
  return /^url\("(https?:[^"]{1,4000})"\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? null;
}

/** Windows can be compared across origins, where nothing else of them can be read. */
function isAt(frame: Element, path: readonly number[]): boolean {
  let inside: Window | null = frame.ownerDocument.defaultView?.top ?? null;
  for (const index of path) inside = inside?.[index] ?? null;
  return inside !== null && 'contentWindow' in frame && frame.contentWindow === inside;
}

/** The path of a window from the top; null for one that is closed. */
export function framePath(view: Window): number[] | null {
  const path: number[] = [];
  for (let inside = view; inside !== inside.top; inside = inside.parent) {
    const { parent } = inside;
    const index = Array.from({ length: parent.length }, (_, at) => at).find((at) => parent[at] === inside);
    if (index === undefined) return null;
    path.unshift(index);
  }
  return path;
}
