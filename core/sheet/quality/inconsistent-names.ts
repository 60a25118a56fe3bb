import { nameKey } from '../cell-text.ts';
import { halfWidth } from '../../quantity/half-width.ts';

/** Names that may well mean the same, and how often each occurs. */
export interface NamePair {
  readonly usual: string;
  readonly other: string;
  readonly otherCount: number;
}

/** Columns with more names than this are no list of groups. */
const MOST_NAMES = 200;
const LONGEST_NAME = 60;
const SUFFIXES = /(?:地区|大区|片区|区域|区|省|市|县|部门|部|分公司|公司|有限公司|门店|店|渠道|事业部|组|中心)$|\s(?:region|area|dept|department|team|store|channel|inc|ltd|co|corp|llc)$/i;

/**
 * Pairs of names in a column of groups that differ in case, width, blanks or dots alone, or in a word such as
 * 区 or `region` at the end: `华东` and `华东区`. The rarer is named as the other.
 */
export function inconsistentNames(values: readonly (string | null)[]): NamePair[] {
  const byKey = new Map<string, string>();
  const pairs: NamePair[] = [];
  const names = countNames(values);
  for (const [name, count] of names) {
    const keys = new Set([looseKey(name), looseKey(name.replace(SUFFIXES, '')), looseKey(name).replace(SUFFIXES, '')]);
    keys.delete('');
    const usual = [...keys].map((key) => byKey.get(key)).find((known) => known !== undefined);
    if (usual !== undefined && !differByNumber(usual, name)) pairs.push({ usual, other: name, otherCount: count });
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, name);
  }
  return pairs;
}

/** How many times more often the usual name must come than one that may be a slip: where the slip could be a name, and where it hardly could. */
const LOPSIDED = 8;
const SURELY_LOPSIDED = 4;
/** Letters of a word from which on one letter more or less hardly makes another word. */
const LONG_WORD = 7;

/**
 * Rare names that are one letter off a usual one: `只能手环` for `智能手环`. Digits, numerals, short names and last letters (`智能手表`)
 * are too often meant.
 */
export function likelyTypos(values: readonly (string | null)[]): NamePair[] {
  const names = countNames(values);
  const pairs: NamePair[] = [];
  for (const [other, otherCount] of names) {
    if (otherCount > 2 || /\d/.test(other)) continue;
    const usual = names.find(([name, count]) => {
      if (count < SURELY_LOPSIDED * otherCount || name === other || !isLongEnough(name) || !isLongEnough(other.padEnd(name.length))) return false;
      const slip = slipBetween(name, other);
      return slip !== null && (slip === 'sure' || count >= LOPSIDED * otherCount);
    });
    if (usual !== undefined) pairs.push({ usual: usual[0], other, otherCount });
  }
  return pairs;
}

function isLongEnough(name: string): boolean {
  return name.length >= (/\p{Script=Han}/u.test(name) ? 4 : 5);
}

/**
 * Whether one letter is changed, left out, put in, or two neighbours swapped (Damerau 1964); null where not, and for endings such as
 * the plural, which are meant. It is surely a slip where a letter is doubled, neighbours are swapped or the word is long.
 */
function slipBetween(one: string, other: string): 'sure' | 'likely' | null {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return null;
  let start = 0;
  while (start < short.length && long[start] === short[start]) start++;
  let end = 0;
  while (end < short.length - start && long[long.length - 1 - end] === short[short.length - 1 - end]) end++;
  const [left, right] = [long.length - start - end, short.length - start - end];
  const [letter, instead] = [long[start], short[start]];
  const isLong = !/\p{Script=Han}/u.test(long) && short.length >= LONG_WORD;
  if (right === 0) {
    const isInside = left === 1 && start < short.length && !isNumeral(letter);
    return isInside && (short.length > 3 || start > 0) ? (isLong || letter === long[start - 1] ? 'sure' : 'likely') : null;
  }
  if (left === 1 && right === 1) return (isNumeral(letter) && isNumeral(instead)) || end === 0 ? null : isLong ? 'sure' : 'likely';
  return left === 2 && right === 2 && letter === short[start + 1] && long[start + 1] === instead ? 'sure' : null;
}

function isNumeral(letter: string | undefined): boolean {
  return letter !== undefined && /[一二三四五六七八九十甲乙丙丁上下左右东南西北中新老大小男女总副内外前后高低]/.test(letter);
}

/** Names with their counts, the usual first; none where there are too many to be groups. */
function countNames(values: readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === null || value.length > LONGEST_NAME) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_NAMES) return [];
  }
  return [...counts].sort((one, other) => other[1] - one[1]);
}

function looseKey(name: string): string {
  return nameKey(name).replace(/[.·,'"()\-_]/g, '');
}

/** `1区` and `2区` are two, whatever they have in common. */
function differByNumber(one: string, other: string): boolean {
  return halfWidth(one).replace(/\D/g, '') !== halfWidth(other).replace(/\D/g, '');
}
