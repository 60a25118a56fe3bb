import type { JSX } from 'preact';
import type { PageContent } from '../../core/clip/clip.ts';
import { itemCount, pageOf, panel } from '../../core/language/texts/extension.ts';
import { formatCount } from './format.ts';
import { useSpeech } from './speech.tsx';

/** How many items a page listed, and where the list goes on. */
export function ItemHeading({ content, count }: { content: PageContent; count: number }): JSX.Element {
  const { language, say } = useSpeech();
  const { pageType, paging } = content;
  const shown = formatCount(count, language);
  const isList = pageType === 'collection' || pageType === 'listing';
  if (paging === undefined || !paging.hasMore || !isList) return <>{say(itemCount(shown, null))}</>;
  const { page, pages, total } = paging;
  if (total !== null && total > count) return <>{say(itemCount(shown, formatCount(total, language)))}</>;
  const place = page !== null && pages !== null ? pageOf(formatCount(page, language), formatCount(pages, language)) : panel.moreFollow;
  return (
    <>
      {say(itemCount(shown, null))} <small>{say(place)}</small>
    </>
  );
}
