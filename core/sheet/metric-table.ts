import { halfWidth } from '../quantity/half-width.ts';
import { unitOfCell, type UnitFound } from '../quantity/written-unit.ts';
import { statedUnit } from './column-units.ts';
import { periodAxis, type CrossAxis } from './cross-columns.ts';
import { axisColumn } from './crosstab.ts';
import { NUMBER } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { hasWord } from './role-words.ts';
import { roleOfNumbers } from './roles.ts';
import type { SheetView } from './sheet-view.ts';
import type { TypedColumn, TypedTable } from './typed-table.ts';

/** More rows than this are records, whatever their labels. */
const MOST_METRICS = 120;
/** Share of the labels that must name something measured. */
const NAMED = 0.6;

/** One row of a table of metrics. */
interface Metric {
  readonly name: string;
  /** Index among the table's rows. */
  readonly row: number;
  readonly unit: UnitFound;
  readonly isShare: boolean;
  readonly format: string;
}

/**
 * A table with metrics down and periods across, the commonest report of a month, as the plain table behind it: a row for each period,
 * a column for each metric with its own unit. `cellColumns` names the sheet column of each row and `cellRows` the sheet row of each
 * metric. Null where the rows are not metrics: then they may be members of a crosstab.
 *
 * `year` is the year of periods that name none; `caption` the unit that the caption gives to money.
 */
export function metricColumns(view: SheetView, table: TypedTable, year: number | null, caption: UnitFound | null): TypedTable | null {
  if (table.rowCount > MOST_METRICS) return null;
  const axis = periodAxis(table, year);
  if (axis === null || new Set(axis.columns.map(({ measure }) => measure)).size > 1) return null;
  const metrics = readMetrics(view, table, axis, caption);
  if (metrics === null) return null;
  const members = axis.columns.map(({ member }) => member);
  const columns = metrics.map((metric) => metricColumn(axis, metric));
  const names = columns.map(({ name }) => name);
  const places = Uint16Array.from(axis.columns, ({ column }) => column.column);
  return {
    ...table,
    name: `${table.name}_long`,
    rowCount: members.length,
    sourceRows: new Uint32Array(members.length).fill((table.headerRows.at(-1) ?? 1) - 1),
    columns: [axisColumn(axis, members, 1), ...columns],
    quality: [],
    isClean: false,
    cellColumns: Object.fromEntries(names.map((name) => [name, places])),
    cellRows: Object.fromEntries(metrics.map(({ row }, index) => [names[index] ?? '', table.sourceRows[row] ?? 0])),
  };
}

/** The metric of each row; null where the labels name no metrics, or a name comes twice. */
function readMetrics(view: SheetView, table: TypedTable, axis: CrossAxis, caption: UnitFound | null): Metric[] | null {
  const texts = table.columns.filter((column) => column.type === 'text');
  const units = texts.find(({ name, values }) => /^(?:计量)?单位$|^units?$/i.test(halfWidth(name)) && values.some((value) => value !== null && unitOfCell(value) !== null));
  const [labels, ...more] = texts.filter((column) => column !== units && column.role !== 'text');
  if (labels === undefined || more.length > 0) return null;
  const metrics: Metric[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const label = labels.values[row] ?? null;
    if (label === null) continue;
    const format = usualFormat(view, table, axis, row);
    const isShare = formatFacts(format).kind === 'percent';
    const stated = statedUnit({ name: label, unitCell: units?.values[row] ?? null, caption });
    const unit = isShare ? { unit: '%', multiplier: 1 } : stated === null ? { unit: formatFacts(format).unit, multiplier: 1 } : stated.unit === '%' ? { unit: '%', multiplier: 0.01 } : stated;
    metrics.push({ name: label, row, unit, isShare: isShare || unit.unit === '%', format });
  }
  const names = new Set(metrics.map(({ name }) => name.toLowerCase()));
  if (metrics.length < 2 || names.size < metrics.length) return null;
  return namesMetrics(labels.name) || units !== undefined || areMetrics(metrics) ? metrics : null;
}

function namesMetrics(header: string): boolean {
  return /指标|\bmetrics?\b|\bkpis?\b|\bmeasures?\b|\bindicators?\b/i.test(halfWidth(header));
}

/** Labels that name things measured, in more than one unit or with rates among them: sums over them make no sense. */
function areMetrics(metrics: readonly Metric[]): boolean {
  const measured = metrics.filter(({ name }) => hasWord('measure', name) || hasWord('ratioEnd', name) || hasWord('counted', name) || hasWord('score', name));
  if (measured.length < metrics.length * NAMED) return false;
  const kinds = new Set(metrics.map(({ unit, isShare }) => (isShare ? '%' : `${unit.unit ?? ''} ${unit.multiplier}`)));
  return kinds.size > 1 || metrics.some(({ name }) => hasWord('ratioEnd', name) || hasWord('counted', name));
}

function usualFormat(view: SheetView, table: TypedTable, axis: CrossAxis, row: number): string {
  const sheetRow = table.sourceRows[row] ?? 0;
  const formats = axis.columns.filter(({ column }) => view.grid.kind(sheetRow, column.column) === NUMBER).map(({ column }) => view.grid.format(sheetRow, column.column));
  return formats.find((format) => formatFacts(format).kind !== 'general') ?? formats[0] ?? 'General';
}

function metricColumn(axis: CrossAxis, metric: Metric): TypedColumn {
  const values = Float64Array.from(axis.columns, ({ column }) => column.values[metric.row] ?? Number.NaN);
  const { unit, multiplier } = metric.unit;
  const role = roleOfNumbers({ name: metric.name, values, unit, format: metric.format, fractions: metric.isShare });
  return { name: metric.name, column: axis.columns[0]?.column.column ?? 0, role, unit, multiplier, numberFormat: metric.format, converted: 0, type: 'number', values };
}
