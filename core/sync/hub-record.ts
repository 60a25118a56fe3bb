import * as z from 'zod';

/**
 * What a hub keeps of a team's research: records whose fields are merged one by one. A record is small (who, what,
 * when); what was understood of a page is a blob named by its hash, and travels apart from it.
 *
 * Additive by design: kinds and fields that a reader does not know are kept and passed on.
 */

const idSchema = z.string().check(z.regex(/^[\w.:-]{1,80}$/));
const kindSchema = z.string().check(z.regex(/^[a-z][a-z-]{0,30}$/));
/** Names that every object has anyhow would be read where nothing was set. */
const fieldNameSchema = z.string().check(z.regex(/^[A-Za-z]\w{0,60}$/), z.refine((name) => !(name in {})));
export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const countSchema = z.int().check(z.nonnegative());

export type Json = z.infer<ReturnType<typeof z.json>>;

/** What a record says, apart from how it came to say so. */
export const recordContentSchema = z.object({
  /** One value each; setting one replaces it. A field that was never set and one that is null mean the same. */
  fields: z.record(fieldNameSchema, z.json()),
  /** Members in the order of their code units; they are added and taken out one by one. */
  sets: z.record(fieldNameSchema, z.array(z.string())),
});
export type RecordContent = z.infer<typeof recordContentSchema>;

/** A record as the hub tells it. */
export const hubRecordSchema = z.object({
  id: idSchema,
  kind: kindSchema,
  /** Grows with each change of this record; above every place that the workspace had reached before the change. */
  rev: countSchema,
  /** Place of its last change among all changes of the workspace: each has its own. */
  seq: countSchema,
  /** Deleted records keep what they said for as long as they can be brought back. */
  deleted: z.boolean(),
  ...recordContentSchema.shape,
});
export type HubRecord = z.infer<typeof hubRecordSchema>;

/** One change of one record by one device. Sent again it is the same change: device and number name it. */
export const operationSchema = z.object({
  /** Counts the operations of a device, from 1. */
  opNo: z.int().check(z.positive()),
  id: idSchema,
  kind: kindSchema,
  /** The `rev` that the device knew when it made the change; 0 where it knew of none. */
  baseRev: countSchema,
  /** Whether the record is there after it. */
  deleted: z.boolean(),
  set: z.record(fieldNameSchema, z.json()),
  add: z.record(fieldNameSchema, z.array(z.string())),
  remove: z.record(fieldNameSchema, z.array(z.string())),
  /**
   * Only after the hub was brought back from a copy: this tells again what the record said at this place (`seq`) of what
   * the hub has lost.
   */
  again: z.optional(countSchema),
});
export type Operation = z.infer<typeof operationSchema>;

/** What stands for a record's being deleted where fields are named; no field can have this name. */
export const DELETION = '!deleted';

/** A value that another took the place of, though whoever wrote the other did not know of it. */
export const lostValueSchema = z.object({
  /** Name of the field, or `DELETION` where a deletion did not stand. */
  field: z.string(),
  value: z.json(),
  /** Who had written it. */
  client: z.string(),
});
export type LostValue = z.infer<typeof lostValueSchema>;
