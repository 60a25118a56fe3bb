import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Entry } from '../../core/library/entry.ts';
import { PAGE_TYPE_NAMES } from '../../core/language/texts/clip.ts';
import { libraryPage } from '../../core/language/texts/extension.ts';
import { formatAgo, formatMoment, formatMoney } from '../ui/format.ts';
import { useSpeech } from '../ui/speech.tsx';

/** Rows laid out at once; more come when asked for, so that ten thousand clips open as fast as ten. */
const PAGE = 200;

interface Props {
  readonly entries: readonly Entry[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

export function ClipList({ entries, chosen, onChoose }: Props): JSX.Element {
  const { say } = useSpeech();
  const [limit, setLimit] = useState(PAGE);
  return (
    <>
      <ul class="clips">
        {entries.slice(0, limit).map((entry) => (
          <li key={entry.id}>
            <Row entry={entry} isChosen={entry.id === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {entries.length > limit && (
        <button type="button" class="button more" onClick={() => setLimit(limit + PAGE)}>
          {say(libraryPage.showMore)}
        </button>
      )}
    </>
  );
}

function Row({ entry, isChosen, onChoose }: { entry: Entry; isChosen: boolean; onChoose: (id: string) => void }): JSX.Element {
  const { language, say } = useSpeech();
  return (
    <button
      type="button"
      class="clip"
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => onChoose(entry.id)}
    >
      <span class="clip-title">{entry.title === '' ? say(libraryPage.noTitle) : entry.title}</span>
      {entry.price !== null && <span class="clip-price">{formatMoney(entry.price, language)}</span>}
      <span class="clip-source">
        {entry.host} · {say(PAGE_TYPE_NAMES[entry.pageType])}
        {entry.project !== null && ` · ${entry.project}`}
        {entry.tags.map((tag) => ` · #${tag}`).join('')}
      </span>
      <time class="clip-when" dateTime={entry.capturedAt} title={formatMoment(entry.capturedAt, language)}>
        {formatAgo(entry.capturedAt, new Date(), language)}
      </time>
    </button>
  );
}
