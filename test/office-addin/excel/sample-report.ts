import type { PlannedCell, PlannedChart, PlannedSheet, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { cellAddress } from '../../../core/workbook/address.ts';
import { plannedSheet } from '../../core/workbook/small-plan.ts';

export const REPORT_SHEET = 'Report 报告';
export const DATA_SHEET = 'Report data';
const KPIS = 12;

const title = { font: { name: 'Segoe UI', size: 16, bold: true, color: '262626' } };
const header = { font: { bold: true, color: 'FFFFFF' }, fill: '0F6CBD', align: { horizontal: 'center', wrap: true } } as const;
const body = { border: { bottom: { weight: 'hair', color: 'D9D9D9' } } } as const;

function text(row: number, column: number, words: string, more: Partial<PlannedCell> = {}): PlannedCell {
  return { row, column, content: { kind: 'text', text: words }, ...more };
}

function dataSheet(count: number): PlannedSheet {
  const rows = Array.from({ length: count }, (_, i): PlannedCell[] => [
    { row: i + 1, column: 0, content: { kind: 'date', serial: 45_292 + i }, style: { ...body, numberFormat: 'yyyy-mm-dd' } },
    text(i + 1, 1, i % 3 === 0 ? '=cmd|calc' : `地区 ${i % 7}`, { style: body }),
    { row: i + 1, column: 2, content: { kind: 'number', number: 100 + i }, style: { ...body, numberFormat: '#,##0.00' } },
    { row: i + 1, column: 3, content: { kind: 'number', number: 90 + i }, style: { ...body, numberFormat: '#,##0.00' } },
  ]);
  return plannedSheet({
    name: DATA_SHEET,
    cells: [...['Day', 'Region', 'Sales', 'Plan'].map((name, column) => text(0, column, name, { style: header })), ...rows.flat()],
    tables: [{ name: 'ReportData', range: `A1:D${count + 1}`, columns: ['Day', 'Region', 'Sales', 'Plan'], style: 'TableStyleLight1' }],
    columnWidths: [{ column: 0, width: 12 }, { column: 1, width: 18.5 }, { column: 5, width: 9, hidden: true }],
    rowHeights: [{ row: 0, height: 24 }],
    freeze: { rows: 1, columns: 1 },
    conditionalFormats: [
      { kind: 'data-bar', range: `C2:C${count + 1}`, color: '0F6CBD', negativeColor: 'D13438' },
      { kind: 'color-scale', range: `D2:D${count + 1}`, low: 'F8696B', middle: 'FFEB84', high: '63BE7B' },
      { kind: 'formula', range: `A2:D${count + 1}`, formula: '=$C2<$D2', font: { color: 'D13438', bold: true }, fill: 'FDE7E9' },
    ],
    print: { area: `A1:D${count + 1}`, orientation: 'portrait', titleRows: '1:1' },
  });
}

function chart(index: number, rows: number): PlannedChart {
  const kinds = ['line', 'column', 'stacked-column', 'bar', 'combo', 'scatter'] as const;
  const kind = kinds[index % kinds.length] ?? 'line';
  return {
    id: `chart-${index + 1}`,
    kind,
    title: '=Sales are ahead of plan',
    subtitle: 'Sales by day, yuan',
    description: 'Sales and plan by day',
    series: [
      {
        name: { sheet: DATA_SHEET, range: 'C1' },
        categories: { sheet: DATA_SHEET, range: `A2:A${rows + 1}` },
        values: { sheet: DATA_SHEET, range: `C2:C${rows + 1}` },
        look: 'actual',
        labels: 'last',
        points: [{ index: rows - 1, look: 'forecast' }],
      },
      {
        name: { text: 'Plan' },
        categories: { sheet: DATA_SHEET, range: `A2:A${rows + 1}` },
        values: { sheet: DATA_SHEET, range: `D2:D${rows + 1}` },
        look: 'plan',
        ...(kind === 'combo' ? ({ draw: 'line', axis: 'secondary' } as const) : kind === 'scatter' ? ({ draw: 'line' } as const) : {}),
      },
    ],
    valueFormat: '#,##0',
    ...(kind === 'line' ? { axisFormat: '0.0', axisStart: 20, labelSpacing: 10 } : {}),
    legend: true,
    reverseCategories: kind === 'bar',
    from: { row: 8 + index * 16, column: 1 },
    to: { row: 23 + index * 16, column: 8 },
  };
}

function reportSheet(rows: number): PlannedSheet {
  const kpis = Array.from({ length: KPIS }, (_, i): PlannedCell[] => [
    text(2, i + 1, `KPI ${i + 1}`, { style: header }),
    {
      row: 3,
      column: i + 1,
      content: { kind: 'formula', formula: `=SUM(ReportData[Sales])+${i}`, cached: 39_900 + i },
      style: { font: { size: 20, bold: true }, numberFormat: '#,##0.0', border: { left: { weight: 'thin', color: 'D9D9D9' } } },
      comment: `Sum of ${rows} rows, plus ${i}`,
      link: { kind: 'place', ref: { sheet: DATA_SHEET, range: `C2:C${rows + 1}` }, tip: 'See the rows' },
    },
    { row: 4, column: i + 1, content: { kind: 'formula', formula: `=${cellAddress(3, i + 1)}/SUM(ReportData[Plan])-1`, cached: 0.05 } },
  ]);
  return plannedSheet({
    name: REPORT_SHEET,
    cells: [
      text(0, 1, '-5% off: =sales', { style: title }),
      ...kpis.flat(),
      text(6, 1, 'Choose', { style: { align: { indent: 1, vertical: 'center' } } }),
      text(7, 1, 'source', { link: { kind: 'url', url: 'https://example.com/a?b=1&c=2' } }),
      { row: 6, column: 2, content: { kind: 'boolean', boolean: true } },
    ],
    merges: ['B1:M1'],
    charts: Array.from({ length: 6 }, (_, index) => chart(index, rows)),
    validations: [
      { range: 'C8', list: { items: ['Day', 'Month'] }, prompt: 'Choose a step' },
      { range: 'D8', list: { ref: { sheet: DATA_SHEET, range: 'B2:B8' } } },
    ],
    sparklines: [{ cell: 'B6', data: { sheet: DATA_SHEET, range: `C2:C${rows + 1}` }, kind: 'line', color: '404040', markLast: true }],
    print: { area: 'A1:M110', orientation: 'landscape', titleRows: null },
    tabColor: '0F6CBD',
    freeze: { rows: 2, columns: 0 },
    zoom: 90,
  });
}

/** Twelve KPIs, six charts and a table of so many rows, with everything a plan can hold. */
export function sampleReport(rows: number): SheetPlan {
  return {
    id: 'sample-report',
    sheets: [reportSheet(rows), dataSheet(rows)],
    names: [{ name: 'Report.Sales', ref: { sheet: REPORT_SHEET, range: 'B4' } }],
    customXml: '<facts xmlns="urn:clipsheet:facts"><fact id="1">39900 &amp; more</fact></facts>',
  };
}

export const SAMPLE_REPORT = sampleReport(200);
