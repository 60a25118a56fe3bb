import type { Fact, MetricUse, Source } from '../fact/fact.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/language.ts';
import type { BusinessCalendar } from '../metric/business-calendar.ts';
import { isoDayOf } from '../metric/calendar.ts';
import type { Filter } from '../metric/metric.ts';
import { periodKey } from '../metric/period-key.ts';
import { periodLabel } from '../metric/period-label.ts';
import { periodAt, samePeriod } from '../metric/periods.ts';
import type { Period } from '../metric/period.ts';
import { formatArea } from '../workbook/address.ts';
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
  readonly calendar: BusinessCalendar;
  readonly now: string;
  readonly facts: readonly Fact[];
  readonly plugins: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, FactCell>;
  readonly hashes: SourceHashes;
  /** The sheets of the report, with the names that mark them. */
  readonly sheets: readonly { readonly mark: string; readonly name: string; readonly cells: readonly PlannedCell[] }[];
  /** Names of the whole workbook that the report adds. */
  readonly names: readonly string[];
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
  const metrics = new Listed('M');
  const periods = new Listed('P');
  const factElements = facts.map((fact) => {
    const cell = cells.get(fact.id);
    const period = fact.use?.period ?? null;
    const attributes = {
      id: fact.id,
      plugin: plugins.get(fact.id),
      unit: unitName(fact),
      sheet: cell?.ref.sheet,
      cell: cell?.ref.range,
      ...(cell?.followsChoice === true ? { follows: 'choice' } : {}),
      ...(fact.use === null ? {} : { metric: metrics.idOf(metricAttributes(fact.use, language)) }),
      ...(period === null ? {} : { period: periods.idOf(periodAttributes(period, input)) }),
      sources: fact.sources.map((source) => `S${numberOf(source)}`).join(' '),
    };
    const children = [
      element('label', {}, escapeXml(say(fact.label, language))),
      ...(fact.value === null ? [] : [element('value', {}, escapeXml(String(fact.value)))]),
      ...(cell === undefined || cell.formula === null ? [] : [element('formula', {}, escapeXml(cell.formula))]),
      element('method', {}, escapeXml(say(fact.method, language))),
      ...(fact.use?.filters ?? []).map(filterElement),
    ];
    return element('fact', attributes, children.join(''));
  });
  const sourceElements = [...sources.values()].map(({ source, number }) => sourceElement(source, `S${number}`, hashes.get(sourceKey(source))));
  const sheetElements = input.sheets.map(({ mark, name, cells: written }) => element('sheet', { mark, name, cells: filledAreas(written) }, ''));
  const nameElements = input.names.map((name) => element('name', {}, escapeXml(name)));
  const body = element('title', {}, escapeXml(title)) + element('written', {}, [...sheetElements, ...nameElements].join('')) + element('sources', {}, sourceElements.join('')) + element('metrics', {}, metrics.elements('metric')) + element('periods', {}, periods.elements('period')) + element('facts', {}, factElements.join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('report', { xmlns: EVIDENCE_NAMESPACE, id, language, written: now }, body)}`;
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

function unitName({ unit }: Fact): string {
  if (unit.kind === 'money') return unit.currency ?? 'money';
  return unit.kind === 'number' ? (unit.noun?.en ?? 'number') : unit.kind;
}

type Attributes = Readonly<Record<string, string | undefined>>;

function element(name: string, attributes: Attributes, body: string): string {
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
