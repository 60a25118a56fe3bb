/** Names this alike are taken for the same product: stricter than it need be, a wrong pair costs more than a missing one. */
export const SAME_PRODUCT = 0.6;

/** Words that make another product of one of the same name: part of a set, something for it, not new. */
const MARKS =
  /bundles?|kits?|sets?|for|compatible|replacement|refurbished|renewed|used|open-?box|pre-?owned|twin|double|triple|dozen|pair|packs?|multipack|case|cover|strap|charger|refills?|sample/;
const CHINESE_MARKS = /套装|礼盒|组合装|适用|专用|替换|配件|保护壳|保护套|二手|翻新|官翻|试用装|补充装/g;
/** `两瓶装`, `三件`: how many are in a pack, in words. */
const PACKED = /([一二两双三四五六七八九十]+)(?=[件瓶支盒包袋只个对片条罐箱套卷枚粒联])/g;

/** What a name is matched by: its words, and what must be the same on both sides. */
interface NameParts {
  readonly words: ReadonlySet<string>;
  /** Numbers, model codes and words of pack and condition. */
  readonly fixed: string;
}

/**
 * How alike two product names are, 0..1: Dice's coefficient over words (Chinese in pairs of characters). Numbers, model
 * codes and words of pack, set and condition must be the same on both sides, else 0: an iPhone 14 is not an iPhone 15,
 * 500 ml not 1 l, two bottles not one, a case for a phone not the phone.
 *
 * Source: Dice, Measures of the amount of ecologic association between species (1945).
 */
export function nameLikeness(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left.fixed !== right.fixed) return 0;
  const shared = [...left.words].filter((word) => right.words.has(word)).length;
  return dice(shared, left, right);
}

/** One of ours that a name of theirs is most like. */
export type NameMatch =
  | { readonly kind: 'same'; readonly ours: number; readonly likeness: number }
  /** The words agree, but not numbers, pack, set or condition. */
  | { readonly kind: 'differs'; readonly ours: number }
  /** Several of ours are as like. */
  | { readonly kind: 'tied' };

/** Our names, to be found by names of others. */
export class NameIndex {
  readonly #parts: readonly NameParts[];
  readonly #holders = new Map<string, number[]>();

  constructor(ours: readonly string[]) {
    this.#parts = ours.map(partsOf);
    for (const [index, { words }] of this.#parts.entries()) {
      for (const word of words) this.#holders.set(word, [...(this.#holders.get(word) ?? []), index]);
    }
  }

  /** The one of ours that a name is most like, where that is like enough; null where none is. */
  match(name: string): NameMatch | null {
    const theirs = partsOf(name);
    const shared = new Map<number, number>();
    for (const word of theirs.words) for (const index of this.#holders.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const like = [...shared].flatMap(([ours, count]) => {
      const parts = this.#parts[ours];
      if (parts === undefined) return [];
      const isSame = parts.fixed === theirs.fixed;
      const likeness = isSame ? dice(count, parts, theirs) : wordsAlone(parts, theirs);
      return likeness >= SAME_PRODUCT ? [{ ours, likeness, isSame }] : [];
    });
    const same = like.filter(({ isSame }) => isSame).sort((one, other) => other.likeness - one.likeness || one.ours - other.ours);
    const [best, second] = same;
    if (best !== undefined) return second?.likeness === best.likeness ? { kind: 'tied' } : { kind: 'same', ours: best.ours, likeness: best.likeness };
    const [near] = like.sort((one, other) => other.likeness - one.likeness || one.ours - other.ours);
    return near === undefined ? null : { kind: 'differs', ours: near.ours };
  }
}

function dice(shared: number, left: NameParts, right: NameParts): number {
  const all = left.words.size + right.words.size;
  return all === 0 ? 0 : (2 * shared) / all;
}

/** As alike as the words are that no number and no mark stands in. */
function wordsAlone(left: NameParts, right: NameParts): number {
  const plain = ({ words }: NameParts) => [...words].filter((word) => !isFixed(word));
  const [ours, theirs] = [plain(left), new Set(plain(right))];
  const all = ours.length + theirs.size;
  return all === 0 ? 0 : (2 * ours.filter((word) => theirs.has(word)).length) / all;
}

function partsOf(name: string): NameParts {
  const words = tokens(name);
  return { words, fixed: [...words].filter(isFixed).sort().join(' ') };
}

function isFixed(word: string): boolean {
  return /\d/.test(word) || word.startsWith('=') || new RegExp(`^(?:${MARKS.source})$`).test(word);
}

function tokens(name: string): Set<string> {
  const found = new Set<string>();
  const plain = name.normalize('NFKC').toLowerCase();
  const marked = plain.replace(CHINESE_MARKS, (mark) => ` =${mark} `).replace(PACKED, (_, count: string) => ` =${count} `);
  for (const [word] of marked.matchAll(/=\p{Script=Han}+|\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (word.startsWith('=')) {
      found.add(word);
      continue;
    }
    for (const piece of word.match(/\p{Script=Han}+|\d+(?:\.\d+)?|[^\p{Script=Han}\d]+/gu) ?? []) {
      if (!/^\p{Script=Han}{2,}$/u.test(piece)) found.add(piece);
      else for (let at = 0; at < piece.length - 1; at += 1) found.add(piece.slice(at, at + 2));
    }
  }
  return found;
}
