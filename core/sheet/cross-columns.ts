import { halfWidth } from '../quantity/half-width.ts';
import { parseDateText } from './date-text.ts';
import { hasWord } from './role-words.ts';
import { serialOfDay } from './serial-date.ts';
import type { TypedColumn, TypedTable } from './typed-table.ts';
import { parseYearlessDate, serialInYear } from './yearless-date.ts';

export type NumberColumn = TypedColumn & { readonly type: 'number' };

/** One value column of a crosstab: which member of the axis it stands under, and for which measure. */
export interface CrossColumn {
  readonly column: NumberColumn;
  readonly member: string;
  readonly measure: string;
}

/** The columns of a crosstab that lie along its axis, in order. */
export interface CrossAxis {
  readonly name: string;
  readonly columns: readonly CrossColumn[];
  /** First day of each member; null where the members are no stretches of time or lack their year. */
  readonly serials: readonly number[] | null;
}

/** Members an axis must have to be one. */
const FEWEST_MEMBERS = 3;

/**
 * Months, quarters or days that head the value columns, with a row of measures below or above them or without. Sums and rates over
 * all of them are left aside. `year` is the year of members that have none. Null where the columns have no such axis.
 */
export function periodAxis(table: TypedTable, year: number | null): CrossAxis | null {
  const columns: CrossColumn[] = [];
  const serials = new Map<string, number | null>();
  let others = 0;
  for (const column of filledIn(table, year)) {
    const parts = column.name.split(' / ');
    const period = periodOf(parts, year);
    if (period === null) {
      if (column.role === 'measure' && !isSum(column.name)) others++;
      continue;
    }
    serials.set(period.member, period.serial);
    columns.push({ column, member: period.member, measure: period.measure });
  }
  const members = [...serials.keys()];
  if (members.length < FEWEST_MEMBERS || others > columns.length / 2 || !isWhole(columns, members)) return null;
  const known = [...serials.values()].filter((serial) => serial !== null);
  return { name: periodName(members), columns, serials: known.length === members.length ? known : null };
}

/**
 * The columns of numbers, and among them those without any value yet: under a period, for a measure that has values in
 * other periods while the period has some of another measure. So stand the actuals of months to come beside their budget.
 */
function filledIn(table: TypedTable, year: number | null): NumberColumn[] {
  const numbers = table.columns.filter((column): column is NumberColumn => column.type === 'number');
  const periods = numbers.map(({ name }) => periodOf(name.split(' / '), year));
  return table.columns.flatMap((column): NumberColumn[] => {
    if (column.type === 'number') return [column];
    const period = isEmpty(column) ? periodOf(column.name.split(' / '), year) : null;
    const like = numbers[periods.findIndex((other) => period !== null && other?.measure === period.measure)];
    if (period === null || like === undefined || !periods.some((other) => other?.member === period.member)) return [];
    const { role, unit, multiplier, numberFormat } = like;
    return [{ ...column, type: 'number', role, unit, multiplier, numberFormat, values: new Float64Array(table.rowCount).fill(Number.NaN) }];
  });
}

function isEmpty(column: TypedColumn): boolean {
  return column.type === 'text' && column.values.every((value) => value === null || value.trim() === '');
}

/**
 * Regions, channels or departments that head the value columns: over each of them the same measures, or one measure and a column
 * with the sum of them all. Null where nothing shows that the columns are members of one axis.
 */
export function memberAxis(table: TypedTable): CrossAxis | null {
  const numbers = table.columns.filter((column): column is NumberColumn => column.type === 'number' && column.role !== 'id');
  return twoLevels(table, numbers) ?? summedMembers(table, numbers);
}

function twoLevels(table: TypedTable, numbers: readonly NumberColumn[]): CrossAxis | null {
  const named = numbers.flatMap((column) => {
    const [group = '', leaf = '', ...more] = column.name.replace(/_\d+$/, '').split(' / ');
    return leaf === '' || more.length > 0 || isSum(group) ? [] : [{ column, group, leaf }];
  });
  const [groups, leaves] = [new Set(named.map(({ group }) => group)), new Set(named.map(({ leaf }) => leaf))];
  if (leaves.size < 2 || groups.size < 2) return null;
  const leavesMeasure = [...leaves].every(namesMeasure);
  if (leavesMeasure === [...groups].every(namesMeasure)) return null;
  const columns = named.map(({ column, group, leaf }): CrossColumn => (leavesMeasure ? { column, member: group, measure: leaf } : { column, member: leaf, measure: group }));
  const members = leavesMeasure ? groups : leaves;
  return members.size >= FEWEST_MEMBERS && isWhole(columns, [...members]) ? { name: memberName(table, [...members]), columns, serials: null } : null;
}

function summedMembers(table: TypedTable, numbers: readonly NumberColumn[]): CrossAxis | null {
  const sums = numbers.filter(({ name }) => isSum(name));
  const [sum, ...moreSums] = sums;
  const members = numbers.filter(({ name, role }) => !isSum(name) && role === 'measure');
  if (sum === undefined || moreSums.length > 0 || members.length < FEWEST_MEMBERS || members.some(({ name }) => namesMeasure(name))) return null;
  let [fitting, known] = [0, 0];
  sum.values.forEach((total, row) => {
    if (Number.isNaN(total)) return;
    known++;
    const added = members.reduce((all, { values }) => all + (Number.isNaN(values[row] ?? Number.NaN) ? 0 : (values[row] ?? 0)), 0);
    if (Math.abs(added - total) <= Math.max(0.011, Math.abs(total) * 1e-6)) fitting++;
  });
  if (known === 0 || fitting < known * 0.9) return null;
  return { name: memberName(table, members.map(({ name }) => name)), columns: members.map((column) => ({ column, member: column.name, measure: '' })), serials: null };
}

/** Every member has every measure once, and the columns of a measure are of one kind. */
function isWhole(columns: readonly CrossColumn[], members: readonly string[]): boolean {
  const measures = new Map<string, NumberColumn>();
  for (const { measure, column } of columns) {
    const first = measures.get(measure) ?? column;
    measures.set(measure, first);
    if (first.unit !== column.unit || first.multiplier !== column.multiplier) return false;
  }
  return columns.length === members.length * measures.size && new Set(columns.map(({ member, measure }) => `${member}\n${measure}`)).size === columns.length;
}

function namesMeasure(name: string): boolean {
  return hasWord('measure', name) || hasWord('ratioEnd', name) || hasWord('counted', name) || hasWord('score', name);
}

/** A sum over the axis repeats what the members say. */
export function isSum(name: string): boolean {
  return /合计|总计|小计|累计|全年|年度|平均|\btotal\b|\bsum\b|\bytd\b|\baverage\b|\bavg\b|\bfull year\b/i.test(name);
}

interface Period {
  readonly member: string;
  readonly measure: string;
  readonly serial: number | null;
}

/** The month, quarter, year, week or day among the rows of a header; a year over a month goes with it. */
function periodOf(parts: readonly string[], year: number | null): Period | null {
  const isPeriod = (part: string) => yearOf(part) !== null || parseYearlessDate(part) !== null || WEEK_OR_DAY.test(halfWidth(part)) || parseDateText(part) !== null;
  const within = parts.findIndex((part) => yearOf(part) === null && isPeriod(part));
  const above = parts.findIndex((part) => yearOf(part) !== null);
  if (within < 0 && above < 0) return null;
  const used = within < 0 ? [above] : above < 0 || parseYearlessDate(parts[within] ?? '') === null ? [within] : [above, within];
  const member = used.map((index) => parts[index] ?? '').join(' ');
  const measure = parts.filter((_, index) => !used.includes(index)).join(' / ');
  return { member, measure, serial: periodSerial(parts[within] ?? null, yearOf(parts[above] ?? '') ?? (within < 0 ? null : year)) };
}

const WEEK_OR_DAY = /^(?:(?:第\s?\d{1,2}|W\d{1,2})周?|\d{1,2}日)$/i;

function yearOf(part: string): number | null {
  const year = /^(?:FY\s?)?((?:19|20)\d\d)\s?(?:年度?|财年)?$/i.exec(halfWidth(part))?.[1];
  return year === undefined ? null : Number(year);
}

function periodSerial(part: string | null, year: number | null): number | null {
  if (part === null) return year === null ? null : serialOfDay(year, 1, 1);
  const yearless = parseYearlessDate(part);
  if (yearless !== null) return year === null ? null : serialInYear(yearless, year);
  const date = parseDateText(part);
  return date?.kind === 'fixed' ? date.serial : null;
}

function periodName(members: readonly string[]): string {
  const han = members.some((member) => /\p{Script=Han}/u.test(member));
  const every = (grain: string) => members.every((member) => parseYearlessDate(member)?.grain === grain);
  if (every('month')) return han ? '月份' : 'Month';
  if (every('quarter')) return han ? '季度' : 'Quarter';
  if (members.every((member) => yearOf(member) !== null)) return han ? '年份' : 'Year';
  return han ? '期间' : 'Period';
}

/** `产品\\大区` in the corner names both axes. */
function memberName(table: TypedTable, members: readonly string[]): string {
  const corner = /^[^\\/|]{1,12}[\\/|]([^\\/|]{1,12})$/.exec(table.columns[0]?.name ?? '')?.[1];
  if (corner !== undefined) return corner.trim();
  return members.some((member) => /\p{Script=Han}/u.test(member)) ? '类别' : 'Category';
}
