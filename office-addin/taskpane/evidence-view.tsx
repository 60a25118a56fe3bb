import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { evidenceTexts } from '../../core/language/texts/evidence.ts';
import type { EvidencePlace, PlaceEvidence } from '../../core/report/evidence-at.ts';
import { dayWords } from '../../core/report/evidence-words.ts';
import { FactDetail } from './evidence-fact.tsx';
import './evidence.css';
import { sentenceOf } from './failure.ts';
import { Icon } from './icons.tsx';
import { Note, Skeleton } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import { useLanguage, useSay } from './speech.tsx';
import { placeName } from './table-places.ts';

/** What came of looking at what is selected. */
type Looked =
  | { readonly at: 'looking' }
  | { readonly at: 'found'; readonly place: EvidencePlace; readonly evidence: PlaceEvidence }
  | { readonly at: 'unselected' }
  | { readonly at: 'failed'; readonly sentence: Text };

/** Where the number, the sentence or the chart that is selected comes from. Follows the selection while it is open. */
export function EvidenceView({ session, asked }: { readonly session: PaneSession; readonly asked: number }): JSX.Element {
  const say = useSay();
  const looked = useLooked(session, asked);
  if (asked === 0) {
    return (
      <fluent-button class="wide" appearance="outline" onClick={() => session.showEvidence()}>
        {say(evidenceTexts.ofSelected)}
      </fluent-button>
    );
  }
  return (
    <section aria-labelledby="evidence-heading" aria-busy={looked.at === 'looking'} class="evidence-view">
      <div class="line">
        <h2 id="evidence-heading">{say(evidenceTexts.heading)}</h2>
        <span class="line-end">
          <fluent-button size="small" appearance="subtle" onClick={() => session.showEvidence()}>
            {say(evidenceTexts.again)}
          </fluent-button>
          <button type="button" class="bare" aria-label={say(evidenceTexts.close)} onClick={() => session.closeEvidence()}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      <div role="status">
        <Found session={session} looked={looked} />
      </div>
    </section>
  );
}

function useLooked(session: PaneSession, asked: number): Looked {
  const [looked, setLooked] = useState<Looked>({ at: 'looking' });
  useEffect(() => {
    if (asked === 0) return;
    let turn = 0;
    let isShown = true;
    let stop: () => void = () => undefined;
    /** An answer that comes after a later question is not heard. */
    const look = async (isFresh: boolean) => {
      turn += 1;
      const own = turn;
      const answer = await answerTo(session, isFresh);
      if (!isShown || own !== turn) return;
      // Whoever goes to the source of a number still wants to see where it came from.
      const isElsewhere = answer.at === 'unselected' || (answer.at === 'found' && answer.evidence.kind === 'no-report');
      setLooked((before) => (!isFresh && isElsewhere && before.at === 'found' ? before : answer));
    };
    setLooked({ at: 'looking' });
    void look(true);
    void session.evidence.selection().then((selection) => {
      if (isShown) stop = selection.follow(() => void look(false));
    });
    return () => {
      isShown = false;
      stop();
    };
  }, [session, asked]);
  return looked;
}

async function answerTo(session: PaneSession, isFresh: boolean): Promise<Looked> {
  try {
    const place = await (await session.evidence.selection()).now();
    if (place === null) return { at: 'unselected' };
    return { at: 'found', place, evidence: await session.evidence.look(place, isFresh) };
  } catch (error) {
    return { at: 'failed', sentence: sentenceOf(error) };
  }
}

function Found({ session, looked }: { readonly session: PaneSession; readonly looked: Looked }): JSX.Element {
  const say = useSay();
  switch (looked.at) {
    case 'looking':
      return <Skeleton lines={[60, 100, 80]} />;
    case 'unselected':
      return <p class="quiet">{say(evidenceTexts.selectFirst)}</p>;
    case 'failed':
      return <Note tone="warning" sentence={looked.sentence} />;
    case 'found': {
      const { evidence, place } = looked;
      if (evidence.kind === 'no-report') return <p class="quiet">{say(evidenceTexts.noReport(place.sheet))}</p>;
      if (evidence.kind === 'nothing') return <p class="quiet">{say(evidenceTexts.nothing(placeName(place)))}</p>;
      return <Facts key={`${placeName(evidence.at)} ${place.chart ?? ''}`} session={session} evidence={evidence} />;
    }
  }
}

function Facts({ session, evidence }: { readonly session: PaneSession; readonly evidence: Extract<PlaceEvidence, { kind: 'facts' }> }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const { part, title, drawn, facts, total, at, report } = evidence;
  const [open, setOpen] = useState<string | null>(facts[0]?.id ?? null);
  const day = dayWords(report.writtenAt, language);
  return (
    <>
      <p class="quiet small">
        {say(evidenceTexts.kinds[part])} · {placeName(at)}
      </p>
      {title !== null && <p class="evidence-title">{title}</p>}
      {drawn !== null && (
        <p class="small">
          <span class="quiet">{say(evidenceTexts.drawn)} </span>
          <button type="button" class="link" onClick={() => void session.goTo(drawn)}>
            {placeName(drawn)}
          </button>
        </p>
      )}
      <ul class="plain facts">
        {facts.map((fact) => (
          <FactDetail key={fact.id} session={session} fact={fact} day={day} isOnly={facts.length === 1} isOpen={open === fact.id} onToggle={() => setOpen(open === fact.id ? null : fact.id)} />
        ))}
      </ul>
      {total > 1 && <p class="quiet small">{say(evidenceTexts.count(facts.length, total))}</p>}
      <p class="quiet small">{say(evidenceTexts.reportOf(report.title, day))}</p>
    </>
  );
}
