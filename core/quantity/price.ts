import { findCurrencies, type WrittenCurrency } from './currencies.ts';
import { readDecimal, shiftDecimal } from './decimal.ts';
import { plainDigits } from './digits.ts';
import type { Money } from './money.ts';

export interface PriceContext {
  /** A text found near the price that may name its currency: a label, a column header, a symbol. */
  readonly currencyHint?: string | null;
  /** BCP 47 language of the page: tells `¥` in Japanese from `¥` in Chinese. */
  readonly lang?: string | null;
}

interface WrittenNumber {
  readonly amount: string;
  readonly start: number;
  readonly end: number;
}

/** Longest text that is looked at: a price stands at its beginning, and time stays bounded. */
const MAX_LENGTH = 400;
const NUMBER = /(?<![\d.,])\.{0,2}\d+(?:(?:[.,'](?=\d)| (?=\d{3}(?!\d)))\d+)*(?:[.,] (?=\d\d(?!\d))\d\d)?/g;
const MAGNITUDES: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 百万: 6, 亿: 8, 億: 8, k: 3 };
const MAGNITUDE = /^ ?(百万|千|万|萬|亿|億|k(?![\p{L}]))/iu;
const FREE = /^\W*(?:free|免费|免費|無料|gratis|gratuit|gratuito|kostenlos|бесплатно)\P{L}*$/iu;
const RANGE = /^\s*(?:-|–|—|~|～|to|至|到|до|bis|à)\s*$/iu;
/** Words right before a number that make it the price that counts, or one that no longer does. */
const CURRENT = /(?:现价|券后价?|到手价|促销价|活动价|特价|折后价?|now|sale(?: price)?|special price)[:\s]*$/iu;
const FORMER = /(?:原价|市场价|划线价|吊牌价|was|rrp|msrp|list price|before|save|立减|已省|省)[:\s]*$/iu;

/**
 * The price that a text says: exact amount, currency by ISO 4217 where it can be told, symbol as written.
 * Of several, the first one beside a currency, of a range the lower end; a price said to be current wins, one
 * said to be former loses. Null where the text has no price. Never throws; looks at 400 characters at most.
 */
export function parsePrice(text: string, context: PriceContext = {}): Money | null {
  const plain = plainDigits(text.slice(0, MAX_LENGTH));
  if (!/\d/.test(plain)) return FREE.test(plain.trim()) ? { amount: '0', currency: null, symbol: null } : null;
  const lang = context.lang ?? null;
  const currencies = findCurrencies(plain, lang);
  const numbers = readNumbers(plain, currencies);
  const chosen = chooseNumber(plain, numbers, currencies);
  if (chosen === null) return null;
  const beside = nearestCurrency(plain, chosen, currencies) ?? hintedCurrency(context.currencyHint ?? '', lang);
  return {
    amount: (lowerEnd(plain, numbers, chosen) ?? chosen).amount,
    currency: beside?.code ?? null,
    symbol: beside === null ? null : beside.start < 0 ? beside.symbol : text.slice(beside.start, beside.end),
  };
}

function readNumbers(plain: string, currencies: readonly WrittenCurrency[]): WrittenNumber[] {
  return [...plain.matchAll(NUMBER)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    if (/^ ?[%‰°]/.test(plain.slice(end))) return [];
    const amount = readDecimal(match[0]);
    if (amount === null) return [];
    const isLed = currencies.some((currency) => currency.end === start);
    const cents = isLed ? null : centsAfterSymbol(plain, amount, end, currencies);
    if (cents !== null) return [{ amount: `${amount}.${cents.digits}`, start, end: cents.end }];
    const magnitude = MAGNITUDE.exec(plain.slice(end));
    const places = MAGNITUDES[magnitude?.[1]?.toLowerCase() ?? ''] ?? 0;
    return [{ amount: shiftDecimal(amount, places), start, end: end + (magnitude?.[0].length ?? 0) }];
  });
}

/** `12€ 50`: the currency stands where the decimal mark would. In `￥549￥599` it leads the next price. */
function centsAfterSymbol(plain: string, amount: string, end: number, currencies: readonly WrittenCurrency[]): { digits: string; end: number } | null {
  const symbol = currencies.find((currency) => currency.start === end);
  if (symbol === undefined || amount.includes('.')) return null;
  const cents = /^ ?(\d{2,3})\s*$/.exec(plain.slice(symbol.end));
  return cents?.[1] === undefined ? null : { digits: cents[1], end: plain.length };
}

function gapTo(number: WrittenNumber, currency: WrittenCurrency): number {
  if (currency.end <= number.start) return number.start - currency.end;
  if (currency.start >= number.end) return currency.start - number.end;
  return 0;
}

function isBeside(plain: string, number: WrittenNumber, currency: WrittenCurrency): boolean {
  const between = currency.end <= number.start ? plain.slice(currency.end, number.start) : plain.slice(number.end, currency.start);
  return gapTo(number, currency) === 0 || /^[\s:.\-,]{0,3}$/.test(between);
}

function chooseNumber(plain: string, numbers: readonly WrittenNumber[], currencies: readonly WrittenCurrency[]): WrittenNumber | null {
  const priced = numbers.filter((number) => currencies.some((currency) => isBeside(plain, number, currency)));
  const candidates = priced.length > 0 ? priced : numbers;
  const before = (number: WrittenNumber) => {
    const lead = plain.slice(0, number.start);
    const symbol = currencies.find((currency) => currency.end <= number.start && isBeside(plain, number, currency));
    return symbol === undefined ? lead : plain.slice(0, symbol.start);
  };
  const current = candidates.find((number) => CURRENT.test(before(number)));
  return current ?? candidates.find((number) => !FORMER.test(before(number))) ?? candidates[0] ?? null;
}

/** The lower end where the number is the upper end of a range: `199-299元`. */
function lowerEnd(plain: string, numbers: readonly WrittenNumber[], upper: WrittenNumber): WrittenNumber | undefined {
  return numbers.findLast((number) => number.end <= upper.start && RANGE.test(plain.slice(number.end, upper.start)));
}

/**
 * The currency that goes with a number: one right beside it, a code before a shared symbol (`SGD$`) first; else
 * a symbol or code a little way off. Words such as 元 count only beside the number.
 */
function nearestCurrency(plain: string, number: WrittenNumber, currencies: readonly WrittenCurrency[]): WrittenCurrency | null {
  const near = currencies
    .filter((currency) => isBeside(plain, number, currency) || (gapTo(number, currency) <= 12 && !/\p{Ll}|\p{Lo}/u.test(currency.symbol)))
    .sort((one, other) => gapTo(number, one) - gapTo(number, other));
  const [nearest] = near;
  if (nearest === undefined) return null;
  return near.find((currency) => currency.end === nearest.start && currency.code !== null && currency.symbol.length === 3) ?? nearest;
}

/** The first currency that a hint names, marked as standing outside the text. */
function hintedCurrency(hint: string, lang: string | null): WrittenCurrency | null {
  const [first] = findCurrencies(plainDigits(hint.slice(0, MAX_LENGTH)), lang);
  return first === undefined ? null : { ...first, start: -1, end: -1 };
}
