import { measureText } from '../analysis/measure-text.ts';
import type { Block } from '../fact/block.ts';
import { formatNumber } from '../language/format.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { CubeTarget } from '../metric/compile-formula.ts';
import { type Cube, CUBE_FROM, CUBE_LEVEL, type CubeQuestion } from '../metric/cube.ts';
import { tableTarget } from '../metric/formula-target.ts';
import type { Period } from '../metric/period.ts';
import { choosablePeriods } from '../metric/reporting-periods.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import type { MetricUse } from '../fact/fact.ts';
import { distinctHeaders, plainHeader, putValues } from './data-sheet.ts';
import { DATE_FORMAT } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { SheetDraft } from './sheet-draft.ts';

/**
 * Cells compared in answering all of a report's formulas once, beyond which they read from a cube. LibreOffice, the
 * slowest of those that open reports, compares some thirty million a second.
 */
export const MOST_COMPARISONS = 5e7;

/** What the formulas of a table's facts will ask, for all periods that a person may choose. */
export function cubeQuestions(uses: readonly MetricUse[], blocks: readonly Block[]): CubeQuestion[] {
  const choices = blocks.flatMap((block) => (block.kind === 'periods' ? choosablePeriods(block.periods) : []));
  const chosen = choices.flatMap(({ covered, previous, yearBefore }) => [covered, previous, yearBefore]);
  const periods = (use: MetricUse): Period[] => (use.dateColumn === null ? [] : [use.period, use.previous, use.yearBefore, ...chosen].flatMap((period) => period ?? []));
  return uses.map((use) => ({
    measure: use.metric.measure,
    filters: use.filters,
    periods: use.period === null ? [] : periods(use),
    fiscalYearStart: use.fiscalYearStart ?? 1,
  }));
}

/** The cube as an Excel Table on a sheet of its own. */
export function layCubeSheet(draft: ReportDraft, table: TypedTable, cube: Cube): { readonly sheet: SheetDraft; readonly target: CubeTarget } {
  const { look, language, names } = draft;
  const part = `totals ${table.name}`;
  const sheet = new SheetDraft(names.sheet(words(draft, reportTexts.cubeSheet(table.name)), part), part);
  const name = names.range('Totals', table.name);
  const { columns, rowCount } = cube.table;
  const note = words(draft, reportTexts.cubeNote(`${table.source.sheet}!${table.source.range}`, formatNumber(table.rowCount, language)));
  const headers = distinctHeaders(columns.map((column) => header(draft, cube, column)));
  for (const [index, title] of headers.entries()) sheet.text(0, index, title, look.style({ bold: true }), index === 0 ? { comment: note } : {});
  for (const [index, column] of columns.entries()) {
    putValues(sheet, column, 1, index, look.body(column.type === 'date' ? DATE_FORMAT : column.type === 'number' ? '#,##0.##' : undefined));
    sheet.widths.set(index, column.type === 'date' ? 12 : 18);
  }
  sheet.freeze = { rows: 1, columns: 0 };
  sheet.tables.push({ name, range: sheet.area(0, 0, rowCount, columns.length - 1).range, columns: headers, style: 'TableStyleLight1' });
  const placed: TypedTable = { ...cube.table, source: sheet.area(0, 0, rowCount, columns.length - 1) };
  const target = tableTarget(name, placed, new Map(headers.map((title, index) => [index, title])));
  return { sheet, target: { cube: { ...cube, table: placed }, target } };
}

function header(draft: ReportDraft, cube: Cube, column: TypedColumn): string {
  if (column.name === CUBE_FROM) return words(draft, reportTexts.cubeFrom);
  if (column.name === CUBE_LEVEL) return words(draft, reportTexts.cubeLevel);
  const figure = cube.figures.get(column.name);
  return plainHeader(figure === undefined ? column.name : words(draft, measureText(figure)));
}
