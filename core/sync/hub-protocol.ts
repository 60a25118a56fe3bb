import * as z from 'zod';
import { hashSchema, hubRecordSchema, lostValueSchema, operationSchema } from './hub-record.ts';

/**
 * What devices and a hub say to each other. All routes of a workspace stand under `/v1/ws/ID` and want
 * `Authorization: Bearer TOKEN` and `Clipsheet-Protocol: N`.
 *
 * | route                          | by     | gives |
 * |--------------------------------|--------|-------|
 * | `POST /v1/join`                | anyone | `joinSchema` -> `joinedSchema` |
 * | `GET  /v1/ws/ID/me`            | reader | `deviceSchema` |
 * | `POST /v1/ws/ID/push`          | editor | `pushSchema` -> `pushedSchema` |
 * | `GET  /v1/ws/ID/changes`       | reader | `?epoch&since&limit` -> `changesSchema`, or 410 with `restartSchema` |
 * | `POST /v1/ws/ID/blobs/missing` | editor | `blobListSchema` -> `blobListSchema` |
 * | `PUT  /v1/ws/ID/blobs/SHA256`  | editor | the bytes, as `Content-Type` |
 * | `GET  /v1/ws/ID/blobs/SHA256`  | reader | the bytes |
 * | `GET  /v1/ws/ID/live`          | reader | server-sent events `{ws, seq}`: something changed, pull |
 *
 * Whatever fails is answered with `failureSchema`.
 */
export const PROTOCOL = 1;
/** The oldest protocol that a hub of this version still speaks; devices below it get 426. */
export const OLDEST_PROTOCOL = 1;

/** How far the counter of changes is moved on when a hub is brought back from a copy: more than can have been lost. */
export const RESTORE_GAP = 1_000_000_000;

/** Operations of one push: one transaction. */
export const MOST_OPERATIONS = 100;
/** Bytes of JSON that one operation may take: bodies of pages belong into blobs. */
export const MOST_OPERATION_BYTES = 16 * 1024;
/** Hashes that may be asked for at once. */
export const MOST_BLOBS_ASKED = 500;
/** Bytes of one blob: a page with its pictures. */
export const MOST_BLOB_BYTES = 32 * 1024 * 1024;

export const roleSchema = z.enum(['reader', 'editor', 'admin']);
export type Role = z.infer<typeof roleSchema>;

export const pushSchema = z.object({
  /** Names who counts `opNo`; made once by a device, kept with its records. */
  clientId: z.uuid(),
  /** The epoch of the last changes that the device read; where the hub's is another, the answer is 410 with `restartSchema`. */
  epoch: z.string(),
  /** In the order of their numbers. */
  ops: z.array(operationSchema).check(z.minLength(1), z.maxLength(MOST_OPERATIONS)),
});
export type Push = z.infer<typeof pushSchema>;

export const operationResultSchema = z.object({
  opNo: z.number(),
  /**
   * `applied`: it is part of the record, now or since it was sent before; `gone`: the hub does not know the record that
   * it changes; `renumber`: another operation has this number, the device must take a new `clientId`.
   */
  status: z.enum(['applied', 'gone', 'renumber']),
  /** The record as it is now; null where there is none. */
  record: z.nullable(hubRecordSchema),
  /** Values that this operation replaced without knowing of them, or its own that did not stand. */
  lost: z.array(lostValueSchema),
});
export type OperationResult = z.infer<typeof operationResultSchema>;

export const pushedSchema = z.object({ results: z.array(operationResultSchema) });
export type Pushed = z.infer<typeof pushedSchema>;

/** A page of what changed after a place: each record once, as it is now, in the order of its last change. */
export const changesSchema = z.object({
  /**
   * Which past of the hub the places are of, in the hub's own words: to be said with the next call. Places of another past
   * mean nothing, nor do those before which the hub has forgotten deletions.
   */
  epoch: z.string(),
  /** Ask for what comes after this next time. */
  seq: z.number(),
  /** There is more to be had at once. */
  more: z.boolean(),
  records: z.array(hubRecordSchema),
});
export type Changes = z.infer<typeof changesSchema>;

/** The device must read everything anew, keeping what it has not sent. */
export const restartSchema = z.object({
  code: z.literal('restart'),
  epoch: z.string(),
  /**
   * The hub was brought back from a copy: changes after this place are lost to it, unless devices tell them again. Its new
   * places begin `RESTORE_GAP` further on, so that none is ever used twice. Null where nothing was lost, and the device
   * only was away for longer than the hub remembers deletions.
   */
  restoredTo: z.nullable(z.number()),
});
export type Restart = z.infer<typeof restartSchema>;

export const blobListSchema = z.object({ sha256: z.array(hashSchema).check(z.maxLength(MOST_BLOBS_ASKED)) });

export const joinSchema = z.object({
  /** As the invite says it. */
  code: z.string().check(z.minLength(1), z.maxLength(200)),
  member: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  device: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
});
export type Join = z.infer<typeof joinSchema>;

export const deviceSchema = z.object({
  workspace: z.object({ id: z.uuid(), name: z.string() }),
  member: z.object({ id: z.uuid(), name: z.string() }),
  device: z.object({ id: z.uuid(), name: z.string() }),
  role: roleSchema,
});
export type Device = z.infer<typeof deviceSchema>;

/** The token is told this once; the hub keeps its hash. */
export const joinedSchema = z.object({ ...deviceSchema.shape, token: z.string() });
export type Joined = z.infer<typeof joinedSchema>;

/** Codes are stable; what a person reads is said by the device, in its language. */
export const failureSchema = z.object({
  code: z.enum([
    'not-joined', // 401: no token, or one that was revoked
    'not-allowed', // 403: the role does not go so far
    'unknown', // 404
    'invite-used-up', // 410: used, revoked or too old
    'restart', // 410
    'blobs-missing', // 409
    'too-large', // 413
    'too-old', // 426
    'too-many', // 429, with Retry-After
    'invalid', // 400
    'failed', // 500, 503
  ]),
  /** With `blobs-missing`: what must be uploaded first. With `invalid`: where, such as `ops.3.id`. With `not-allowed`: `last-admin`, where that is why. */
  detail: z.optional(z.array(z.string())),
});
export type Failure = z.infer<typeof failureSchema>;
