import type { Fact, Source } from '../fact/fact.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/language.ts';
import { formatArea } from '../workbook/address.ts';
import { rectangles } from '../workbook/rectangles.ts';
import type { PlannedCell } from '../workbook/sheet-plan.ts';
import type { AskedReport } from './asked-report.ts';
import type { SourceHashes } from './evidence.ts';
import { sourceKey } from './evidence.ts';
import type { SheetRecord } from './sheet-record.ts';
import { writeRows } from './sheet-record.ts';
import type { FactCell } from './study.ts';

export const EVIDENCE_NAMESPACE = 'urn:clipsheet:report:1';

export interface EvidenceInput {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly now: string;
  readonly facts: readonly Fact[];
  readonly plugins: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, FactCell>;
  readonly hashes: SourceHashes;
  /** What it was asked to be, for a refresh to ask again. */
  readonly asked: AskedReport;
  readonly sheets: readonly WrittenPart[];
  /** Names of the whole workbook that the report adds. */
  readonly names: readonly string[];
}

/** A sheet of the report as it is written: which part it is, the name that marks it, and what stands where. */
export interface WrittenPart {
  readonly part: string;
  readonly mark: string;
  readonly cells: readonly PlannedCell[];
  readonly record: SheetRecord;
}

/**
 * The report's facts and their evidence as one XML document, kept in the workbook: a later session, or another
 * program, finds from it every number's cell, formula, method and sources.
 */
export function evidenceXml(input: EvidenceInput): string {
  const { id, title, language, now, facts, plugins, cells, hashes } = input;
  const sources = new Map<string, { readonly source: Source; readonly number: number }>();
  const numberOf = (source: Source): number => {
    const key = sourceKey(source);
    const number = sources.get(key)?.number ?? sources.size + 1;
    sources.set(key, { source, number });
    return number;
  };
  const factElements = facts.map((fact) => {
    const cell = cells.get(fact.id);
    const attributes = {
      id: fact.id,
      plugin: plugins.get(fact.id),
      unit: unitName(fact),
      sheet: cell?.ref.sheet,
      cell: cell?.ref.range,
      sources: fact.sources.map((source) => `S${numberOf(source)}`).join(' '),
    };
    const children = [
      element('label', {}, escapeXml(say(fact.label, language))),
      ...(fact.value === null ? [] : [element('value', {}, escapeXml(String(fact.value)))]),
      ...(cell === undefined || cell.formula === null ? [] : [element('formula', {}, escapeXml(cell.formula))]),
      element('method', {}, escapeXml(say(fact.method, language))),
    ];
    return element('fact', attributes, children.join(''));
  });
  const sourceElements = [...sources.values()].map(({ source, number }) => sourceElement(source, `S${number}`, hashes.get(sourceKey(source))));
  const sheetElements = input.sheets.map(sheetElement);
  const nameElements = input.names.map((name) => element('name', {}, escapeXml(name)));
  const body = element('title', {}, escapeXml(title)) + element('asked', {}, escapeXml(JSON.stringify(input.asked))) + element('written', {}, [...sheetElements, ...nameElements].join('')) + element('sources', {}, sourceElements.join('')) + element('facts', {}, factElements.join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('report', { xmlns: EVIDENCE_NAMESPACE, id, language, written: now }, body)}`;
}

function sheetElement({ part, mark, cells, record }: WrittenPart): string {
  const listed = (items: readonly string[]) => (items.length === 0 ? undefined : items.join(' '));
  const attributes = {
    mark,
    part,
    cells: filledAreas(cells),
    merges: listed(record.merges),
    formats: listed(record.conditionalFormats),
    validations: listed(record.validations),
    sparklines: listed(record.sparklines),
    notes: listed(record.notes),
  };
  const charts = record.charts.map((id) => element('chart', {}, escapeXml(id)));
  return element('sheet', attributes, [...charts, ...(record.rows.length === 0 ? [] : [element('rows', {}, escapeXml(writeRows(record.rows)))])].join(''));
}

/** Where something was written: whatever else stands on the sheet later is a person's own. */
function filledAreas(cells: readonly PlannedCell[]): string {
  return rectangles(cells.filter(({ content }) => content.kind !== 'blank')).map(formatArea).join(' ');
}

function sourceElement(source: Source, id: string, hash: string | undefined): string {
  if (source.kind === 'range') return element('range', { id, sheet: source.ref.sheet, cells: source.ref.range, sha256: hash }, '');
  const { quote } = source;
  const children = quote === null ? '' : element('quote', { prefix: quote.prefix, suffix: quote.suffix }, escapeXml(quote.exact));
  return element('clip', { id, clip: source.clipId, url: source.url, captured: source.capturedAt, sha256: source.contentHash }, children);
}

function unitName({ unit }: Fact): string {
  if (unit.kind === 'money') return unit.currency ?? 'money';
  return unit.kind === 'number' ? (unit.noun?.en ?? 'number') : unit.kind;
}

function element(name: string, attributes: Readonly<Record<string, string | undefined>>, body: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(value)}"`]));
  return `<${name}${written.join('')}>${body}</${name}>`;
}

/** Escapes, and leaves out what XML 1.0 cannot hold: control characters and lone surrogates. */
function escapeXml(words: string): string {
  return words
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
