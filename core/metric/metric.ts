import * as z from 'zod';

/**
 * A metric is data. `compile-sql.ts` turns it into SQL for the engine, `compile-formula.ts` into an Excel
 * formula for the cell, and the two must agree. Columns are named as in the typed table.
 */
export const filterSchema = z.discriminatedUnion('op', [
  z.object({
    column: z.string(),
    op: z.enum(['=', '<>']),
    /** A list means any of its texts, or with `<>` none of them. */
    value: z.union([z.string(), z.number(), z.array(z.string()).min(1)]),
  }),
  z.object({ column: z.string(), op: z.enum(['>', '>=', '<', '<=']), value: z.number() }),
]);
export type Filter = z.infer<typeof filterSchema>;

/** What is aggregated: a column, or what two columns of a row come to. A row that lacks either is left out. */
export const operandSchema = z.union([
  z.string(),
  /** Time from one date to another. */
  z.object({ kind: z.literal('duration'), from: z.string(), to: z.string(), in: z.enum(['minutes', 'hours', 'days']) }),
  /** Price x quantity. */
  z.object({ kind: z.literal('product'), of: z.tuple([z.string(), z.string()]) }),
]);
export type Operand = z.infer<typeof operandSchema>;

const filters = z.array(filterSchema);

export const aggregateSchema = z.discriminatedUnion('kind', [
  /** Cells that are filled; rows where `column` is null. */
  z.object({ kind: z.literal('count'), column: z.nullable(z.string()), filters }),
  /** Different values; texts without regard to case. */
  z.object({ kind: z.literal('distinct'), column: z.string(), filters }),
  z.object({ kind: z.enum(['sum', 'average', 'min', 'max', 'median']), column: operandSchema, filters }),
  /** Linear between the two nearest (Excel's PERCENTILE.INC, type 7 of Hyndman and Fan 1996). `at` is 0..1. */
  z.object({ kind: z.literal('quantile'), column: operandSchema, at: z.number().min(0).max(1), filters }),
]);
export type Aggregate = z.infer<typeof aggregateSchema>;

const ratioSchema = z.object({ kind: z.literal('ratio'), numerator: aggregateSchema, denominator: aggregateSchema });

const shareSchema = z.object({
  kind: z.literal('share'),
  of: aggregateSchema,
  /** The total is over all values of these columns: filters of the question on them are lifted for it. */
  across: z.array(z.string()).min(1),
});

/** What adds up from the start of the year (the fiscal one), quarter or month, or of all data, to the period's end. */
const runningSchema = z.object({
  kind: z.literal('running'),
  of: z.union([aggregateSchema, ratioSchema]),
  since: z.enum(['year', 'quarter', 'month', 'start']),
});
export type Since = z.infer<typeof runningSchema>['since'];

const comparedSchema = z.object({
  kind: z.enum(['difference', 'growth']),
  of: z.union([aggregateSchema, ratioSchema, shareSchema, runningSchema]),
  against: z.union([z.enum(['previous', 'year-before']), z.object({ target: z.union([z.number(), aggregateSchema]) })]),
});

export const measureSchema = z.union([aggregateSchema, ratioSchema, shareSchema, runningSchema, comparedSchema]);
export type Measure = z.infer<typeof measureSchema>;

const textSchema = z.object({ zh: z.string(), en: z.string() });

export const metricSchema = z.object({
  id: z.string(),
  label: textSchema,
  measure: measureSchema,
  /** `元`, `USD`, `%` ...; null for a plain number. */
  unit: z.nullable(z.string()),
  /** Which direction is good news; null where neither is. */
  good: z.nullable(z.enum(['up', 'down'])),
  target: z.nullable(z.number()),
});
export type Metric = z.infer<typeof metricSchema>;
