import { halfWidth } from '../quantity/half-width.ts';
import { parseDateText } from './date-text.ts';
import { serialOfDay } from './serial-date.ts';
import { parseYearlessDate, serialInYear } from './yearless-date.ts';
import type { ColumnRole, TypedColumn, TypedTable } from './typed-table.ts';

/** One value column of a crosstab: which member of the axis it stands under, and for which measure. */
interface CrossColumn {
  readonly column: TypedColumn & { readonly type: 'number' };
  readonly member: string;
  readonly measure: string;
}

/** Members an axis must have to be one. */
const FEWEST_MEMBERS = 3;

/**
 * A crosstab (`部门 x 月 x {预算, 实际}`) as the plain table behind it: a row for each row and member of the axis,
 * a column for each measure. `cellColumns` keeps the sheet column each value came from; with `sourceRows` it
 * names the cell. Null where the table is no crosstab.
 *
 * `years` is the year that months without one belong to, where the captions name just one.
 */
export function unpivot(table: TypedTable, year: number | null): TypedTable | null {
  const cross = crossColumns(table);
  if (cross === null) return null;
  const members = [...new Set(cross.map(({ member }) => member))];
  const measures = [...new Set(cross.map(({ measure }) => measure))];
  const keys = table.columns.filter((column) => column.type !== 'number' || column.role === 'id');
  if (members.length < FEWEST_MEMBERS || keys.length === 0 || cross.length !== members.length * measures.length) return null;
  const at = (member: string, measure: string) => cross.find((entry) => entry.member === member && entry.measure === measure)?.column;
  const rowCount = table.rowCount * members.length;
  const axis = axisColumn(members, table.rowCount, year, cross[0]?.column.column ?? 0);
  const measured = measures.flatMap((measure) => {
    const columns = members.map((member) => at(member, measure));
    const [first] = columns;
    return first === undefined ? [] : [measureColumn(measure, first, columns, table.rowCount)];
  });
  const cellColumns = Object.fromEntries(
    measures.map((measure) => [measureName(measure), Uint16Array.from({ length: rowCount }, (_, row) => at(members[row % members.length] ?? '', measure)?.column ?? 0)]),
  );
  return {
    ...table,
    name: `${table.name}_long`,
    rowCount,
    sourceRows: Uint32Array.from({ length: rowCount }, (_, row) => table.sourceRows[Math.floor(row / members.length)] ?? 0),
    columns: [...keys.map((key) => repeated(key, members.length)), axis, ...measured],
    quality: [],
    isClean: false,
    cellColumns,
  };
}

/** The value columns of a crosstab, or null: every number must stand under a member of one axis. */
function crossColumns(table: TypedTable): CrossColumn[] | null {
  const cross: CrossColumn[] = [];
  for (const column of table.columns) {
    if (column.type !== 'number') continue;
    const parts = column.name.split(' / ');
    const index = parts.findIndex((part) => isAxisMember(part));
    if (index < 0) {
      if (column.role === 'id' || isSum(column.name)) continue;
      if (cross.length > 0 || column.role === 'measure') return null;
      continue;
    }
    const member = parts[index] ?? '';
    cross.push({ column, member, measure: parts.filter((_, position) => position !== index).join(' / ') });
  }
  return cross.length > 0 ? cross : null;
}

/** A sum over the axis repeats what the members say. */
function isSum(name: string): boolean {
  return /合计|总计|小计|累计|全年|年度|平均|\btotal\b|\bsum\b|\bytd\b|\baverage\b|\bavg\b|\bfull year\b/i.test(name);
}

/** A month, quarter, year, week or day that heads a column. */
function isAxisMember(part: string): boolean {
  return parseYearlessDate(part) !== null || /^(?:(?:19|20)\d\d|(?:第\s?\d{1,2}|W\d{1,2})周?|\d{1,2}日)$/i.test(halfWidth(part)) || parseDateText(part) !== null;
}

/** The axis as dates where every member is one, months with the help of `year`; else as the texts they are. */
function axisColumn(members: readonly string[], rows: number, year: number | null, column: number): TypedColumn {
  const serials = members.map((member) => axisSerial(member, year));
  const base = { name: axisName(members), column, unit: null, multiplier: 1, numberFormat: 'General', converted: 0 };
  const known = serials.filter((serial) => serial !== null);
  if (known.length === members.length) {
    const values = Float64Array.from({ length: rows * members.length }, (_, row) => known[row % members.length] ?? Number.NaN);
    return { ...base, type: 'date', role: 'time', values, numberFormat: 'yyyy-mm' };
  }
  const role: ColumnRole = 'dimension';
  return { ...base, type: 'text', role, values: Array.from({ length: rows * members.length }, (_, row) => members[row % members.length] ?? null) };
}

function axisSerial(member: string, year: number | null): number | null {
  const yearless = parseYearlessDate(member);
  if (yearless !== null) return year === null ? null : serialInYear(yearless, year);
  const whole = /^(?:19|20)\d\d$/.exec(halfWidth(member))?.[0];
  if (whole !== undefined) return serialOfDay(Number(whole), 1, 1);
  const date = parseDateText(member);
  return date?.kind === 'fixed' ? date.serial : null;
}

function axisName(members: readonly string[]): string {
  const han = members.some((member) => /\p{Script=Han}/u.test(member));
  if (members.every((member) => parseYearlessDate(member)?.grain === 'month')) return han ? '月份' : 'Month';
  if (members.every((member) => /季|Q[1-4]/i.test(member))) return han ? '季度' : 'Quarter';
  if (members.every((member) => /^(?:19|20)\d\d年?$/.test(halfWidth(member)))) return han ? '年份' : 'Year';
  return han ? '期间' : 'Period';
}

function measureName(measure: string): string {
  return measure === '' ? 'value' : measure;
}

function measureColumn(measure: string, first: TypedColumn, columns: readonly (CrossColumn['column'] | undefined)[], rows: number): TypedColumn {
  const values = new Float64Array(rows * columns.length).fill(Number.NaN);
  columns.forEach((column, member) => {
    column?.values.forEach((value, row) => {
      values[row * columns.length + member] = value;
    });
  });
  const { unit, multiplier, numberFormat, role } = first;
  const converted = columns.reduce((total, column) => total + (column?.converted ?? 0), 0);
  return { name: measureName(measure), column: first.column, role, unit, multiplier, numberFormat, converted, type: 'number', values };
}

/** Each value as many times as the axis has members. */
function repeated(column: TypedColumn, times: number): TypedColumn {
  const rows = column.values.length * times;
  switch (column.type) {
    case 'number':
    case 'date': {
      const { values } = column;
      return { ...column, values: Float64Array.from({ length: rows }, (_, row) => values[Math.floor(row / times)] ?? Number.NaN) };
    }
    case 'text': {
      const { values } = column;
      return { ...column, values: Array.from({ length: rows }, (_, row) => values[Math.floor(row / times)] ?? null) };
    }
    case 'boolean': {
      const { values } = column;
      return { ...column, values: Array.from({ length: rows }, (_, row) => values[Math.floor(row / times)] ?? null) };
    }
  }
}
