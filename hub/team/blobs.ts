import * as z from 'zod';
import { bytesColumn, countColumn } from '../database/columns.ts';
import type { Database, Query } from '../database/database.ts';

/** Blobs are kept in parts, so that no more than one of them is in memory at a time. */
export const BLOB_PART_BYTES = 1024 * 1024;

export interface NewBlob {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  /** In parts of `BLOB_PART_BYTES`, already checked against the hash. */
  readonly parts: AsyncIterable<Uint8Array>;
}

export interface KeptBlob {
  readonly size: number;
  readonly mime: string;
  readonly parts: AsyncIterable<Uint8Array>;
}

const hashesSchema = z.array(z.object({ sha256: z.string() }));
const blobSchema = z.array(z.object({ size: countColumn, mime: z.string() }));
const partSchema = z.array(z.object({ bytes: bytesColumn }));

/** Which of these a workspace does not have. */
export async function missingBlobs(query: Query, workspace: string, hashes: readonly string[]): Promise<string[]> {
  const rows = await query('SELECT sha256 FROM clipsheet.blob WHERE ws = $1 AND sha256 = ANY ($2::text[])', [workspace, hashes]);
  const present = new Set(hashesSchema.parse(rows).map(({ sha256 }) => sha256));
  return hashes.filter((hash) => !present.has(hash));
}

/** Keeps a blob, once per workspace. False where it was there. */
export async function keepBlob(database: Database, workspace: string, blob: NewBlob): Promise<boolean> {
  return database.transaction(workspace, async ({ query }) => {
    const made = await query('INSERT INTO clipsheet.blob (ws, sha256, size, mime) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING sha256', [workspace, blob.sha256, blob.size, blob.mime]);
    if (made.length === 0) return false;
    let part = 0;
    for await (const bytes of blob.parts) {
      await query('INSERT INTO clipsheet.blob_part (ws, sha256, part, bytes) VALUES ($1, $2, $3, $4)', [workspace, blob.sha256, part, bytes]);
      part += 1;
    }
    return true;
  });
}

/** Null where the workspace does not have it. Blobs never change, so each part may be read on its own. */
export async function openBlob(database: Database, workspace: string, sha256: string): Promise<KeptBlob | null> {
  const [blob] = await database.transaction(workspace, async ({ query }) =>
    blobSchema.parse(await query('SELECT size, mime FROM clipsheet.blob WHERE ws = $1 AND sha256 = $2', [workspace, sha256])),
  );
  return blob === undefined ? null : { ...blob, parts: partsOf(database, workspace, sha256) };
}

async function* partsOf(database: Database, workspace: string, sha256: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const [row] = await database.transaction(workspace, async ({ query }) =>
      partSchema.parse(await query('SELECT bytes FROM clipsheet.blob_part WHERE ws = $1 AND sha256 = $2 AND part = $3', [workspace, sha256, part])),
    );
    if (row === undefined) return;
    yield row.bytes;
  }
}
