import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as z from 'zod';
import { BLOB_PART_BYTES } from '../team/blobs.ts';
import { Refusal } from '../team/refusal.ts';

type Body = ReadableStream<Uint8Array> | null;

/**
 * A request's JSON, read through a schema.
 *
 * @throws Refusal `too-large`, or `invalid` with where.
 */
export async function receiveJson<T>(body: Body, schema: z.ZodType<T>, most: number): Promise<T> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(body)) {
    size += chunk.byteLength;
    if (size > most) throw new Refusal('too-large');
    chunks.push(chunk);
  }
  return readAs(jsonOf(Buffer.concat(chunks).toString('utf8')), schema);
}

/** @throws Refusal `invalid` with where. */
export function readAs<T>(value: unknown, schema: z.ZodType<T>): T {
  let parsed: z.ZodSafeParseResult<T>;
  try {
    parsed = schema.safeParse(value);
  } catch (error) {
    // Nested so deeply that looking through it takes more stack than there is.
    if (error instanceof RangeError) throw new Refusal('invalid');
    throw error;
  }
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid', [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].slice(0, 20));
}

/** A body that was received whole and has the hash that it was announced with. */
export interface ReceivedBlob {
  readonly size: number;
  readonly parts: AsyncIterable<Uint8Array>;
  /** Lets go of what was put aside. */
  discard(): Promise<void>;
}

/**
 * Receives bytes whose hash is known. The large are put aside in a temporary file, so that neither memory nor a connection
 * of the database is held while a slow device sends.
 *
 * @throws Refusal `too-large`, or `invalid` where the hash is another.
 */
export async function receiveBlob(body: Body, sha256: string, most: number): Promise<ReceivedBlob> {
  const hash = createHash('sha256');
  const file = join(tmpdir(), `clipsheet-blob-${randomUUID()}`);
  const discard = () => rm(file, { force: true });
  const first: Uint8Array[] = [];
  let aside: FileHandle | null = null;
  let size = 0;
  try {
    for await (const chunk of chunksOf(body)) {
      size += chunk.byteLength;
      if (size > most) throw new Refusal('too-large');
      hash.update(chunk);
      first.push(chunk);
      if (size <= BLOB_PART_BYTES) continue;
      aside ??= await open(file, 'wx', 0o600);
      for (const kept of first.splice(0)) await aside.write(kept);
    }
    if (hash.digest('hex') !== sha256) throw new Refusal('invalid', ['sha256']);
  } catch (error) {
    await aside?.close();
    await discard();
    throw error;
  }
  await aside?.close();
  return { size, parts: aside === null ? oneOf(first) : partsOf(file), discard };
}

async function* chunksOf(body: Body): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
  }
}

async function* oneOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (chunks.length > 0) yield Buffer.concat(chunks);
}

async function* partsOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const part of createReadStream(file, { highWaterMark: BLOB_PART_BYTES })) if (part instanceof Uint8Array) yield part;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid');
  }
}
