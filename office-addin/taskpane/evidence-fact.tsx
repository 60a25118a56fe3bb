import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { evidenceTexts } from '../../core/language/texts/evidence.ts';
import type { FactEvidence, SourceEvidence } from '../../core/report/evidence-at.ts';
import { dayWords, exactWords, presentWords } from '../../core/report/evidence-words.ts';
import { Icon } from './icons.tsx';
import type { PaneSession } from './pane-session.ts';
import { hostOf, isWebAddress } from './show-source.ts';
import { useLanguage, useSay } from './speech.tsx';
import { placeName } from './table-places.ts';

interface Props {
  readonly session: PaneSession;
  readonly fact: FactEvidence;
  /** When the report was written, in words. */
  readonly day: string;
  readonly isOnly: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One number with its label; opened, how it was computed and where it comes from. */
export function FactDetail({ session, fact, day, isOnly, isOpen, onToggle }: Props): JSX.Element {
  const id = useId();
  const head = (
    <>
      <span class="fact-label">{fact.label}</span>
      <span class="figure">{fact.shown}</span>
    </>
  );
  return (
    <li class="evidence">
      {isOnly ? (
        <p class="evidence-head">{head}</p>
      ) : (
        <button type="button" class="evidence-head disclosure" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          {head}
        </button>
      )}
      <div id={id} hidden={!isOnly && !isOpen}>
        <Body session={session} fact={fact} day={day} />
      </div>
    </li>
  );
}

function Body({ session, fact, day }: Pick<Props, 'session' | 'fact' | 'day'>): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const exact = exactWords(fact, language);
  return (
    <>
      {exact !== null && <p class="quiet figure evidence-exact">{exact}</p>}
      {fact.cellNow !== undefined && <Said words={say(evidenceTexts.cellNow(presentWords(fact.cellNow, fact.unit, language)))} />}
      {fact.isRewritten && <Said words={say(evidenceTexts.rewritten)} />}
      <dl>
        {fact.method !== '' && (
          <>
            <dt>{say(evidenceTexts.method)}</dt>
            <dd>{fact.method}</dd>
          </>
        )}
        {fact.formula !== null && (
          <>
            <dt>{say(evidenceTexts.formula)}</dt>
            <dd>
              <code>{fact.formula}</code>
            </dd>
          </>
        )}
        {fact.from.length > 0 && (
          <>
            <dt>{say(evidenceTexts.from)}</dt>
            <dd>
              <ul class="plain">
                {fact.from.map(({ label, shown, cell }, index) => (
                  <li key={index} class="evidence-from">
                    {cell === null ? (
                      <span>{label}</span>
                    ) : (
                      <button type="button" class="link" onClick={() => void session.goTo(cell)}>
                        {label}
                      </button>
                    )}
                    <span class="figure">{shown}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{say(evidenceTexts.sources)}</dt>
        <dd>
          {fact.rows !== null && <p class="quiet">{say(evidenceTexts.counted(fact.rows))}</p>}
          <ul class="plain">
            {fact.sources.map((source, index) => (
              <li key={index} class="evidence-source">
                {source.kind === 'range' ? <RangeSource session={session} source={source} day={day} /> : <ClipSource session={session} source={source} />}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </>
  );
}

function RangeSource({ session, source, day }: { readonly session: PaneSession; readonly source: Extract<SourceEvidence, { kind: 'range' }>; readonly day: string }): JSX.Element {
  const say = useSay();
  const { ref, state, counted } = source;
  return (
    <>
      {state === 'lost' ? (
        <span>{placeName(ref)}</span>
      ) : (
        <button type="button" class="link" onClick={() => void session.goTo(counted ?? ref)}>
          {placeName(ref)}
        </button>
      )}
      {state === 'same' && <p class="quiet">{say(evidenceTexts.same)}</p>}
      {state === 'changed' && <Said words={say(evidenceTexts.changed(day))} />}
      {state === 'lost' && <Said words={say(evidenceTexts.lost(ref.sheet))} />}
    </>
  );
}

/** The passage of the page as it was clipped, the quote marked in it. */
function ClipSource({ session, source }: { readonly session: PaneSession; readonly source: Extract<SourceEvidence, { kind: 'clip' }> }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const { url, capturedAt, quote, clipId } = source;
  const words = say(evidenceTexts.clipped(hostOf(url), dayWords(capturedAt, language)));
  const clip = session.state().clips.clips.find(({ id }) => id === clipId);
  return (
    <>
      {isWebAddress(url) ? (
        <a class="link" href={url} target="_blank" rel="noopener noreferrer">
          {words}
        </a>
      ) : (
        <span>{words}</span>
      )}
      {clip !== undefined && <p>{clip.content.title}</p>}
      {quote !== null && (
        <blockquote>
          {quote.prefix}
          <mark>{quote.exact}</mark>
          {quote.suffix}
        </blockquote>
      )}
    </>
  );
}

/** Something to mind, with its sign. */
function Said({ words }: { readonly words: string }): JSX.Element {
  return (
    <p class="evidence-mind">
      <Icon name="warning" />
      <span>{words}</span>
    </p>
  );
}
