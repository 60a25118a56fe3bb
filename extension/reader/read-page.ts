import type { Reading } from '../../core/library/capture-job.ts';
import { snapshotHtml } from '../../core/page/snapshot.ts';
import { understandPage } from '../../core/page/understand-page.ts';
import { selectionAsPage } from './selection.ts';

/** Longest snapshot kept, in characters: a page beyond it is a program's dump, not something people read. */
const LONGEST_HTML = 12_000_000;

/**
 * Reads a page, or what is selected on it, without changing it. A snapshot of more than `longestHtml` characters
 * is not kept.
 *
 * @returns null where a selection was asked for and nothing is selected.
 */
export function readPage(page: Document, scope: 'page' | 'selection', capturedAt: string, longestHtml = LONGEST_HTML): Reading | null {
  const url = page.location.href;
  const subject = scope === 'selection' ? selectionAsPage(page) : page;
  if (subject === null) return null;
  const content = understandPage(subject, {
    url,
    capturedAt,
    // Only the page itself is laid out; a selection on its own has no styles to ask.
    ...(subject === page ? { visible: (element: Element) => element.checkVisibility() } : {}),
  });
  const html = snapshotHtml(subject);
  if (html.length <= longestHtml) return { url, capturedAt, content, html };
  return { url, capturedAt, content: { ...content, notices: [...content.notices, 'html-too-large'] }, html: null };
}
