import { createInflateRaw } from 'node:zlib';

/** Output of one step, while whose reading the next is inflated. */
const PIECE = 256 * 1024;

/** Inflates raw DEFLATE data by zlib, on a thread of its own. Throws on damaged or cut data. */
export async function* nativeInflate(compressed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: PIECE });
  stream.end(compressed);
  const pieces: AsyncIterable<unknown> = stream;
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece;
}
