import { cellAddress } from '../../../core/workbook/address.ts';
import type { CellContent, CellStyle, PlannedCell, PlannedChart, SeriesLook, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { plannedSheet } from './small-plan.ts';

const MONTHS = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08'];
const ACTUAL = [812, 905, 870, 990, 1040, 1105, 1180, 610];
const PREVIOUS = [760, 800, 845, 880, 930, 990, 1010, 1060];
const PLAN = [800, 850, 900, 950, 1000, 1050, 1100, 1150];
const MARGIN = [0.31, 0.33, 0.32, 0.35, 0.36, 0.34, 0.37, 0.36];
const BRIDGE = [[0, 7275, 0], [7275, 0, 520], [7395, 0, -400], [0, 7395, 0]];
const REGIONS = ['华东 East', '华南 South', '华北 North', '西部 West', '海外 Overseas'];
const REGION_SALES = [2890, 1950, 1410, 820, 325];
/** First day, days done, days left. */
const TASKS = [['设计 Design', 45_603, 14, 0], ['Build', 45_610, 7, 21]] as const;
const COLUMNS = ['Month', 'Actual', 'Previous year', 'Plan', 'Margin'];
const FIRST_ROW = 4;
const LAST_ROW = FIRST_ROW + MONTHS.length - 1;

const text = (value: string): CellContent => ({ kind: 'text', text: value });
const number = (value: number): CellContent => ({ kind: 'number', number: value });
const cell = (row: number, column: number, content: CellContent, style?: CellStyle, extra?: Partial<PlannedCell>): PlannedCell => ({
  row,
  column,
  content,
  ...(style === undefined ? {} : { style }),
  ...extra,
});

export interface FullPlanOptions {
  /** Put into the names of sheets, tables and names, so that several plans fit one workbook. */
  readonly suffix?: string;
}

/** A report that uses everything a plan can say: all kinds of charts, looks, cells, formats and links. */
export function fullPlan({ suffix = '' }: FullPlanOptions = {}): SheetPlan {
  const report = `Clipsheet 报告${suffix}`;
  const data = `Clipsheet data${suffix}`;
  const table = `ClipsheetMonths${suffix}`;
  const block = (columns: string): { sheet: string; range: string } => {
    const [first = 'A', last = first] = columns.split(':');
    return { sheet: data, range: `${first}${FIRST_ROW + 1}:${last}${LAST_ROW + 1}` };
  };
  const monthly = (column: string, look: SeriesLook, extra: Partial<PlannedChart['series'][number]> = {}): PlannedChart['series'][number] => ({
    name: { sheet: data, range: `${column}${FIRST_ROW}` },
    categories: block('A'),
    values: block(column),
    look,
    ...extra,
  });
  const partial = [{ index: MONTHS.length - 1, look: 'forecast' as const }];
  const regions = (extra: Partial<PlannedChart['series'][number]> = {}): PlannedChart['series'][number] => ({
    name: { text: 'Sales' },
    categories: { sheet: data, range: 'H5:H9' },
    values: { sheet: data, range: 'I5:I9' },
    look: 'actual',
    labels: 'all',
    cachedCategories: REGIONS,
    cachedValues: REGION_SALES,
    ...extra,
  });
  const bridge = (column: string, look: SeriesLook, extra: Partial<PlannedChart['series'][number]> = {}): PlannedChart['series'][number] => ({
    name: { text: `Bridge ${column}` },
    categories: { sheet: data, range: 'K5:K8' },
    values: { sheet: data, range: `${column}5:${column}8` },
    look,
    ...extra,
  });
  const task = (column: string, look: SeriesLook, extra: Partial<PlannedChart['series'][number]> = {}): PlannedChart['series'][number] => ({
    name: { text: `Task ${column}` },
    categories: { sheet: data, range: 'P5:P6' },
    values: { sheet: data, range: `${column}5:${column}6` },
    look,
    ...extra,
  });
  const chart = (id: string, place: number, rest: Pick<PlannedChart, 'kind' | 'title' | 'series'> & Partial<PlannedChart>): PlannedChart => {
    const row = 12 + 15 * Math.floor(place / 2);
    const column = 1 + 5 * (place % 2);
    return {
      id,
      description: `Chart of ${rest.title}`,
      valueFormat: '#,##0',
      legend: false,
      from: { row, column },
      to: { row: row + 14, column: column + 5 },
      ...rest,
    };
  };
  return {
    id: `full-report${suffix}`,
    names: [{ name: `Clipsheet.Actual${suffix}`, ref: block('B') }],
    customXml: `<?xml version="1.0" encoding="UTF-8"?><facts xmlns="urn:clipsheet:facts"><fact id="a&amp;b">东区 &lt;18%&gt;</fact></facts>`,
    sheets: [
      plannedSheet({
        name: report,
        tabColor: '0F8387',
        zoom: 90,
        freeze: { rows: 3, columns: 1 },
        print: { area: 'A1:K87', orientation: 'landscape', titleRows: '1:2' },
        columnWidths: [{ column: 0, width: 2 }, ...Array.from({ length: 10 }, (_, i) => ({ column: i + 1, width: 12 }))],
        rowHeights: [
          { row: 0, height: 28 },
          { row: 1, height: 18 },
        ],
        merges: ['B1:F1', 'B2:F2'],
        cells: [
          cell(0, 1, text('July is the best month of the year: 1,180'), { font: { name: 'Aptos', size: 16, bold: true, color: '262626' }, align: { vertical: 'center' } }),
          cell(1, 1, text('Sales in thousand yuan, January to August 2024; August is not over'), { font: { size: 9, italic: true, color: '6B6B6B' } }),
          cell(1, 7, text('Source'), { font: { underline: true, color: '0F6CBD' } }, { link: { kind: 'url', url: 'https://example.com/a b?x=1&y="2"', tip: 'Opens the page' } }),
          cell(1, 8, text('Data'), { font: { underline: true } }, { link: { kind: 'place', ref: { sheet: data, range: 'A4:E12' }, tip: 'Shows the rows' } }),
          cell(3, 1, text('Period'), undefined, { comment: 'Choose a month.\n这里选择月份：所有指标随之变化。 _x000D_ <b>' }),
          cell(3, 2, text('2024-07'), { fill: 'F2F2F2', border: { bottom: { weight: 'thin', color: 'A6A6A6' } } }),
          cell(4, 1, text('Total sales')),
          cell(4, 2, { kind: 'formula', formula: `=SUM(${table}[Actual])`, cached: 7512 }, { font: { size: 20, bold: true }, numberFormat: '#,##0' }),
          cell(5, 1, text('Least without zero')),
          cell(5, 2, { kind: 'formula', formula: `=MIN(IF(${table}[Actual]>0,${table}[Actual]))`, cached: 610, array: true }, { numberFormat: '#,##0' }),
          cell(6, 1, text('Most where margin > 35%')),
          cell(6, 2, { kind: 'formula', formula: `=MAXIFS(${table}[Actual],${table}[Margin],">0.35")`, cached: 1180 }, { numberFormat: '#,##0' }),
          cell(7, 1, text('Share')),
          cell(7, 2, { kind: 'formula', formula: '=C7/C5', cached: 1180 / 7512 }, { numberFormat: '0.0%' }),
          cell(8, 1, text('Name')),
          cell(8, 2, { kind: 'formula', formula: `=INDEX(${table}[Month],MATCH(C7,${table}[Actual],0))&" & more"`, cached: '2024-07 & more' }),
          cell(9, 1, text('Above plan')),
          cell(9, 2, { kind: 'formula', formula: '=C7>1000', cached: true }),
          cell(9, 3, { kind: 'boolean', boolean: false }),
          cell(10, 1, text('=1+1 stays text')),
          cell(10, 2, { kind: 'date', serial: 45_505 }, { numberFormat: 'yyyy-mm-dd', align: { horizontal: 'right', indent: 1, wrap: true } }),
          cell(10, 3, { kind: 'blank' }, { border: { top: { weight: 'hair', color: '000000' }, left: { weight: 'medium', color: '000000' }, right: { weight: 'thin', color: '000000' } } }),
        ],
        validations: [
          { range: 'C4', list: { ref: block('A') }, prompt: 'Choose a month' },
          { range: 'D4', list: { items: ['全部', 'East "quoted"', 'West'] } },
        ],
        sparklines: [
          { cell: 'D5', data: block('B'), kind: 'line', color: '404040', markLast: true },
          { cell: 'E5', data: block('E'), kind: 'column', color: 'A6A6A6', markLast: false },
        ],
        conditionalFormats: [
          { kind: 'formula', range: 'C5:C8', formula: '=C5<0', font: { color: 'D55E00', bold: true }, fill: 'FDF0E6' },
        ],
        charts: [
          chart('monthly-line', 0, {
            kind: 'line',
            title: 'Sales run ahead of last year in every full month',
            subtitle: 'Thousand yuan, January to August 2024',
            series: [monthly('C', 'previous', { labels: 'last' }), monthly('B', 'actual', { labels: 'last', points: partial }), monthly('D', 'plan', { labels: 'last' })],
          }),
          chart('monthly-column', 1, {
            kind: 'column',
            title: '七月销售额创年内新高，八月尚未结束',
            subtitle: '千元，2024 年 1 月至 8 月',
            series: [monthly('C', 'previous'), monthly('B', 'actual', { points: partial, labels: 'last' })],
            legend: true,
          }),
          chart('regions-bar', 2, {
            kind: 'bar',
            title: 'East sells four times as much as West',
            subtitle: 'Thousand yuan',
            reverseCategories: true,
            series: [regions({ points: [{ index: 3, look: 'bad' }, { index: 0, look: 'good' }] })],
          }),
          chart('bridge', 3, {
            kind: 'stacked-column',
            title: 'Prices added 520, returns took 400',
            subtitle: 'Thousand yuan',
            series: [
              bridge('L', 'invisible'),
              bridge('M', 'actual', { labels: 'all' }),
              bridge('N', 'good', { labels: 'all', points: [{ index: 2, look: 'bad' }], cachedValues: [null, 520, 400, null] }),
            ],
          }),
          chart('stacked-bars', 4, {
            kind: 'stacked-bar',
            title: 'Plan and forecast by month',
            subtitle: 'Outlined: plan; hatched: forecast',
            reverseCategories: true,
            legend: true,
            series: [monthly('D', 'plan'), monthly('C', 'forecast')],
          }),
          chart('pareto', 5, {
            kind: 'combo',
            title: 'Margin rises with sales',
            subtitle: 'Columns: thousand yuan; line: margin, right axis',
            series: [monthly('B', 'actual', { draw: 'column', points: partial }), monthly('E', 'accent', { draw: 'line', axis: 'secondary', labels: 'last' })],
          }),
          chart('scatter', 6, {
            kind: 'scatter',
            title: 'Plan against actual',
            subtitle: 'x: plan, y: actual; thousand yuan',
            series: [{ name: { text: 'Months' }, categories: block('D'), values: block('B'), look: 'accent', points: [{ index: 7, look: 'bad' }], labels: 'last' }],
          }),
          chart('limits', 8, {
            kind: 'line',
            title: 'August lies below the lower limit',
            subtitle: 'Dashed: limits; marked: beyond them',
            series: [monthly('B', 'actual', { points: [{ index: 7, look: 'bad' }, { index: 2, look: 'good' }] }), monthly('C', 'limit', { labels: 'last' }), monthly('D', 'limit')],
          }),
          chart('fitted', 9, {
            kind: 'scatter',
            title: 'Sales go with the plan',
            subtitle: 'Dots: months; line: as fitted',
            series: [
              { name: { text: 'Months' }, categories: block('D'), values: block('B'), look: 'previous' },
              { name: { text: 'Fitted' }, categories: block('D'), values: block('C'), look: 'accent', draw: 'line' },
            ],
          }),
          chart('bullets', 10, {
            kind: 'bar',
            title: 'East is ahead of its target',
            subtitle: 'Frame: target',
            reverseCategories: true,
            axisStart: 0,
            axisEnd: 3000,
            axisStep: 1000,
            layers: { back: 40, front: 40 },
            series: [regions({ look: 'invisible', labels: 'none' }), regions({ labels: 'none' }), regions({ look: 'invisible', labels: 'none' }), regions({ look: 'target', axis: 'secondary', labels: 'none' })],
          }),
          chart('tasks', 11, {
            kind: 'stacked-bar',
            title: 'One of two tasks is late',
            subtitle: 'Line: today',
            reverseCategories: true,
            valueFormat: 'yyyy-mm-dd',
            axisStart: 45_600,
            axisEnd: 45_642,
            axisStep: 14,
            layers: { back: 60, front: 0 },
            series: [
              task('Q', 'invisible'),
              task('R', 'actual'),
              task('S', 'plan', { points: [{ index: 1, look: 'bad' }] }),
              task('T', 'invisible', { axis: 'secondary' }),
              task('U', 'accent', { axis: 'secondary' }),
            ],
          }),
          chart('steps', 12, {
            kind: 'stacked-bar',
            title: 'Centred bars',
            reverseCategories: true,
            hideAxis: true,
            series: [bridge('L', 'invisible'), bridge('M', 'actual')],
          }),
          chart('negative', 7, {
            kind: 'column',
            title: 'Change against the month before',
            series: [{ name: { text: 'Change' }, categories: block('A'), values: block('F'), look: 'good', points: [{ index: 7, look: 'bad' }, { index: 2, look: 'bad' }], labels: 'all' }],
          }),
        ],
      }),
      plannedSheet({
        name: data,
        showGridlines: true,
        columnWidths: [{ column: 6, width: 4, hidden: true }],
        cells: [
          cell(0, 0, text('Rows behind the report'), { font: { bold: true } }),
          ...COLUMNS.map((column, i) => cell(FIRST_ROW - 1, i, text(column), { font: { bold: true } })),
          cell(FIRST_ROW - 1, 5, text('Change')),
          ...MONTHS.flatMap((month, i) => {
            const row = FIRST_ROW + i;
            const before = ACTUAL[i - 1];
            const change: CellContent =
              before === undefined
                ? { kind: 'blank' }
                : { kind: 'formula', formula: `=${cellAddress(row, 1)}-${cellAddress(row - 1, 1)}`, cached: (ACTUAL[i] ?? 0) - before };
            return [
              cell(row, 0, text(month)),
              cell(row, 1, number(ACTUAL[i] ?? 0), { numberFormat: '#,##0' }),
              cell(row, 2, number(PREVIOUS[i] ?? 0), { numberFormat: '#,##0' }),
              cell(row, 3, number(PLAN[i] ?? 0), { numberFormat: '#,##0' }),
              cell(row, 4, number(MARGIN[i] ?? 0), { numberFormat: '0.0%' }),
              cell(row, 5, change, { numberFormat: '+#,##0;-#,##0;0' }),
            ];
          }),
          ...REGIONS.flatMap((region, i) => [cell(FIRST_ROW + i, 7, text(region)), cell(FIRST_ROW + i, 8, number(REGION_SALES[i] ?? 0))]),
          ...BRIDGE.flatMap(([base = 0, total = 0, step = 0], i) => [
            cell(FIRST_ROW + i, 10, text(['Last year', 'Prices', 'Returns', 'This year'][i] ?? '')),
            cell(FIRST_ROW + i, 11, base === 0 ? { kind: 'blank' } : number(base)),
            cell(FIRST_ROW + i, 12, total === 0 ? { kind: 'blank' } : number(total)),
            cell(FIRST_ROW + i, 13, step === 0 ? { kind: 'blank' } : number(Math.abs(step))),
          ]),
          ...TASKS.flatMap(([name, start, done, left], i) => [
            cell(FIRST_ROW + i, 15, text(name)),
            cell(FIRST_ROW + i, 16, { kind: 'date', serial: start }, { numberFormat: 'yyyy-mm-dd' }),
            cell(FIRST_ROW + i, 17, number(done)),
            cell(FIRST_ROW + i, 18, number(left)),
            cell(FIRST_ROW + i, 19, { kind: 'date', serial: 45_626 }, { numberFormat: 'yyyy-mm-dd' }),
            cell(FIRST_ROW + i, 20, number(0.2)),
          ]),
        ],
        tables: [{ name: table, range: `A${FIRST_ROW}:E${LAST_ROW + 1}`, columns: COLUMNS, style: 'TableStyleLight1' }],
        conditionalFormats: [
          { kind: 'data-bar', range: `F${FIRST_ROW + 1}:F${LAST_ROW + 1}`, color: '0072B2', negativeColor: 'D55E00' },
          { kind: 'color-scale', range: `E${FIRST_ROW + 1}:E${LAST_ROW + 1}`, low: 'FFFFFF', middle: null, high: '0F8387' },
          { kind: 'color-scale', range: `D${FIRST_ROW + 1}:D${LAST_ROW + 1}`, low: 'D55E00', middle: 'FFFFFF', high: '0072B2' },
          { kind: 'color-scale', range: `C${FIRST_ROW + 1}:C${LAST_ROW + 1}`, low: 'D55E00', middle: 'FFFFFF', high: '0072B2', around: 900 },
        ],
      }),
    ],
  };
}
