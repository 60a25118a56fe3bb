import { findCurrencies, type WrittenCurrency } from './currencies.ts';
import { findDates } from './dates/dates.ts';
import { readDecimal, shiftDecimal, type Decimal } from './decimal.ts';
import { plainDigits } from './digits.ts';
import { CHINESE_NUMERAL, magnitudeAt, readChineseNumeral } from './numerals.ts';
import type { Bound, Quantity, QuantityContext } from './quantity.ts';

interface Token {
  readonly value: Decimal;
  readonly places: number;
  readonly isMore: boolean;
  readonly start: number;
  readonly end: number;
}

interface Reading {
  readonly kind: Quantity['kind'];
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}

/** Longest text read at once: time stays bounded, and nothing that a sentence says is further away. */
const MAX_LENGTH = 20_000;
const NUMBER = /(?<![\d.,A-Za-z])[-−+]?\d+(?:(?:[.,'](?=\d)| (?=\d{3}(?!\d)))\d+)*/g;
const RANGE = /^ ?(?:-|–|—|~|～|至|到|to)\s?$/i;
const PERCENT = /^ ?(?:%|‰|percent(?:age)?(?! points?)|per cent)/i;
const POINTS = /^ ?(?:个百分点|百分点|percentage points?|pp\b|pct\b)/i;
const MEASURE =
  /^ ?((?:用户|客户|会员|订单|门店|员工|分钟|小时|分贝|公斤|千克|毫克|毫升|厘米|毫米|公里|平方米|平米|[个件人次副台套只位名家条份单张本部辆双瓶包箱盒颗枚棵间座层期场届款种项笔户吨克斤升米度分秒天日周年月倍页字行列岁折])|kg|g|mg|lbs?|oz|ml|l|km|cm|mm|m|ft|inch(?:es)?|gb|mb|tb|kb|mah|hz|w|kw|kwh|db|°c|°f|px|users?|customers?|people|employees|members|seats?|units?|orders?|reviews?|ratings?|stars?|items?|products?|countries|hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?|years?|pages?|times)(?![A-Za-z])/i;
const DURATION = /^(?:分钟|小时|秒|天|周|hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?|years?)$/i;
const PER = /^ ?(?:\/ ?|每|per |an? (?=month|year|seat|user|week|day)|each )((?:[\p{Script=Han}]{1,3}|[a-z]+)(?: ?\/ ?(?:[\p{Script=Han}]{1,3}|[a-z]+))?)/iu;
const PER_BEFORE = /(?:每|monthly |yearly )(个?[\p{Script=Han}]{1,2}) ?$/u;
const TAX_IN = /^[^。;；!！\n]{0,24}?(?:含税|tax incl|incl\.? (?:tax|vat)|inc\.? vat)/i;
const TAX_OUT = /^[^。;；!！\n]{0,24}?(?:不含税|未税|税前|excl\.? (?:tax|vat)|ex\.? vat|\+ ?(?:tax|vat))/i;
const BOUND_BEFORE: readonly (readonly [RegExp, Bound])[] = [
  [/(?:大约|约|近|将近|接近|about|around|approximately|approx\.?|nearly|almost|roughly|~|≈|ca\.) ?$/i, 'about'],
  [/(?:超过|超|逾|多于|突破|over|more than|above|exceed(?:s|ed|ing)?|>) ?$/i, 'more-than'],
  [/(?:不足|不到|少于|低于|under|less than|below|fewer than|<) ?$/i, 'less-than'],
  [/(?:至少|不低于|不少于|起步价|at least|minimum(?: of)?|≥|>=) ?$/i, 'at-least'],
  [/(?:最多|至多|不超过|上限|高达|up to|at most|maximum(?: of)?|≤|<=) ?$/i, 'at-most'],
  [/(?:低至|from|starting at|starts at|as low as) ?$/i, 'from'],
];
const BOUND_AFTER: readonly (readonly [RegExp, Bound])[] = [
  [/^ ?起(?!来|码)/, 'from'],
  [/^ ?(?:及?以上|or more|and (?:up|above))/i, 'at-least'],
  [/^ ?(?:及?以[下内]|or less)/i, 'at-most'],
  [/^ ?(?:左右|上下|or so)/i, 'about'],
  [/^ ?(?:余|多|\+(?!\d))/, 'more-than'],
];

/**
 * The quantities that a text says, in order, none inside another: money, percents and percentage points,
 * counts and measures with their unit, durations, dates. Values are exact decimals with 万, M and the like
 * applied; a range gives both ends. Never throws; reads 20,000 characters at most.
 */
export function readQuantities(text: string, context: QuantityContext = {}): Quantity[] {
  const original = text.slice(0, MAX_LENGTH);
  const plain = plainDigits(original);
  const lang = context.lang ?? null;
  const dates = findDates(plain, { today: context.today ?? null, lang });
  const isInDate = (token: Token) => dates.some((date) => token.start < date.end && token.end > date.start);
  const tokens = numberTokens(plain).filter((token) => !isInDate(token));
  const currencies = findCurrencies(plain, lang);
  const quantities: Quantity[] = dates.map((date) => ({
    kind: 'date', value: date.iso, upper: date.upper, unit: date.unit, bound: date.bound, per: null, taxIncluded: null,
    text: original.slice(date.start, date.end), start: date.start,
  }));
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const next = tokens[index + 1];
    const isRange = next !== undefined && RANGE.test(betweenEnds(plain, token, next, currencies));
    const last = isRange ? next : token;
    if (isRange) index += 1;
    const quantity = quantityOf(plain, original, token, last, currencies);
    if (quantity !== null) quantities.push(quantity);
  }
  return quantities.sort((one, other) => one.start - other.start);
}

function numberTokens(plain: string): Token[] {
  const digits = [...plain.matchAll(NUMBER)].flatMap((match) => {
    const written = match[0];
    // A sign right behind a word or number joins it to that: `2024-25`, `Air-2`.
    const hasSign = /^[-−+]/.test(written) && !/[\p{L}\d]$/u.test(plain.slice(0, match.index));
    const magnitude = readDecimal(written.replace(/^[-−+]/, ''));
    if (magnitude === null) return [];
    const isNegative = hasSign && !written.startsWith('+');
    const start = hasSign || /^\d/.test(written) ? match.index : match.index + 1;
    const end = match.index + written.length;
    const { places, length, isMore } = magnitudeAt(plain.slice(end, end + 12));
    return [{ value: isNegative ? `-${magnitude}` : magnitude, places, isMore, start, end: end + length }];
  });
  const words = [...plain.matchAll(CHINESE_NUMERAL)].flatMap((match) => {
    const value = readChineseNumeral(match[0]);
    const follows = digits.some((token) => match.index < token.end && match.index + match[0].length > token.start);
    return value === null || follows ? [] : [{ value, places: 0, isMore: false, start: match.index, end: match.index + match[0].length }];
  });
  return [...digits, ...words].sort((one, other) => one.start - other.start);
}

/** What stands between two numbers, without the currencies: `¥199-¥299` and `199元-299元` are ranges too. */
function betweenEnds(plain: string, first: Token, second: Token, currencies: readonly WrittenCurrency[]): string {
  if (second.start - first.end > 12) return 'apart';
  let between = plain.slice(first.end, second.start);
  for (const currency of currencies) {
    if (currency.start >= first.end && currency.end <= second.start) between = between.replace(plain.slice(currency.start, currency.end), '');
  }
  const areBothPercents = PERCENT.test(plain.slice(second.end, second.end + 12));
  return areBothPercents ? between.replace(/^ ?%/, '') : between;
}

function valueOf(token: Token, places: number): Decimal {
  return shiftDecimal(token.value, places);
}

function quantityOf(plain: string, original: string, first: Token, last: Token, currencies: readonly WrittenCurrency[]): Quantity | null {
  const reading = readingOf(plain, first, last, currencies);
  if (reading === null) return null;
  const places = first === last ? first.places : first.places || last.places;
  const rest = plain.slice(reading.end, reading.end + 40);
  const before = plain.slice(Math.max(0, reading.start - 20), reading.start);
  const after = BOUND_AFTER.find(([pattern]) => pattern.test(plain.slice(last.end, last.end + 8))) ?? BOUND_AFTER.find(([pattern]) => pattern.test(rest));
  const bound = BOUND_BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? after?.[1] ?? (last.isMore ? 'more-than' : 'exact');
  const per = reading.kind === 'money' ? (PER.exec(rest)?.[1] ?? PER_BEFORE.exec(before)?.[1] ?? null) : null;
  const taxIncluded = reading.kind !== 'money' ? null : TAX_OUT.test(rest) ? false : TAX_IN.test(rest) ? true : null;
  return {
    kind: reading.kind,
    value: valueOf(first, places),
    upper: first === last ? null : valueOf(last, last.places),
    unit: reading.unit,
    bound,
    per,
    taxIncluded,
    text: original.slice(reading.start, reading.end),
    start: reading.start,
  };
}

/** What a number is, by what stands behind and before it; null for a bare number without any unit or size. */
function readingOf(plain: string, first: Token, last: Token, currencies: readonly WrittenCurrency[]): Reading | null {
  const rest = plain.slice(last.end, last.end + 40);
  const points = POINTS.exec(rest);
  if (points !== null) return { kind: 'percentage-point', unit: 'pp', start: first.start, end: last.end + points[0].length };
  const percent = PERCENT.exec(rest);
  if (percent !== null) return { kind: 'percent', unit: percent[0].includes('‰') ? '‰' : '%', start: first.start, end: last.end + percent[0].length };
  const hundredths = /百分之$/.exec(plain.slice(0, first.start));
  if (hundredths !== null) return { kind: 'percent', unit: '%', start: first.start - 3, end: last.end };
  const skip = /^[余多]?/.exec(rest)?.[0].length ?? 0;
  const behind = currencies.find((currency) => currency.start >= last.end && currency.start <= last.end + skip + 1 && /^[余多 ]*$/.test(plain.slice(last.end, currency.start)) && !/^\d/.test(plain.slice(currency.end)));
  const ahead = currencies.find((currency) => currency.end <= first.start && /^[ :]{0,2}$/.test(plain.slice(currency.end, first.start)));
  const currency = ahead ?? behind;
  if (currency !== undefined) {
    return { kind: 'money', unit: currency.code ?? currency.symbol, start: ahead?.start ?? first.start, end: behind?.end ?? last.end };
  }
  const measure = MEASURE.exec(rest.slice(skip));
  if (measure?.[1] !== undefined) {
    const kind = DURATION.test(measure[1]) ? 'duration' : 'number';
    return { kind, unit: measure[1], start: first.start, end: last.end + skip + measure[0].length };
  }
  // A bare number joined to letters is part of a name: `Air-2`.
  if (/[A-Za-z]-$/.test(plain.slice(0, first.start))) return null;
  return { kind: 'number', unit: null, start: first.start, end: last.end };
}
