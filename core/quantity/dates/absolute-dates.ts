import { isoDate } from './calendar.ts';
import { numberOf, span, type DateForm } from './date-form.ts';
import { monthNumber } from './month-names.ts';

const YEAR = '((?:1[89]|20|21)\\d{2})';
const TO = '\\s?(?:-|–|—|~|至|到)\\s?';
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** `二〇二五` -> 2025, `十五` -> 15, `三十` -> 30. */
function chineseNumber(text: string): number {
  if (!text.includes('十')) return Number([...text.replace(/零/g, '〇')].map((digit) => CHINESE_DIGITS.indexOf(digit)).join(''));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones));
}

const named = (year: string | undefined, name: string | undefined, day: string | undefined): string | null => {
  const month = monthNumber(name ?? '');
  return month === null ? null : isoDate(Number(year), month, numberOf(day));
};

/**
 * Days that say their year, the surest form first: that order decides where a text writes several.
 * A range of days within one month comes before the single day that it begins with.
 */
export const DAYS: readonly DateForm[] = [
  { pattern: new RegExp(`(?<!\\d|\\d\\.)${YEAR}\\s{0,2}([-/.年])\\s{0,2}(\\d{1,2})\\s{0,2}[-/.月]\\s{0,2}(\\d{1,2})(?:\\s{0,2}[日号])?(?!\\d|\\.\\d)`, 'g'), read: (m) => isoDate(Number(m[1]), Number(m[3]), Number(m[4])) },
  { pattern: /(?<![〇零一二三四五六七八九])([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]/g, read: (m) => isoDate(chineseNumber(m[1] ?? ''), chineseNumber(m[2] ?? ''), chineseNumber(m[3] ?? '')) },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]{1,3}(?:of\\s{1,2}|de\\s{1,2})?([a-z\\u00c0-\\u04ff]{3,12})\\.?,?[\\s-]{1,3}(?:de\\s{1,2}|del\\s{1,2})?${YEAR}(?!\\d)`, 'gi'),
    read: (m) => named(m[3], m[2], m[1]),
  },
  { pattern: new RegExp(`(?<![a-z\\u00c0-\\u04ff])([a-z\\u00c0-\\u04ff]{3,12})\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(?:at\\s{1,2})?${YEAR}(?!\\d)`, 'gi'), read: (m) => named(m[3], m[1], m[2]) },
  {
    pattern: new RegExp(`(?<![\\d./-])(\\d{1,2})([/.-])(\\d{1,2})\\2${YEAR}(?!\\d|\\.\\d)`, 'g'),
    read: (m, { dayFirst }) => {
      const [first, second] = [Number(m[1]), Number(m[3])];
      const isMonthFirst = second > 12 || (m[2] !== '.' && !dayFirst && first <= 12);
      return isMonthFirst ? isoDate(Number(m[4]), first, second) : isoDate(Number(m[4]), second, first);
    },
  },
];

/** Digits alone are a date only where the whole text is one, as in a meta tag. */
export const COMPACT_DAY: DateForm = {
  pattern: /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=T|\s{0,3}$|\d{6}\s{0,3}$)/g,
  read: (m) => isoDate(Number(m[1]), Number(m[2]), Number(m[3])),
};

const HALVES: Readonly<Record<string, number>> = { 上: 0, 下: 1, first: 0, second: 1, '1': 0, '2': 1 };
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** `24` is 2024. */
const fullYear = (text: string | undefined): number => Number(text) + ((text ?? '').length === 2 ? 2000 : 0);

export function quarterNumber(text: string): number {
  const word = ORDINALS.indexOf(text.toLowerCase()) + 1;
  return word > 0 ? word : '一二三四'.includes(text) ? '一二三四'.indexOf(text) + 1 : Number(text);
}

export function quarterOf(year: number, quarter: number) {
  return span(isoDate(year, quarter * 3 - 2), isoDate(year, quarter * 3));
}

export function halfOf(year: number, half: string) {
  const first = (HALVES[half.toLowerCase()] ?? 0) * 6 + 1;
  return span(isoDate(year, first), isoDate(year, first + 5));
}

const fiscal = (year: string | undefined) => ({ iso: String(fullYear(year)), unit: 'fiscal-year' as const });

/** Years, months, quarters, halves and ranges that say their year. */
export const PERIODS: readonly DateForm[] = [
  { pattern: new RegExp(`(?<!\\d)${YEAR}年(\\d{1,2})月(\\d{1,2})[日号]?${TO}(?:(\\d{1,2})月)?(\\d{1,2})[日号]`, 'g'), read: (m) => span(isoDate(Number(m[1]), Number(m[2]), Number(m[3])), isoDate(Number(m[1]), Number(m[4] ?? m[2]), Number(m[5]))) },
  {
    pattern: new RegExp(`(?<![a-z\\u00c0-\\u04ff])([a-z\\u00c0-\\u04ff]{3,12})\\.?\\s{1,2}(\\d{1,2})\\s?(?:-|–|—|to)\\s?(\\d{1,2}),?\\s{1,2}${YEAR}(?!\\d)`, 'gi'),
    read: (m) => span(named(m[4], m[1], m[2]), named(m[4], m[1], m[3])),
  },
  { pattern: new RegExp(`(?<!\\d)${YEAR}年(\\d{1,2})月?${TO}(\\d{1,2})月(?!\\d{1,2}[日号])份?`, 'g'), read: (m) => span(isoDate(Number(m[1]), Number(m[2])), isoDate(Number(m[1]), Number(m[3]))) },
  { pattern: new RegExp(`(?<!\\d)(?:FY\\s?${YEAR}|${YEAR}\\s?财年|${YEAR}\\s?财政年度|FY\\s?(\\d{2})(?!\\d)|fiscal(?: year)? ${YEAR})(?:第?[一二三四]季度?|\\s?Q[1-4])?`, 'gi'), read: (m) => fiscal(m[1] ?? m[2] ?? m[3] ?? m[4] ?? m[5]) },
  { pattern: new RegExp(`\\b(?:Q[1-4]|(?:first|second|third|fourth)[- ]quarter)(?: of)?\\s?(?:FY\\s?|fiscal(?: year)? )'?(\\d{4}|\\d{2})(?!\\d)`, 'gi'), read: (m) => fiscal(m[1]) },
  { pattern: new RegExp(`\\bQ([1-4])\\s?[,/-]?\\s?(?:of )?'?(20\\d{2}|\\d{2})(?![\\d%])`, 'gi'), read: (m) => quarterOf(fullYear(m[2]), Number(m[1])) },
  { pattern: /\b([1-4])Q\s?'?(20\d{2}|\d{2})(?!\d)/gi, read: (m) => quarterOf(fullYear(m[2]), Number(m[1])) },
  { pattern: /\b(first|second|third|fourth)[- ]quarter(?:,| of)? (20\d{2})(?!\d)/gi, read: (m) => quarterOf(Number(m[2]), quarterNumber(m[1] ?? '')) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}年?\\s?(?:Q([1-4])(?!\\d)|第?([一二三四1-4])季度?)`, 'gi'), read: (m) => quarterOf(Number(m[1]), quarterNumber(m[2] ?? m[3] ?? '')) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}年?前([二三])个?季度?`, 'g'), read: (m) => span(isoDate(Number(m[1]), 1), isoDate(Number(m[1]), m[2] === '二' ? 6 : 9)) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}年?前(\\d{1,2})个?月`, 'g'), read: (m) => span(isoDate(Number(m[1]), 1), isoDate(Number(m[1]), Number(m[2]))) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}年?(上|下)半年`, 'g'), read: (m) => halfOf(Number(m[1]), m[2] ?? '') },
  { pattern: /\bH([12])\s?'?(20\d{2}|\d{2})(?!\d)/g, read: (m) => halfOf(fullYear(m[2]), m[1] ?? '') },
  { pattern: /\b([12])H\s?'?(20\d{2}|\d{2})(?!\d)/g, read: (m) => halfOf(fullYear(m[2]), m[1] ?? '') },
  { pattern: /\b(first|second) half (?:of )?(20\d{2})(?!\d)/gi, read: (m) => halfOf(Number(m[2]), m[1] ?? '') },
  { pattern: new RegExp(`(?<![\\d.,])${YEAR}\\s?年?${TO}${YEAR}\\s?年?(?![\\d.,%]\\d|\\d)`, 'g'), read: (m) => span(isoDate(Number(m[1])), isoDate(Number(m[2]))) },
  { pattern: /\b(?:from|between) ((?:19|20)\d{2}) (?:to|and) ((?:19|20)\d{2})(?!\d)/gi, read: (m) => span(isoDate(Number(m[1])), isoDate(Number(m[2]))) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}\\s{0,2}年\\s{0,2}(\\d{1,2})\\s{0,2}月(?:份|底|末|初|中旬|上旬|下旬)?(?!\\s{0,2}\\d{1,2}\\s{0,2}[日号])`, 'g'), read: (m) => isoDate(Number(m[1]), Number(m[2])) },
  { pattern: /(?<![〇零一二三四五六七八九])([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月)?/g, read: (m) => isoDate(chineseNumber(m[1] ?? ''), m[2] === undefined ? null : chineseNumber(m[2])) },
  { pattern: new RegExp(`(?<![a-z\\u00c0-\\u04ff])([a-z\\u00c0-\\u04ff]{3,12})\\.?,?\\s{1,2}(?:of )?${YEAR}(?!\\d)`, 'gi'), read: (m) => named(m[2], m[1], undefined) },
  { pattern: /(?<![\d./-])((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d./-])/g, read: (m) => isoDate(Number(m[1]), Number(m[2])) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}年(底|末|初)`, 'g'), read: (m) => ({ iso: `${m[1] ?? ''}-${m[2] === '初' ? '01' : '12'}`, bound: 'about' }) },
  { pattern: /\bend[- ]of[- ](?:year )?((?:19|20)\d{2})(?!\d)/gi, read: (m) => ({ iso: `${m[1] ?? ''}-12`, bound: 'about' }) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}\\s{0,2}年度?`, 'g'), read: (m) => isoDate(Number(m[1])) },
  { pattern: /(?<=\b(?:in|since|by|during|through|until|year|for|of|for all of|for full-year|full-year|vs\.?) )((?:19|20)\d{2})(?![\d%]|[.,]\d|-\d| ?(?:[a-z]{2,}s|people|users)\b)/gi, read: (m) => isoDate(Number(m[1])) },
];
