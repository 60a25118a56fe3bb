import { columnCells } from '../analysis/metric-fact.ts';
import { operands } from '../fact/derive.ts';
import type { Fact, Source } from '../fact/fact.ts';
import { factText } from '../fact/fact-text.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/language.ts';
import type { Measure } from '../metric/metric.ts';
import { aggregatesOf, termOf } from '../metric/term.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { formatArea, type RangeRef } from '../workbook/address.ts';
import { rectangles } from '../workbook/rectangles.ts';
import type { PlannedCell } from '../workbook/sheet-plan.ts';
import type { SourceHashes } from './evidence.ts';
import { sourceKey } from './evidence.ts';
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
  /** The tables that the facts are about. */
  readonly tables: readonly TypedTable[];
  /** The sheets of the report, with the names that mark them. */
  readonly sheets: readonly { readonly mark: string; readonly name: string; readonly cells: readonly PlannedCell[] }[];
  readonly parts: readonly EvidencePart[];
  /** Names of the whole workbook that the report adds. */
  readonly names: readonly string[];
}

/** Cells that stand for several facts, the one that matters most first: a card, a finding, a chart, a line of the sources. */
export interface EvidencePart {
  readonly kind: 'card' | 'finding' | 'chart' | 'line';
  readonly ref: RangeRef;
  readonly facts: readonly Fact[];
  /** What a chart draws: its labels, then the values of each series. */
  readonly chart?: { readonly id: string; readonly title: string; readonly draws: readonly RangeRef[] };
}

/** What a fact follows from is named where it is so few that a person follows it. */
const MOST_OPERANDS = 24;

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
  const numbers = new Map(facts.map(({ id: fact }, index) => [fact, index + 1]));
  const numbered = (said: readonly Fact[]) => [...new Set(said.flatMap((fact) => numbers.get(fact.id) ?? []))].join(' ');
  const sheetNumber = (name: string) => input.sheets.findIndex((sheet) => sheet.name === name) + 1;
  const numberedCell = ({ sheet, range }: RangeRef) => `${sheetNumber(sheet)}!${range}`;
  const columnNumber = (table: string, column: string): string | null => {
    const found = input.tables.find(({ name }) => name === table);
    const number = found === undefined ? undefined : sources.get(sourceKey({ kind: 'range', ref: columnCells(found, column) }))?.number;
    return number === undefined ? null : `S${number}`;
  };
  const factElements = facts.map((fact) => {
    const cell = cells.get(fact.id);
    const from = fact.derivation === undefined ? [] : operands(fact.derivation);
    const shown = factText(fact, language);
    const attributes = {
      id: fact.id,
      plugin: plugins.get(fact.id),
      unit: unitName(fact),
      sheet: cell?.ref.sheet,
      cell: cell?.ref.range,
      sources: fact.sources.map((source) => `S${numberOf(source)}`).join(' '),
      also: cell === undefined || cell.also.length === 0 ? undefined : cell.also.map(numberedCell).join(' '),
      shown: shown === fact.value ? undefined : shown,
      from: from.length === 0 || from.length > MOST_OPERANDS ? undefined : numbered(from),
    };
    const children = [
      element('label', {}, escapeXml(say(fact.label, language))),
      ...(fact.value === null ? [] : [element('value', {}, escapeXml(String(fact.value)))]),
      ...(cell === undefined || cell.formula === null ? [] : [element('formula', {}, escapeXml(cell.formula))]),
      element('method', {}, escapeXml(say(fact.method, language))),
      ...countedRows(fact, columnNumber),
    ];
    return element('fact', attributes, children.join(''));
  });
  const sourceElements = [...sources.values()].map(({ source, number }) => sourceElement(source, `S${number}`, hashes.get(sourceKey(source))));
  const sheetElements = input.sheets.map(({ mark, name, cells: written }) => {
    const parts = input.parts.filter(({ ref }) => ref.sheet === name);
    const partElements = parts.map(({ kind, ref, facts: said, chart }) =>
      element('part', { kind, cells: ref.range, facts: numbered(said), chart: chart?.id, title: chart?.title, draws: chart?.draws.map(numberedCell).join(' ') }, ''),
    );
    return element('sheet', { mark, name, cells: filledAreas(written) }, partElements.join(''));
  });
  const nameElements = input.names.map((name) => element('name', {}, escapeXml(name)));
  const body = element('title', {}, escapeXml(title)) + element('written', {}, [...sheetElements, ...nameElements].join('')) + element('sources', {}, sourceElements.join('')) + element('facts', {}, factElements.join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('report', { xmlns: EVIDENCE_NAMESPACE, id, language, written: now }, body)}`;
}

/**
 * The conditions on rows under which a plain metric counts them. Left out where a metric looks at rows beyond: at
 * other periods, at the whole that a share is of.
 */
function countedRows({ use }: Fact, columnNumber: (table: string, column: string) => string | null): readonly string[] {
  if (use === null || !countsOneSet(use.metric.measure)) return [];
  const period = use.period === null || use.dateColumn === null ? [] : [{ column: use.dateColumn, from: use.period.from, to: use.period.to }];
  const conditions = [
    ...period.map(({ column, from, to }) => ({ column, attributes: { from: Number.isFinite(from) ? String(from) : undefined, to: String(to) }, texts: [] })),
    ...use.filters.map(({ column, op, value }) =>
      typeof value === 'number' ? { column, attributes: { op, number: String(value) }, texts: [] } : { column, attributes: { op }, texts: typeof value === 'string' ? [value] : value },
    ),
  ];
  const elements = conditions.map(({ column, attributes, texts }) => {
    const source = columnNumber(use.table, column);
    return source === null ? null : element('rows', { of: source, ...attributes }, texts.map((text) => element('is', {}, escapeXml(text))).join(''));
  });
  return elements.every((one) => one !== null) ? elements : [];
}

function countsOneSet(measure: Measure): boolean {
  return aggregatesOf(termOf(measure)).every(({ over, since, lifted }) => over === 'now' && since === null && lifted.length === 0);
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
  const tag = `${name}${written.join('')}`;
  return body === '' ? `<${tag}/>` : `<${tag}>${body}</${name}>`;
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
