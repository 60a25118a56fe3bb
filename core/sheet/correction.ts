import * as z from 'zod';
import { MAX_COLUMNS, MAX_ROWS, parseArea } from '../workbook/address.ts';
import { LONGEST_WORDS } from './row-words.ts';
import { COLUMN_ROLES, COLUMN_TYPES, ROW_KINDS } from './typed-table.ts';

/**
 * What a person said about a table where Clipsheet had understood it otherwise. It is kept in the workbook, so it
 * has to find its cells again after rows and columns came and went:
 *
 * - the block of cells goes by a hidden defined name, which spreadsheets move along with the cells and with a
 *   sheet's name; `place` is only where it stood, for programs that drop such names;
 * - rows are found by the words in them, nearest to where they stood in the block (`offset`);
 * - columns are found by their header, and by where they stood where there is none.
 */


const rowMarkSchema = z.object({
  /** Rows below the first of the block. */
  offset: z.int().min(-MAX_ROWS).max(MAX_ROWS),
  /** What `rowWords` gives for the row. */
  words: z.string().max(LONGEST_WORDS),
});
export type RowMark = z.infer<typeof rowMarkSchema>;

const columnCorrectionSchema = z.object({
  /** The name that it has without correction. */
  header: z.string().max(2000),
  /** Columns right of the block's first. */
  offset: z.int().min(-MAX_COLUMNS).max(MAX_COLUMNS),
  name: z.string().trim().min(1).max(255).optional(),
  role: z.enum(COLUMN_ROLES).optional(),
  type: z.enum(COLUMN_TYPES).optional(),
  unit: z.string().trim().min(1).max(40).nullable().optional(),
  multiplier: z.number().positive().max(1e15).optional(),
});
export type ColumnCorrection = z.infer<typeof columnCorrectionSchema>;

const tableReadingSchema = z.object({
  kind: z.literal('table'),
  /**
   * Given where the block itself is the table, whatever would be found there; its `header` null means: as found in
   * it, empty: none. Null where the table is found as ever, and only rows and columns are corrected.
   */
  extent: z.object({ header: z.array(rowMarkSchema).max(20).nullable() }).nullable(),
  rows: z.array(rowMarkSchema.extend({ is: z.enum(['data', ...ROW_KINDS]) })).max(500),
  columns: z.array(columnCorrectionSchema).max(500),
});
export type TableReading = z.infer<typeof tableReadingSchema>;

export const correctionSchema = z.object({
  /** The defined name that the block goes by. */
  anchor: z.string().regex(/^Clipsheet_Table_\d{1,9}$/),
  place: z.object({
    sheet: z.string().min(1).max(255),
    range: z.string().refine((range) => parseArea(range) !== null),
  }),
  /** The block ended at a blank row: rows written right below belong to it. */
  grows: z.boolean(),
  reading: z.discriminatedUnion('kind', [z.object({ kind: z.literal('no-table') }), tableReadingSchema]),
});
export type Correction = z.infer<typeof correctionSchema>;
