import { collapseSpace, tagName } from '../dom/nodes.ts';

const LEAST_PAIRS = 3;
const MOST_PAIRS = 200;
const LONGEST_TERM = 60;
const LONGEST_VALUE = 120;
/** Specifications are a few words each; what describes is longer. */
const TYPICAL_VALUE = 40;

/**
 * True for a list of terms that is a table of two columns: a short value for every term, as specifications have them.
 * Glossaries and reference texts describe at length, and what stands beside every post of a forum is said many times over.
 */
export function isDataList(list: Element): boolean {
  const pairs = [...list.children].flatMap((child) => (tagName(child) === 'div' ? [...child.children] : [child]));
  if (pairs.length < 2 * LEAST_PAIRS || pairs.length > 2 * MOST_PAIRS || pairs.length % 2 !== 0) return false;
  const alternate = pairs.every((child, index) => tagName(child) === (index % 2 === 0 ? 'dt' : 'dd'));
  if (!alternate || list.closest('nav, header, footer, aside, table, form, li') !== null) return false;
  const lengths = pairs.map((child) => collapseSpace(child.textContent ?? '').length);
  const isShort = lengths.every((length, index) => length > 0 && length <= (index % 2 === 0 ? LONGEST_TERM : LONGEST_VALUE));
  const typical = lengths.reduce((sum, length, index) => sum + (index % 2 === 0 ? 0 : length), 0) / (lengths.length / 2);
  return isShort && typical <= TYPICAL_VALUE && !isRepeated(list);
}

function isRepeated(list: Element): boolean {
  const [first] = list.children;
  const twins = list.ownerDocument.querySelectorAll('dl');
  const term = collapseSpace(first?.textContent ?? '');
  let same = 0;
  for (const twin of twins) if (collapseSpace(twin.children[0]?.textContent ?? '') === term) same += 1;
  return same > 2;
}
