import * as z from 'zod';

/**
 * A copy of a hub as a file: gzip over lines of JSON.
 * - the first line says what it is: `{"format": "clipsheet-hub", "version": 1}`;
 * - each workspace is a line `{"workspace": {...}}`, followed by its rows, `{"TABLE": {...}}`;
 * - the last line is `{"end": {"lines": N, "sha256": "..."}}`, over all lines before it.
 *
 * Rows are as PostgreSQL writes them as JSON, so a copy of one database can be brought into any other. Invites are not
 * part of it: one that was used up since would be good again. Nor are the addresses that digests are posted to: whoever has
 * one can post.
 */
export const COPY_FORMAT = 'clipsheet-hub';
export const COPY_VERSION = 1;

/** Tables in the order in which they can be filled, and what of them is copied. */
export const COPIED_TABLES = {
  former_epoch: { columns: ['epoch', 'restored_to'], order: 'epoch', atOnce: 500 },
  member: { columns: ['id', 'name', 'role', 'joined_at'], order: 'id', atOnce: 500 },
  device: { columns: ['id', 'member', 'name', 'token_hash', 'joined_at', 'seen_at', 'revoked_at'], order: 'id', atOnce: 500 },
  client: { columns: ['id', 'device', 'forgotten'], order: 'id', atOnce: 500 },
  record: {
    columns: ['id', 'kind', 'seq', 'rev', 'deleted', 'fields', 'sets', 'versions', 'told_again', 'size', 'changed_at', 'created_at'],
    order: 'seq',
    atOnce: 500,
  },
  op: { columns: ['client', 'op_no', 'digest', 'record', 'status', 'lost', 'at'], order: 'client, op_no', atOnce: 500 },
  // Numbered anew, in their order.
  lost: { columns: ['record', 'field', 'value', 'loser', 'winner', 'at', 'seq'], order: 'id', atOnce: 500 },
  blob: { columns: ['sha256', 'size', 'mime', 'stored_at'], order: 'sha256', atOnce: 500 },
  blob_part: { columns: ['sha256', 'part', 'bytes'], order: 'sha256, part', atOnce: 2 },
} as const satisfies Record<string, { readonly columns: readonly string[]; readonly order: string; readonly atOnce: number }>;

export type CopiedTable = keyof typeof COPIED_TABLES;

export const COPIED_NAMES = Object.keys(COPIED_TABLES).filter(isCopiedTable);

export function isCopiedTable(name: string): name is CopiedTable {
  return name in COPIED_TABLES;
}

export const headSchema = z.object({ format: z.literal(COPY_FORMAT), version: z.int() });
export const copiedWorkspaceSchema = z.object({ id: z.guid(), name: z.string(), epoch: z.guid(), seq: z.int(), min_seq: z.int(), created_at: z.string() });
export type CopiedWorkspace = z.infer<typeof copiedWorkspaceSchema>;
export const endSchema = z.object({ end: z.object({ lines: z.int(), sha256: z.string() }) });
