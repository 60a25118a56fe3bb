import type { PlannedSheet, SheetPlan } from '../../../core/workbook/sheet-plan.ts';

/** A sheet of a plan with nothing but what the case is about. */
export function plannedSheet(sheet: Pick<PlannedSheet, 'name'> & Partial<PlannedSheet>): PlannedSheet {
  return {
    cells: [],
    merges: [],
    columnWidths: [],
    rowHeights: [],
    showGridlines: false,
    freeze: null,
    tables: [],
    charts: [],
    validations: [],
    conditionalFormats: [],
    sparklines: [],
    print: null,
    tabColor: null,
    ...sheet,
  };
}

export function plan(...sheets: readonly PlannedSheet[]): SheetPlan {
  return { id: 'report-1', sheets, names: [], customXml: null };
}

/** A small report that touches every kind of cell. */
export const REPORT = plannedSheet({
  name: '销售 KPI',
  cells: [
    { row: 0, column: 1, content: { kind: 'text', text: '东区下滑 18%' }, style: { font: { bold: true, size: 14 } } },
    { row: 1, column: 1, content: { kind: 'number', number: -3.5 }, style: { numberFormat: '0.0%' } },
    { row: 2, column: 1, content: { kind: 'boolean', boolean: true } },
    { row: 3, column: 1, content: { kind: 'date', serial: 45_292 }, style: { numberFormat: 'yyyy-mm-dd' } },
    { row: 4, column: 1, content: { kind: 'formula', formula: '=SUM(Orders[Sales])', cached: 188.25 } },
    { row: 5, column: 1, content: { kind: 'blank' }, style: { fill: 'F2F2F2' } },
    { row: 7, column: 1, content: { kind: 'text', text: 'Region' } },
    { row: 7, column: 2, content: { kind: 'text', text: 'Sales' } },
    { row: 8, column: 1, content: { kind: 'text', text: 'East' } },
    { row: 8, column: 2, content: { kind: 'number', number: 108.25 } },
    { row: 9, column: 1, content: { kind: 'text', text: 'West' } },
    { row: 9, column: 2, content: { kind: 'number', number: 80 } },
  ],
  merges: ['B1:E1'],
  tables: [{ name: 'KpiByRegion', range: 'B8:C10', columns: ['Region', 'Sales'], style: 'TableStyleLight1' }],
  columnWidths: [
    { column: 0, width: 2 },
    { column: 6, width: 9, hidden: true },
  ],
  freeze: { rows: 1, columns: 0 },
});

/** Texts that a careless writer would turn into formulas. */
export const FORMULA_LIKE = ['=1+1', '+86 21 5555', '-5% off', '@home', '=HYPERLINK("http://x.example","y")', '\t=1', '＝1+1', "'quoted"];
