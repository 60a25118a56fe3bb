import { boundOf } from './bounds.ts';
import { canLead, findCurrencies, isShared, type WrittenCurrency } from './currencies.ts';
import { findDates } from './dates/dates.ts';
import { compareDecimals, shiftDecimal, type Decimal } from './decimal.ts';
import { plainDigits } from './digits.ts';
import { notCounted, type Span } from './not-counted.ts';
import { numberTokens, type NumberToken } from './number-tokens.ts';
import { billedOf, perOf, taxIncludedOf } from './price-terms.ts';
import type { Bound, Quantity, QuantityContext } from './quantity.ts';
import { percentAt, unitAt } from './units.ts';
import { percentWords, wordQuantities } from './word-quantities.ts';

/** What a number or a range of two is, and where it stands with its currency or unit. */
interface Reading {
  readonly kind: Quantity['kind'];
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}

interface Source {
  readonly plain: string;
  readonly original: string;
  readonly currencies: readonly WrittenCurrency[];
  /** Currency of numbers without one, where the text is little else. */
  readonly hinted: string | null;
}

/** Longest text read at once: time stays bounded, and nothing that a sentence says is further away. */
const MAX_LENGTH = 20_000;
/** A hint tells the currency of a short text only: of a cell or a label. */
const HINTED_LENGTH = 40;
/** Relative dates take up their digits even where today is not known and they have no value. */
const SOME_DAY = '2001-01-15';
const RANGE = /^ ?(?:-|–|—|~|～|至|到|to|and|和|与)\s?$/i;
/** The unit of the lower end, where both ends have it: `10%-20%`. */
const UNIT_OF_LOWER = /^(?: ?(?:%|‰|percent|per cent)|个?百分点|个月|[天年人件个倍折成家岁](?=\s?[-–—~至到]))/i;
const BETWEEN = /(?:between|介于|在) ?$/i;
const CHANGE = /(?:从|由|from) ?$/i;
/** `涨价500元至7999元` says by how much and to what. */
const CHANGED_BY = /(?:[涨降跌增减升]价?|上调|下调|提高|by)了? ?$/;
const CHANGED = /增|升|降|减|涨|跌|提高|扩大|grew|rose|rise|increas|fell|fall|drop|declin|grow|up\b|down\b|improv|slid|jump|climb/i;

/**
 * The quantities that a text says, in order, none inside another: money, percents and percentage points, counts and
 * measures with their unit, durations, dates. Values are exact decimals with 万, M and the like applied; a range gives both
 * ends. A vague amount (`数百万`, `十几家`, `millions of`) has no value and is left out, and so are digits that count nothing
 * (ordinals, versions, times of day, telephone numbers). Never throws; reads 20,000 characters at most.
 */
export function readQuantities(text: string, context: QuantityContext = {}): Quantity[] {
  const original = text.slice(0, MAX_LENGTH);
  const plain = plainDigits(original);
  const lang = context.lang ?? null;
  const today = context.today ?? null;
  const hint = context.currencyHint ?? null;
  const currencies = findCurrencies(plain, { lang, hint });
  const isShort = plain.trim().length <= HINTED_LENGTH && currencies.length === 0;
  const hinted = isShort && hint !== null ? (findCurrencies(plainDigits(hint), { lang })[0]?.code ?? null) : null;
  const source: Source = { plain, original, currencies, hinted };

  const dates = findDates(plain, { today: today ?? SOME_DAY, lang });
  const known = today === null ? findDates(plain, { today: null, lang }) : dates;
  const words = wordQuantities(plain);
  const taken: Span[] = [...dates, ...notCounted(plain), ...words];
  const quantities: Quantity[] = [
    ...known.map((date) => quantity(source, { kind: 'date', unit: date.unit, start: date.start, end: date.end }, { value: date.iso, upper: date.upper, bound: date.bound })),
    ...words.map((word) => quantity(source, word, { value: word.value, upper: null, bound: boundOf(leadOf(plain, word.start), plain.slice(word.end, word.end + 8)) })),
    ...countedQuantities(source, untaken(numberTokens(plain, original, lang, currencies), taken)),
  ];
  return quantities.sort((one, other) => one.start - other.start);
}

/** Tokens outside the spans. Both are walked once, so that a long text costs time in proportion to its length. */
function untaken(tokens: readonly NumberToken[], spans: readonly Span[]): NumberToken[] {
  const ordered = [...spans].sort((one, other) => one.start - other.start);
  let at = 0;
  let reach = 0;
  return tokens.filter((token) => {
    for (let span = ordered[at]; span !== undefined && span.start < token.end; span = ordered[(at += 1)]) reach = Math.max(reach, span.end);
    return token.start >= reach;
  });
}

function countedQuantities(source: Source, tokens: readonly NumberToken[]): Quantity[] {
  const quantities: Quantity[] = [];
  let reach = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const first = tokens[index];
    if (first === undefined || first.start < reach) continue;
    const next = tokens[index + 1];
    const range = next === undefined ? null : rangeOf(source, first, next);
    if (range !== null) index += 1;
    const read = quantityOf(source, first, range?.last ?? first, range?.places ?? first.places);
    if (read === null) continue;
    reach = read.start + read.text.length;
    quantities.push(read);
  }
  return quantities;
}

/** Two numbers as a range, the lower with the magnitude of the upper where it has none (`5-8万`); null where they are two facts. */
function rangeOf({ plain, currencies }: Source, first: NumberToken, last: NumberToken): { last: NumberToken; places: number } | null {
  const gap = last.start - first.end;
  if (gap < 1 || gap > 14) return null;
  let between = plain.slice(first.end, last.start);
  let cut = 0;
  for (const currency of currenciesWithin(currencies, first.end, last.start)) {
    between = between.slice(0, currency.start - first.end - cut) + between.slice(currency.end - first.end - cut);
    cut += currency.end - currency.start;
  }
  const unit = UNIT_OF_LOWER.exec(between)?.[0] ?? '';
  if (unit !== '' && !plain.slice(last.end, last.end + unit.length + 1).trimStart().startsWith(unit.trimStart())) return null;
  between = between.slice(unit.length);
  const lead = plain.slice(Math.max(0, first.start - 12), first.start);
  const joiner = RANGE.exec(between.replace(/^\s+/, ' '))?.[0].trim().toLowerCase();
  if (joiner === undefined) return null;
  const bare = lead.replace(/[\p{Sc}A-Z]{0,4}\s?$/u, '');
  if (/^(?:and|和|与)$/.test(joiner) && !(BETWEEN.test(bare) || /^(?:元|%|岁|人)?之间/.test(plain.slice(last.end, last.end + 4)))) return null;
  if (/^(?:to|到|至)$/.test(joiner) && CHANGED_BY.test(bare)) return null;
  if (/^(?:to|到|至)$/.test(joiner) && CHANGE.test(bare) && CHANGED.test(plain.slice(Math.max(0, first.start - 40), first.start))) return null;
  const shared = first.places === 0 && !/[元块]/.test(plain.slice(first.end, last.start)) ? last.places : first.places;
  const upper = shiftDecimal(last.value, last.places);
  const places = [shared, first.places].find((candidate) => compareDecimals(shiftDecimal(first.value, candidate), upper) <= 0);
  return places === undefined ? null : { last: joiner === '-' ? { ...last, isNegative: false } : last, places };
}

function quantityOf(source: Source, first: NumberToken, last: NumberToken, places: number): Quantity | null {
  const { plain } = source;
  const reading = readingOf(source, first, last);
  if (reading === null) return null;
  const value = shiftDecimal(first.value, places);
  const upper = first === last ? null : shiftDecimal(last.value, last.places);
  const percent = percentWords(plain, first, last, { value, upper });
  const { start, end } = percent ?? reading;
  const lead = leadOf(plain, start);
  const isChange = CHANGE.test(lead) && CHANGED.test(plain.slice(Math.max(0, start - 40), start));
  const said = boundOf(isChange ? '' : lead, plain.slice(last.end, last.end + 12), plain.slice(end, end + 12));
  const bound = said === 'exact' && last.isMore ? 'more-than' : said;
  if (percent !== null) return quantity(source, percent, { ...percent, bound: percent.isDiscount ? turned(bound) : bound });
  const isSignBeforeCurrency = reading.start < first.start && /(?:^|[\s(,，:])[-−]$/.test(lead);
  const isNegative = (first.isNegative || isSignBeforeCurrency || isBookkeepersNegative(plain, reading)) && /[1-9]/.test(value);
  return quantity(source, reading, { value: isNegative ? `-${value}` : value, upper: upper === null || !last.isNegative ? upper : `-${upper}`, bound });
}

/** `5折起` takes off fifty percent at most. */
function turned(bound: Bound): Bound {
  return bound === 'from' || bound === 'at-least' ? 'at-most' : bound === 'at-most' ? 'at-least' : bound;
}

function leadOf(plain: string, start: number): string {
  return plain.slice(Math.max(0, start - 24), start);
}

/** `(1,234.50)` alone in a cell is below zero. */
function isBookkeepersNegative(plain: string, reading: Reading): boolean {
  const before = plain.slice(Math.max(0, reading.start - 8), reading.start);
  const after = plain.slice(reading.end, reading.end + 8);
  return reading.start <= 6 && plain.length - reading.end <= 6 && /^\s*\p{Sc}?\($/u.test(before) && /^\)\s*\S{0,3}\s*$/.test(after) && /[.,%\p{Sc}]/u.test(plain);
}

interface Value {
  readonly value: Decimal;
  readonly upper: Decimal | null;
  readonly bound: Bound;
}

/** The quantity with what the text around it says of a price: what it is for, how it is charged, whether tax is in it. */
function quantity({ plain, original }: Source, { kind, unit, start, end }: Reading, { value, upper, bound }: Value): Quantity {
  const quote = { text: original.slice(start, end), start };
  if (kind !== 'money') return { kind, value, upper, unit, bound, per: null, billed: null, taxIncluded: null, ...quote };
  const lead = leadOf(plain, start);
  const rest = plain.slice(end, end + 64);
  const skipped = /^ ?(?:起|以上|左右|整|\(不?含税\))?/.exec(rest)?.[0].length ?? 0;
  const { per, length } = perOf(lead, rest.slice(skipped));
  const behindPer = bound === 'exact' && length > 0 ? boundOf('', rest.slice(skipped + length)) : bound;
  return { kind, value, upper, unit, bound: behindPer, per, billed: billedOf(rest), taxIncluded: taxIncludedOf(lead, rest), ...quote };
}

/** What a number is, by what stands behind and before it; null where it belongs to a name. */
function readingOf({ plain, currencies, hinted }: Source, first: NumberToken, last: NumberToken): Reading | null {
  const { start } = first;
  const { end } = last;
  const rest = plain.slice(end, end + 40);
  const percent = percentAt(rest);
  const isPerPerson = percent?.unit === 'pp' && currencyAhead(plain, currencies, first) !== null;
  if (percent !== null && !isPerPerson) return { kind: percent.kind, unit: percent.unit, start, end: end + percent.length };
  const money = moneyOf(plain, currencies, first, last);
  if (money !== null) return money;
  const more = /^ ?[余多来+]/.exec(rest)?.[0].length ?? 0;
  const unit = unitAt(rest.slice(more));
  if (unit !== null) return { kind: unit.kind, unit: unit.unit, start, end: end + more + unit.length };
  if (isDiscountInMoney(plain, start, end)) return { kind: 'money', unit: 'CNY', start, end };
  if (/^[A-Za-z]/.test(rest) || /[A-Za-z][-_]$/.test(plain.slice(0, start).slice(-2)) || /^[-_][A-Za-z]/.test(rest)) return null;
  if (/^[强月号]/.test(rest) || (first === last && last.places === 0 && /^ ?点/.test(rest))) return null;
  return { kind: hinted === null ? 'number' : 'money', unit: hinted, start, end };
}

/** `满300减50` is in yuan without saying so. */
function isDiscountInMoney(plain: string, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, start - 12), start);
  return (/满$/.test(before) && /^ ?(?:立?减|返|送|可用)/.test(plain.slice(end, end + 4))) || /满\d{1,6}元?(?:立?减|返)$/.test(before);
}

/** The currencies between two positions. */
function currenciesWithin(currencies: readonly WrittenCurrency[], start: number, end: number): WrittenCurrency[] {
  const within: WrittenCurrency[] = [];
  for (let index = firstFrom(currencies, start); index < currencies.length; index += 1) {
    const currency = currencies[index];
    if (currency === undefined || currency.end > end) break;
    within.push(currency);
  }
  return within;
}

/** Index of the first currency that starts at `position` or later (the currencies stand in order). */
function firstFrom(currencies: readonly WrittenCurrency[], position: number): number {
  let [low, high] = [0, currencies.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((currencies[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A number beside a currency. Of a shared symbol on one side and a code on the other (`$12 CAD`, `AUD $50`) the code counts. */
function moneyOf(plain: string, currencies: readonly WrittenCurrency[], first: NumberToken, last: NumberToken): Reading | null {
  const ahead = currencyAhead(plain, currencies, first);
  const behind = currencyBehind(plain, currencies, last);
  if (ahead === null && behind === null) return null;
  const surer = ahead !== null && behind !== null && isShared(ahead.symbol) && !isShared(behind.symbol) ? behind : (ahead ?? behind);
  const lead = ahead === null ? undefined : currencies[firstFrom(currencies, ahead.start) - 1];
  const isLed = lead !== undefined && ahead !== null && /^ ?$/.test(plain.slice(lead.end, ahead.start)) && isShared(ahead.symbol) && lead.code !== null;
  const code = isLed ? lead.code : (surer?.code ?? null);
  return { kind: 'money', unit: code ?? surer?.symbol ?? null, start: isLed ? lead.start : (ahead?.start ?? first.start), end: behind?.end ?? last.end };
}

function currencyAhead(plain: string, currencies: readonly WrittenCurrency[], first: NumberToken): WrittenCurrency | null {
  const currency = currencies[firstFrom(currencies, first.start) - 1];
  return currency !== undefined && canLead(currency.symbol) && currency.end <= first.start && /^[ :]{0,2}[-−(]?$/.test(plain.slice(currency.end, first.start)) ? currency : null;
}

function currencyBehind(plain: string, currencies: readonly WrittenCurrency[], last: NumberToken): WrittenCurrency | null {
  const currency = currencies[firstFrom(currencies, last.end)];
  if (currency === undefined || !/^ ?(?:[余多来+] ?)?$/.test(plain.slice(last.end, currency.start))) return null;
  const leadsAnother = /^ ?\d/.test(plain.slice(currency.end, currency.end + 2)) && !/\p{Script=Han}/u.test(currency.symbol);
  return leadsAnother ? null : currency;
}
