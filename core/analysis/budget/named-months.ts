import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { metricTexts } from '../../language/texts/metric.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import { dayOf, serialOf } from '../../metric/calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Grain } from '../../metric/period.ts';
import { namesYear } from '../../sheet/role-words.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { parseYearlessDate } from '../../sheet/yearless-date.ts';
import type { MonthSlot, MonthSlots } from './month-slots.ts';

const MOST_NAMES = 60;
const MONTHS = 12;
const GRAIN_OF = { half: 'half-year', quarter: 'quarter', month: 'month', day: 'day' } as const satisfies Readonly<Record<string, Grain>>;

/** A month as the cells of a column name it. */
interface MonthName {
  readonly key: string;
  readonly label: Text;
  /** Its place in the year. */
  readonly order: number;
}

/** A month of a year, and the cells that name it. */
interface NamedSlot extends MonthSlot {
  readonly rows: number[];
  readonly written: (string | number)[];
}

/** Months named by words or numbers, of the years that a column beside them says; null where no column names any. */
export function namedMonths(table: TypedTable, bound: string | null, calendar: BusinessCalendar): MonthSlots | null {
  const columns = [...table.columns].sort((a, b) => Number(b.name === bound) - Number(a.name === bound));
  for (const column of columns) {
    const read = readNames(column, calendar);
    if (read !== null) return slotsOf(table, column, read);
  }
  return null;
}

function slotsOf(table: TypedTable, column: TypedColumn, { grain, names }: MonthNames): MonthSlots {
  const years = table.columns.find((one) => one !== column && namesYear(one.name));
  const slots = new Map<string, NamedSlot>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const cell = column.type === 'number' || column.type === 'text' ? column.values[row] : null;
    const name = names.get(String(cell ?? ''));
    const year = years === undefined ? 0 : yearAt(years, row);
    if (name === undefined || cell === null || cell === undefined || Number.isNaN(year)) continue;
    const order = year * MONTHS + name.order;
    const slot = slots.get(String(order)) ?? { key: name.key, label: name.label, filters: [], year, order, rows: [], written: [] };
    slots.set(String(order), slot);
    slot.rows.push(row);
    if (!slot.written.includes(cell)) slot.written.push(cell);
  }
  const ordered = [...slots.values()].sort((a, b) => a.order - b.order);
  const hasSeveral = new Set(ordered.map(({ year }) => year)).size > 1;
  const writtenOf = (some: readonly MonthSlot[]) => ordered.filter(({ order }) => some.some((slot) => slot.order === order)).flatMap(({ written }) => written);
  const keep = (kept: readonly MonthSlot[]): Filter[] => {
    const year = kept[0]?.year;
    const others = ordered.filter((slot) => slot.year === year && !kept.some(({ order }) => order === slot.order));
    return [...(hasSeveral && years !== undefined && year !== undefined ? yearFilters(years, year) : []), ...cellFilters(column, writtenOf(kept), writtenOf(others))];
  };
  return {
    column: column.name,
    grain,
    slots: ordered.map((slot) => ({ ...slot, filters: keep([slot]) })),
    running: null,
    period: () => null,
    keep,
    span: (first, last) => (first.order === last.order ? first.label : metricTexts.span(first.label, last.label)),
    yearLabel: ({ year }) => metricTexts.year(year),
  };
}

/** NaN where the cell says none. */
function yearAt(column: TypedColumn, row: number): number {
  const cell = column.values[row];
  if (column.type === 'date') return typeof cell === 'number' && !Number.isNaN(cell) ? dayOf(cell).year : NaN;
  return Number(/\d{4}/.exec(String(cell ?? ''))?.[0] ?? NaN);
}

function yearFilters(column: TypedColumn, year: number): Filter[] {
  switch (column.type) {
    case 'date':
      return [{ column: column.name, op: '>=', value: serialOf(year, 1, 1) }, { column: column.name, op: '<', value: serialOf(year + 1, 1, 1) }];
    case 'number':
      return [{ column: column.name, op: '=', value: year }];
    case 'text':
      return textFilter(column, column.values.flatMap((value) => (value?.includes(String(year)) === true ? [value] : [])));
    case 'boolean':
      return [];
  }
}

/** Keep cells that hold one of some values, of all those there are. */
function cellFilters(column: TypedColumn, kept: readonly (string | number)[], others: readonly (string | number)[]): Filter[] {
  const numbers = kept.filter((cell) => typeof cell === 'number');
  const [only] = numbers;
  if (only === undefined) return textFilter(column, kept.map(String));
  if (numbers.length === 1) return [{ column: column.name, op: '=', value: only }];
  // Months of a fiscal year may go round: those to come are kept out one by one.
  return [{ column: column.name, op: '>=', value: Math.min(...numbers) }, { column: column.name, op: '<=', value: Math.max(...numbers) }, ...others.flatMap((cell): Filter[] => (typeof cell === 'number' && cell > Math.min(...numbers) && cell < Math.max(...numbers) ? [{ column: column.name, op: '<>', value: cell }] : []))];
}

function textFilter({ name }: TypedColumn, texts: readonly string[]): Filter[] {
  const different = [...new Set(texts)];
  const [only = ''] = different;
  return [{ column: name, op: '=', value: different.length === 1 ? only : different }];
}

interface MonthNames {
  readonly grain: Grain;
  /** By what stands in the cells. */
  readonly names: ReadonlyMap<string, MonthName>;
}

/** The months that a column's different values name; null where it names none, or stretches of several lengths. */
function readNames(column: TypedColumn, { fiscalYearStart }: BusinessCalendar): MonthNames | null {
  const orderOf = (month: number) => (month - fiscalYearStart + MONTHS) % MONTHS;
  if (column.type === 'number') {
    const values = [...new Set(column.values)].filter((value) => !Number.isNaN(value));
    const isMonths = /月|month/i.test(column.name) && column.role !== 'measure' && values.every((value) => Number.isInteger(value) && value >= 1 && value <= MONTHS);
    return !isMonths || values.length < 2 ? null : { grain: 'month', names: new Map(values.map((month) => [String(month), { key: String(month), label: metricTexts.month(month), order: orderOf(month) }])) };
  }
  if (column.type !== 'text') return null;
  const written = [...new Set(column.values)].flatMap((value) => (value === null || value === '' ? [] : [value]));
  if (written.length < 2 || written.length > MOST_NAMES) return null;
  const names = new Map<string, MonthName>();
  const grains = new Set<keyof typeof GRAIN_OF>();
  for (const value of written) {
    const date = parseYearlessDate(value.trim());
    if (date === null || date.grain === 'day') return null;
    grains.add(date.grain);
    const order = orderOf(date.month);
    const known = [...names.values()].find((one) => one.order === order);
    names.set(value, known ?? { key: value, label: verbatim(value), order });
  }
  const [grain] = grains;
  return grain === undefined || grains.size > 1 ? null : { grain: GRAIN_OF[grain], names };
}
