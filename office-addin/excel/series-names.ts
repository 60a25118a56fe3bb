import { parseArea, type RangeRef } from '../../core/workbook/address.ts';
import type { PlannedSheet, SheetPlan } from '../../core/workbook/sheet-plan.ts';
import type { NameOf } from './write-charts.ts';

/** Names of series that stand in cells of the workbook and not of the plan. */
export async function readSeriesNames(context: Excel.RequestContext, plan: SheetPlan): Promise<Map<string, string>> {
  const planned = new Set(plan.sheets.map((sheet) => sheet.name));
  const refs = plan.sheets
    .flatMap((sheet) => sheet.charts)
    .flatMap((chart) => chart.series)
    .flatMap((series) => ('text' in series.name || planned.has(series.name.sheet) ? [] : [series.name]));
  if (refs.length === 0) return new Map();
  const reads = refs.map((ref) => ({
    key: refKey(ref),
    range: context.workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack().load('values'),
  }));
  await context.sync();
  return new Map(reads.map(({ key, range }) => [key, String(range.values[0]?.[0] ?? '')]));
}

/** What names a series, in the plan or in the cells read before. */
export function seriesNames(plan: SheetPlan, read: ReadonlyMap<string, string>): NameOf {
  const sheets = new Map(plan.sheets.map((sheet) => [sheet.name, sheet]));
  return (ref) => {
    const planned = sheets.get(ref.sheet);
    return planned === undefined ? (read.get(refKey(ref)) ?? null) : textAt(planned, ref);
  };
}

function textAt(sheet: PlannedSheet, ref: RangeRef): string | null {
  const area = parseArea(ref.range);
  const cell = sheet.cells.find((one) => one.row === area?.top && one.column === area.left);
  switch (cell?.content.kind) {
    case 'text':
      return cell.content.text;
    case 'number':
      return String(cell.content.number);
    case 'formula':
      return cell.content.cached === null ? null : String(cell.content.cached);
    default:
      return null;
  }
}

function refKey(ref: RangeRef): string {
  return JSON.stringify([ref.sheet, ref.range]);
}
