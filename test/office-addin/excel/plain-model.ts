import { cellAddress, formatArea } from '../../../core/workbook/address.ts';
import { blankCell } from '../../office-host/model/cell-entry.ts';
import type { SheetModel, WorkbookModel } from '../../office-host/model/workbook-model.ts';

/** A workbook as a person sees it: without the ids that Excel gives, the order of what has none, and cells that hold nothing. */
export function plainModel(workbook: WorkbookModel): unknown {
  return {
    activeSheet: workbook.activeSheet,
    names: sorted(workbook.names.map((name) => ({ ...name }))),
    documents: sorted(workbook.customXmlParts.map(({ xml }) => xml)),
    sheets: workbook.sheets.map(plainSheet),
  };
}

function plainSheet(sheet: SheetModel): unknown {
  const { name, visibility, freeze, settings, page, printArea, printTitleRows } = sheet;
  return {
    name, visibility, freeze, settings, page, printArea, printTitleRows,
    cells: Object.fromEntries(
      [...sheet.cells]
        .flatMap(([row, cells]) => [...cells].map(([column, cell]) => [row, column, JSON.stringify(cell)] as const))
        .filter(([, , cell]) => cell !== EMPTY)
        .toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
        .map(([row, column, cell]) => [cellAddress(row, column), cell]),
    ),
    rows: sorted([...sheet.rows].flatMap(([row, { height, hidden }]) => (height === undefined && hidden !== true ? [] : [{ row, height, hidden: hidden === true }]))),
    columns: sorted([...sheet.columns].flatMap(([column, { width = 48, hidden = false }]) => (width === 48 && !hidden ? [] : [{ column, width, hidden }]))),
    merges: sorted(sheet.merges.map(formatArea)),
    tables: sorted(sheet.tables.map(({ name: table, area, settings: look }) => ({ table, area, look }))),
    charts: sheet.charts.map(({ settings: look, series, from, to }) => ({ look, from, to, series: series.map(({ points, ...one }) => ({ ...one, points: [...points].filter(([, look]) => Object.keys(look).length > 0) })) })),
    conditionalFormats: sorted(sheet.conditionalFormats.map(({ type, areas, settings: rule }) => ({ type, areas: areas.map(formatArea), rule }))),
    validations: sorted(sheet.validations.map(({ area, settings: rule }) => ({ area: formatArea(area), rule }))),
    comments: sorted(sheet.comments.map(({ row, column, text }) => ({ cell: cellAddress(row, column), text }))),
    pageStarts: sorted(sheet.pageStarts),
  };
}

const EMPTY = JSON.stringify(blankCell());

function sorted(items: readonly unknown[]): string[] {
  return items.map((item) => JSON.stringify(item)).sort();
}
