import * as z from 'zod';

/** Columns as drivers give them: of one meaning, in several shapes. */

/** `bigint` and `integer`: one driver gives texts. */
export const countColumn = z.pipe(z.coerce.number(), z.int().check(z.nonnegative()));
export const timeColumn = z.pipe(z.date(), z.transform((time) => time.toISOString()));
export const bytesColumn = z.instanceof(Uint8Array);
