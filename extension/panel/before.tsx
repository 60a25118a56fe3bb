import type { JSX } from 'preact';
import { contentHash } from '../../core/clip/hash.ts';
import { canonicalPageKey } from '../../core/clip/canonical-page.ts';
import type { Reading } from '../../core/library/capture-job.ts';
import type { Library } from '../../core/library/library.ts';
import { headlinePrice } from '../../core/library/entry.ts';
import { entriesOfPage } from '../../core/library/read-clips.ts';
import { clippedBefore, priceMoved } from '../../core/language/texts/extension.ts';
import { formatAgo, formatMoney } from '../ui/format.ts';
import { InfoNote } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';

/** Says that this page was clipped before, when, and whether it has changed since. */
export function Before({ library, reading }: { library: Library; reading: Reading }): JSX.Element | null {
  const { language, say } = useSpeech();
  const earlier = useLive(() => entriesOfPage(library, canonicalPageKey(reading.url, reading.content.canonicalUrl)), [reading]);
  const hash = useLive(() => contentHash(reading.content), [reading.content]);
  if (earlier.state !== 'ready' || hash.state !== 'ready') return null;
  const [last] = earlier.value;
  if (last === undefined) return null;
  const price = headlinePrice(reading.content);
  const moved = price !== null && last.price !== null && price.amount !== last.price.amount ? [last.price, price] : [];
  const [from, to] = moved.map((money) => formatMoney(money, language));
  const when = formatAgo(last.capturedAt, new Date(), language);
  return (
    <InfoNote>
      <a href={`/library.html#clip=${encodeURIComponent(last.id)}`} target="_blank">
        {say(clippedBefore(earlier.value.length, when, last.contentHash === hash.value))}
      </a>
      {from !== undefined && to !== undefined && <p class="moved">{say(priceMoved(from, to))}</p>}
    </InfoNote>
  );
}
