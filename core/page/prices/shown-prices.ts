import type { Money } from '../../clip/clip.ts';
import { tagName } from '../dom/nodes.ts';
import type { PriceReader } from './price-reader.ts';
import { CURRENT_BEFORE, FORMER_BEFORE, FORMER_NAMES, FREE, FROM_AFTER, FROM_BEFORE, MAY_HAVE_MONEY, MONEY_IN_TEXT, OFFERED_BEFORE, OTHER_AFTER, OTHER_BEFORE, PRICE_NAMES, PRICE_WORDS, RANGE, RATE_AFTER, UNIT_AFTER } from './price-words.ts';
import { chunkAt, type Chunk, type TextStream } from './text-stream.ts';

/** What an amount is to who buys: asked, asked before, or about something else (savings, delivery, a unit, a rate). */
export type PriceSense = 'asked' | 'former' | 'struck' | 'unit' | 'rate' | 'offered' | 'other';

/** An amount of money that a part of a page shows, and what its surroundings say about it. */
export interface ShownPrice {
  readonly money: Money;
  /** The upper end where a range is shown. */
  readonly upTo: Money | null;
  /** `from $29`: more may be asked. */
  readonly isFrom: boolean;
  readonly sense: PriceSense;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where it stands: the elements around it by tag and first class, the same for the same price of the next item. */
  readonly path: string;
  /** No other words stand with it: it is not a part of a name or a sentence. */
  readonly isAlone: boolean;
}

/** Attributes in which pages name what an element is. */
const NAMING = ['class', 'itemprop', 'data-testid', 'data-test', 'data-ui', 'data-qa', 'data-automation-id', 'aria-label'] as const;
const LEAD = 36;
/** Letters on a line with an amount beyond which it is prose. */
const PROSE = 60;

/** The amounts that `stream` shows, in order. */
export function shownPrices(stream: TextStream, reader: PriceReader, roots: readonly Element[]): ShownPrice[] {
  const { text } = stream;
  const found = freePrices(stream, roots);
  if (!MAY_HAVE_MONEY.test(text)) return found;
  for (const match of text.matchAll(MONEY_IN_TEXT)) {
    const start = match.index;
    const end = start + match[0].length;
    const range = RANGE.exec(match[0]);
    const written = range?.[1] ?? match[0];
    const money = readMoney(written, match[0], reader);
    if (money === null || isProse(text, start, end)) continue;
    const upper = range?.[2] === undefined ? null : readMoney(range[2], match[0], reader);
    const upTo = upper !== null && Number(upper.amount) > Number(money.amount) ? upper : null;
    const chunk = chunkAt(stream, end - 1);
    if (chunk === null) continue;
    const lead = text.slice(Math.max(0, start - LEAD), start);
    const trail = text.slice(end, end + LEAD);
    found.push({
      money, upTo, isFrom: FROM_BEFORE.test(lead) || FROM_AFTER.test(trail), sense: senseOf(chunk, lead, trail, roots),
      text: match[0], start, end, path: pathOf(chunk.element, roots), isAlone: isAlone(text.slice(chunk.start, start) + text.slice(end, chunk.end)),
    });
  }
  return found.sort((one, other) => one.start - other.start);
}

/** `written` as money; the currency may stand at the other end of the `whole` range. */
function readMoney(written: string, whole: string, reader: PriceReader): Money | null {
  const money = reader.read(written);
  if (money === null || money.symbol !== null) return money;
  const marked = reader.read(whole);
  return { ...money, currency: marked?.currency ?? null, symbol: marked?.symbol ?? null };
}

/** A word such as `Free` where the markup around it says price. */
function freePrices(stream: TextStream, roots: readonly Element[]): ShownPrice[] {
  return stream.chunks.flatMap((chunk) => {
    const written = stream.text.slice(chunk.start, chunk.end).trim();
    if (written.length > 16 || !FREE.test(written) || !around(chunk.element, roots, 4).some((element) => PRICE_NAMES.test(namesOf(element)))) return [];
    const money = { amount: '0', currency: null, symbol: null };
    return [{ money, upTo: null, isFrom: false, sense: 'asked' as const, text: written, start: chunk.start, end: chunk.end, path: pathOf(chunk.element, roots), isAlone: true }];
  });
}

function senseOf(chunk: Chunk, lead: string, trail: string, roots: readonly Element[]): PriceSense {
  const near = around(chunk.element, roots, 5);
  if (near.some(isStruck)) return 'struck';
  if (OTHER_AFTER.test(trail) || OTHER_BEFORE.test(lead)) return 'other';
  if (OFFERED_BEFORE.test(lead)) return 'offered';
  if (UNIT_AFTER.test(trail)) return 'unit';
  if (CURRENT_BEFORE.test(lead)) return 'asked';
  if (FORMER_BEFORE.test(lead)) return 'struck';
  if (RATE_AFTER.test(trail)) return 'rate';
  return near.slice(0, 3).some((element) => FORMER_NAMES.test(namesOf(element))) ? 'former' : 'asked';
}

function isStruck(element: Element): boolean {
  const tag = tagName(element);
  return tag === 'del' || tag === 's' || tag === 'strike' || /line-through/i.test(element.getAttribute('style') ?? '') || /(?:^|\s)line-through(?:\s|$)|strike-?through/i.test(element.getAttribute('class') ?? '');
}

/** True for words beside an amount that are few enough to be about it. */
function isAlone(beside: string): boolean {
  return beside.replace(PRICE_WORDS, '').replace(/[^\p{L}]+/gu, '').length <= 4;
}

function isProse(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(Math.max(lineStart, start - 200), start);
  const after = text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + 200));
  const letters = (line: string): number => line.replace(/[^\p{L}]+/gu, '').length;
  return letters(before) > PROSE || letters(before) + letters(after) > PROSE * 2;
}

/** `element` and those around it up to the item's roots, innermost first. */
function around(element: Element, roots: readonly Element[], most: number): Element[] {
  const found: Element[] = [];
  for (let node: Element | null = element; node !== null && found.length < most; node = node.parentElement) {
    found.push(node);
    if (roots.includes(node)) break;
  }
  return found;
}

function namesOf(element: Element): string {
  return NAMING.map((name) => element.getAttribute(name) ?? '').join(' ');
}

function pathOf(element: Element, roots: readonly Element[]): string {
  return around(element, roots, 3).map((node, level) => {
    const classes = (node.getAttribute('class') ?? '').trim().replace(/\d+/g, '#').split(/\s+/).slice(0, level === 0 ? 4 : 1);
    return `${tagName(node)}.${classes.join('.')}`;
  }).join('<');
}
