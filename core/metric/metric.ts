import * as z from 'zod';

/**
 * A metric is data. `compile-sql.ts` turns it into SQL for the engine, `compile-formula.ts` into an Excel
 * formula for the cell, and the two must agree. Columns are named as in the typed table.
 */
export const filterSchema = z.discriminatedUnion('op', [
  z.object({ column: z.string(), op: z.enum(['=', '<>']), value: z.union([z.string(), z.number()]) }),
  z.object({ column: z.string(), op: z.enum(['>', '>=', '<', '<=']), value: z.number() }),
]);
export type Filter = z.infer<typeof filterSchema>;

export const aggregateSchema = z.object({
  kind: z.enum(['sum', 'count', 'average', 'min', 'max']),
  /** Null only for count: counts rows. */
  column: z.nullable(z.string()),
  filters: z.array(filterSchema),
});
export type Aggregate = z.infer<typeof aggregateSchema>;

export const measureSchema = z.union([
  aggregateSchema,
  z.object({ kind: z.literal('ratio'), numerator: aggregateSchema, denominator: aggregateSchema }),
]);
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
