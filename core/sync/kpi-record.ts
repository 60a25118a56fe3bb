import * as z from 'zod';
import { canonicalJson, sha256 } from '../clip/hash.ts';
import { MOST_OPERATION_BYTES } from './hub-protocol.ts';
import { hashSchema, recordContentSchema, type RecordContent } from './hub-record.ts';
import { keepable } from './keepable.ts';

/** The kind of records that are numbers of a written report, each with its evidence. */
export const KPI = 'kpi';

const hash = z.nullable(hashSchema);

export const kpiSourceSchema = z.discriminatedUnion('kind', [
  /** Cells of the workbook, and the hash of what they held. */
  z.object({ kind: z.literal('range'), sheet: z.string(), range: z.string(), sha256: hash }),
  z.object({ kind: z.literal('clip'), clip: z.string(), url: z.string(), capturedAt: z.string(), sha256: hash, quote: z.nullable(z.string()) }),
]);
export type KpiSource = z.infer<typeof kpiSourceSchema>;

/** What a KPI's record says: fields of one name each, so that BI tools read them as they are. */
const kpiFieldsSchema = z.object({
  /** The value's name within its report; with `report` it names the metric that has a history. */
  fact: z.string(),
  metric: z.nullable(z.string()),
  label: z.string(),
  language: z.enum(['zh', 'en']),
  value: z.union([z.number(), z.string()]),
  /** A currency code, `money`, `percent` (1 is 100 %), `points`, `date`, `name`, `number` or what is counted. */
  unit: z.string(),
  /** The value as the report writes it. */
  shown: z.string(),
  /** `key` is null where only some days of a period are meant; days are ISO days, both within it. */
  period: z.nullable(z.object({ key: z.nullable(z.string()), label: z.string(), from: z.string(), to: z.string() })),
  report: z.string(),
  reportTitle: z.string(),
  /** The file's name, without the folder it is in. */
  workbook: z.string(),
  writtenAt: z.string(),
  /** As Excel reads it; null where the cell holds a plain value, or where the formula is too long to be told. */
  formula: z.nullable(z.string()),
  method: z.string(),
  sources: z.array(kpiSourceSchema),
  /** How many more sources there are than a record can tell. */
  sourcesLeftOut: z.number(),
});
export type KpiFields = z.infer<typeof kpiFieldsSchema>;

/** One value of one metric, as a report said it. */
export interface KpiRecord {
  readonly id: string;
  readonly fields: KpiFields;
}

/** What is left for the operation around the fields. */
const MOST_FIELD_BYTES = MOST_OPERATION_BYTES - 1024;
/** Bytes of JSON that a text may take, so that texts alone never fill a record. */
const MOST_TEXT_BYTES = { label: 600, unit: 200, shown: 400, value: 1000, reportTitle: 600, workbook: 600, method: 2000, formula: 3000, quote: 600, url: 2000, name: 400 } as const;

/**
 * The record of a value. Its id is made of what it says (SHA-256 over report, fact, period, value and the hashes of the
 * sources), so a report that is published again, here or on another device, is the same records.
 *
 * Texts are shortened and the last sources left out, and counted, where they would not fit; never a number.
 */
export async function kpiRecord({ sources, ...said }: Omit<KpiFields, 'sourcesLeftOut'>): Promise<KpiRecord> {
  const { report, fact, period, value } = said;
  const identity = { report, fact, period: period === null ? null : [period.from, period.to], value, sources: sources.map((source) => source.sha256) };
  const id = `${KPI}:${await sha256(new TextEncoder().encode(canonicalJson(identity)))}`;
  const fields = kpiFieldsSchema.parse(keepable({ ...shortened(said), sources: sources.map(shortenedSource), sourcesLeftOut: 0 }));
  return { id, fields: fitting(fields) };
}

/** What a record of the kind `kpi` says; null where this version cannot read it. */
export function kpiOfRecord({ fields }: Pick<RecordContent, 'fields'>): KpiFields | null {
  const parsed = kpiFieldsSchema.safeParse(fields);
  return parsed.success ? parsed.data : null;
}

export function contentOfKpi({ fields }: KpiRecord): RecordContent {
  return recordContentSchema.parse({ fields, sets: {} });
}

function fitting(fields: KpiFields): KpiFields {
  const kept = [...fields.sources];
  const now = (): KpiFields => ({ ...fields, sources: kept, sourcesLeftOut: fields.sources.length - kept.length });
  while (kept.length > 0 && bytesOf(now()) > MOST_FIELD_BYTES) kept.pop();
  return now();
}

function shortened<Said extends Omit<KpiFields, 'sources' | 'sourcesLeftOut'>>(said: Said): Said {
  const { label, unit, shown, value, reportTitle, workbook, method, formula, fact, metric, period } = said;
  const most = MOST_TEXT_BYTES;
  return {
    ...said,
    fact: cut(fact, most.name),
    metric: metric === null ? null : cut(metric, most.name),
    label: cut(label, most.label),
    unit: cut(unit, most.unit),
    shown: cut(shown, most.shown),
    value: typeof value === 'number' ? value : cut(value, most.value),
    period: period === null ? null : { ...period, label: cut(period.label, most.name) },
    reportTitle: cut(reportTitle, most.reportTitle),
    workbook: cut(workbook, most.workbook),
    method: cut(method, most.method),
    // Half a formula would be another one.
    formula: formula !== null && bytesOf(formula) > most.formula ? null : formula,
  };
}

function shortenedSource(source: KpiSource): KpiSource {
  const most = MOST_TEXT_BYTES;
  if (source.kind === 'range') return { ...source, sheet: cut(source.sheet, most.name), range: cut(source.range, most.name) };
  return { ...source, url: bytesOf(source.url) > most.url ? '' : source.url, quote: source.quote === null ? null : cut(source.quote, most.quote) };
}

/** The beginning of a text that takes so many bytes as JSON, with a sign that there was more. */
function cut(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let [kept, bytes] = ['', bytesOf('…')];
  for (const letter of text) {
    bytes += bytesOf(letter) - 2;
    if (bytes > most) break;
    kept += letter;
  }
  return `${kept}…`;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}
