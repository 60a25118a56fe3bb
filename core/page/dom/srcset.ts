/** One candidate of a `srcset`: its address and how large it is, in pixels of width (`800w`) or as a density (`2x`). */
export interface SrcsetCandidate {
  readonly address: string;
  readonly width: number | null;
  readonly density: number | null;
}

/** More candidates than any page offers of one picture. */
const MOST_CANDIDATES = 64;

/** The candidates of a `srcset` in their order, split as HTML's rules say: an address may hold commas. */
export function parseSrcset(srcset: string): SrcsetCandidate[] {
  const candidates: SrcsetCandidate[] = [];
  let at = 0;
  while (at < srcset.length && candidates.length < MOST_CANDIDATES) {
    while (at < srcset.length && /[\s,]/.test(srcset.charAt(at))) at += 1;
    const start = at;
    while (at < srcset.length && !/\s/.test(srcset.charAt(at))) at += 1;
    const word = srcset.slice(start, at);
    const address = word.replace(/,+$/, '');
    let descriptor = '';
    if (address === word) {
      const end = srcset.indexOf(',', at);
      descriptor = srcset.slice(at, end === -1 ? srcset.length : end).trim();
      at = end === -1 ? srcset.length : end + 1;
    }
    if (address !== '') candidates.push({ address, width: sizeIn(descriptor, 'w'), density: sizeIn(descriptor, 'x') });
  }
  return candidates;
}

function sizeIn(descriptor: string, unit: 'w' | 'x'): number | null {
  const word = descriptor.split(/\s+/).find((part) => part.endsWith(unit));
  const size = word === undefined ? Number.NaN : Number(word.slice(0, -1));
  return Number.isFinite(size) && size > 0 ? size : null;
}
