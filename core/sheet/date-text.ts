import { halfWidth } from '../quantity/half-width.ts';
import { serialOfDay, utcToSerial } from './serial-date.ts';

export type DateGrain = 'year' | 'half' | 'quarter' | 'month' | 'week' | 'day' | 'time';

/** A date that stands in a cell as text. */
export type DateText =
  | { readonly kind: 'fixed'; readonly serial: number; readonly grain: DateGrain }
  /** `3/1/2025`, `25/3/1`: which of the numbers is the day, the month or the year must be decided over the column. */
  | {
      readonly kind: 'unordered';
      readonly parts: readonly [number, number, number];
      readonly time: number;
      /** The orders in which the calendar has such a day. */
      readonly orders: readonly DateOrder[];
      /** All of them name the same day: `31/1/2025`, `3/3/2025`. */
      readonly certain: boolean;
    };

export const DATE_ORDERS = ['month-first', 'day-first', 'year-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '((?:19|20)\\d\\d)';
const CHINESE_NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 上: 1, 下: 2 };

const YEAR_MONTH_DAY = new RegExp(`^${YEAR}\\s*[年/.\\- ]\\s*(\\d{1,2})\\s*[月/.\\- ]\\s*(\\d{1,2})\\s*[日号]?$`);
const SHORT_YEAR_MONTH_DAY = /^(\d\d)年(\d{1,2})月(?:(\d{1,2})[日号])?$/;
const COMPACT_DAY = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const YEAR_MONTH = new RegExp(`^${YEAR}\\s*[年/.\\-]\\s*(\\d{1,2})\\s*(?:月份?)?$`);
const YEAR_ONLY = new RegExp(`^(?:FY\\s?)?${YEAR}\\s*(?:年度?)$`);
const QUARTER = new RegExp(`^(?:${YEAR}\\s*[年\\-/ ]?\\s*度?\\s*(?:Q([1-4])|第?([1-4一二三四])季度?)|Q([1-4])[\\s\\-/,']*${YEAR})$`, 'i');
const SHORT_QUARTER = /^(?:Q([1-4])[\s\-/']*(\d\d)|(\d\d)年?\s?(?:Q([1-4])|第?([一二三四])季度?))$/i;
const HALF = new RegExp(`^(?:${YEAR}\\s*年?\\s*(?:H([12])|([上下])半年))$`, 'i');
const WEEK = new RegExp(`^${YEAR}\\s*(?:[-\\s]?W(\\d{1,2})|年?第?(\\d{1,2})周)$`, 'i');
const DAY_MONTHWORD = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/]+${MONTH_WORD}[\\s\\-/,]+(\\d{4}|\\d\\d)$`, 'i');
const MONTHWORD_DAY = new RegExp(`^${MONTH_WORD}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`, 'i');
const MONTHWORD_YEAR = new RegExp(`^${MONTH_WORD}[\\s\\-/,']+(\\d{4}|\\d\\d)$`, 'i');
const YEAR_MONTHWORD = new RegExp(`^${YEAR}[\\s\\-/]+${MONTH_WORD}(?:[\\s\\-/]+(\\d{1,2}))?$`, 'i');
const UNORDERED = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d\d?)$/;
const FISCAL_QUARTER = /^(?:FY\s?((?:19|20)?\d\d)[\s\-/]*Q([1-4])|Q([1-4])[\s\-/]*FY\s?((?:19|20)?\d\d)|((?:19|20)\d\d)财年\s*(?:Q|第)?([1-4一二三四])(?:季度?)?)$/i;
const TIME =
  /^(.*?)(?:T|\s|(?<=[日号]))\s*(上午|下午|晚上|中午|凌晨|早上)?\s*(\d{1,2})(?::|时|点)(\d{1,2})?(?:(?::|分)(\d{1,2})(?:\.(\d{1,6}))?秒?|分)?\s*([AaPp][Mm])?\s*(?:Z|[+-]\d\d:?\d\d|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|(?:[ECMP]|AK|H)[SD]T|CES?T|BST|JST|IST|HKT)?$/;

/** A digit, a month, a day of the week, a quarter or a fiscal year: no date begins otherwise. */
const BEGINNING = /^(?:\d{1,4}(?!\d)|(?:19|20)\d{4,6}(?!\d)|[jfmasondqtw周星礼])/i;

/**
 * Reads a text that is a date and nothing else: `2025年3月1日`, `2025.03`, `2025-03-01 08:30`, `1-Mar-2025`,
 * `2025Q1`, `3/1/2025`. Months, quarters and years stand for their first day; offsets of time zones are left
 * as the clock on the wall. Null for anything else.
 */
export function parseDateText(text: string): DateText | null {
  if (text.length < 4 || text.length > 48 || !/\p{Nd}/u.test(text)) return null;
  const plain = halfWidth(text);
  if (!BEGINNING.test(plain)) return null;
  const narrow = plain.replace(/\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?\s*/, ' ').trim();
  const unweekday = narrow.replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i, '');
  const whole = readDay(unweekday, 0);
  if (whole) return whole;
  const timed = TIME.exec(unweekday);
  if (!timed) return null;
  const time = readTime(timed);
  if (time === null) return null;
  const day = readDay((timed[1] ?? '').trim(), time);
  if (day?.kind === 'fixed' && day.grain !== 'day' && day.grain !== 'time') return null;
  return day;
}

/** The serial for `order`; null where the calendar has no such day. */
export function resolveDateText(date: DateText, order: DateOrder): number | null {
  if (date.kind === 'fixed') return date.serial;
  if (!date.orders.includes(order)) return null;
  const serial = serialInOrder(date.parts, order);
  return serial === null ? null : serial + date.time;
}

function serialInOrder([first, second, third]: readonly [number, number, number], order: DateOrder): number | null {
  switch (order) {
    case 'month-first':
      return serialOfDay(fullYear(third), first, second);
    case 'day-first':
      return serialOfDay(fullYear(third), second, first);
    case 'year-first':
      return serialOfDay(fullYear(first), second, third);
  }
}

function readDay(text: string, time: number): DateText | null {
  const compact = COMPACT_DAY.exec(text);
  if (compact) return day(compact[1], compact[2], compact[3], time);
  const full = YEAR_MONTH_DAY.exec(text);
  if (full) return day(full[1], full[2], full[3], time);
  const month = YEAR_MONTH.exec(text);
  if (month) return fixed(Number(month[1]), Number(month[2]), 1, 'month');
  const parts = UNORDERED.exec(text);
  if (parts) return unordered(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '', time);
  return readWorded(text, time) ?? readStretch(text);
}

function readWorded(text: string, time: number): DateText | null {
  const dayFirst = DAY_MONTHWORD.exec(text);
  if (dayFirst) return day(fullYear(Number(dayFirst[3])), monthOf(dayFirst[2]), dayFirst[1], time);
  const monthFirst = MONTHWORD_DAY.exec(text);
  if (monthFirst) return day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], time);
  const monthYear = MONTHWORD_YEAR.exec(text);
  if (monthYear) return fixed(fullYear(Number(monthYear[2])), monthOf(monthYear[1]), 1, 'month');
  const yearFirst = YEAR_MONTHWORD.exec(text);
  if (yearFirst) {
    return yearFirst[3] === undefined
      ? fixed(Number(yearFirst[1]), monthOf(yearFirst[2]), 1, 'month')
      : day(yearFirst[1], monthOf(yearFirst[2]), yearFirst[3], time);
  }
  const short = SHORT_YEAR_MONTH_DAY.exec(text);
  if (!short) return null;
  return short[3] === undefined ? fixed(fullYear(Number(short[1])), Number(short[2]), 1, 'month') : day(fullYear(Number(short[1])), short[2], short[3], time);
}

function readStretch(text: string): DateText | null {
  const year = YEAR_ONLY.exec(text);
  if (year) return fixed(Number(year[1]), 1, 1, 'year');
  const quarter = QUARTER.exec(text);
  if (quarter) return fixed(Number(quarter[1] ?? quarter[5]), ordinal(quarter[2] ?? quarter[3] ?? quarter[4]) * 3 - 2, 1, 'quarter');
  const short = SHORT_QUARTER.exec(text);
  if (short) return fixed(fullYear(Number(short[2] ?? short[3])), ordinal(short[1] ?? short[4] ?? short[5]) * 3 - 2, 1, 'quarter');
  const fiscal = FISCAL_QUARTER.exec(text);
  if (fiscal) return fixed(fullYear(Number(fiscal[1] ?? fiscal[4] ?? fiscal[5])), ordinal(fiscal[2] ?? fiscal[3] ?? fiscal[6]) * 3 - 2, 1, 'quarter');
  const half = HALF.exec(text);
  if (half) return fixed(Number(half[1]), ordinal(half[2] ?? half[3]) * 6 - 5, 1, 'half');
  const week = WEEK.exec(text);
  return week ? isoWeek(Number(week[1]), Number(week[2] ?? week[3])) : null;
}

/** Share of the day; null where the clock has no such time. */
function readTime(match: RegExpExecArray): number | null {
  const afternoon = /下午|晚上|pm/i.test(`${match[2] ?? ''}${match[7] ?? ''}`);
  const morning = /上午|凌晨|早上|am/i.test(`${match[2] ?? ''}${match[7] ?? ''}`);
  let hour = Number(match[3]);
  const minute = Number(match[4] ?? 0);
  const second = Number(`${match[5] ?? '0'}.${match[6] ?? '0'}`);
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour === 12) hour = 0;
  if (hour > 23 || minute > 59 || second >= 60) return null;
  return (hour * 3600 + minute * 60 + second) / 86_400;
}

function day(year: string | number | undefined, month: string | number | undefined, date: string | undefined, time: number): DateText | null {
  const serial = serialOfDay(Number(year), Number(month), Number(date));
  return serial === null ? null : { kind: 'fixed', serial: serial + time, grain: time === 0 ? 'day' : 'time' };
}

function fixed(year: number, month: number, date: number, grain: DateGrain): DateText | null {
  const serial = serialOfDay(year, month, date);
  return serial === null ? null : { kind: 'fixed', serial, grain };
}

/** Years have two digits or four, so that not all of them can be one. */
function unordered(first: string, second: string, third: string, time: number): DateText | null {
  const parts = [Number(first), Number(second), Number(third)] as const;
  const orders = DATE_ORDERS.filter((order) => {
    const yearIsWritten = order === 'year-first' ? first.length === 2 && third.length <= 2 : third.length >= 2;
    return yearIsWritten && serialInOrder(parts, order) !== null;
  });
  if (orders.length === 0) return null;
  return { kind: 'unordered', parts, time, orders, certain: new Set(orders.map((order) => serialInOrder(parts, order))).size === 1 };
}

/** The Monday that the ISO week begins with. */
function isoWeek(year: number, week: number): DateText | null {
  if (week < 1 || week > 53) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4) - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  return { kind: 'fixed', serial: utcToSerial(monday + (week - 1) * 7 * 86_400_000), grain: 'week' };
}

/** Two-digit years as Excel reads them: 00-29 are 2000s, 30-99 are 1900s. */
function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthOf(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

function ordinal(written: string | undefined): number {
  return CHINESE_NUMBERS[written ?? ''] ?? Number(written);
}
