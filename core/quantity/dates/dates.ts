import { plainDigits } from '../digits.ts';
import type { Bound } from '../quantity.ts';
import { COMPACT_DAY, DAYS, PERIODS } from './absolute-dates.ts';
import { clockTimeAt } from './clock-time.ts';
import type { DateContext, DateForm, DateReading } from './date-form.ts';
import { RELATIVE_DATES, SHORT_RELATIVE_DATES } from './relative-dates.ts';

/** A date or span of dates in text, and where it stands. */
export interface WrittenDate {
  /** ISO 8601, as exact as the text: `2025`, `2025-03`, `2025-03-07`, `2025-03-07T14:30`. */
  readonly iso: string;
  /** The last year, month or day of a span (`Q3 2025`: `2025-07` to `2025-09`), else null. */
  readonly upper: string | null;
  /** `fiscal-year` where the year is a company's own and its months are not known. */
  readonly unit: 'fiscal-year' | null;
  readonly bound: Bound;
  readonly start: number;
  readonly end: number;
}

/** Longest text in which one date is looked for. */
const MAX_LENGTH = 2_000;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const JOIN = /^\s?(?:-|–|—|~|至|到|to)\s?$/i;

/** Whether a page in this language (BCP 47) writes the day before the month in `3/4/2025`. */
export function isDayFirst(lang: string | null): boolean {
  return lang !== null && !/^en(?:-us|-ca|-ph)?$|^zh|^ja|^ko/i.test(lang);
}

/**
 * The date that a short text says (a byline, a meta tag, the time of a post) as ISO 8601, no more exact than written and
 * at least a day: `2024-05-13`, `2024-05-13T10:30`, with its offset where the text gives one. Null where it says none.
 *
 * `dayFirst`: `03/06/2026` is the third of June. `today`: ISO date or date-time of the capture; with it relative dates are
 * read as well (`3天前`, `yesterday at 8:05`, `2h`, `5月13日`), and those without a year lie in the past; hours and minutes
 * ago give the minute where `today` has a time with its offset, else the day.
 */
export function readDate(text: string, options: { readonly dayFirst?: boolean; readonly today?: string | null } = {}): string | null {
  const epoch = /^\s*(\d{10}|\d{13})\s*$/.exec(text)?.[1];
  if (epoch !== undefined) return new Date(Number(epoch.padEnd(13, '0'))).toISOString();
  const plain = plainDigits(text.slice(0, MAX_LENGTH));
  const context: DateContext = { today: options.today ?? null, dayFirst: options.dayFirst ?? false, past: true };
  const forms = context.today === null ? [...DAYS, COMPACT_DAY] : [...DAYS, COMPACT_DAY, ...SHORT_RELATIVE_DATES, ...RELATIVE_DATES];
  for (const form of forms) {
    const day = occurrences(plain, form, context).find((date) => DAY.test(date.iso) && date.upper === null && date.bound === 'exact');
    if (day !== undefined) return day.iso;
  }
  return null;
}

/**
 * The dates that a text says, in order, none inside another; two joined by a dash or `至` are one span. Relative ones
 * (`3天前`, `last Tuesday`, `3月7日`) count from `today` (ISO) and are left out without it. `text` has plain digits.
 */
export function findDates(text: string, { today, lang }: { readonly today: string | null; readonly lang: string | null }): WrittenDate[] {
  const context: DateContext = { today, dayFirst: isDayFirst(lang), past: false };
  const found = [...PERIODS, ...DAYS, ...(today === null ? [] : RELATIVE_DATES)].flatMap((form) => occurrences(text, form, context));
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const dates: WrittenDate[] = [];
  for (const date of found) {
    const last = dates.at(-1);
    if (last !== undefined && date.start < last.end) continue;
    if (last !== undefined && last.upper === null && date.upper === null && date.iso.length === last.iso.length && date.iso > last.iso && JOIN.test(text.slice(last.end, date.start))) {
      dates[dates.length - 1] = { ...last, upper: date.iso, end: date.end };
    } else {
      dates.push(date);
    }
  }
  return dates;
}

function occurrences(text: string, form: DateForm, context: DateContext): WrittenDate[] {
  return [...text.matchAll(form.pattern)].flatMap((match) => {
    const read = form.read(match, context);
    const reading: DateReading | null = typeof read === 'string' ? { iso: read } : read;
    if (reading === null) return [];
    const end = match.index + match[0].length;
    const clock = reading.upper === undefined && /^\d{4}-\d{2}-\d{2}$/.test(reading.iso) ? clockTimeAt(text.slice(end, end + 60)) : null;
    return [{
      iso: reading.iso + (clock?.iso ?? ''), upper: reading.upper ?? null, unit: reading.unit ?? null, bound: reading.bound ?? 'exact',
      start: match.index, end: end + (clock?.length ?? 0),
    }];
  });
}
