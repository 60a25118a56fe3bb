import type { Fact, Source, Unit } from '../../core/fact/fact.ts';
import { sentenceText } from '../../core/fact/sentence-text.ts';
import { say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { isoDayOf } from '../../core/metric/calendar.ts';
import { absoluteReference } from '../../core/workbook/address.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { Written } from '../../core/workbook/workbook.ts';
import type { ComposedReport, Report } from '../../core/report/study.ts';

export interface JsonFact {
  readonly id: string;
  readonly plugin: string | null;
  readonly label: string;
  /** Percents and points are fractions; dates ISO days. */
  readonly value: number | string | null;
  /** A currency code, `%`, `points`, `date`, a noun, or null. */
  readonly unit: string | null;
  /** As it stands in the report, with `=`; null where the cell holds a plain value or the fact has no cell. */
  readonly formula: string | null;
  /** `Sales performance!B7`; null where the fact stands in no cell. */
  readonly cell: string | null;
  readonly sources: readonly JsonSource[];
  readonly method: string;
}

export type JsonSource =
  | { readonly kind: 'range'; readonly sheet: string; readonly range: string }
  | { readonly kind: 'clip'; readonly clip: string; readonly url: string; readonly capturedAt: string; readonly contentHash: string; readonly quote: string | null };

export interface AnalysisJson {
  readonly title: string;
  readonly facts: readonly JsonFact[];
  readonly findings: readonly { readonly text: string; readonly tone: string; readonly score: number; readonly facts: readonly string[] }[];
  readonly caveats: readonly { readonly code: string; readonly text: string }[];
  readonly sheets: readonly string[];
}

/** A report as `clipsheet analyze --json` prints it: numbers and dates are facts, names among them are left out. */
export function analysisJson(report: Report & Partial<ComposedReport>, written: Written, language: Language): AnalysisJson {
  return {
    title: say(report.title, language),
    facts: report.facts.filter((fact) => fact.unit.kind !== 'name').map((fact) => jsonFact(fact, report, language)),
    findings: report.blocks.flatMap((block) =>
      block.kind === 'finding'
        ? [{ text: sentenceText(block.sentence, language), tone: block.tone, score: block.score, facts: Object.values(block.sentence.facts).map((fact) => fact.id) }]
        : [],
    ),
    caveats: report.blocks.flatMap((block) => (block.kind === 'caveat' ? [{ code: block.code, text: say(block.text, language) }] : [])),
    sheets: written.sheets,
  };
}

function jsonFact(fact: Fact, report: Report & Partial<ComposedReport>, language: Language): JsonFact {
  const cell = report.cells?.get(fact.id);
  return {
    id: fact.id,
    plugin: report.plugins?.get(fact.id) ?? null,
    label: say(fact.label, language),
    value: fact.unit.kind === 'date' && typeof fact.value === 'number' ? isoDayOf(fact.value) : fact.value,
    unit: unitName(fact.unit),
    formula: cell?.formula ?? null,
    cell: cell === undefined ? null : placeName(cell.ref),
    sources: fact.sources.map(jsonSource),
    method: say(fact.method, language),
  };
}

function unitName(unit: Unit): string | null {
  switch (unit.kind) {
    case 'money':
      return unit.currency;
    case 'number':
      return unit.noun?.en ?? null;
    case 'percent':
      return '%';
    case 'points':
    case 'date':
      return unit.kind;
    case 'name':
      return null;
  }
}

function jsonSource(source: Source): JsonSource {
  if (source.kind === 'range') return { kind: 'range', sheet: source.ref.sheet, range: source.ref.range };
  const { clipId, url, capturedAt, contentHash, quote } = source;
  return { kind: 'clip', clip: clipId, url, capturedAt, contentHash, quote: quote?.exact ?? null };
}

function placeName(ref: RangeRef): string {
  return absoluteReference(ref).replaceAll('$', '');
}
