import type { WrittenCurrency } from './currencies.ts';
import { addDecimals, readDecimal, shiftDecimal, type Decimal } from './decimal.ts';
import { magnitudeAt } from './magnitudes.ts';
import { CHINESE_NUMERAL, readChineseNumeral } from './numerals.ts';

/** A number in text. `value` has no sign, and `places` is the power of ten that 万, M and the like add to it. */
export interface NumberToken {
  readonly value: Decimal;
  readonly places: number;
  readonly isNegative: boolean;
  readonly isMore: boolean;
  /** Written out in words rather than digits. */
  readonly isWord: boolean;
  /** Without sign. */
  readonly start: number;
  readonly end: number;
}

const NUMBER = /(?<!\d|\d[.,'])(?:(?<![\d\p{L}.])\.(?=\d))?\d+(?:(?:[.,'](?=\d)| (?=\d{3}(?!\d)))\d+)*/gu;
/** Groups of three, of the Indian two, of the Chinese four; or one mark for the fraction. Else the run is a list or a version. */
const ONE_NUMBER = /^\.?\d+$|^\d+[.,]\d+$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d{1,3}(?:[' ]\d{3})+(?:[.,]\d+)?$|^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$|^\d{1,4}(?:,\d{4})+$/;
/** In these languages a point never groups, and a space seldom does. */
const POINT_IS_DECIMAL = /^(?:en|zh|ja|ko)/i;
const FRACTION = /^\d{1,3}\.\d{3}$/;
const CHINESE_UNIT = '个百分点|百分点|成|折|倍|番|天|年|个半?月|个?半?小时|分钟|周|元|块|角|毛|人|家|款|种|次|位|名|项|台|辆|套|口|岁|季度';
const LONE_NUMERAL = new RegExp(`^(?:${CHINESE_UNIT}|个(?!性|人|体)|到|至|万|亿)`);
/** 一 is an article more often than a number. */
const LONE_ONE = /^(?:成(?!为|立|功|员|本)|倍|折|元|块钱|年(?!级|代|前)|个半?月|个半?小时|小时|周年|万|亿)/;
const ROUND_BEFORE = /[近超破过上逾约达]$/;
const ENGLISH_NUMERAL = /(?<![a-z\u00c0-\u04ff-])(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half a)(?=[ -](?:hundred|thousand|million|billion|trillion|percent|per cent|percentage|times|days?|weeks?|months?|years?|hours?)(?![a-z\u00c0-\u04ff]))/gi;
const ENGLISH_VALUES: Readonly<Record<string, string>> = {
  one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12', fifteen: '15',
  twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70', eighty: '80', ninety: '90', 'half a': '0.5',
};

/**
 * The numbers of a text with plain digits, in order, none inside another. Vague ones (`几百`, `十几万`, `数百万`, `三四十`)
 * have no value and are left out, and so are digits that belong to a name (`H1`, `B2B`).
 */
export function numberTokens(plain: string, original: string, lang: string | null, currencies: readonly WrittenCurrency[]): NumberToken[] {
  const ends = new Set(currencies.map((currency) => currency.end));
  const starts = new Set(currencies.map((currency) => currency.start));
  const digits: NumberToken[] = [];
  for (const match of plain.matchAll(NUMBER)) {
    for (const { run, at } of runsOf(match[0], match.index, { original, lang, ends, starts })) {
      const token = digitToken(plain, run, at, { lang, ends });
      if (token !== null && token.start >= (digits.at(-1)?.end ?? 0)) digits.push(token);
    }
  }
  const words = [...chineseTokens(plain, lang), ...englishTokens(plain)].filter((word) => !digits.some((token) => word.start < token.end && word.end > token.start));
  return [...digits, ...words].sort((one, other) => one.start - other.start);
}

interface RunContext {
  readonly original: string;
  readonly lang: string | null;
  readonly ends: ReadonlySet<number>;
  readonly starts: ReadonlySet<number>;
}

/** A run of digits and marks as the numbers in it: `1,299.00` is one, `15 256` is two in English, `1.2.3` is none. */
function runsOf(run: string, at: number, { original, lang, ends, starts }: RunContext): { run: string; at: number }[] {
  const groupsBySpace = run.includes(' ');
  const isSurelyOne = /[\u00a0\u2009\u202f]/.test(original.slice(at, at + run.length)) || ends.has(at) || starts.has(at + run.length) || starts.has(at + run.length + 1) || /^\d{1,3}(?: \d{3}){2,}/.test(run);
  const pointDivides = lang === null || POINT_IS_DECIMAL.test(lang);
  // A version or an address: 2.4.1, 192.168.100.200.
  if (pointDivides && !isSurelyOne && /\..*\./.test(run)) return [];
  const isSplit = groupsBySpace && !isSurelyOne && pointDivides;
  if (!isSplit && ONE_NUMBER.test(run)) return [{ run, at }];
  const parts: { run: string; at: number }[] = [];
  let start = at;
  for (const part of run.split(groupsBySpace ? ' ' : ',')) {
    if (ONE_NUMBER.test(part)) parts.push({ run: part, at: start });
    start += part.length + 1;
  }
  return parts;
}

function digitToken(plain: string, run: string, start: number, { lang, ends }: Pick<RunContext, 'lang' | 'ends'>): NumberToken | null {
  const before = plain.slice(Math.max(0, start - 3), start);
  const isMoney = ends.has(start) || (/[ (]$/.test(before) && ends.has(start - 1));
  if (/[A-Za-z]$/.test(before) && !ends.has(start)) return null;
  // A bookkeeper's negative: `$(12.3) million`.
  const isEnclosed = before.endsWith('(') && ends.has(start - 1) && plain[start + run.length] === ')';
  const end = start + run.length + (isEnclosed ? 1 : 0);
  const rest = plain.slice(end, end + 24);
  const { places, length, isMore } = magnitudeAt(rest, isMoney);
  if (/^ ?几/.test(rest) || /^[几]/.test(rest.slice(length))) return null;
  const isFraction = FRACTION.test(run) && (places > 0 || /^ ?(?:%|‰|个?百分点|percent)/.test(rest) || (!isMoney && lang !== null && POINT_IS_DECIMAL.test(lang)));
  const value = isFraction ? run.replace(/^0+(?=\d)/, '') : readDecimal(run);
  if (value === null) return null;
  // A sign right behind a word or number joins it to that: `2024-25`, `Air-2`.
  const signed = /(?:^|[^\p{L}\d)%.])[-−]$/u.test(before) || (/\p{Script=Han}[-−]$/u.test(before) && /^ ?[%万亿元]/.test(rest));
  const isNegative = isEnclosed || signed || before.endsWith('负');
  const token = { value, places, isNegative, isMore, isWord: false, start, end: end + length };
  return places > 2 ? withSmallerParts(plain, token) : token;
}

/** `1亿2000万`, `2万3千`, `3万5`: what stands behind a magnitude and counts a smaller one. */
export function withSmallerParts(plain: string, token: NumberToken): NumberToken {
  const rest = plain.slice(token.end, token.end + 24);
  const part = /^(\d{1,4}(?:\.\d{1,4})?)(?![\d.,])/.exec(rest)?.[1];
  if (part === undefined || !/\p{Script=Han}$/u.test(plain.slice(0, token.end))) return token;
  const { places, length } = magnitudeAt(rest.slice(part.length));
  const isCounted = places > 0 && places < token.places;
  const isRest = places === 0 && token.places === 4 && part.length === 4;
  const isShort = places === 0 && part.length === 1 && /^(?:$|[元块左以多\s,，。;；)/])/.test(rest.slice(1));
  if (!isCounted && !isRest && !isShort) return token;
  const smaller = shiftDecimal(part, isShort ? token.places - 1 : places);
  return { ...token, value: addDecimals(shiftDecimal(token.value, token.places), smaller), places: 0, end: token.end + part.length + length };
}

/** The numbers that a text writes out in Chinese: `三百五十万`, `近百(家)`, `三(成)`. */
export function chineseTokens(plain: string, lang: string | null): NumberToken[] {
  if (lang !== null && /^(?:ja|ko)/i.test(lang)) return [];
  return [...plain.matchAll(CHINESE_NUMERAL)].flatMap((match) => {
    const [text] = match;
    const start = match.index;
    const end = start + text.length;
    const before = plain.slice(Math.max(0, start - 4), start);
    const rest = plain.slice(end, end + 6);
    if (/[第几数好双初周期\d]$/.test(before) || /^[几数]/.test(rest) || /成千上?$/.test(before)) return [];
    const magnitude = /^[余多]/.test(rest) ? magnitudeAt(rest) : { places: 0, length: 0, isMore: false };
    const round = roundNumber(text, before, rest);
    const isMore = magnitude.isMore || (round !== null && /[上过]$/.test(before));
    const value = round ?? (isLoneAndUncounted(text, before, rest) ? null : readChineseNumeral(text));
    if (value === null) return [];
    return [{ value, places: magnitude.places, isNegative: before.endsWith('负'), isMore, isWord: true, start, end: end + magnitude.length }];
  });
}

/** `近百家`, `超千万`, `百余人`: a round number that says no digit, only beside a word that makes it a count. */
function roundNumber(text: string, before: string, rest: string): Decimal | null {
  if (!/^[百千万亿]{1,2}$/.test(text) || !(ROUND_BEFORE.test(before) || /^余/.test(rest))) return null;
  if (/^[级分科度货]/.test(rest) || text === '万万') return null;
  return readChineseNumeral(`一${text}`);
}

/** A numeral of one character counts only before a measure word: 三成, but not 三星; 一 before very few. */
function isLoneAndUncounted(text: string, before: string, rest: string): boolean {
  if (text.length > 1) return /^十一$|^五一$|^六一$/.test(text) && /^(?:黄金周|假期|期间|长假|国庆|\s?促销|大促)/.test(rest);
  if (/(?:百分|千分|万分)之$/.test(before) || /[到至]$/.test(before)) return false;
  if (text === '一') return !LONE_ONE.test(rest);
  return !LONE_NUMERAL.test(rest.replace(/^[余多]/, '')) || (text === '十' && /^(?:分|足|个)/.test(rest));
}

function englishTokens(plain: string): NumberToken[] {
  return [...plain.matchAll(ENGLISH_NUMERAL)].map((match) => {
    const end = match.index + match[0].length;
    const { places, length } = magnitudeAt(plain.slice(end, end + 16).replace(/^-/, ' '));
    return { value: ENGLISH_VALUES[match[0].toLowerCase()] ?? '0', places, isNegative: false, isMore: false, isWord: true, start: match.index, end: end + length };
  });
}
