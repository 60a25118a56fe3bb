import { Inflate } from 'fflate';
import { Problem } from '../../language/problem.ts';
import { refusal } from './refusal.ts';
import type { ZipEntry } from './zip.ts';

/** A part taken whole into memory is never larger; sheets and shared strings are streamed instead. */
export const MAX_WHOLE_PART = 256 * 1024 * 1024;
/** A streamed part is never larger. A million rows of forty numbers inflate to about 1.5 GB. */
export const MAX_STREAMED_PART = 4 * 1024 * 1024 * 1024;
/** Past this size, a part that expands more than two hundred times holds nothing that a person wrote. */
const SUSPICIOUS_SIZE = 64 * 1024 * 1024;
const SUSPICIOUS_RATIO = 200;
const FLAG_ENCRYPTED = 1;
/** Small, as one slice of a bomb may give a thousand times its size at once. */
const INPUT_SLICE = 16 * 1024;

/** Inflates raw DEFLATE data outside this program's own thread, where the machine has a way to. Throws on damaged data. */
export type StreamInflater = (compressed: Uint8Array) => AsyncIterable<Uint8Array>;
/** Below this size handing data over takes longer than inflating it. */
const WORTH_HANDING_OVER = 1024 * 1024;

/**
 * The bytes of an entry, inflated piece by piece as they are asked for (mostly about 0.1 MB each).
 * Throws Problem `workbook-encrypted`, `workbook-broken` (damaged data or an unknown method),
 * `workbook-too-large` once more than `limit` bytes, or a bomb's share of them, came out.
 */
export function* inflateEntry(entry: ZipEntry, limit: number = MAX_STREAMED_PART): Generator<Uint8Array> {
  refuseUnreadable(entry, limit);
  if (entry.method === 0) {
    yield entry.compressed;
    return;
  }
  const outcome = new Outcome(entry, limit);
  let ended = false;
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) ready.push(piece);
  });
  for (let from = 0; from < entry.compressed.length; from += INPUT_SLICE) {
    const to = Math.min(from + INPUT_SLICE, entry.compressed.length);
    ended = to === entry.compressed.length;
    try {
      inflate.push(entry.compressed.subarray(from, to), ended);
    } catch (cause) {
      throw refusal.brokenPart(entry.name, cause);
    }
    for (const piece of ready.splice(0)) yield outcome.counted(piece);
  }
}

/** The same, of large entries by an inflater that works beside the reader. */
export async function* inflateEntryBeside(entry: ZipEntry, inflater: StreamInflater, limit: number = MAX_STREAMED_PART): AsyncGenerator<Uint8Array> {
  if (entry.method === 0 || entry.compressedSize < WORTH_HANDING_OVER) {
    yield* inflateEntry(entry, limit);
    return;
  }
  refuseUnreadable(entry, limit);
  const outcome = new Outcome(entry, limit);
  try {
    for await (const piece of inflater(entry.compressed)) yield outcome.counted(piece);
  } catch (cause) {
    throw cause instanceof Problem ? cause : refusal.brokenPart(entry.name, cause);
  }
}

function refuseUnreadable(entry: ZipEntry, limit: number): void {
  if ((entry.flags & FLAG_ENCRYPTED) !== 0) throw refusal.encrypted();
  if (entry.method === 0 && entry.compressedSize > limit) throw refusal.tooLarge();
  if (entry.method !== 0 && entry.method !== 8) throw refusal.brokenPart(entry.name);
}

/** How much came out of an entry: bombs are refused while they go off. */
class Outcome {
  #produced = 0;

  constructor(
    private readonly entry: ZipEntry,
    private readonly limit: number,
  ) {}

  counted(piece: Uint8Array): Uint8Array {
    this.#produced += piece.length;
    const isBomb = this.#produced > SUSPICIOUS_SIZE && this.#produced > this.entry.compressedSize * SUSPICIOUS_RATIO;
    if (this.#produced > this.limit || isBomb) throw refusal.tooLarge();
    return piece;
  }
}

/** All bytes of an entry at once. Throws as `inflateEntry` does. */
export function inflateWhole(entry: ZipEntry, limit: number = MAX_WHOLE_PART): Uint8Array {
  if (entry.size > limit) throw refusal.tooLarge();
  const pieces = [...inflateEntry(entry, limit)];
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
