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
const neededSchema = z.array(z.object({ sha256: z.string(), stale: z.boolean() }));
const madeSchema = z.array(z.object({ made: z.boolean() }));
const blobSchema = z.array(z.object({ size: countColumn, mime: z.string() }));
const partSchema = z.array(z.object({ bytes: bytesColumn }));

/**
 * Which of these a workspace does not have. Those that it has are kept for whoever asks, who is about to refer to them: for
 * days, and where one was last needed long ago, until the transaction has ended as well.
 */
export async function missingBlobs(query: Query, workspace: string, hashes: readonly string[]): Promise<string[]> {
  const found = neededSchema.parse(
    await query(
      `SELECT sha256, needed_at < now() - interval '1 hour' AS stale FROM clipsheet.blob WHERE ws = $1 AND sha256 = ANY ($2::text[])`,
      [workspace, hashes],
    ),
  );
  const stale = found.filter((blob) => blob.stale).map(({ sha256 }) => sha256);
  const fresh = found.filter((blob) => !blob.stale).map(({ sha256 }) => sha256);
  const present = new Set([...fresh, ...(stale.length === 0 ? [] : await renewed(query, workspace, stale))]);
  return hashes.filter((hash) => !present.has(hash));
}

/** Those of these blobs that are still there, noted as needed now. */
async function renewed(query: Query, workspace: string, hashes: readonly string[]): Promise<string[]> {
  // Locked in one order, so that no two who ask wait for each other.
  const rows = await query('SELECT sha256 FROM clipsheet.blob WHERE ws = $1 AND sha256 = ANY ($2::text[]) ORDER BY sha256 FOR NO KEY UPDATE', [workspace, hashes]);
  const there = hashesSchema.parse(rows).map(({ sha256 }) => sha256);
  await query('UPDATE clipsheet.blob SET needed_at = now() WHERE ws = $1 AND sha256 = ANY ($2::text[])', [workspace, there]);
  return there;
}

/** Keeps a blob, once per workspace. False where it was there. */
export async function keepBlob(database: Database, workspace: string, blob: NewBlob): Promise<boolean> {
  return database.transaction(workspace, async ({ query }) => {
    // What is being let go of at this moment is waited for and made again; doing nothing would count it as kept. A row that
    // was not there before has been locked or replaced by nobody.
    const [row] = madeSchema.parse(
      await query(
        `INSERT INTO clipsheet.blob (ws, sha256, size, mime) VALUES ($1, $2, $3, $4)
         ON CONFLICT (ws, sha256) DO UPDATE SET needed_at = now() RETURNING xmax = 0 AS made`,
        [workspace, blob.sha256, blob.size, blob.mime],
      ),
    );
    if (row?.made !== true) return false;
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
