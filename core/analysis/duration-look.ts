import type { Unit } from '../fact/fact.ts';
import { kpiPackTexts } from '../language/texts/kpi-pack.ts';

/** The unit in which a time is read most easily. */
export interface DurationLook {
  readonly in: 'minutes' | 'hours' | 'days';
  readonly perDay: number;
  readonly unit: Unit;
}

const PER_DAY = { minutes: 1440, hours: 24, days: 1 } as const;
/** From two of a larger unit on it is taken. */
const FROM = 2;

/** Days where a usual time is of two days or more, hours where of two hours; else minutes. */
export function durationLook(usualDays: number): DurationLook {
  return durationIn(usualDays >= FROM ? 'days' : usualDays * PER_DAY.hours >= FROM ? 'hours' : 'minutes');
}

export function durationIn(unit: keyof typeof PER_DAY): DurationLook {
  return { in: unit, perDay: PER_DAY[unit], unit: { kind: 'number', noun: kpiPackTexts.units[unit] } };
}
