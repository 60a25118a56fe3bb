import type { PageType } from '../../core/clip/clip.ts';
import type { Reading } from '../../core/library/capture-job.ts';
import { understandPage } from '../../core/page/understand-page.ts';

/**
 * A reading understood anew from its kept snapshot, as a page of `pageType`; for when the page itself is gone. What only the
 * page's head told (title, author, time, structured products) stays as it was read there.
 *
 * @returns null where no snapshot was kept.
 */
export function readSnapshot(reading: Reading, pageType: PageType): Reading | null {
  const { url, capturedAt, html, content: before } = reading;
  if (html === null) return null;
  // A parsed document has no window: nothing in it runs or loads.
  const page = new DOMParser().parseFromString(html, 'text/html');
  const content = understandPage(page, { url, capturedAt, pageType });
  const { title, author, publishedAt, siteName, description, lang, canonicalUrl, image } = before;
  return {
    ...reading,
    content: {
      ...content,
      title, author, publishedAt, siteName, description, lang, canonicalUrl, image,
      products: content.products.length > 0 ? content.products : before.products,
      notices: [...content.notices, 'understood-from-copy'],
    },
    pageTypeBy: 'person',
  };
}
