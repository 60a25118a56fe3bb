/** The days of a table's rows that count for a history. */
export interface HeededDays {
  /** One moment a day, its last, ascending. */
  readonly days: Float64Array;
  /** Rows far from all others in time, and the days they are dated. */
  readonly stray: RowsAside | null;
  /** Rows dated after the last day that the sheet says its data reaches. */
  readonly beyond: RowsAside | null;
}

export interface RowsAside {
  readonly rows: number;
  readonly first: number;
  readonly last: number;
}

/** Few rows at an end, beyond a gap that is longer than a quarter and half as long as all the rest, are mistaken. */
const STRAY_SHARE = 0.01;
const LONG_GAP = 92;
const GAP_SHARE = 0.5;
/** Days that must be left for single ones to be strays. */
const FEWEST_DAYS = 10;

/**
 * The days on which rows with a value are dated, each by its last moment. Left out are those beyond `through`, and mistyped ones: a single
 * 2052 among days of 2025 would otherwise be the end of the history, after years of nothing.
 */
export function heededDays(dates: ArrayLike<number>, through: number | null): HeededDays {
  const rows = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let row = 0; row < dates.length; row += 1) {
    const date = dates[row] ?? NaN;
    if (Number.isNaN(date)) continue;
    const day = Math.floor(date);
    rows.set(day, (rows.get(day) ?? 0) + 1);
    ends.set(day, Math.max(ends.get(day) ?? day, date));
  }
  const all = [...rows.keys()].sort((a, b) => a - b);
  const count = (days: readonly number[]) => days.reduce((sum, day) => sum + (rows.get(day) ?? 0), 0);
  const aside = (days: readonly number[]): RowsAside | null => {
    const [first] = days;
    return first === undefined ? null : { rows: count(days), first, last: days.at(-1) ?? first };
  };
  const said = through === null || (all[0] ?? Infinity) > through ? Infinity : through;
  const within = all.filter((day) => day <= said);
  const [from, to] = bodyOf(within, count);
  return { days: Float64Array.from(within.slice(from, to), (day) => ends.get(day) ?? day), stray: aside([...within.slice(0, from), ...within.slice(to)]), beyond: aside(all.filter((day) => day > said)) };
}

/** The first of the days that belong together, and the one after the last. */
function bodyOf(days: readonly number[], count: (days: readonly number[]) => number): readonly [number, number] {
  const starts = days.flatMap((day, index) => (index === 0 || day - (days[index - 1] ?? day) > LONG_GAP ? [index] : []));
  const stretches = starts.map((start, index) => ({ start, end: starts[index + 1] ?? days.length }));
  const few = STRAY_SHARE * count(days);
  const isLarge = stretches.map(({ start, end }) => count(days.slice(start, end)) > few);
  let first = isLarge.indexOf(true);
  let last = isLarge.lastIndexOf(true);
  const at = (index: number) => days[index] ?? 0;
  const [begin, end] = [stretches[first], stretches[last]];
  if (begin === undefined || end === undefined || end.end - begin.start < FEWEST_DAYS) return [0, days.length];
  const near = GAP_SHARE * (at(end.end - 1) - at(begin.start));
  for (let stretch = stretches[first - 1]; stretch && at(stretch.end) - at(stretch.end - 1) <= near; stretch = stretches[first - 1]) first -= 1;
  for (let stretch = stretches[last + 1]; stretch && at(stretch.start) - at(stretch.start - 1) <= near; stretch = stretches[last + 1]) last += 1;
  return [stretches[first]?.start ?? 0, stretches[last]?.end ?? days.length];
}
