import { columnCells } from '../analysis/metric-fact.ts';
import { operands } from '../fact/derive.ts';
import type { Fact, MetricUse, Source } from '../fact/fact.ts';
import { factText } from '../fact/fact-text.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/language.ts';
import type { BusinessCalendar } from '../metric/business-calendar.ts';
import { isoDayOf } from '../metric/calendar.ts';
import type { Filter, Measure } from '../metric/metric.ts';
import { periodKey } from '../metric/period-key.ts';
import { periodLabel } from '../metric/period-label.ts';
import { periodAt, samePeriod } from '../metric/periods.ts';
import type { Period } from '../metric/period.ts';
import { aggregatesOf, termOf } from '../metric/term.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { formatArea, type RangeRef } from '../workbook/address.ts';
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
  readonly calendar: BusinessCalendar;
  readonly now: string;
  readonly facts: readonly Fact[];
  readonly plugins: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, FactCell>;
  readonly hashes: SourceHashes;
  /** The tables that the facts are about. */
  readonly tables: readonly TypedTable[];
  /** What it was asked to be, for a refresh to ask again. */
  readonly asked: AskedReport;
  readonly sheets: readonly WrittenPart[];
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

/** A sheet of the report as it is written: which part it is, the name that marks it, and what stands where. */
export interface WrittenPart {
  readonly part: string;
  readonly mark: string;
  readonly name: string;
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
  const numbers = new Map(facts.map(({ id: fact }, index) => [fact, index + 1]));
  const numbered = (said: readonly Fact[]) => [...new Set(said.flatMap((fact) => numbers.get(fact.id) ?? []))].join(' ');
  const sheetNumber = (name: string) => input.sheets.findIndex((sheet) => sheet.name === name) + 1;
  const numberedCell = ({ sheet, range }: RangeRef) => `${sheetNumber(sheet)}!${range}`;
  const columnNumber = (table: string, column: string): string | null => {
    const found = input.tables.find(({ name }) => name === table);
    const number = found === undefined ? undefined : sources.get(sourceKey({ kind: 'range', ref: columnCells(found, column) }))?.number;
    return number === undefined ? null : `S${number}`;
  };
  const metrics = new Listed('M');
  const periods = new Listed('P');
  const factElements = facts.map((fact) => {
    const cell = cells.get(fact.id);
    const from = fact.derivation === undefined ? [] : operands(fact.derivation);
    const shown = factText(fact, language);
    const period = fact.use?.period ?? null;
    const attributes = {
      id: fact.id,
      plugin: plugins.get(fact.id),
      unit: unitName(fact, language),
      sheet: cell?.ref.sheet,
      cell: cell?.ref.range,
      ...(cell?.followsChoice === true ? { follows: 'choice' } : {}),
      ...(fact.use === null ? {} : { metric: metrics.idOf(metricAttributes(fact.use, language)) }),
      ...(period === null ? {} : { period: periods.idOf(periodAttributes(period, input)) }),
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
      ...(fact.use?.filters ?? []).map(filterElement),
    ];
    return element('fact', attributes, children.join(''));
  });
  const sourceElements = [...sources.values()].map(({ source, number }) => sourceElement(source, `S${number}`, hashes.get(sourceKey(source))));
  const sheetElements = input.sheets.map((sheet) => {
    const parts = input.parts.filter(({ ref }) => ref.sheet === sheet.name);
    const partElements = parts.map(({ kind, ref, facts: said, chart }) =>
      element('part', { kind, cells: ref.range, facts: numbered(said), chart: chart?.id, title: chart?.title, draws: chart?.draws.map(numberedCell).join(' ') }, ''),
    );
    return sheetElement(sheet, partElements);
  });
  const nameElements = input.names.map((name) => element('name', {}, escapeXml(name)));
  const body = element('title', {}, escapeXml(title)) + element('asked', {}, escapeXml(JSON.stringify(input.asked))) + element('written', {}, [...sheetElements, ...nameElements].join('')) + element('sources', {}, sourceElements.join('')) + element('metrics', {}, metrics.elements('metric')) + element('periods', {}, periods.elements('period')) + element('facts', {}, factElements.join(''));
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

function sheetElement({ part, mark, name, cells, record }: WrittenPart, parts: readonly string[]): string {
  const listed = (items: readonly string[]) => (items.length === 0 ? undefined : items.join(' '));
  const attributes = {
    mark,
    part,
    name,
    cells: filledAreas(cells),
    merges: listed(record.merges),
    formats: listed(record.conditionalFormats),
    validations: listed(record.validations),
    sparklines: listed(record.sparklines),
    notes: listed(record.notes),
  };
  const charts = record.charts.map((id) => element('chart', {}, escapeXml(id)));
  return element('sheet', attributes, [...parts, ...charts, ...(record.rows.length === 0 ? [] : [element('rows', {}, escapeXml(writeRows(record.rows)))])].join(''));
}

/** What many facts share, written once and named by a number. */
class Listed {
  readonly #ids = new Map<string, { readonly id: string; readonly attributes: Attributes }>();

  constructor(private readonly prefix: string) {}

  idOf(attributes: Attributes): string {
    const key = JSON.stringify(attributes);
    const known = this.#ids.get(key) ?? { id: `${this.prefix}${this.#ids.size + 1}`, attributes };
    this.#ids.set(key, known);
    return known.id;
  }

  elements(name: string): string {
    return [...this.#ids.values()].map(({ id, attributes }) => element(name, { id, ...attributes }, '')).join('');
  }
}

function metricAttributes({ metric, table }: MetricUse, language: Language): Attributes {
  return { name: metric.id, label: say(metric.label, language), table };
}

/** A period of which only some days are meant has no key: it would be taken for the whole one. */
function periodAttributes(period: Period, { calendar, language }: EvidenceInput): Attributes {
  const isWhole = samePeriod(periodAt(period.grain, period.from, calendar), period);
  return { key: isWhole ? periodKey(period, calendar) : undefined, label: say(periodLabel(period, calendar), language), from: isoDayOf(period.from), to: isoDayOf(period.to - 1) };
}

function filterElement({ column, op, value }: Filter): string {
  const values = typeof value === 'object' ? value : [String(value)];
  return element('filter', { column, op }, values.map((one) => element('value', {}, escapeXml(one))).join(''));
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

/** What is counted is said in the report's language. */
function unitName({ unit }: Fact, language: Language): string {
  if (unit.kind === 'money') return unit.currency ?? 'money';
  if (unit.kind !== 'number') return unit.kind;
  return unit.noun === null ? 'number' : say(unit.noun, language);
}

type Attributes = Readonly<Record<string, string | undefined>>;

function element(name: string, attributes: Attributes, body: string): string {
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
