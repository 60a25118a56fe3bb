import type { Clip } from '../clip/clip.ts';
import { tableOf } from '../engine/row-table.ts';
import { serialOfIso } from '../metric/calendar.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { clipPrices } from './competitors/clipped-prices.ts';

/** Name of the table that stands for the clips among the tables of a study. */
export const CLIPPED_PAGES = 'clipped_pages';

/** The clips as a table, a row each: what analyses of clips are bound to. Null where there are none. */
export function clippedPageTable(clips: readonly Clip[]): TypedTable | null {
  if (clips.length === 0) return null;
  return tableOf<Clip>(CLIPPED_PAGES, clips, [
    { name: 'title', type: 'text', role: 'text', value: ({ content }) => content.title },
    { name: 'url', type: 'text', role: 'text', value: ({ url }) => url },
    { name: 'page_type', type: 'text', role: 'dimension', value: ({ content }) => content.pageType },
    { name: 'published_at', type: 'date', role: 'time', value: ({ content }) => publishedDay(content.publishedAt) },
    { name: 'captured_at', type: 'date', role: 'time', value: ({ capturedAt }) => serialOfIso(capturedAt) },
    { name: 'prices', type: 'number', role: 'measure', value: (clip) => clipPrices(clip).length },
    { name: 'plans', type: 'number', role: 'measure', value: ({ content }) => content.plans?.length ?? 0 },
  ]);
}

/** The day on which a page says it was published; null where it says no day. */
export function publishedDay(publishedAt: string | null): number | null {
  const serial = publishedAt === null || !/^\d{4}-\d{2}-\d{2}/.test(publishedAt) ? null : serialOfIso(publishedAt);
  return serial === null ? null : Math.floor(serial);
}
