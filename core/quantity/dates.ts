/** A date in text: ISO 8601, as exact as the text (`2025`, `2025-03` or `2025-03-07`), and where it stands. */
export interface WrittenDate {
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH_ORDER = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAYS_ZH = '日一二三四五六';
const DAY_MS = 86_400_000;

function iso(year: number, month: number | null, day: number | null): string | null {
  if (year < 1000 || year > 2999) return null;
  if (month === null) return String(year);
  if (month < 1 || month > 12) return null;
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return yearMonth;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function monthOf(word: string): number {
  return MONTH_ORDER.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** `3/4/2025` is April 3rd in most of the world and March 4th in the United States. */
function dayAndMonth(first: number, second: number, lang: string | null): readonly [month: number, day: number] {
  if (first > 12) return [second, first];
  if (second > 12) return [first, second];
  const isAmerican = lang === null || /^en(-us)?$/i.test(lang);
  return isAmerican ? [first, second] : [second, first];
}

function daysFrom(today: string, days: number): string {
  return new Date(Date.parse(`${today.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months before; the month's last day where it is shorter. */
function monthsBefore(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.slice(0, 10).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** The day of last, this or next week; weeks begin on Monday, as in China and ISO 8601. */
function weekdayOf(today: string, weekday: number, weeks: number): string {
  const now = new Date(`${today.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return daysFrom(today, ((weekday + 6) % 7) - ((now + 6) % 7) + weeks * 7);
}

interface DatePattern {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray, context: { today: string | null; lang: string | null }) => string | null;
}

const n = (text: string | undefined) => Number(text);
const orNull = (text: string | undefined) => (text === undefined ? null : Number(text));

function ago(count: number, unit: string, today: string): string {
  if (/^(秒|分|小?时|sec|min|hour|hr)/i.test(unit)) return today.slice(0, 10);
  if (/^(天|日|day)/i.test(unit)) return daysFrom(today, -count);
  if (/^(周|星期|week)/i.test(unit)) return daysFrom(today, -7 * count);
  return monthsBefore(today, /^(年|year)/i.test(unit) ? 12 * count : count);
}

const RELATIVE: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 昨天: -1, 昨日: -1, 前天: -2, 明天: 1, 明日: 1, 后天: 2, today: 0, yesterday: -1, tomorrow: 1 };

const PATTERNS: readonly DatePattern[] = [
  { pattern: /(?<!\d)(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?)?/g, read: (m) => iso(n(m[1]), orNull(m[2]), orNull(m[3])) },
  { pattern: /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]*\d)/g, read: (m) => iso(n(m[1]), n(m[3]), n(m[4])) },
  { pattern: /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/g, read: (m, { lang }) => iso(n(m[4]), ...dayAndMonth(n(m[1]), n(m[3]), lang)) },
  { pattern: new RegExp(`\\b(${MONTHS})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gi'), read: (m) => iso(n(m[3]), monthOf(m[1] ?? ''), n(m[2])) },
  { pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTHS})\\.?,?\\s+(\\d{4})\\b`, 'gi'), read: (m) => iso(n(m[3]), monthOf(m[2] ?? ''), n(m[1])) },
  { pattern: new RegExp(`\\b(${MONTHS})\\.?,?\\s+(\\d{4})\\b`, 'gi'), read: (m) => iso(n(m[2]), monthOf(m[1] ?? ''), null) },
  {
    pattern: /(?<![\d年])(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/g,
    read: (m, { today }) => (today === null ? null : iso(n(today.slice(0, 4)), n(m[1]), n(m[2]))),
  },
  {
    pattern: /(\d{1,4})\s*(?:个)?\s*(秒钟?|分钟|小时|天|日|周|星期|月|年)\s*(?:之)?前/g,
    read: (m, { today }) => (today === null ? null : ago(n(m[1]), m[2] ?? '', today)),
  },
  {
    pattern: /\b(an?|\d{1,4})\s+(sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?)\s+ago\b/gi,
    read: (m, { today }) => (today === null ? null : ago(/^a/i.test(m[1] ?? '') ? 1 : n(m[1]), m[2] ?? '', today)),
  },
  { pattern: /今天|今日|昨天|昨日|前天|明天|明日|后天|\b(?:today|yesterday|tomorrow)\b/gi, read: (m, { today }) => (today === null ? null : daysFrom(today, RELATIVE[m[0].toLowerCase()] ?? 0)) },
  {
    pattern: /(上上|上|本|这|下)(?:个)?(?:周|星期|礼拜)([日天一二三四五六])/g,
    read: (m, { today }) => (today === null ? null : weekdayOf(today, Math.max(0, WEEKDAYS_ZH.indexOf(m[2] ?? '')), { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1 }[m[1] ?? ''] ?? 0)),
  },
  {
    pattern: /\b(last|this|next)\s+(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b/gi,
    read: (m, { today }) => (today === null ? null : englishWeekday(today, m[1] ?? '', m[2] ?? '')),
  },
  { pattern: /(今年|去年|前年)(\d{1,2})月(?:(\d{1,2})[日号])?/g, read: (m, { today }) => (today === null ? null : iso(n(today.slice(0, 4)) + ({ 今年: 0, 去年: -1, 前年: -2 }[m[1] ?? ''] ?? 0), n(m[2]), orNull(m[3]))) },
];

/** "Last Tuesday" is the latest one before today, "next" the first one after, "this" the one of this week. */
function englishWeekday(today: string, which: string, word: string): string {
  const weekday = WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase());
  if (which.toLowerCase() === 'this') return weekdayOf(today, weekday, 0);
  const now = new Date(`${today.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const ahead = (weekday - now + 7) % 7 || 7;
  return which.toLowerCase() === 'next' ? daysFrom(today, ahead) : daysFrom(today, ahead === 7 ? -7 : ahead - 7);
}

/**
 * Dates that a text says, in order, none inside another. Relative ones (`3天前`, `last Tuesday`, `3月7日`) count
 * from `today` (ISO) and are left out without it. `text` has plain digits.
 */
export function findDates(text: string, context: { readonly today: string | null; readonly lang: string | null }): WrittenDate[] {
  const found = PATTERNS.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = read(match, context);
      return value === null ? [] : [{ iso: value, start: match.index, end: match.index + match[0].length }];
    }),
  );
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  return found.filter((date, index) => !found.slice(0, index).some((earlier) => earlier.end > date.start));
}
