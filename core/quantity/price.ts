import { canLead, findCurrencies, isShared, type WrittenCurrency } from './currencies.ts';
import { findDates } from './dates/dates.ts';
import { compareDecimals, readDecimal, shiftDecimal, type Decimal } from './decimal.ts';
import { plainDigits } from './digits.ts';
import { magnitudeAt } from './magnitudes.ts';
import type { Money } from './money.ts';
import { notCounted } from './not-counted.ts';
import { chineseTokens, withSmallerParts } from './number-tokens.ts';
import { readQuantities } from './quantities.ts';
import { percentAt } from './units.ts';
import { wordQuantities } from './word-quantities.ts';

export interface PriceContext {
  /** A text found near the price that may name its currency: a label, a column header, a symbol. */
  readonly currencyHint?: string | null;
  /** BCP 47 language of the page: tells `¥` in Japanese from `¥` in Chinese. */
  readonly lang?: string | null;
}

/** A number of a price, with the power of ten that 万, M and the like add to it. */
interface WrittenNumber {
  readonly value: Decimal;
  readonly places: number;
  /** Where the words of the number are those of a currency (`五毛`). */
  readonly currency?: string;
  readonly start: number;
  readonly end: number;
}

/** Longest text that is looked at: a price stands at its beginning, and time stays bounded. */
const MAX_LENGTH = 400;
/** Relative dates take up their digits, whatever they mean. */
const SOME_DAY = '2001-01-15';
/** Prices are written more freely than numbers in sentences: `,99`, `1, 99`, `1.299,- `. */
const NUMBER = /(?<![\d.,])\.{0,2}\d+(?:(?:[.,'](?=\d)| (?=\d{3}(?!\d)))\d+)*(?:[.,] (?=\d\d(?!\d))\d\d)?/g;
const FREE = /^\W*(?:永久|完全|限时)?(?:free|免费|免費|無料|gratis|gratuit|gratuito|kostenlos|бесплатно)[^a-z\u00c0-\u04ff\u3040-\u9fff]*$/i;
const RANGE = /^\s*(?:-|–|—|~|～|to|and|至|到|до|bis|à)\s*$/i;
/** Words right before a number that make it the price that counts, one that no longer does, or no price at all. */
const CURRENT = /(?:现价|券后价?|到手价?|促销价|活动价|特价|秒杀价|拼团价|折后价?|实付|now|sale(?: price)?|special price)(?:仅需|仅|只需|约)?[:\s]*$/i;
const FORMER = /(?:原价|市场价|划线价|吊牌价|专柜价|建议零售价|官方价|日常价|was|rrp|msrp|list price|before)[:\s]*$/i;
const NO_PRICE = /(?:立省|立减|直降|已省|再减|可减|最高减|减|省|满|返|券|红包|补贴|定金|订金|尾款|押金|运费|配送费|快递费|邮费|邮政|抵|save|off|deposit|shipping|coupon)[:\s]*$/i;
/** Behind a number and its currency: taken off, or a voucher. */
const NO_PRICE_BEHIND = /^ ?(?:[元块] ?)?(?:off(?![a-z\u00c0-\u04ff])|立?减|无?门槛|优惠券|红包|券)/i;
/** What a bare number counts is said before it; without a currency it is no price. */
const COUNT_LABEL = /(?:评价|评论|销量|已售|售出|库存|人气|浏览|阅读|回复|收藏|关注|粉丝|用户|月活|日活|会员|门店|点击|下载|播放|订单|订单量|reviews|users|followers|sold)[数量]?(?:[达超过突破约为:\s]{0,5})$/i;
/** A bare number right before another word belongs to that word. */
const WORD_BEHIND = /^(?![起左以多余元块包整万千亿及含至到])\p{Script=Han}/u;

/**
 * The price that a text says: exact amount, currency by ISO 4217 where it can be told, symbol as written.
 * Of several, the first one beside a currency, of a range the lower end; a price said to be current wins, a former one
 * loses, and what is saved, owed first or paid for shipping is no price. Null where the text has no price, or one that is
 * vague (`几百元`). Never throws; looks at 400 characters at most.
 */
export function parsePrice(text: string, context: PriceContext = {}): Money | null {
  const plain = plainDigits(text.slice(0, MAX_LENGTH));
  if (FREE.test(plain.trim())) return { amount: '0', currency: null, symbol: null };
  const lang = context.lang ?? null;
  const hint = context.currencyHint ?? null;
  const currencies = findCurrencies(plain, { lang, hint });
  const numbers = readNumbers(plain, lang, currencies);
  const chosen = chooseNumber(plain, numbers, currencies, lang);
  if (chosen === null) return null;
  const beside = nearestCurrency(plain, chosen, currencies) ?? hintedCurrency(hint ?? '', lang);
  return {
    amount: amountOf(plain, numbers, chosen),
    currency: beside === null ? (chosen.currency ?? null) : (surerCode(plain, chosen, beside, currencies) ?? beside.code),
    symbol: beside === null ? null : beside.start < 0 ? beside.symbol : text.slice(beside.start, beside.end),
  };
}

function readNumbers(plain: string, lang: string | null, currencies: readonly WrittenCurrency[]): WrittenNumber[] {
  const inWords = wordQuantities(plain).flatMap(({ kind, value, unit, start, end }) => (kind === 'money' ? [{ value, places: 0, currency: unit, start, end }] : []));
  const isInWords = (number: WrittenNumber) => inWords.some((word) => number.start < word.end && number.end > word.start);
  const digits = [...plain.matchAll(NUMBER)].flatMap((match) => {
    const start = match.index;
    const isEnclosed = plain[start - 1] === '(' && plain[start + match[0].length] === ')';
    const end = start + match[0].length + (isEnclosed ? 1 : 0);
    const rest = plain.slice(end, end + 24);
    if (percentAt(rest) !== null || /^ ?[°几]/.test(rest)) return [];
    const isLed = currencies.some((currency) => currency.end === start || currency.end === start - 1);
    const { places, length } = magnitudeAt(rest, isLed);
    const value = places > 0 && /^\d{1,3}\.\d{3}$/.test(match[0]) ? match[0] : readDecimal(match[0]);
    if (value === null) return [];
    const cents = currencies.some((currency) => currency.end === start) ? null : centsAfterSymbol(plain, value, end, currencies);
    if (cents !== null) return [{ value: `${value}.${cents.digits}`, places: 0, start, end: cents.end }];
    const token = { value, places, isNegative: false, isMore: false, isWord: false, start, end: end + length };
    return [places > 2 ? withSmallerParts(plain, token) : token];
  });
  const written = chineseTokens(plain, lang).filter((word) => !digits.some((number) => word.start < number.end && word.end > number.start));
  return [...[...digits, ...written].filter((number) => !isInWords(number)), ...inWords].sort((one, other) => one.start - other.start);
}

/** `12€ 50`: the currency stands where the decimal mark would. In `￥549￥599` it leads the next price. */
function centsAfterSymbol(plain: string, value: Decimal, end: number, currencies: readonly WrittenCurrency[]): { digits: string; end: number } | null {
  const symbol = currencies.find((currency) => currency.start === end);
  if (symbol === undefined || value.includes('.')) return null;
  const cents = /^ ?(\d{2,3})\s*$/.exec(plain.slice(symbol.end));
  return cents?.[1] === undefined ? null : { digits: cents[1], end: plain.length };
}

function gapTo(number: WrittenNumber, currency: WrittenCurrency): number {
  if (currency.end <= number.start) return number.start - currency.end;
  if (currency.start >= number.end) return currency.start - number.end;
  return 0;
}

function isBeside(plain: string, number: WrittenNumber, currency: WrittenCurrency): boolean {
  if (currency.end <= number.start) return canLead(currency.symbol) && /^[\s:.\-,]{0,3}$/.test(plain.slice(currency.end, number.start));
  return gapTo(number, currency) === 0 || /^(?:[\s:.\-,]{0,3}|[余多来]|\+)$/.test(plain.slice(number.end, currency.start));
}

function chooseNumber(plain: string, numbers: readonly WrittenNumber[], currencies: readonly WrittenCurrency[], lang: string | null): WrittenNumber | null {
  const priced = numbers.filter((number) => number.currency !== undefined || currencies.some((currency) => isBeside(plain, number, currency)));
  const lead = (number: WrittenNumber) => {
    const symbol = currencies.find((currency) => currency.end <= number.start && isBeside(plain, number, currency));
    return plain.slice(0, symbol === undefined ? number.start : symbol.start);
  };
  const isPrice = (number: WrittenNumber) => !NO_PRICE.test(lead(number)) && !NO_PRICE_BEHIND.test(plain.slice(number.end));
  const candidates = (priced.length > 0 ? priced : bareNumbers(plain, numbers, lang)).filter(isPrice);
  const current = candidates.find((number) => CURRENT.test(lead(number)));
  return current ?? candidates.find((number) => !FORMER.test(lead(number))) ?? candidates[0] ?? null;
}

/** Numbers that could be a price without a currency beside them: those that count nothing else. */
function bareNumbers(plain: string, numbers: readonly WrittenNumber[], lang: string | null): readonly WrittenNumber[] {
  const counted = readQuantities(plain, { lang })
    .filter(({ kind, unit }) => unit !== null && kind !== 'money')
    .map(({ start, text }) => ({ start, end: start + text.length }));
  const dates = findDates(plain, { today: SOME_DAY, lang });
  const aside = [...counted, ...dates, ...notCounted(plain)];
  return numbers.filter((number) => {
    const isAside = aside.some((span) => span.start < number.end && span.end > number.start);
    return !isAside && !COUNT_LABEL.test(plain.slice(Math.max(0, number.start - 24), number.start)) && !WORD_BEHIND.test(plain.slice(number.end));
  });
}

const isRange = (plain: string, lower: WrittenNumber, upper: WrittenNumber): boolean => lower.end <= upper.start && RANGE.test(plain.slice(lower.end, upper.start).replace(/\p{Sc}/u, ''));

/** Of a range the lower end, with the magnitude of the upper where it has none: `5-8万元`. */
function amountOf(plain: string, numbers: readonly WrittenNumber[], chosen: WrittenNumber): Decimal {
  const lower = numbers.findLast((number) => isRange(plain, number, chosen));
  const upper = lower === undefined ? numbers.find((number) => isRange(plain, chosen, number)) : chosen;
  const first = lower ?? chosen;
  const own = shiftDecimal(first.value, first.places);
  if (upper === undefined) return own;
  const shared = shiftDecimal(first.value, first.places || upper.places);
  return compareDecimals(shared, shiftDecimal(upper.value, upper.places)) <= 0 ? shared : own;
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
  if (nearest === undefined) return currencies.find((currency) => currency.start >= number.start && currency.end <= number.end) ?? null;
  return near.find((currency) => currency.end === nearest.start && currency.code !== null && currency.symbol.length === 3) ?? nearest;
}

/** The code that stands on the other side of a number with a shared symbol: `$12 CAD`. */
function surerCode(plain: string, number: WrittenNumber, beside: WrittenCurrency, currencies: readonly WrittenCurrency[]): string | null {
  if (!isShared(beside.symbol)) return null;
  return currencies.find((currency) => currency !== beside && !isShared(currency.symbol) && isBeside(plain, number, currency))?.code ?? null;
}

/** The first currency that a hint names, marked as standing outside the text. */
function hintedCurrency(hint: string, lang: string | null): WrittenCurrency | null {
  const [first] = findCurrencies(plainDigits(hint.slice(0, MAX_LENGTH)), { lang });
  return first === undefined ? null : { ...first, start: -1, end: -1 };
}
