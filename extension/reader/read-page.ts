import type { PageType } from '../../core/clip/clip.ts';
import type { Reading } from '../../core/library/capture-job.ts';
import { copyPage } from '../../core/page/dom/page-copy.ts';
import { snapshotHtml } from '../../core/page/snapshot.ts';
import { understandCopy } from '../../core/page/understand-page.ts';
import type { ReadFrame } from '../messages.ts';
import { lookOf } from './look.ts';
import { selectionAsPage } from './selection.ts';

/** Longest snapshot kept, in characters: a page beyond it is a program's dump, not something people read. */
const LONGEST_HTML = 12_000_000;

export interface ReadOptions {
  /** What frames of other origins showed. */
  readonly frames?: readonly ReadFrame[];
  /** What a person says the page is; the rules decide where it is null. */
  readonly pageType?: PageType | null;
  /** A snapshot of more characters is not kept. */
  readonly longestHtml?: number;
}

/**
 * Reads a page, or what is selected on it, without changing it.
 *
 * @returns null where a selection was asked for and nothing is selected.
 */
export function readPage(page: Document, scope: 'page' | 'selection', capturedAt: string, { pageType = null, frames = [], longestHtml = LONGEST_HTML }: ReadOptions = {}): Reading | null {
  const url = page.location.href;
  // A selection on its own has no layout to ask.
  const selected = scope === 'selection' ? selectionAsPage(page) : null;
  if (scope === 'selection' && selected === null) return null;
  const copy = selected === null ? copyPage(page, lookOf(frames)) : copyPage(selected);
  const html = snapshotHtml(copy.document, url);
  const content = understandCopy(copy, { url, capturedAt, ...(pageType === null ? {} : { pageType }) });
  const pageTypeBy = pageType === null ? 'rules' : 'person';
  if (html.length <= longestHtml) return { url, capturedAt, content, html, pageTypeBy };
  return { url, capturedAt, content: { ...content, notices: [...content.notices, 'html-too-large'] }, html: null, pageTypeBy };
}
