import { calendarOptions as texts, wrongArguments, wrongChoice } from '../../core/language/texts/command-line.ts';
import type { Text } from '../../core/language/language.ts';
import { calendarWishesSchema } from '../../core/metric/business-calendar.ts';
import type { BusinessCalendar } from '../../core/metric/business-calendar.ts';
import { UsageError } from './command.ts';

/** For `parseArguments`. */
export const CALENDAR_OPTIONS = {
  'fiscal-year-start': { type: 'string' },
  'fiscal-year-named-by': { type: 'string' },
  'week-start': { type: 'string' },
  'week-numbers': { type: 'string' },
  'spring-festival': { type: 'string' },
  'compare-with': { type: 'string' },
} as const;

type CalendarOption = keyof typeof CALENDAR_OPTIONS;

/** The options with what they mean, for `help`. */
export const CALENDAR_HELP: readonly { readonly field: keyof BusinessCalendar; readonly call: string; readonly meaning: Text }[] = [
  { field: 'fiscalYearStart', call: '--fiscal-year-start 1..12', meaning: texts.fiscalYearStart },
  { field: 'fiscalYearNamedBy', call: '--fiscal-year-named-by end|start', meaning: texts.fiscalYearNamedBy },
  { field: 'weekStart', call: '--week-start monday|tuesday|...|sunday', meaning: texts.weekStart },
  { field: 'weekNumbers', call: '--week-numbers iso|january-1', meaning: texts.weekNumbers },
  { field: 'springFestival', call: '--spring-festival auto|on|off', meaning: texts.springFestival },
  { field: 'compareWith', call: '--compare-with previous|year-before', meaning: texts.compareWith },
];

/** What the options say of the business calendar, and nothing else. Throws UsageError for a value that none of them takes. */
export function readCalendar(values: Partial<Record<CalendarOption, string>>): Partial<BusinessCalendar> {
  const { 'fiscal-year-start': start, 'fiscal-year-named-by': namedBy, 'week-start': weekStart, 'week-numbers': weekNumbers, 'spring-festival': springFestival, 'compare-with': compareWith } = values;
  const said = {
    ...(start === undefined ? {} : { fiscalYearStart: Number(start) }),
    ...(namedBy === undefined ? {} : { fiscalYearNamedBy: namedBy }),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(weekNumbers === undefined ? {} : { weekNumbers }),
    ...(springFestival === undefined ? {} : { springFestival }),
    ...(compareWith === undefined ? {} : { compareWith }),
  };
  const read = calendarWishesSchema.safeParse(said);
  if (read.success) return read.data;
  const wrong = CALENDAR_HELP.find(({ field }) => field === read.error.issues[0]?.path[0]);
  throw new UsageError(wrong === undefined ? wrongArguments(read.error.message) : wrongChoice(wrong.call));
}
