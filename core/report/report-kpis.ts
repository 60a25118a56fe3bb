import { hashSchema } from '../sync/hub-record.ts';
import { kpiRecord, type KpiRecord, type KpiSource } from '../sync/kpi-record.ts';
import type { EvidenceDocument, KeptFact, KeptSource } from './evidence-document.ts';
import { keptValue, keptWords } from './kept-value.ts';
import type { WrittenReport } from './written-reports.ts';

/**
 * The KPIs of a written report: the values of its cards, each once, as they were written. What a card could not compute is
 * none.
 *
 * @param workbook the file's name
 */
export function kpisOfReport(report: Pick<WrittenReport, 'id' | 'title' | 'language' | 'writtenAt'>, document: EvidenceDocument, workbook: string): Promise<readonly KpiRecord[]> {
  const cards = document.sheets.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'card');
  const facts = new Set(cards.flatMap(({ facts: [shown] }) => (shown === undefined ? [] : (document.facts[shown] ?? []))));
  return Promise.all([...facts].flatMap((fact) => kpiOf(fact, report, document, workbook)));
}

function kpiOf(fact: KeptFact, report: Pick<WrittenReport, 'id' | 'title' | 'language' | 'writtenAt'>, document: EvidenceDocument, workbook: string): Promise<KpiRecord>[] {
  const value = keptValue(fact);
  if (value === null) return [];
  const { id, label, unit, metric, period, formula, method } = fact;
  return [
    kpiRecord({
      fact: id,
      metric: metric?.name ?? null,
      label: metric === null || metric.label === '' ? label : metric.label,
      language: report.language,
      value,
      unit,
      shown: keptWords(fact, report.language),
      period,
      report: report.id,
      reportTitle: report.title,
      workbook,
      writtenAt: report.writtenAt,
      formula,
      method,
      sources: fact.sources.flatMap((source) => sourceOf(document.sources.get(source))),
    }),
  ];
}

function sourceOf(source: KeptSource | undefined): KpiSource[] {
  if (source === undefined) return [];
  if (source.kind === 'range') return [{ kind: 'range', ...source.ref, sha256: hashOf(source.sha256) }];
  const { clipId, url, capturedAt, sha256, quote } = source;
  return [{ kind: 'clip', clip: clipId, url, capturedAt, sha256: hashOf(sha256), quote: quote === null ? null : `${quote.prefix}${quote.exact}${quote.suffix}` }];
}

/** Programs that change a document may leave anything there. */
function hashOf(sha256: string | null): string | null {
  return hashSchema.safeParse(sha256).data ?? null;
}
