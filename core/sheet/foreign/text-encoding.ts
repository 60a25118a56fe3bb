import { foreignRefusal } from './foreign-refusal.ts';

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** In Chinese text, most bytes beyond ASCII come in pairs of two such; in text of Western languages they stand alone. */
const MOST_PAIRED = 0.8;
const HIGH = 0xa1;
const LOOKED_AT = 1_000_000;

/** The text of a file, its byte order mark left out: UTF-8 or UTF-16, else GB18030, else Windows-1252. Throws Problem `foreign-not-text`. */
export function decodeText(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte));
  if (marked !== undefined) return decoded(bytes, marked[0]) ?? notText();
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return notText();
  return decoded(bytes, 'utf-8') ?? (isPaired(bytes) ? decoded(bytes, 'gb18030') : null) ?? decoded(bytes, 'windows-1252') ?? notText();
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isPaired(bytes: Uint8Array): boolean {
  let [high, paired] = [0, 0];
  const end = Math.min(bytes.length, LOOKED_AT);
  for (let at = 0; at < end; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const isPair = (bytes[at] ?? 0) >= HIGH && (bytes[at + 1] ?? 0) >= HIGH;
    high += isPair ? 2 : 1;
    paired += isPair ? 2 : 0;
    if (isPair) at += 1;
  }
  return paired >= MOST_PAIRED * high;
}

function notText(): never {
  throw foreignRefusal.notText();
}
