import * as z from 'zod';

/**
 * The file of a KPI pack as a person writes it, in YAML or JSON:
 *
 *     pack: customer-support
 *     title: { zh: 客服指标, en: Customer support }
 *     columns:
 *       created:  { role: date, words: [创建时间, created] }
 *       resolved: { role: date, words: [解决时间, resolved], optional: true }
 *     time: created
 *     metrics:
 *       tickets:    { label: { zh: 工单数, en: Tickets }, count: rows }
 *       resolution: { label: Resolution, median: { from: created, to: resolved, in: hours }, good: down, target: 24 }
 *
 * This is its shape; `compile-pack.ts` says what it means.
 */

/** Letters of any script. Names stand in ids, so they hold no blanks and no points. */
const name = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,59}$/u);
/** A label is shown as it stands, in cells, sentences and XML: nothing that only a terminal understands. */
const words = z.string().trim().min(1).max(200).regex(/^[^\p{Cc}\p{Cs}]*$/u);
const text = z.union([words, z.strictObject({ zh: words, en: words })]);
const oneOrMore = <Item extends z.ZodType>(item: Item, most: number) => z.union([item, z.array(item).min(1).max(most)]);

const ROLE_WORDS = ['date', 'number', 'group', 'time', 'start', 'end', 'measure', 'ratio', 'score', 'dimension', 'person', 'status', 'text', 'id', 'currency'] as const;
export type RoleWord = (typeof ROLE_WORDS)[number];

const columnSchema = z.strictObject({
  role: oneOrMore(z.enum(ROLE_WORDS), ROLE_WORDS.length),
  words: z.optional(oneOrMore(words, 60)),
  optional: z.optional(z.boolean()),
  many: z.optional(z.boolean()),
});

const durationSchema = z.strictObject({ from: name, to: name, in: z.enum(['minutes', 'hours', 'days']) });
const productSchema = z.strictObject({ times: z.tuple([name, name]) });
const operand = z.union([name, durationSchema, productSchema]);
export type WrittenOperand = z.infer<typeof operand>;

const condition = z.union([z.string().max(300), z.number(), z.array(z.string().max(300)).min(1).max(200)]);
export type WrittenCondition = z.infer<typeof condition>;

const aggregateShape = {
  count: z.optional(name),
  distinct: z.optional(name),
  sum: z.optional(operand),
  average: z.optional(operand),
  min: z.optional(operand),
  max: z.optional(operand),
  median: z.optional(operand),
  p10: z.optional(operand),
  p25: z.optional(operand),
  p75: z.optional(operand),
  p90: z.optional(operand),
  p95: z.optional(operand),
  p99: z.optional(operand),
  where: z.optional(z.record(name, condition)),
};
const aggregateSchema = z.strictObject(aggregateShape);
export type WrittenAggregate = z.infer<typeof aggregateSchema>;

/** The name of a metric, or a value computed on the spot. */
const part = z.union([name, aggregateSchema]);
export type WrittenPart = z.infer<typeof part>;

const target = z.union([z.number(), z.string().regex(/^\s*-?\d{1,9}(?:\.\d{1,9})?\s*[%％]\s*$/)]);

const metricSchema = z.strictObject({
  label: text,
  ...aggregateShape,
  ratio: z.optional(z.tuple([part, part])),
  difference: z.optional(z.tuple([part, part])),
  growth: z.optional(z.tuple([part, part])),
  running: z.optional(name),
  note: z.optional(text),
  optional: z.optional(z.boolean()),
  since: z.optional(z.enum(['year', 'quarter', 'month', 'start'])),
  unit: z.optional(text),
  good: z.optional(z.enum(['up', 'down'])),
  target: z.optional(target),
});
export type WrittenMetric = z.infer<typeof metricSchema>;

const chartSchema = z.strictObject({
  show: oneOrMore(name, 3),
  by: z.optional(name),
  as: z.optional(z.enum(['line', 'column', 'bar'])),
  title: z.optional(text),
});

export const packFileSchema = z.strictObject({
  pack: name,
  title: text,
  question: z.optional(text),
  columns: z.record(name, columnSchema),
  time: z.optional(name),
  by: z.optional(z.array(name).max(12)),
  metrics: z.record(name, metricSchema),
  charts: z.optional(z.array(chartSchema).max(8)),
});
export type PackFile = z.infer<typeof packFileSchema>;

/** The ways in which a value can be computed from columns, and from other values. */
export const AGGREGATE_KINDS = ['count', 'distinct', 'sum', 'average', 'min', 'max', 'median', 'p10', 'p25', 'p75', 'p90', 'p95', 'p99'] as const;
export const MEASURE_KINDS = [...AGGREGATE_KINDS, 'ratio', 'difference', 'growth', 'running'] as const;

/** The fields that are known at a place of the file. */
export function knownFields(path: readonly PropertyKey[]): readonly string[] {
  const [section, , inner] = path;
  const last = path[path.length - 1];
  if (path.length === 0) return Object.keys(packFileSchema.shape);
  if (last === 'label' || last === 'title' || last === 'question' || last === 'unit') return ['zh', 'en'];
  if (section === 'columns') return Object.keys(columnSchema.shape);
  if (section === 'charts') return Object.keys(chartSchema.shape);
  if (path.length === 2) return Object.keys(metricSchema.shape);
  if (path.length === 4 && (inner === 'ratio' || inner === 'difference' || inner === 'growth')) return Object.keys(aggregateShape);
  return [...Object.keys(durationSchema.shape), ...Object.keys(productSchema.shape)];
}
