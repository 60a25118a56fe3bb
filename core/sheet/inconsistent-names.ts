import { nameKey } from './cell-text.ts';
import { halfWidth } from '../quantity/half-width.ts';

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
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === null || value.length > LONGEST_NAME) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_NAMES) return [];
  }
  const byKey = new Map<string, string>();
  const pairs: NamePair[] = [];
  const names = [...counts].sort((one, other) => other[1] - one[1]);
  for (const [name, count] of names) {
    const keys = new Set([looseKey(name), looseKey(name.replace(SUFFIXES, '')), looseKey(name).replace(SUFFIXES, '')]);
    keys.delete('');
    const usual = [...keys].map((key) => byKey.get(key)).find((known) => known !== undefined);
    if (usual !== undefined && !differByNumber(usual, name)) pairs.push({ usual, other: name, otherCount: count });
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, name);
  }
  return pairs;
}

function looseKey(name: string): string {
  return nameKey(name).replace(/[.·,'"()\-_]/g, '');
}

/** `1区` and `2区` are two, whatever they have in common. */
function differByNumber(one: string, other: string): boolean {
  return halfWidth(one).replace(/\D/g, '') !== halfWidth(other).replace(/\D/g, '');
}
