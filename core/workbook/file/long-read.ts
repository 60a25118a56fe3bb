import type { LongWork } from '../workbook.ts';
import { xmlEncoding } from './xml.ts';
import type { XlsxPackage } from './package.ts';
import { nextTurn } from '../next-turn.ts';

/** How many inflated bytes are worked on before others get their turn: some tens of milliseconds. */
const BYTES_PER_TURN = 2 * 1024 * 1024;

/**
 * The pieces of a part as UTF-8, letting the event loop turn now and then and ending with the signal's reason
 * once it is aborted. No pieces where there is no such part. Throws as `XlsxPackage.part` does.
 */
export async function* readPieces(pkg: XlsxPackage, part: string, work: LongWork): AsyncGenerator<Uint8Array> {
  let sinceTurn = 0;
  work.signal?.throwIfAborted();
  for await (const piece of utf8Pieces(pkg.pieces(part))) {
    yield piece;
    sinceTurn += piece.length;
    if (sinceTurn < BYTES_PER_TURN) continue;
    sinceTurn = 0;
    await nextTurn();
    work.signal?.throwIfAborted();
  }
}

async function* utf8Pieces(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    const encoding = isFirst ? xmlEncoding(piece) : null;
    isFirst = false;
    if (encoding !== null && encoding !== 'utf-8') decoder = new TextDecoder(encoding);
    yield decoder === null ? piece : encoder.encode(decoder.decode(piece, { stream: true }));
  }
  if (decoder !== null) yield encoder.encode(decoder.decode());
}
