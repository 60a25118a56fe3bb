import type { Unit } from '../fact/fact.ts';
import type { Text } from '../language/language.ts';
import { kpiPackTexts } from '../language/texts/kpi-pack.ts';
import type { TypedColumn } from '../sheet/typed-table.ts';

/** The unit in which a time is read most easily. */
export interface DurationLook {
  readonly in: 'minutes' | 'hours' | 'days';
  readonly perDay: number;
  readonly unit: Unit;
}

const PER_DAY = { seconds: 86_400, minutes: 1440, hours: 24, days: 1 } as const;
/** From two of a larger unit on it is taken. */
const FROM = 2;

/** Days where a usual time is of two days or more, hours where of two hours; else minutes. */
export function durationLook(usualDays: number): DurationLook {
  return durationIn(usualDays >= FROM ? 'days' : usualDays * PER_DAY.hours >= FROM ? 'hours' : 'minutes');
}

export function durationIn(unit: DurationLook['in']): DurationLook {
  return { in: unit, perDay: PER_DAY[unit], unit: { kind: 'number', noun: kpiPackTexts.units[unit] } };
}

type TimeUnit = keyof typeof PER_DAY;

/** Not 分 by itself: scores are counted in it. */
const WRITTEN_UNITS: readonly (readonly [TimeUnit, RegExp])[] = [
  ['seconds', /^(?:s|sec|secs|seconds?|秒|秒钟)$/i],
  ['minutes', /^(?:min|mins|minutes?|分钟)$/i],
  ['hours', /^(?:h|hr|hrs|hours?|小时)$/i],
  ['days', /^(?:d|days?|天)$/i],
];
const IN_WORDS = /\bin (seconds|minutes|hours|days)\b/i;

/** The unit of time that a column says it is in, by its unit or as `First reply time in minutes`; null where it says none. */
export function timeColumnUnit({ name, unit }: Pick<TypedColumn, 'name' | 'unit'>): { readonly perDay: number; readonly noun: Text } | null {
  const written = unit?.trim() ?? IN_WORDS.exec(name)?.[1] ?? '';
  const [found] = WRITTEN_UNITS.find(([, words]) => words.test(written)) ?? [];
  return found === undefined ? null : { perDay: PER_DAY[found], noun: kpiPackTexts.units[found] };
}
