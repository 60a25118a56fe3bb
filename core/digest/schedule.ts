/** When a digest is posted: every day or once a week, by the clock of a place. */
export interface Schedule {
  /** 1 is Monday; null is every day. */
  readonly weekday: number | null;
  /** Minutes after midnight. */
  readonly minute: number;
  /** An IANA time zone: `Asia/Shanghai`. */
  readonly zone: string;
}

const DAY_MS = 86_400_000;

/**
 * The first time after a moment. Where clocks are put forward over it, it is as much later; where they are put back, it is
 * the first of the two.
 */
export function nextTime({ weekday, minute, zone }: Schedule, after: Date): Date {
  const today = Math.floor((after.getTime() + offsetAt(zone, after.getTime())) / DAY_MS);
  for (let day = today - 1; ; day += 1) {
    const time = momentOf(day * DAY_MS + minute * 60_000, zone);
    if (time > after.getTime() && (weekday === null || weekdayOf(day) === weekday)) return new Date(time);
  }
}

export function isZone(zone: string): boolean {
  try {
    return zone !== '' && clockOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** `09:05` as minutes after midnight; null for what is no time of a day. */
export function minuteOf(clock: string): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
}

export function clockWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `2026-11-24 11:10`, by the clock of a place. */
export function momentIn(zone: string, iso: string): string {
  const time = Date.parse(iso);
  return new Date(time + offsetAt(zone, time)).toISOString().slice(0, 16).replace('T', ' ');
}

/** When a day (`2026-11-24`) begins in a place, or a moment (an ISO date-time) as it is; null for anything else. */
export function momentFrom(written: string, zone: string): Date | null {
  const time = Date.parse(written);
  if (Number.isNaN(time)) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(written)) return new Date(momentOf(time, zone));
  return /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(written) ? new Date(time) : null;
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The moment at which the clocks of a place show this, told as if it were UTC. */
function momentOf(shown: number, zone: string): number {
  const [before, after] = [shown - offsetAt(zone, shown - DAY_MS), shown - offsetAt(zone, shown + DAY_MS)];
  const fitting = [before, after].filter((time) => time + offsetAt(zone, time) === shown);
  return fitting.length === 0 ? before : Math.min(...fitting);
}

/** By how much the clocks of a place are ahead of UTC. */
function offsetAt(zone: string, time: number): number {
  const parts = new Map(clockOf(zone).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(time / 1000) * 1000;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
}
