import type { Page } from 'playwright-core';
import * as z from 'zod';

/** When things were first on a page, in milliseconds; null where they never were. */
export interface Moments {
  /** The page's frame, and the first words or pictures in it: from the start of loading the page. */
  readonly paint: number | null;
  readonly words: number | null;
  /** The list of tables, and the offers with a headline: from the start of loading, or from the choice of a file. */
  readonly tables: number | null;
  readonly offers: number | null;
}

const seenSchema = z.object({ paint: z.number().nullable(), words: z.number().nullable(), tables: z.number().nullable(), offers: z.number().nullable(), chosen: z.number() });

/** Watches a page from its very beginning: call it before the page loads. */
export async function watchMoments(page: Page): Promise<void> {
  await page.addInitScript({
    content: `
      window.moments = { paint: null, words: null, tables: null, offers: null, chosen: 0 };
      const signs = { tables: '.tables .table-row', offers: '.offer .sentence' };
      new MutationObserver(() => {
        for (const [name, sign] of Object.entries(signs)) {
          if (window.moments[name] === null && document.querySelector(sign) !== null) window.moments[name] = performance.now();
        }
      }).observe(document, { subtree: true, childList: true });
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) window.moments[name === 'first-paint' ? 'paint' : 'words'] = startTime;
      }).observe({ type: 'paint', buffered: true });
      document.addEventListener('change', () => { window.moments.chosen = performance.now(); }, { capture: true, once: true });
    `,
  });
}

/** Waits until the analyses are offered with a headline. */
export async function momentsOf(page: Page): Promise<Moments> {
  await page.waitForSelector('.offer .sentence', { timeout: 300_000 });
  const { paint, words, tables, offers, chosen } = seenSchema.parse(await page.evaluate('window.moments'));
  const sinceChosen = (moment: number | null) => (moment === null ? null : moment - chosen);
  return { paint, words, tables: sinceChosen(tables), offers: sinceChosen(offers) };
}
