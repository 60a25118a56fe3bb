import { formatArea } from '../../../../core/workbook/address.ts';
import type { SheetReading } from '../../../../core/sheet/read-tables.ts';
import type { ExcludedRow, TypedTable } from '../../../../core/sheet/typed-table.ts';
import type { TrueColumn, TrueTable } from './truth.ts';

/** What is judged of a table, in the order in which one thing needs the other. */
export const ASPECTS = ['range', 'header', 'excluded', 'rows', 'names', 'types', 'dates', 'filled', 'values', 'units', 'roles', 'tidy'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Whether each aspect is right; left out where the truth has nothing to say of it. */
export type Score = Partial<Record<Aspect, { readonly right: boolean; readonly said: string }>>;

/** Compares what was read of a sheet with the truth, table by table; a table nobody saw has every aspect wrong. */
export function scoreSheet(truths: readonly TrueTable[], reading: SheetReading | undefined): Score[] {
  const tables = reading?.tables ?? [];
  return truths.map((truth) => {
    const table = tables.find(({ source }) => source.range === formatArea(truth.area)) ?? nearest(truth, tables);
    const long = reading?.unpivoted.find(({ source }) => source.range === table?.source.range);
    return { ...scoreTable(truth, table, long, tables), excluded: scoreExcluded(truth, table, truths, tables) };
  });
}

function nearest(truth: TrueTable, tables: readonly TypedTable[]): TypedTable | undefined {
  const wanted = new Set(truth.dataRows);
  const shared = (table: TypedTable) =>
    table.columns.some(({ column }) => column >= truth.area.left && column <= truth.area.right) ? [...table.sourceRows].filter((row) => wanted.has(row)).length : 0;
  return [...tables].sort((one, other) => shared(other) - shared(one)).find((table) => shared(table) > 0);
}

function scoreTable(truth: TrueTable, table: TypedTable | undefined, long: TypedTable | undefined, all: readonly TypedTable[]): Score {
  const score: Score = {};
  const judge = (aspect: Aspect, wanted: unknown, got: unknown) => {
    const [one, other] = [JSON.stringify(wanted), JSON.stringify(got)];
    score[aspect] = { right: one === other, said: `wanted ${one}, got ${other}` };
  };
  judge('range', formatArea(truth.area), table?.source.range ?? all.map(({ source }) => source.range).join(' and '));
  judge('header', truth.headerRows.map((row) => row + 1), table?.headerRows);
  judge('rows', truth.dataRows, [...(table?.sourceRows ?? [])]);
  judge('names', truth.columns.map(({ name }) => plainName(name)), table?.columns.map(({ name }) => plainName(name)));
  const pairs = truth.columns.map((column, index) => [column, table?.columns[index]] as const);
  const wrong = (test: (column: TrueColumn, read: TypedTable['columns'][number]) => string | null) =>
    pairs.flatMap(([column, read]) => {
      const said = read === undefined ? 'missing' : test(column, read);
      return said === null ? [] : [`${column.name}: ${said}`];
    });
  judge('types', [], wrong(({ types }, { type }) => (types.includes(type) ? null : type)));
  if (truth.columns.some(({ days }) => days !== null)) judge('dates', [], wrong(({ days }, read) => (days === null ? null : dayRange(read) === `${days[0]} ${days[1]}` ? null : `${dayRange(read)} for ${days.join(' ')}`)));
  judge('filled', [], wrong(({ filled }, read) => (filledCount(read) === filled ? null : `${filledCount(read)} of ${filled}`)));
  judge('values', [], wrong(({ sum }, read) => (sum === null || isNear(plainSum(read), sum) ? null : `${plainSum(read)} for ${sum}`)));
  judge('units', [], wrong(({ unit, sum }, read) => (sum === null || sameUnit(read.unit, unit) ? null : `${read.unit ?? 'none'} for ${unit ?? 'none'}`)));
  judge('roles', [], wrong(({ roles }, { role }) => (roles.includes(role) ? null : role)));
  const { tidy } = truth;
  if (tidy !== null) {
    const sums = long?.columns.filter(({ type }) => type === 'number').map(plainSum) ?? [];
    const right = long?.rowCount === tidy.rowCount && tidy.sums.every((sum) => sums.some((read) => isNear(read, sum)));
    score.tidy = { right, said: `wanted ${tidy.rowCount} rows ${tidy.sums.join(', ')}, got ${long?.rowCount ?? 0} rows ${sums.join(', ')}` };
  }
  return score;
}

/**
 * Rows left out inside the table must be told exactly. Titles and notes outside may be told by any table of the sheet, since one
 * title stands over several tables, but nothing else may be taken for one.
 */
function scoreExcluded(truth: TrueTable, table: TypedTable | undefined, truths: readonly TrueTable[], tables: readonly TypedTable[]): Score['excluded'] {
  const { top, bottom } = truth.area;
  const isInside = (row: number) => row > top && row <= bottom;
  const named = (rows: readonly ExcludedRow[], inside: boolean) => rows.filter(({ row, why }) => isInside(row - 1) === inside && (inside || why !== 'blank')).map(({ row, why }) => `${row} ${why}`);
  const oneBased = (rows: readonly ExcludedRow[]) => rows.map(({ row, why }) => ({ row: row + 1, why }));
  const wanted = oneBased(truth.excluded);
  const [wantedInside, gotInside] = [named(wanted, true), named(table?.excluded ?? [], true)];
  const known = new Set(truths.flatMap(({ excluded }) => oneBased(excluded)).map(({ row, why }) => `${row} ${why}`));
  const told = new Set(tables.flatMap(({ excluded }) => excluded).map(({ row, why }) => `${row} ${why}`));
  const lost = named(wanted, false).filter((line) => !told.has(line));
  const invented = named(table?.excluded ?? [], false).filter((line) => !known.has(line));
  const right = [...new Set(wantedInside)].sort().join() === [...new Set(gotInside)].sort().join() && lost.length === 0 && invented.length === 0;
  return { right, said: `wanted ${wantedInside.join()}, got ${gotInside.join()}; lost ${lost.join()}; invented ${invented.join()}` };
}

function plainName(name: string): string {
  return name.replace(/_\d+$/, '');
}

function sameUnit(one: string | null, other: string | null): boolean {
  const plain = (unit: string | null) => (unit === '‰' ? '%' : unit);
  return plain(one) === plain(other);
}

function plainSum(column: TypedTable['columns'][number]): number {
  return column.type !== 'number' ? Number.NaN : column.values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0) * column.multiplier;
}

function filledCount(column: TypedTable['columns'][number]): number {
  return [...column.values].filter((value) => value !== null && !(typeof value === 'number' && Number.isNaN(value))).length;
}

function dayRange(column: TypedTable['columns'][number]): string {
  if (column.type !== 'date') return column.type;
  const known = [...column.values].filter((value) => !Number.isNaN(value));
  return `${Math.min(...known)} ${Math.max(...known)}`;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(1e-6, Math.abs(other) * 1e-9);
}
