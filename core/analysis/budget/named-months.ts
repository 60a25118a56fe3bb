import { verbatim } from '../../language/language.ts';
import { metricTexts } from '../../language/texts/metric.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Grain } from '../../metric/period.ts';
import { namesYear } from '../../sheet/role-words.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { parseYearlessDate } from '../../sheet/yearless-date.ts';
import type { MonthSlot, MonthSlots } from './month-slots.ts';

const MOST_NAMES = 60;

const GRAIN_OF = { half: 'half-year', quarter: 'quarter', month: 'month', day: 'day' } as const satisfies Readonly<Record<string, Grain>>;

/** Months named by words or numbers; of the last year with an actual where a column beside them says years. */
export function namedMonths(table: TypedTable, bound: string | null, calendar: BusinessCalendar): MonthSlots | null {
  const columns = [...table.columns].sort((a, b) => Number(b.name === bound) - Number(a.name === bound));
  for (const column of columns) {
    const read = readNames(column, calendar);
    if (read === null) continue;
    const { grain, names } = read;
    const years = table.columns.find((one) => one !== column && namesYear(one.name) && (one.type === 'number' || one.type === 'text'));
    const yearAt = (row: number) => (years === undefined ? '' : String(years.values[row] ?? ''));
    const slots = new Map<string, MonthSlot & { readonly rows: number[]; readonly written: (string | number)[]; readonly yearName: string }>();
    for (let row = 0; row < table.rowCount; row += 1) {
      const cell = column.type === 'number' || column.type === 'text' ? column.values[row] : null;
      const name = names.get(String(cell ?? ''));
      const yearName = yearAt(row);
      if (name === undefined || cell === null || cell === undefined || (years !== undefined && !/\d{2}/.test(yearName))) continue;
      const year = Number(/\d{2,4}/.exec(yearName)?.[0] ?? 0);
      const id = `${yearName} ${String(name.order)}`;
      const slot = slots.get(id) ?? { key: name.key, label: verbatim(name.key), filters: [], year, order: year * 1000 + name.order, rows: [], written: [], yearName };
      slots.set(id, slot);
      slot.rows.push(row);
      if (!slot.written.includes(cell)) slot.written.push(cell);
    }
    const ordered = [...slots.values()].sort((a, b) => a.order - b.order);
    const several = new Set(ordered.map(({ yearName }) => yearName)).size > 1;
    const yearFilter = (slot: MonthSlot): Filter[] => {
      const own = ordered.find(({ order }) => order === slot.order);
      if (!several || years === undefined || own === undefined) return [];
      return [{ column: years.name, op: '=', value: years.type === 'number' ? Number(own.yearName) : own.yearName }];
    };
    const monthFilter = (kept: readonly MonthSlot[]): Filter[] => {
      const written = ordered.filter(({ order }) => kept.some((slot) => slot.order === order)).flatMap((slot) => slot.written);
      const texts = written.flatMap((cell) => (typeof cell === 'string' ? [cell] : []));
      const numbers = written.flatMap((cell) => (typeof cell === 'number' ? [cell] : []));
      const [only] = numbers;
      if (column.type === 'text') return [{ column: column.name, op: '=', value: texts.length === 1 ? texts.join('') : texts }];
      return numbers.length === 1 && only !== undefined ? [{ column: column.name, op: '=', value: only }] : [{ column: column.name, op: '<=', value: Math.max(...numbers) }];
    };
    const keep = (kept: readonly MonthSlot[]) => [...kept.slice(0, 1).flatMap(yearFilter), ...monthFilter(kept)];
    return {
      column: column.name,
      grain,
      slots: ordered.map((slot) => ({ ...slot, filters: keep([slot]) })),
      running: null,
      end: () => 0,
      keep,
      span: (first, last) => (first.order === last.order ? first.label : metricTexts.span(first.label, last.label)),
      yearLabel: (slot) => verbatim(ordered.find(({ order }) => order === slot.order)?.yearName ?? ''),
    };
  }
  return null;
}

/** The months that a column's different values name, by value; null where it names none, or stretches of several lengths. */
function readNames(column: TypedColumn, { fiscalYearStart }: BusinessCalendar): { readonly grain: Grain; readonly names: ReadonlyMap<string, { readonly key: string; readonly order: number }> } | null {
  if (column.type === 'number') {
    const values = new Set(column.values);
    const isMonths = /月|month/i.test(column.name) && column.role !== 'measure' && [...values].every((value) => Number.isInteger(value) && value >= 1 && value <= 12);
    return !isMonths || values.size < 2 ? null : { grain: 'month', names: new Map([...values].map((value) => [String(value), { key: String(value), order: value }])) };
  }
  if (column.type !== 'text') return null;
  const written = [...new Set(column.values)].flatMap((value) => (value === null || value === '' ? [] : [value]));
  if (written.length < 2 || written.length > MOST_NAMES) return null;
  const read = written.map((value) => ({ value, date: parseYearlessDate(value.trim()) }));
  const [first] = read;
  const names = new Map<string, { key: string; order: number }>();
  for (const { value, date } of read) {
    if (date === null || date.grain !== first?.date?.grain || date.grain === 'day') return null;
    const order = (date.month - fiscalYearStart + 12) % 12;
    names.set(value, { key: [...names.values()].find((one) => one.order === order)?.key ?? value, order });
  }
  return first?.date === null || first === undefined ? null : { grain: GRAIN_OF[first.date.grain], names };
}
