import type { TableColumn } from '../../clip/clip.ts';
import { findCurrencies } from '../../quantity/currencies.ts';
import { isMoneyUnit, unitOfCaption, unitOfHeader, type UnitFound } from '../../quantity/written-unit.ts';
import { readCell, type CellReading } from './cell-value.ts';
import type { Grid } from './grid.ts';
import { isFullSpan } from './header-shape.ts';

export interface ColumnsInput {
  readonly grid: Grid;
  readonly headerRows: number;
  /** Rows that hold no data of their own. */
  readonly apart: ReadonlySet<number>;
  /** What stands over the table and may give the unit of all its numbers. */
  readonly heading: string;
  readonly lang: string | null;
}

/** Rows looked at to tell what a column holds. */
const SAMPLE = 200;
/** The share of filled cells that decide a column's type. */
const MAJORITY = 0.8;
/** Columns that a unit over the whole table does not speak of. */
const UNSCALED = /率|比|幅|数量|人数|次数|户数|件数|排名|序号|编号|年份|年度|%|percent|share|ratio|rate|growth|change|margin|count|number|rank|year|qty|quantity|units|headcount|employees|\bid\b|^#$|^no\.?$/i;

/** The columns of a table: what each is called, the kind of its values, their unit and scale. */
export function tableColumns({ grid, headerRows, apart, heading, lang }: ColumnsInput): TableColumn[] {
  const width = grid[0]?.length ?? 0;
  const names = columnNames(grid, headerRows, width);
  const wide = unitOfCaption(heading) ?? unitOfCaption(names[0] ?? '');
  return names.map((name, column) => {
    const cells = sampleOf(grid, headerRows, apart).map((row) => grid[row]?.[column]);
    const readings = cells.map((cell) => readCell(cell?.text ?? '', lang));
    const links = cells.filter((cell) => cell !== undefined && cell.text !== '' && cell.href !== null).length;
    return typedColumn(name, readings, links, wide, lang);
  });
}

/** The names over each column from the top, a group's name before the names in it; empty where nothing stands there. */
function columnNames(grid: Grid, headerRows: number, width: number): string[] {
  const header = grid.slice(0, headerRows).filter((row) => !isFullSpan(row));
  return Array.from({ length: width }, (_, column) => {
    const parts = header.map((row) => (row[column]?.text ?? '').replace(/\s+/g, ' ')).filter((part) => part !== '');
    return parts.filter((part, index) => part !== parts[index - 1]).join(' / ');
  });
}

function sampleOf(grid: Grid, headerRows: number, apart: ReadonlySet<number>): number[] {
  const rows: number[] = [];
  const step = Math.max(1, Math.floor((grid.length - headerRows) / SAMPLE));
  for (let row = headerRows; row < grid.length; row += step) if (!apart.has(row)) rows.push(row);
  return rows;
}

function typedColumn(name: string, readings: readonly CellReading[], links: number, wide: UnitFound | null, lang: string | null): TableColumn {
  const filled = readings.filter(({ kind }) => kind !== 'missing');
  const most = (kinds: readonly CellReading['kind'][]): boolean => filled.length > 0 && filled.filter(({ kind }) => kinds.includes(kind)).length >= filled.length * MAJORITY;
  const plain = { name, unit: null, multiplier: 1 };
  if (most(['boolean'])) return { ...plain, type: 'boolean' };
  if (most(['date'])) return { ...plain, type: 'date' };
  if (!most(['number', 'money', 'percent'])) return { ...plain, type: filled.length > 0 && links >= filled.length * MAJORITY ? 'link' : 'text' };
  const shares = filled.filter(({ kind }) => kind === 'percent').length;
  if (shares * 2 > filled.length) return { ...plain, type: 'percent', unit: commonUnit(filled) ?? '%' };
  const own = unitOfParts(name);
  const found = own === null ? null : own.unit === null && wide !== null ? { ...own, unit: wide.unit } : own;
  const isMoney = filled.some(({ kind }) => kind === 'money');
  // Numbers of several measures (16 GB, 1 TB) are no column of numbers.
  if (!isMoney && new Set(filled.map(({ unit }) => unit)).size > 1 && commonUnit(filled) === null) return { ...plain, type: 'text' };
  const given = found ?? (wide !== null && (isMoney || !UNSCALED.test(name)) && commonUnitIsFree(filled) ? wide : null);
  if (given?.unit === '%' || given?.unit === '‰') return { ...plain, type: 'percent', unit: given.unit };
  const unit = currencyOr(given?.unit ?? null, lang) ?? commonUnit(filled);
  const multiplier = given?.multiplier ?? 1;
  return { name, type: isMoney || (unit !== null && isCurrency(unit)) ? 'money' : 'number', unit, multiplier };
}

/** The unit of a whole table speaks of money and of numbers that say nothing of their own. */
function commonUnitIsFree(readings: readonly CellReading[]): boolean {
  return readings.every(({ kind, unit }) => kind !== 'number' || unit === null);
}

function unitOfParts(name: string): UnitFound | null {
  for (const part of name.split(' / ').reverse()) {
    const unit = unitOfHeader(part);
    if (unit !== null) return unit;
  }
  return null;
}

/** The one unit that the cells carry, or null where they carry none or several. */
function commonUnit(readings: readonly CellReading[]): string | null {
  const units = new Set(readings.map(({ unit }) => unit).filter((unit) => unit !== null));
  const [unit] = units;
  return units.size === 1 && unit !== undefined ? unit : null;
}

function currencyOr(unit: string | null, lang: string | null): string | null {
  if (unit === null || !isMoneyUnit(unit)) return unit;
  return findCurrencies(unit, { lang })[0]?.code ?? unit;
}

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit) || isMoneyUnit(unit);
}
