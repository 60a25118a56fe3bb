import { memberAxis, periodAxis, type CrossAxis, type CrossColumn } from './cross-columns.ts';
import type { TypedColumn, TypedTable } from './typed-table.ts';

/**
 * A crosstab (`部门 x 月 x {预算, 实际}`) as the plain table behind it: a row for each row and member of the axis,
 * a column for each measure. `cellColumns` keeps the sheet column each value came from; with `sourceRows` it
 * names the cell. Null where the table is no crosstab.
 *
 * `year` is the year that months without one belong to, where the captions name just one.
 */
export function unpivot(table: TypedTable, year: number | null): TypedTable | null {
  const axis = periodAxis(table, year) ?? memberAxis(table);
  if (axis === null) return null;
  const along = new Set(axis.columns.map(({ column }) => column.name));
  const keys = table.columns.filter((column) => (column.type !== 'number' || column.role === 'id') && !along.has(column.name));
  if (keys.length === 0) return null;
  const members = [...new Set(axis.columns.map(({ member }) => member))];
  const measures = [...new Set(axis.columns.map(({ measure }) => measure))];
  const placed = new Map(axis.columns.map((entry) => [`${entry.member}\n${entry.measure}`, entry.column]));
  const at = (member: string, measure: string) => placed.get(`${member}\n${measure}`);
  const rowCount = table.rowCount * members.length;
  const measured = measures.flatMap((measure) => {
    const columns = members.map((member) => at(member, measure));
    const [first] = columns;
    return first === undefined ? [] : [measureColumn(measureName(measure, axis.name), first, columns, table.rowCount)];
  });
  const cellColumns = Object.fromEntries(
    measures.map((measure) => [measureName(measure, axis.name), Uint16Array.from({ length: rowCount }, (_, row) => at(members[row % members.length] ?? '', measure)?.column ?? 0)]),
  );
  return {
    ...table,
    name: `${table.name}_long`,
    rowCount,
    sourceRows: Uint32Array.from({ length: rowCount }, (_, row) => table.sourceRows[Math.floor(row / members.length)] ?? 0),
    columns: [...keys.map((key) => repeated(key, members.length)), axisColumn(axis, members, table.rowCount), ...measured],
    quality: [],
    isClean: false,
    cellColumns,
  };
}

/** The axis as dates where every member is one; else as the texts they are. `times` is how often the members come. */
export function axisColumn(axis: CrossAxis, members: readonly string[], times: number): TypedColumn {
  const base = { name: axis.name, column: axis.columns[0]?.column.column ?? 0, unit: null, multiplier: 1, converted: 0 };
  const length = times * members.length;
  const { serials } = axis;
  if (serials === null) {
    return { ...base, type: 'text', role: 'dimension', numberFormat: 'General', values: Array.from({ length }, (_, row) => members[row % members.length] ?? null) };
  }
  return { ...base, type: 'date', role: 'time', numberFormat: 'yyyy-mm', values: Float64Array.from({ length }, (_, row) => serials[row % members.length] ?? Number.NaN) };
}

/** What a crosstab measures, where nothing on it says so, in the language of its axis. */
function measureName(measure: string, axis: string): string {
  return measure !== '' ? measure : /\p{Script=Han}/u.test(axis) ? '数值' : 'value';
}

function measureColumn(name: string, first: TypedColumn, columns: readonly (CrossColumn['column'] | undefined)[], rows: number): TypedColumn {
  const values = new Float64Array(rows * columns.length).fill(Number.NaN);
  columns.forEach((column, member) => {
    column?.values.forEach((value, row) => {
      values[row * columns.length + member] = value;
    });
  });
  const { unit, multiplier, numberFormat, role } = first;
  const converted = columns.reduce((total, column) => total + (column?.converted ?? 0), 0);
  return { name, column: first.column, role, unit, multiplier, numberFormat, converted, type: 'number', values };
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
