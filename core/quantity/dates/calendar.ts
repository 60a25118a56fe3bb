const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A year, month or day of the calendar as ISO 8601 (`2025`, `2025-03`, `2025-03-07`), or null where there is no such day. */
export function isoDate(year: number, month: number | null = null, day: number | null = null): string | null {
  if (year < 1000 || year > 2999) return null;
  if (month === null) return String(year);
  if (month < 1 || month > 12) return null;
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return yearMonth;
  return day >= 1 && day <= daysIn(year, month) ? `${yearMonth}-${String(day).padStart(2, '0')}` : null;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Year, month and day of an ISO date or date-time. */
export function partsOf(iso: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return [year, month, day];
}

function isoDay(utc: number): string | null {
  const date = new Date(utc);
  return Number.isNaN(date.getTime()) ? null : isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day so many days after `today`. */
export function daysFrom(today: string, days: number): string | null {
  return isoDay(Date.parse(`${today.slice(0, 10)}T00:00:00Z`) + days * DAY_MS);
}

/** The same day so many months away; the month's last day where it is shorter. */
export function monthsFrom(today: string, months: number): string | null {
  const [year, month, day] = partsOf(today);
  const index = year * 12 + month - 1 + months;
  const there = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return isoDate(there.year, there.month, Math.min(day, daysIn(there.year, there.month)));
}

/** The weekday (0 is Sunday) of last, this or next week; weeks begin on Monday, as in China and ISO 8601. */
export function weekdayFrom(today: string, weekday: number, weeks: number): string | null {
  return daysFrom(today, ((weekday + 6) % 7) - ((weekdayOf(today) + 6) % 7) + weeks * 7);
}

export function weekdayOf(iso: string): number {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay();
}

/** The minute so many minutes after `now`, in its own offset; only the day where `now` is a day. */
export function minutesFrom(now: string, minutes: number): string | null {
  const zone = /T.*?(Z|[+-]\d{2}:?\d{2})$/.exec(now)?.[1];
  if (zone === undefined) return now.slice(0, 10);
  const offset = zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  const there = Date.parse(now) + (minutes + offset) * MINUTE_MS;
  const day = isoDay(there);
  return day === null ? null : `${day}T${new Date(there).toISOString().slice(11, 16)}${zone}`;
}
