import { Problem } from '../../language/problem.ts';
import { supportTexts } from '../../language/texts/support.ts';
import type { PluginOptions } from '../plugin-options.ts';
import { numberOption, textOption } from '../plugin-options.ts';

/** When people work: from Monday on so many days, between two hours of the day. */
export interface WorkingTime {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

const WORKING_DAYS = 5;

/** `9-18`, `9:30-17:30`, with `workdays` from Monday on; null where nobody asked. Throws Problem `option-wrong`. */
export function workingTime(options: PluginOptions | undefined): WorkingTime | null {
  const written = textOption(options, 'business-hours');
  if (written === null) return null;
  const match = /^(\d{1,2})(?::([0-5]\d))?\s*[-–~至到]\s*(\d{1,2})(?::([0-5]\d))?$/.exec(written);
  const hour = (whole: string | undefined, minutes: string | undefined) => Number(whole) + Number(minutes ?? 0) / 60;
  const [from, to] = [hour(match?.[1], match?.[2]), hour(match?.[3], match?.[4])];
  const days = numberOption(options, 'workdays') ?? WORKING_DAYS;
  if (!(from < to && to <= 24) || !Number.isInteger(days) || days < 1 || days > 7) throw new Problem('option-wrong', supportTexts.hoursWrong(written));
  return { from, to, days };
}

/** The working time of a moment since Monday, 5 January 1970, in hours, as SQL; `moment` is a TIMESTAMP. */
function workedSql(moment: string, { from, to, days }: WorkingTime): string {
  const hours = `(epoch(${moment}) / 3600.0 - 96)`;
  const [week, rest] = [`floor(${hours} / 168)`, `(${hours} - 168 * floor(${hours} / 168))`];
  const [day, time] = [`floor(${rest} / 24)`, `(${rest} - 24 * floor(${rest} / 24))`];
  const today = `CASE WHEN ${day} < ${String(days)} THEN greatest(0, least(${time}, ${String(to)}) - ${String(from)}) ELSE 0 END`;
  return `((${week} * ${String(days)} + least(${day}, ${String(days)})) * ${String(to - from)} + ${today})`;
}

/** Working hours between two moments, as SQL. */
export function workingHoursSql(from: string, to: string, working: WorkingTime): string {
  return `(${workedSql(to, working)} - ${workedSql(from, working)})`;
}
