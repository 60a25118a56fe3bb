import * as z from 'zod';

/** Columns as drivers give them: of one meaning, in several shapes. */

/** `bigint` and `integer`: one driver gives texts. */
export const countColumn = z.pipe(z.coerce.number(), z.int().check(z.nonnegative()));
export const timeColumn = z.pipe(z.date(), z.transform((time) => time.toISOString()));
export const bytesColumn = z.instanceof(Uint8Array);

/** An expression's moment as an ISO date-time of every digit that the database has: read back it is the same moment. */
export function exactTime(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
