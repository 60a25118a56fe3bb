import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import { chooseClip, paneTeam } from '../../core/language/texts/pane-team.ts';
import type { Entry } from '../../core/library/entry.ts';
import { relativeDay, showPrice } from '../taskpane/show-clip.ts';
import { useLanguage, useSay } from '../taskpane/speech.tsx';

interface Props {
  readonly entry: Entry;
  readonly now: string;
  readonly isChosen: boolean;
  /** Whether the analyses use it. */
  readonly isInUse: boolean;
  readonly onChoose: () => void;
}

/** One of the team's clips, to be chosen. */
export function TeamClipRow({ entry, now, isChosen, isInUse, onChoose }: Props): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const title = entry.title === '' ? say(paneTeam.noTitle) : entry.title;
  return (
    <li class="clip team-clip">
      <fluent-checkbox role="checkbox" aria-label={say(chooseClip(title))} aria-checked={isChosen} checked={isChosen} onChange={onChoose} />
      <div class="team-clip-words">
        <p class="clip-title">{title}</p>
        <p class="quiet small clip-line">
          <span>
            {entry.host} · {say(pane.clips.types[entry.pageType])} ·{' '}
            <time dateTime={entry.capturedAt} title={entry.capturedAt}>
              {relativeDay(entry.capturedAt, now, language)}
            </time>
            {entry.project !== null && ` · ${entry.project}`}
          </span>
          {entry.price !== null && <span class="figure price">{showPrice(entry.price, language)}</span>}
        </p>
        {isInUse && <span class="mark small">{say(paneTeam.inUse)}</span>}
      </div>
    </li>
  );
}
