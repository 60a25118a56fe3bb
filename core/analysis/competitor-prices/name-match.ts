/** Names this alike are taken for the same product: stricter than it need be, a wrong pair costs more than a missing one. */
export const SAME_PRODUCT = 0.6;

/**
 * How alike two product names are, 0..1: Dice's coefficient over words (Chinese in pairs of characters). Numbers
 * and model codes must be the same on both sides, else 0: an iPhone 14 is not an iPhone 15, 500 ml not 1 l.
 */
export function nameLikeness(a: string, b: string): number {
  const left = tokens(a);
  const right = tokens(b);
  if (left.size === 0 || right.size === 0) return 0;
  const codes = (all: ReadonlySet<string>) => [...all].filter((token) => /\d/.test(token)).sort().join(' ');
  if (codes(left) !== codes(right)) return 0;
  const shared = [...left].filter((token) => right.has(token)).length;
  return (2 * shared) / (left.size + right.size);
}

function tokens(name: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of name.normalize('NFKC').toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    for (const piece of word.match(/\p{Script=Han}+|\d+(?:\.\d+)?|[^\p{Script=Han}\d]+/gu) ?? []) {
      if (!/^\p{Script=Han}{2,}$/u.test(piece)) found.add(piece);
      else for (let at = 0; at < piece.length - 1; at += 1) found.add(piece.slice(at, at + 2));
    }
  }
  return found;
}

export interface NamePair {
  readonly ours: number;
  readonly theirs: number;
  readonly likeness: number;
}

/** Each of theirs with the one of ours that it is most like, where that is like enough and no other of ours is as like. */
export function matchNames(ours: readonly string[], theirs: readonly string[]): NamePair[] {
  return theirs.flatMap((name, index): NamePair[] => {
    let best: NamePair | null = null;
    let isTied = false;
    for (const [at, own] of ours.entries()) {
      const likeness = nameLikeness(own, name);
      if (likeness < SAME_PRODUCT || likeness < (best?.likeness ?? 0)) continue;
      isTied = best !== null && likeness === best.likeness;
      best = { ours: at, theirs: index, likeness };
    }
    return best === null || isTied ? [] : [best];
  });
}
