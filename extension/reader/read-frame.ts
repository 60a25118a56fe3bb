import { frameHtml } from '../../core/page/dom/page-copy.ts';
import type { ReadFrame } from '../messages.ts';
import { framePath, lookOf } from './look.ts';

/** Characters of a frame's HTML beyond which it is a page of its own, to be clipped by itself. */
const LONGEST_FRAME = 2_000_000;

/**
 * What a frame shows, for the reader of the page around it. Null for the page itself, for frames into which the page
 * can look, and for those that show nothing to read.
 */
export function readFrame(view: Window): ReadFrame | null {
  if (view === view.top || isOpenToTop(view)) return null;
  const path = framePath(view);
  const html = frameHtml(view.document, lookOf([]));
  return path === null || html.trim() === '' || html.length > LONGEST_FRAME ? null : { path, html };
}

/** A page may look into frames of its own origin. */
function isOpenToTop(view: Window): boolean {
  try {
    return view.top?.document !== undefined;
  } catch {
    return false;
  }
}
