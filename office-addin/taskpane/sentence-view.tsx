import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { factText } from '../../core/fact/fact-text.ts';
import type { Fact, Source } from '../../core/fact/fact.ts';
import type { Sentence } from '../../core/fact/sentence.ts';
import { pane } from '../../core/language/texts/pane.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import { isWebAddress, showSource } from './show-source.ts';
import { useLanguage, useSay } from './speech.tsx';

export type GoTo = (ref: RangeRef) => void;

/** A sentence whose numbers lead to their evidence: pressing one shows it below and goes to its cells. */
export function SentenceView({ sentence, goTo }: { readonly sentence: Sentence; readonly goTo: GoTo }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const [open, setOpen] = useState<string | null>(null);
  const fact = open === null ? undefined : sentence.facts[open];
  const press = (name: string, pressed: Fact) => {
    const opens = open !== name;
    setOpen(opens ? name : null);
    const place = opens ? firstRange(pressed) : null;
    if (place !== null) goTo(place);
  };
  return (
    <div class="sentence">
      <p>
        {sentencePieces(say(sentence.template)).map((piece, index) => {
          if (piece.kind === 'words') return piece.words;
          const named = sentence.facts[piece.name];
          if (named === undefined) return null;
          const value = factText(named, language);
          return (
            <span key={index} class="nowrap">
              <button
                type="button"
                class={named.unit.kind === 'name' || named.unit.kind === 'date' ? 'fact plain-fact' : 'fact'}
                aria-expanded={open === piece.name}
                aria-controls={id}
                aria-label={say(pane.evidenceOf(say(named.label), value))}
                onClick={() => press(piece.name, named)}
              >
                {value}
              </button>
              {piece.mark}
            </span>
          );
        })}
      </p>
      <div id={id} hidden={fact === undefined}>
        {fact && <Evidence fact={fact} goTo={goTo} />}
      </div>
    </div>
  );
}

/** Where a number came from and how it was computed, with a way to each source. */
function Evidence({ fact, goTo }: { readonly fact: Fact; readonly goTo: GoTo }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  return (
    <div class="evidence">
      <p class="evidence-head">
        <span>{say(fact.label)}</span>
        <span class="figure">{factText(fact, language)}</span>
      </p>
      <dl>
        <dt>{say(pane.method)}</dt>
        <dd>{say(fact.method)}</dd>
        <dt>{say(pane.sources)}</dt>
        <dd>
          <ul class="plain">
            {fact.sources.map((source, index) => (
              <li key={index}>
                <SourceLink source={source} goTo={goTo} />
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </div>
  );
}

function SourceLink({ source, goTo }: { readonly source: Source; readonly goTo: GoTo }): JSX.Element {
  const language = useLanguage();
  const words = showSource(source, language);
  if (source.kind === 'range') {
    return (
      <button type="button" class="link" onClick={() => goTo(source.ref)}>
        {words}
      </button>
    );
  }
  return (
    <>
      {isWebAddress(source.url) ? (
        <a class="link" href={source.url} target="_blank" rel="noopener noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
      {source.quote !== null && <q class="quiet">{source.quote.exact}</q>}
    </>
  );
}

export type SentencePiece =
  | { readonly kind: 'words'; readonly words: string }
  /** `mark`: the punctuation right behind the fact, which must not begin a line. */
  | { readonly kind: 'fact'; readonly name: string; readonly mark: string };

/** `Sales rose {change}.` -> words, fact with its full stop. */
export function sentencePieces(template: string): readonly SentencePiece[] {
  return [...template.matchAll(/\{(\w+)\}([\p{Pe}\p{Pf}\p{Po}]*)|[^{]+|\{/gu)].map(([piece, name, mark = '']) =>
    name === undefined ? { kind: 'words', words: piece } : { kind: 'fact', name, mark },
  );
}

function firstRange(fact: Fact): RangeRef | null {
  for (const source of fact.sources) if (source.kind === 'range') return source.ref;
  return null;
}
