import { halfWidth } from '../quantity/half-width.ts';
import { serialOfDay } from './serial-date.ts';

/** A date that leaves its year to the title: `3月1日`, `March`, `Q3`. */
export interface YearlessDate {
  readonly grain: 'half' | 'quarter' | 'month' | 'day';
  /** Where the stretch begins. */
  readonly month: number;
  readonly day: number;
}

const ENGLISH = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

const MONTH = /^(\d{1,2}|[一二三四五六七八九]|十[一二]?)\s?月份?$/;
const MONTH_WORD = new RegExp(`^(${ENGLISH})\\.?$`, 'i');
const DAY = /^(\d{1,2})月(\d{1,2})[日号]$/;
const DAY_WORD = new RegExp(`^(\\d{1,2})[\\s-](${ENGLISH})\\.?$`, 'i');
const WORD_DAY = new RegExp(`^(${ENGLISH})\\.?[\\s-](\\d{1,2})$`, 'i');
const QUARTER = /^(?:Q([1-4])|第?([1-4一二三四])季度?)$/i;
const HALF = /^(?:H([12])|([上下])半年)$/i;

/** Reads a text that is a stretch of some year and nothing else; null for anything more or less. */
export function parseYearlessDate(text: string): YearlessDate | null {
  if (text.length > 16) return null;
  const narrow = halfWidth(text);
  const month = MONTH.exec(narrow)?.[1] ?? MONTH_WORD.exec(narrow)?.[1];
  if (month !== undefined) return stretch('month', monthNumber(month));
  const quarter = QUARTER.exec(narrow);
  if (quarter) return stretch('quarter', ordinal(quarter[1] ?? quarter[2] ?? '') * 3 - 2);
  const half = HALF.exec(narrow);
  if (half) return stretch('half', half[1] === '2' || half[2] === '下' ? 7 : 1);
  const day = DAY.exec(narrow) ?? WORD_DAY.exec(narrow);
  if (day) return stretch('day', monthNumber(day[1] ?? ''), Number(day[2]));
  const dayFirst = DAY_WORD.exec(narrow);
  return dayFirst ? stretch('day', monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1])) : null;
}

/** The serial of its first day in a year; null where that year has no such day. */
export function serialInYear({ month, day }: YearlessDate, year: number): number | null {
  return serialOfDay(year, month, day);
}

function stretch(grain: YearlessDate['grain'], month: number, day = 1): YearlessDate | null {
  // A leap year has every day that some year has.
  return serialOfDay(2024, month, day) === null ? null : { grain, month, day };
}

function monthNumber(written: string): number {
  const chinese = CHINESE_MONTHS.indexOf(written);
  if (chinese >= 0) return chinese + 1;
  const english = MONTHS.indexOf(written.slice(0, 3).toLowerCase());
  return english >= 0 ? english + 1 : Number(written);
}

function ordinal(written: string): number {
  const chinese = CHINESE_MONTHS.indexOf(written);
  return chinese >= 0 ? chinese + 1 : Number(written);
}
