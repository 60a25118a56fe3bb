import { say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { evidenceTexts } from '../../core/language/texts/evidence.ts';
import type { FactEvidence, PlaceEvidence, SourceEvidence } from '../../core/report/evidence-at.ts';
import { dayWords, exactWords, presentWords } from '../../core/report/evidence-words.ts';

/** The evidence of a place as `clipsheet reports --evidence` prints it. */
export function evidenceLines(evidence: PlaceEvidence, place: { readonly sheet: string; readonly range: string }, language: Language): readonly string[] {
  if (evidence.kind === 'no-report') return [say(evidenceTexts.noReport(place.sheet), language)];
  if (evidence.kind === 'nothing') return [say(evidenceTexts.nothing(`${place.sheet}!${place.range}`), language)];
  const day = dayWords(evidence.report.writtenAt, language);
  return [
    say(evidenceTexts.reportOf(evidence.report.title, day), language),
    ...(evidence.title === null ? [] : [evidence.title]),
    ...evidence.facts.flatMap((fact) => factLines(fact, day, language)),
    ...(evidence.total > evidence.facts.length ? [say(evidenceTexts.count(evidence.facts.length, evidence.total), language)] : []),
  ];
}

function factLines(fact: FactEvidence, day: string, language: Language): readonly string[] {
  const t = (text: { zh: string; en: string }) => say(text, language);
  const exact = exactWords(fact, language);
  return [
    `${fact.label}: ${fact.shown}${exact === null ? '' : ` (${exact})`}`,
    ...(fact.cellNow === undefined ? [] : [`  ${t(evidenceTexts.cellNow(presentWords(fact.cellNow, fact.unit, language)))}`]),
    ...(fact.isRewritten ? [`  ${t(evidenceTexts.rewritten)}`] : []),
    ...(fact.method === '' ? [] : [`  ${t(evidenceTexts.method)}: ${fact.method}`]),
    ...(fact.formula === null ? [] : [`  ${t(evidenceTexts.formula)}: ${fact.formula}`]),
    ...fact.from.map(({ label, shown }) => `  ${t(evidenceTexts.from)}: ${label} ${shown}`),
    ...(fact.rows === null ? [] : [`  ${t(evidenceTexts.counted(fact.rows))}`]),
    ...fact.sources.map((source) => `  ${t(evidenceTexts.sources)}: ${sourceWords(source, day, language)}`),
  ];
}

function sourceWords(source: SourceEvidence, day: string, language: Language): string {
  if (source.kind === 'clip') return `${source.url} (${source.capturedAt})${source.quote === null ? '' : ` “${source.quote.exact}”`}`;
  const { ref, state } = source;
  const told = { same: evidenceTexts.same, changed: evidenceTexts.changed(day), lost: evidenceTexts.lost(ref.sheet), unknown: null }[state];
  return `${ref.sheet}!${ref.range}${told === null ? '' : ` · ${say(told, language)}`}`;
}
