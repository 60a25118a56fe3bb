import type { AskedViews } from './asked-view.ts';

/**
 * Waits until somebody can see the page. Excel also starts it unseen, to calculate formulas: it must not read the whole workbook
 * for that.
 */
export function whenShown(page: Document, views: AskedViews): Promise<void> {
  if (page.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    page.addEventListener('visibilitychange', () => resolve(), { once: true });
    views.listen(() => resolve());
  });
}
