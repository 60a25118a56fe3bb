import type { Quote } from '../clip/clip.ts';
import type { Filter } from '../metric/metric.ts';
import { parseArea, type Area, type RangeRef } from '../workbook/address.ts';
import { readXml, type Attributes } from '../workbook/file/xml.ts';

/** A report's evidence as `evidence-xml.ts` keeps it. Documents of earlier versions say less: what they lack is empty. */
export interface EvidenceDocument {
  readonly sheets: readonly KeptSheet[];
  readonly sources: ReadonlyMap<string, KeptSource>;
  readonly facts: readonly KeptFact[];
}

export interface KeptSheet {
  readonly mark: string;
  /** Its name when it was written. */
  readonly name: string | null;
  readonly parts: readonly KeptPart[];
}

export interface KeptPart {
  readonly kind: 'card' | 'finding' | 'chart' | 'line';
  readonly area: Area;
  /** Positions in the document's facts. */
  readonly facts: readonly number[];
  readonly chart: { readonly id: string; readonly title: string; readonly draws: readonly KeptPlace[] } | null;
}

/** Cells of a sheet of the report, which is named by its position among them. */
export interface KeptPlace {
  readonly sheet: number;
  readonly area: Area;
}

export interface KeptFact {
  readonly id: string;
  readonly label: string;
  /** As it stands in the XML; null where it could not be computed. */
  readonly value: string | null;
  /** A currency code, `money`, `percent`, `points`, `date`, `name`, `number` or what is counted. */
  readonly unit: string;
  /** Null where it is no metric's value, or where the document does not say. */
  readonly metric: KeptMetric | null;
  readonly period: KeptPeriod | null;
  /** As the report writes it; null where that is the value itself, or not kept. */
  readonly shown: string | null;
  readonly method: string;
  /** As written, with `=`; null where its cell holds a plain value or it has none. */
  readonly formula: string | null;
  /** The cell that `formula` stands in, then all others. */
  readonly places: readonly KeptPlace[];
  readonly sources: readonly string[];
  /** Positions of the facts that it follows from. */
  readonly from: readonly number[];
  /** Which rows count; none where all do, or where the document does not say. */
  readonly rows: readonly RowCondition[];
}

export interface KeptMetric {
  readonly name: string;
  readonly label: string;
  readonly table: string;
}

export interface KeptPeriod {
  /** As `period-key.ts` writes it; null where only some of its days are meant. */
  readonly key: string | null;
  readonly label: string;
  /** ISO days, both within it. */
  readonly from: string;
  readonly to: string;
}

export interface RowCondition {
  /** Id of the source that holds the column. */
  readonly of: string;
  readonly is: { readonly kind: 'between'; readonly from: number; readonly to: number } | { readonly kind: 'number'; readonly op: Filter['op']; readonly number: number } | { readonly kind: 'text'; readonly op: '=' | '<>'; readonly texts: readonly string[] };
}

export type KeptSource =
  | { readonly kind: 'range'; readonly ref: RangeRef; readonly sha256: string | null }
  | { readonly kind: 'clip'; readonly clipId: string; readonly url: string; readonly capturedAt: string; readonly sha256: string | null; readonly quote: Quote | null };

type Draft<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] extends readonly (infer One)[] ? One[] : Shape[Key] };

/** @param nameOf the present name of a marked sheet: earlier versions did not keep the name that facts go by. */
export function readEvidenceDocument(xml: string, nameOf: (mark: string) => string | null): EvidenceDocument {
  const path: string[] = [];
  const sheets: Draft<KeptSheet>[] = [];
  const sources = new Map<string, KeptSource>();
  const facts: Draft<KeptFact>[] = [];
  const metrics = new Map<string, KeptMetric>();
  const periods = new Map<string, KeptPeriod>();
  /** What is being read, where its text is not done yet. */
  const open: { quote: { readonly of: string; exact: string; readonly prefix: string; readonly suffix: string } | null; texts: string[] } = { quote: null, texts: [] };
  const placeOf = (place: string): KeptPlace[] => {
    const [number = '', range = ''] = place.split('!');
    const area = parseArea(range);
    return area === null || !/^[1-9]\d*$/.test(number) ? [] : [{ sheet: Number(number) - 1, area }];
  };
  readXml(xml, {
    open(name, attributes) {
      path.push(name);
      switch (path.join('/')) {
        case 'report/written/sheet': {
          const mark = attributes.get('mark') ?? '';
          sheets.push({ mark, name: attributes.get('name') ?? nameOf(mark), parts: [] });
          break;
        }
        case 'report/written/sheet/part':
          sheets.at(-1)?.parts.push(...partOf(attributes, placeOf));
          break;
        case 'report/sources/range':
        case 'report/sources/clip':
          sources.set(attributes.get('id') ?? '', sourceOf(name, attributes));
          break;
        case 'report/sources/clip/quote':
          open.quote = { of: [...sources.keys()].at(-1) ?? '', exact: '', prefix: attributes.get('prefix') ?? '', suffix: attributes.get('suffix') ?? '' };
          break;
        case 'report/metrics/metric':
          metrics.set(attributes.get('id') ?? '', { name: attributes.get('name') ?? '', label: attributes.get('label') ?? '', table: attributes.get('table') ?? '' });
          break;
        case 'report/periods/period':
          periods.set(attributes.get('id') ?? '', periodOf(attributes));
          break;
        case 'report/facts/fact':
          facts.push({ ...factOf(attributes, sheets, placeOf), metric: metrics.get(attributes.get('metric') ?? '') ?? null, period: periods.get(attributes.get('period') ?? '') ?? null });
          break;
        case 'report/facts/fact/rows': {
          const condition = conditionOf(attributes);
          open.texts = condition.texts;
          facts.at(-1)?.rows.push(condition.condition);
          break;
        }
        case 'report/facts/fact/rows/is':
          open.texts.push('');
      }
    },
    text(text) {
      const fact = facts.at(-1);
      switch (path.join('/')) {
        case 'report/sources/clip/quote':
          if (open.quote !== null) open.quote.exact += text;
          break;
        case 'report/facts/fact/label':
          if (fact) fact.label += text;
          break;
        case 'report/facts/fact/value':
          if (fact) fact.value = `${fact.value ?? ''}${text}`;
          break;
        case 'report/facts/fact/formula':
          if (fact) fact.formula = `${fact.formula ?? ''}${text}`;
          break;
        case 'report/facts/fact/method':
          if (fact) fact.method += text;
          break;
        case 'report/facts/fact/rows/is':
          open.texts.push(`${open.texts.pop() ?? ''}${text}`);
      }
    },
    close() {
      if (path.join('/') === 'report/sources/clip/quote' && open.quote !== null) {
        const { of, ...quote } = open.quote;
        const known = sources.get(of);
        if (known?.kind === 'clip') sources.set(of, { ...known, quote });
        open.quote = null;
      }
      path.pop();
    },
  });
  return { sheets, sources, facts };
}

const PART_KINDS = ['card', 'finding', 'chart', 'line'] as const;

function partOf(attributes: Attributes, placeOf: (place: string) => KeptPlace[]): KeptPart[] {
  const kind = PART_KINDS.find((one) => one === attributes.get('kind'));
  const area = parseArea(attributes.get('cells') ?? '');
  if (kind === undefined || area === null) return [];
  const id = attributes.get('chart');
  const draws = list(attributes.get('draws')).flatMap(placeOf);
  return [{ kind, area, facts: positions(attributes.get('facts')), chart: id === undefined ? null : { id, title: attributes.get('title') ?? '', draws } }];
}

function sourceOf(kind: string, attributes: Attributes): KeptSource {
  const sha256 = attributes.get('sha256') ?? null;
  if (kind === 'range') return { kind: 'range', ref: { sheet: attributes.get('sheet') ?? '', range: attributes.get('cells') ?? '' }, sha256 };
  return { kind: 'clip', clipId: attributes.get('clip') ?? '', url: attributes.get('url') ?? '', capturedAt: attributes.get('captured') ?? '', sha256, quote: null };
}

function periodOf(attributes: Attributes): KeptPeriod {
  return { key: attributes.get('key') ?? null, label: attributes.get('label') ?? '', from: attributes.get('from') ?? '', to: attributes.get('to') ?? '' };
}

function factOf(attributes: Attributes, sheets: readonly KeptSheet[], placeOf: (place: string) => KeptPlace[]): Omit<Draft<KeptFact>, 'metric' | 'period'> {
  const sheet = sheets.findIndex(({ name }) => name !== null && name === attributes.get('sheet'));
  const cell = attributes.get('cell');
  const first = cell === undefined || sheet < 0 ? [] : placeOf(`${sheet + 1}!${cell}`);
  return {
    id: attributes.get('id') ?? '',
    label: '',
    value: null,
    unit: attributes.get('unit') ?? 'number',
    shown: attributes.get('shown') ?? null,
    method: '',
    formula: null,
    places: [...first, ...list(attributes.get('also')).flatMap(placeOf)],
    sources: [...list(attributes.get('sources'))],
    from: [...positions(attributes.get('from'))],
    rows: [],
  };
}

/** The condition, and the texts that it takes in while they are read. */
function conditionOf(attributes: Attributes): { readonly condition: RowCondition; readonly texts: string[] } {
  const of = attributes.get('of') ?? '';
  const texts: string[] = [];
  const op = attributes.get('op');
  const to = attributes.get('to');
  if (to !== undefined) return { condition: { of, is: { kind: 'between', from: Number(attributes.get('from') ?? -Infinity), to: Number(to) } }, texts };
  const number = attributes.get('number');
  if (number !== undefined) return { condition: { of, is: { kind: 'number', op: OPERATORS.find((one) => one === op) ?? '=', number: Number(number) } }, texts };
  return { condition: { of, is: { kind: 'text', op: op === '<>' ? '<>' : '=', texts } }, texts };
}

const OPERATORS: readonly Filter['op'][] = ['=', '<>', '>', '>=', '<', '<='];

function positions(numbers: string | undefined): readonly number[] {
  return list(numbers).flatMap((number) => (/^[1-9]\d*$/.test(number) ? [Number(number) - 1] : []));
}

function list(words: string | undefined): readonly string[] {
  return (words ?? '').split(' ').filter((word) => word !== '');
}
