import { readXml, type Attributes } from '../../workbook/file/xml.ts';

/** A number that a report keeps with its metric, period and filters. */
export interface KeptFigure {
  readonly metric: { readonly name: string; readonly label: string; readonly table: string };
  /** Null where the number is about all of the data. */
  readonly period: KeptPeriod | null;
  readonly filters: readonly KeptFilter[];
  /** As it was when the report was written. */
  readonly value: number | string | null;
  /** The cell that shows it; null where none does, or where the cell follows the period that is chosen on its sheet. */
  readonly cell: MarkedCell | null;
  /** When the report was written, as an ISO date-time. */
  readonly writtenAt: string;
}

/** A cell of the sheet that a defined name marks: people rename sheets. */
export interface MarkedCell {
  readonly mark: string;
  readonly range: string;
}

export interface KeptPeriod {
  /** `2025-09`, `2025-Q3`; null for some days of a period. */
  readonly key: string | null;
  readonly label: string;
  /** The first and the last day, ISO. */
  readonly from: string;
  readonly to: string;
}

export interface KeptFilter {
  readonly column: string;
  readonly op: string;
  readonly values: readonly string[];
}

/** The metrics' numbers in a report's evidence (`evidence-xml.ts`); reports written before metrics were kept with them have none. */
export function keptFigures(xml: string): readonly KeptFigure[] {
  const path: string[] = [];
  const metrics = new Map<string, KeptFigure['metric']>();
  const periods = new Map<string, KeptPeriod>();
  const marks = new Map<string, string>();
  const figures: KeptFigure[] = [];
  let writtenAt = '';
  let fact: OpenFact | null = null;
  readXml(xml, {
    open(name, attributes) {
      path.push(name);
      const said = (attribute: string) => attributes.get(attribute) ?? '';
      switch (path.join('/')) {
        case 'report':
          writtenAt = said('written');
          break;
        case 'report/written/sheet':
          marks.set(said('name'), said('mark'));
          break;
        case 'report/metrics/metric':
          metrics.set(said('id'), { name: said('name'), label: said('label'), table: said('table') });
          break;
        case 'report/periods/period':
          periods.set(said('id'), { key: attributes.get('key') ?? null, label: said('label'), from: said('from'), to: said('to') });
          break;
        case 'report/facts/fact':
          fact = { attributes, value: null, filters: [] };
          break;
        case 'report/facts/fact/filter':
          fact?.filters.push({ column: said('column'), op: said('op'), values: [] });
          break;
        case 'report/facts/fact/filter/value':
          fact?.filters.at(-1)?.values.push('');
      }
    },
    text(text) {
      const place = path.join('/');
      if (fact === null) return;
      if (place === 'report/facts/fact/value') fact.value = (fact.value ?? '') + text;
      const values = fact.filters.at(-1)?.values;
      if (place === 'report/facts/fact/filter/value') values?.push(`${values.pop() ?? ''}${text}`);
    },
    close() {
      const place = path.join('/');
      path.pop();
      if (place !== 'report/facts/fact' || fact === null) return;
      const { attributes, value, filters } = fact;
      const metric = metrics.get(attributes.get('metric') ?? '');
      if (metric === undefined) return;
      figures.push({ metric, period: periods.get(attributes.get('period') ?? '') ?? null, filters, value: asNumber(value), cell: cellOf(attributes, marks), writtenAt });
    },
  });
  return figures;
}

interface OpenFact {
  readonly attributes: Attributes;
  value: string | null;
  readonly filters: { readonly column: string; readonly op: string; readonly values: string[] }[];
}

function cellOf(attributes: Attributes, marks: ReadonlyMap<string, string>): KeptFigure['cell'] {
  const mark = marks.get(attributes.get('sheet') ?? '');
  const range = attributes.get('cell');
  return mark === undefined || range === undefined || attributes.get('follows') === 'choice' ? null : { mark, range };
}

function asNumber(value: string | null): number | string | null {
  return value === null || value.trim() === '' || !Number.isFinite(Number(value)) ? value : Number(value);
}
