import { halfOf, quarterNumber, quarterOf } from './absolute-dates.ts';
import { daysFrom, daysIn, isoDate, minutesFrom, monthsFrom, partsOf, weekdayFrom, weekdayOf } from './calendar.ts';
import { numberOf, span, type DateContext, type DateForm, type DateReading } from './date-form.ts';
import { monthNumber } from './month-names.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAYS_ZH = '日一二三四五六';
const DAYS: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1, 后: 2, yesterday: -1, today: 0, tomorrow: 1 };
const YEARS: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, last: -1, this: 0, next: 1 };
const STEPS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, last: -1, past: -1, previous: -1, this: 0, current: 0, next: 1 };
const COUNTS: Readonly<Record<string, number>> = {
  半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十二: 12, 十五: 15, 二十: 20, 三十: 30,
  'half a': 0.5, 'half an': 0.5, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
};
const COUNT_WORDS = 'half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve';
const UNIT_WORDS = 'sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|wks?|months?|mos?|quarters?|years?|yrs?|[smhdwy]';

type Relative = (match: RegExpMatchArray, today: string, context: DateContext) => DateReading | string | null;

/** A form that is no date where today is not known. */
const from = (pattern: RegExp, read: Relative): DateForm => ({ pattern, read: (match, context) => (context.today === null ? null : read(match, context.today, context)) });

/** `count` units (negative: before) from `today`: the minute, the day, the same day of another month. */
function away(today: string, count: number, unit: string): string | null {
  const sign = Math.sign(count);
  if (/^(?:秒|s)/i.test(unit)) return minutesFrom(today, count / 60);
  if (/^(?:分|min|m$)/i.test(unit)) return minutesFrom(today, count);
  if (/^(?:小?时|钟头|h)/i.test(unit)) return minutesFrom(today, count * 60);
  if (/^(?:天|日|d)/i.test(unit)) return daysFrom(today, sign * Math.ceil(Math.abs(count)));
  if (/^(?:周|星期|礼拜|w)/i.test(unit)) return daysFrom(today, Math.round(count * 7));
  if (/^(?:季|quarter)/i.test(unit)) return monthsFrom(today, count * 3);
  if (/^(?:年|y)/i.test(unit)) return monthsFrom(today, count * 12);
  return count % 1 === 0 ? monthsFrom(today, count) : daysFrom(today, sign * 15);
}

function countOf(word: string | undefined): number {
  const text = (word ?? '').toLowerCase();
  return COUNTS[text] ?? Number(text);
}

/** The day or month of today's year, or of the year before where it would lie ahead and the context looks back. */
function withoutYear(today: string, month: number, day: number | null, past: boolean): string | null {
  const [year] = partsOf(today);
  const date = isoDate(year, month, day);
  const isAhead = past && date !== null && date > (daysFrom(today, 1) ?? today).slice(0, date.length);
  return isAhead ? isoDate(year - 1, month, day) : date;
}

/** The latest quarter or half of that name that has begun. */
function latest(today: string, read: (year: number) => DateReading | null): DateReading | null {
  const [year] = partsOf(today);
  const period = read(year);
  return period !== null && period.iso > today.slice(0, 7) ? read(year - 1) : period;
}

const weekFrom = (today: string, weeks: number) => span(weekdayFrom(today, 1, weeks), weekdayFrom(today, 0, weeks));
const monthFrom = (today: string, months: number) => monthsFrom(`${today.slice(0, 8)}01`, months)?.slice(0, 7) ?? null;
const yearFrom = (today: string, years: number) => isoDate(partsOf(today)[0] + years);

/** The first, middle or last ten days of a month. */
function partOfMonth(month: string | null, part: string): DateReading | null {
  if (month === null) return null;
  const [year, number] = partsOf(month);
  const last = daysIn(year, number);
  const [first, end] = /初|上旬/.test(part) ? [1, 10] : /中/.test(part) ? [11, 20] : [21, last];
  const days = span(isoDate(year, number, first), isoDate(year, number, end));
  return days === null ? null : { ...days, bound: 'about' };
}

/** "Last Tuesday" is the latest one before today, "next" the first one after, "this" the one of this week. */
function englishWeekday(today: string, which: string, word: string): string | null {
  const weekday = WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase());
  if (which.toLowerCase() === 'this') return weekdayFrom(today, weekday, 0);
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  return which.toLowerCase() === 'next' ? daysFrom(today, ahead) : daysFrom(today, ahead === 7 ? -7 : ahead - 7);
}

const step = (word: string | undefined): number => STEPS[(word ?? '').toLowerCase()] ?? 0;

/** Dates that count from the day of the capture, or leave their year to it. */
export const RELATIVE_DATES: readonly DateForm[] = [
  from(/(?<![\d.,])(\d{1,4}|半|[一二两三四五六七八九十]{1,2}|二十|三十)\s{0,2}个?\s?(半)?(秒钟?|分钟?|小时|钟头|天|日|周|星期|礼拜|季度|月|年)\s{0,2}(?:之|以)?(前|后)(?![端台端者])/g, (m, today) => {
    const count = countOf(m[1]) + (m[2] === undefined ? 0 : 0.5);
    return Number.isNaN(count) ? null : away(today, m[4] === '前' ? -count : count, m[3] ?? '');
  }),
  from(new RegExp(`(?<![a-z\\u00c0-\\u04ff\\d.,])(\\d{1,4}|${COUNT_WORDS}) ?(${UNIT_WORDS}) ago(?![a-z\\u00c0-\\u04ff])`, 'gi'), (m, today) => away(today, -countOf(m[1]), m[2] ?? '')),
  from(/刚刚|刚才|\b(?:just now|moments? ago|a moment ago)\b/gi, (_, today) => minutesFrom(today, 0)),
  from(/(大前|前|昨|今|明|后)(?:天|日)|(昨|今|明)(?=晚|晨)|\b(today|yesterday|tomorrow)\b/gi, (m, today) => daysFrom(today, DAYS[(m[1] ?? m[2] ?? m[3] ?? '').toLowerCase()] ?? 0)),
  from(/(上上|上|本|这|下)个?(?:周|星期|礼拜)([日天一二三四五六])/g, (m, today) => weekdayFrom(today, Math.max(0, WEEKDAYS_ZH.indexOf(m[2] ?? '')), step(m[1]))),
  from(/\b(last|this|next) (sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b/gi, (m, today) => englishWeekday(today, m[1] ?? '', m[2] ?? '')),
  from(/\b(sun|mon|tues|wednes|thurs|fri|satur)day(?= at \d)/gi, (m, today) => englishWeekday(today, 'last', m[1] ?? '')),
  from(/(前年|去年|今年|本年|明年)\s?(\d{1,2})月(?:份|(\d{1,2})[日号])?/g, (m, today) => isoDate(partsOf(today)[0] + (YEARS[m[1] ?? ''] ?? 0), Number(m[2]), numberOf(m[3]))),
  from(/(前年|去年|今年|本年|明年)(?:第?([一二三四])季度?|(上|下)半年|(初|底|末))/g, (m, today) => {
    const year = partsOf(today)[0] + (YEARS[m[1] ?? ''] ?? 0);
    if (m[2] !== undefined) return quarterOf(year, quarterNumber(m[2]));
    return m[3] !== undefined ? halfOf(year, m[3]) : { iso: `${String(year)}-${m[4] === '初' ? '01' : '12'}`, bound: 'about' };
  }),
  from(/(上上|上|本|这|下|当)个?月(?:(\d{1,2})[日号]|(初|底|末|中旬|上旬|下旬|中))?/g, (m, today) => {
    const month = monthFrom(today, step(m[1]));
    if (month === null || m[2] === undefined) return m[3] === undefined ? month : partOfMonth(month, m[3]);
    return isoDate(...yearAndMonth(month), Number(m[2]));
  }),
  from(/(上上|上|本|这|下)个?(周|季度|季)(?!末|[日天一二三四五六])/g, (m, today) => (m[2] === '周' ? weekFrom(today, step(m[1])) : quarterFrom(today, step(m[1])))),
  from(/(前年|去年|今年|本年度?|明年)/g, (m, today) => yearFrom(today, YEARS[(m[1] ?? '').slice(0, 2)] ?? 0)),
  from(/\b(last|past|previous|this|current|next) (week|month|quarter|year)\b/gi, (m, today) => {
    const unit = (m[2] ?? '').toLowerCase();
    if (unit === 'week') return weekFrom(today, step(m[1]));
    return unit === 'month' ? monthFrom(today, step(m[1])) : unit === 'year' ? yearFrom(today, step(m[1])) : quarterFrom(today, step(m[1]));
  }),
  from(/(?<![\d年月.-])(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})\s{0,2}[日号]?\s?(?:-|–|—|~|至|到)\s?(?:(\d{1,2})月)?(\d{1,2})[日号]/g, (m, today) => {
    const [year] = partsOf(today);
    return span(isoDate(year, Number(m[1]), Number(m[2])), isoDate(year, Number(m[3] ?? m[1]), Number(m[4])));
  }),
  from(/(?<![\d年.-])(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})\s{0,2}[日号]/g, (m, today, { past }) => withoutYear(today, Number(m[1]), Number(m[2]), past)),
  from(/(?<![\d年.-])(\d{1,2})月?\s?(?:-|–|—|~|至|到)\s?(\d{1,2})月(?!\d|前|后)份?/g, (m, today) => span(isoDate(partsOf(today)[0], Number(m[1])), isoDate(partsOf(today)[0], Number(m[2])))),
  from(/(?<![\d年个.,/-])(\d{1,2})月(?:份|底|末|初)?(?![\d前后内薪租供费])/g, (m, today, { past }) => withoutYear(today, Number(m[1]), null, past)),
  from(/(?<!\p{L})([A-Z]\p{L}{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d| ?(?:%|percent|million|billion))/gu, (m, today, { past }) => dayOfMonth(today, m[1], m[2], past)),
  from(/(?<![\d.,:/-])(\d{1,2})(?:st|nd|rd|th)? (?:of )?([A-Z]\p{L}{2,8})(?!\p{L})/gu, (m, today, { past }) => dayOfMonth(today, m[2], m[1], past)),
  from(/(?<![a-z\u00c0-\u04ff\d年财])(?:第([一二三四])季度?|([一二三四])季度)|\bQ([1-4])(?![\da-z\u00c0-\u04ff])|\bthe (first|second|third|fourth) quarter\b/gi, (m, today) => latest(today, (year) => quarterOf(year, quarterNumber(m[1] ?? m[2] ?? m[3] ?? m[4] ?? '')))),
  from(/(?<!年)(上|下)半年|\bH([12])(?![\da-z\u00c0-\u04ff])|\bthe (first|second) half of the year\b/gi, (m, today) => latest(today, (year) => halfOf(year, m[1] ?? m[2] ?? m[3] ?? ''))),
  from(/(?<!年)前三季度/g, (_, today) => span(isoDate(partsOf(today)[0], 1), isoDate(partsOf(today)[0], 9))),
];

/** Short forms that mean a time only where they are the whole text, as beside a post: `3d`, `05-13 14:30`. */
export const SHORT_RELATIVE_DATES: readonly DateForm[] = [
  from(/^\s{0,3}(\d{1,3}) ?(s|m|min|h|hr|d|w|mo|y|yr)s?\.?\s{0,3}$/g, (m, today) => away(today, -Number(m[1]), m[2] ?? '')),
  from(/(?<![\d./-])(0?[1-9]|1[0-2])[-/](\d{1,2})(?=\s{1,3}\d{1,2}:\d{2})/g, (m, today, { past }) => withoutYear(today, Number(m[1]), Number(m[2]), past)),
];

function yearAndMonth(month: string): [number, number] {
  const [year, number] = partsOf(month);
  return [year, number];
}

function quarterFrom(today: string, quarters: number): DateReading | null {
  const [year, month] = partsOf(today);
  const index = year * 4 + Math.floor((month - 1) / 3) + quarters;
  return quarterOf(Math.floor(index / 4), (index % 4) + 1);
}

function dayOfMonth(today: string, name: string | undefined, day: string | undefined, past: boolean): string | null {
  const month = monthNumber(name ?? '');
  return month === null ? null : withoutYear(today, month, Number(day), past);
}
