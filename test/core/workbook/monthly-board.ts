import type { PlanRevision, SheetRevision } from '../../../core/workbook/plan-revision.ts';
import type { CellStyle, PlannedCell, PlannedChart, PlannedSheet, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { plan, plannedSheet } from './small-plan.ts';

export const NAMESPACE = 'urn:test:board';
export const DOCUMENT = `<board xmlns="${NAMESPACE}">一月</board>`;
export const NEXT_DOCUMENT = `<board xmlns="${NAMESPACE}">二月 &lt;new&gt;</board>`;
export const BOARD = "Team's board";

export function texts(row: number, column: number, ...values: readonly string[]): PlannedCell[] {
  return values.map((text, i) => ({ row, column: column + i, content: { kind: 'text', text } }));
}

function number(row: number, column: number, value: number, style?: CellStyle): PlannedCell {
  return { row, column, content: { kind: 'number', number: value }, ...(style === undefined ? {} : { style }) };
}

export function formula(row: number, column: number, text: string, style?: CellStyle): PlannedCell {
  return { row, column, content: { kind: 'formula', formula: text, cached: 1 }, ...(style === undefined ? {} : { style }) };
}

/** A list of regions with their sales, from the fifth row on. */
export function regions(...rows: readonly (readonly [string, number])[]): PlannedCell[] {
  return rows.flatMap(([region, sales], i) => [...texts(4 + i, 0, region), number(4 + i, 1, sales)]);
}

export function chart(id: string, row: number, range: string, title: string): PlannedChart {
  const values = { sheet: BOARD, range };
  return {
    id, kind: 'column', title, description: title, valueFormat: '0', legend: false,
    series: [{ name: { text: 'Sales' }, categories: { sheet: BOARD, range: range.replaceAll('B', 'A') }, values, look: 'actual' }],
    from: { row, column: 4 },
    to: { row: row + 8, column: 9 },
  };
}

/**
 * The first month's board: a total, a table of three regions, and below it what stands for a person's own work,
 * since the next plan neither writes nor empties it: the column of owners, a rate, a formula, a merged remark.
 */
export const FIRST_SHEET: PlannedSheet = plannedSheet({
  name: BOARD,
  cells: [
    ...texts(0, 0, 'January'),
    ...texts(1, 0, 'Total'),
    formula(1, 1, '=SUM(B5:B7)', { numberFormat: '#,##0.0', fill: 'E2F0D9' }),
    ...texts(3, 0, 'Region', 'Sales', 'Owner'),
    ...regions(['East', 120], ['North', 30], ['West', 80]),
    ...['Ann', 'Bo', 'Cy'].flatMap((owner, i) => texts(4 + i, 2, owner)),
    ...texts(8, 0, 'Rate'),
    number(8, 1, 0.25, { numberFormat: '0.0%', fill: 'FFF2CC' }),
    formula(8, 2, '=B9*SUM(B5:B7)', { numberFormat: '0.00' }),
    {
      row: 9, column: 0, content: { kind: 'number', number: 7 }, style: { numberFormat: '0.000', fill: 'FCE4D6' },
      link: { kind: 'url', url: 'https://example.com/january' }, comment: 'January only',
    },
    ...texts(11, 0, 'A remark'),
  ],
  merges: ['A1:C1', 'A12:B12'],
  tables: [{ name: 'BoardRows', range: 'A4:C7', columns: ['Region', 'Sales', 'Owner'], style: null }],
});
export const FIRST: SheetPlan = {
  ...plan(FIRST_SHEET),
  names: [
    { name: 'Board_Rows', ref: { sheet: BOARD, range: 'A5:B7' } },
    { name: 'Board_Old', ref: { sheet: BOARD, range: 'A10' } },
  ],
  customXml: DOCUMENT,
};

/** Another report, whose cells and name point at the board. */
export const COLLEAGUE: SheetPlan = {
  ...plan(
    plannedSheet({
      name: 'Colleague',
      cells: [
        formula(0, 0, "='Team''s board'!B9*2"),
        formula(1, 0, "=SUM('Team''s board'!$B$5:$B$7)&\" of 'Team''s board'!B9\""),
        formula(2, 0, '=SUM(BoardRows[Sales])'),
        formula(3, 0, "='Team''s board'!B6"),
        formula(4, 0, '=A1+Orders!C4'),
      ],
      merges: ['C1:D1'],
    }),
  ),
  id: 'report-2',
  names: [{ name: 'Colleague_Rate', ref: { sheet: BOARD, range: 'B9' } }],
  customXml: '<other xmlns="urn:test:other">kept</other>',
};

export function sheetRevision(more: Partial<SheetRevision> = {}): SheetRevision {
  return {
    sheet: BOARD,
    rows: [],
    emptied: [],
    replaced: { merges: [], conditionalFormats: [], validations: [], sparklines: [], notes: [] },
    charts: { updated: [], removed: [] },
    ...more,
  };
}

export function revisionOf(sheets: readonly PlannedSheet[], more: Partial<PlanRevision> = {}): PlanRevision {
  return {
    plan: { ...plan(...sheets), customXml: NEXT_DOCUMENT },
    revised: [sheetRevision()],
    removedSheets: [],
    removedNames: [],
    replaces: { namespace: NAMESPACE, xml: DOCUMENT },
    ...more,
  };
}

export const TABLE = { name: 'BoardRows', columns: ['Region', 'Sales'], style: null };

/** Two more regions, in the middle of the list; what stood below is two rows lower. */
export const GROWN_SHEET = plannedSheet({
  name: BOARD,
  cells: [
    ...texts(0, 0, 'February'),
    formula(1, 1, '=SUM(B5:B9)'),
    ...texts(3, 0, 'Region', 'Sales'),
    ...regions(['East', 130], ['Middle', 10], ['South', 20], ['North', 31], ['West', 82]),
  ],
  merges: ['A1:D1'],
  tables: [{ ...TABLE, range: 'A4:B9' }],
});
export const GROWN = revisionOf([GROWN_SHEET], {
  plan: { ...plan(GROWN_SHEET), names: [{ name: 'Board_Rows', ref: { sheet: BOARD, range: 'A5:B9' } }], customXml: NEXT_DOCUMENT },
  revised: [
    sheetRevision({
      rows: [{ at: 5, removed: 0, added: 2 }],
      emptied: ['A12'],
      replaced: { merges: ['A1:C1'], conditionalFormats: [], validations: [], sparklines: [], notes: ['A12'] },
    }),
  ],
  removedNames: ['Board_Old'],
});

/** One region less: the second of the list, and what stood below is one row higher. */
const SHRUNK_SHEET = plannedSheet({
  name: BOARD,
  cells: [...texts(0, 0, 'February'), formula(1, 1, '=SUM(B5:B6)'), ...texts(3, 0, 'Region', 'Sales'), ...regions(['East', 130], ['West', 82])],
  tables: [{ ...TABLE, range: 'A4:B6' }],
});
export const SHRUNK = revisionOf([SHRUNK_SHEET], { revised: [sheetRevision({ rows: [{ at: 5, removed: 1, added: 0 }] })] });
