import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { planLimits } from '../../../office-addin/excel/plan-limits.ts';
import type { PlannedChart } from '../../../core/workbook/sheet-plan.ts';
import { SHOP } from '../../core/workbook/fixture.ts';
import { plan, plannedSheet } from '../../core/workbook/small-plan.ts';
import { cellAt, sheetNamed, type SheetModel, type WorkbookModel } from '../../office-host/model/workbook-model.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { DATA_SHEET, REPORT_SHEET, SAMPLE_REPORT, sampleReport } from './sample-report.ts';

const office = await startOfficeInNode();
let host: OfficeHost;
beforeEach(() => {
  host = newHost();
});

function newHost(options?: { payloadLimit: number }): OfficeHost {
  const made = new OfficeHost(fixtureWorkbook(SHOP), options);
  office.use(made);
  return made;
}

function sheet(workbook: WorkbookModel, name: string): SheetModel {
  const found = sheetNamed(workbook, name);
  if (!found) throw new Error(`${name} was not written`);
  return found;
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('a report of 12 KPIs, 6 charts and 200 table rows', () => {
  it('takes few round trips and little weight', async () => {
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const bytes = host.trips.reduce((sum, trip) => sum + trip.requestBytes, 0);
    console.log(`${host.trips.length} round trips, ${Math.round(bytes / 1024)} KB sent, ${host.trips.map((trip) => trip.actions).join(' + ')} actions`);
    expect(host.trips.length).toBeLessThanOrEqual(8);
    expect(bytes).toBeLessThan(250_000);
    expect(host.trips.every((trip) => trip.failed === null)).toBe(true);
    expect(host.keptReferences).toBe(0);
  });

  it('puts live formulas, dates and texts into cells', async () => {
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const report = sheet(host.workbook, REPORT_SHEET);
    const data = sheet(host.workbook, DATA_SHEET);
    expect(cellAt(report, 3, 1)).toMatchObject({ formula: '=SUM(ReportData[Sales])+0', numberFormat: '#,##0.0' });
    expect(cellAt(report, 4, 1)).toMatchObject({ numberFormat: 'General' });
    expect(cellAt(report, 0, 1)).toMatchObject({ content: '-5% off: =sales', formula: null, quotePrefix: true });
    expect(cellAt(data, 1, 1)).toMatchObject({ content: '=cmd|calc', formula: null });
    expect(cellAt(data, 1, 0)).toMatchObject({ content: 45_292, numberFormat: 'yyyy-mm-dd' });
    expect(cellAt(report, 7, 1)).toMatchObject({ content: 'source', hyperlink: { address: 'https://example.com/a?b=1&c=2' } });
    expect(cellAt(report, 3, 1)?.hyperlink).toEqual({ documentReference: "'Report data'!C2:C201", screenTip: 'See the rows' });
  });

  it('gives every cell the look that was planned for it', async () => {
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const data = sheet(host.workbook, DATA_SHEET);
    expect(cellAt(data, 0, 3)?.style).toEqual({
      'Font.Bold': true,
      'Font.Color': '#FFFFFF',
      'Fill.Color': '#0F6CBD',
      HorizontalAlignment: 'Center',
      WrapText: true,
    });
    for (const row of [1, 100, 200]) {
      expect(cellAt(data, row, 2)?.style).toMatchObject({ 'Borders.EdgeBottom.Style': 'Continuous', 'Borders.EdgeBottom.Weight': 'Hairline' });
    }
  });

  it('paints a linked cell as a link only where it has no font of its own', async () => {
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const report = sheet(host.workbook, REPORT_SHEET);
    expect(cellAt(report, 7, 1)?.style).toEqual({ 'Font.Color': '#0563C1', 'Font.Underline': 'Single' });
    expect(cellAt(report, 3, 1)?.style).toMatchObject({ 'Font.Color': '#000000', 'Font.Underline': 'None', 'Font.Size': 20 });
  });

  it('adds the table, names, rules, comments, layout and evidence', async () => {
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const report = sheet(host.workbook, REPORT_SHEET);
    const data = sheet(host.workbook, DATA_SHEET);
    expect(data.tables).toMatchObject([{ name: 'ReportData', area: { top: 0, left: 0, bottom: 200, right: 3 } }]);
    expect(host.workbook.names.at(-1)).toEqual({ name: 'Report.Sales', formula: "='Report 报告'!$B$4", sheet: null });
    expect(host.workbook.customXmlParts.map((part) => part.xml)).toEqual([SAMPLE_REPORT.customXml]);
    expect(data.conditionalFormats.map((format) => format.type)).toEqual(['DataBar', 'ColorScale', 'Custom']);
    expect(data.conditionalFormats[2]?.settings).toEqual({
      'Rule.Formula': '=$C2<$D2',
      'Format.Fill.Color': '#FDE7E9',
      'Format.Font.Color': '#D13438',
      'Format.Font.Bold': true,
    });
    expect(report.validations.map(({ settings }) => settings['Rule'])).toEqual([
      { list: { inCellDropDown: true, source: 'Day,Month' } },
      { list: { inCellDropDown: true, source: "='Report data'!$B$2:$B$8" } },
    ]);
    expect(report.comments).toHaveLength(12);
    expect(report.comments[0]).toMatchObject({ row: 3, column: 1, text: 'Sum of 200 rows, plus 0' });
    expect(report.settings).toEqual({ ShowGridlines: false, TabColor: '#0F6CBD' });
    expect(report.freeze).toEqual({ rows: 2, columns: 0 });
    expect(data.freeze).toEqual({ rows: 1, columns: 1 });
    expect(data.columns.get(1)?.width).toBe(101.25);
    expect(data.columns.get(5)?.hidden).toBe(true);
    expect(data.rows.get(0)?.height).toBe(24);
    expect(data.printTitleRows).toBe('$1:$1');
    expect(report.page).toMatchObject({ Orientation: 'Landscape', Zoom: { horizontalFitToPages: 1 } });
  });

  it('draws native charts over the cells, each look as its meaning wants it', async () => {
    await openExcelWorkbook().write(SAMPLE_REPORT);
    const { charts } = sheet(host.workbook, REPORT_SHEET);
    expect(charts.map((chart) => chart.settings['ChartType'])).toEqual([
      'Line', 'ColumnClustered', 'ColumnStacked', 'BarClustered', 'ColumnClustered', 'XYScatter',
    ]);
    for (const chart of charts) {
      expect(chart.series.map(({ values, categories }) => [values, categories])).toEqual([
        ["'Report data'!C2:C201", "'Report data'!A2:A201"],
        ["'Report data'!D2:D201", "'Report data'!A2:A201"],
      ]);
      expect(chart.series.map(({ settings }) => settings['Name'])).toEqual(['Sales', 'Plan']);
      expect(chart.settings['Title.Text']).toBe(' =Sales are ahead of plan\nSales by day, yuan');
    }
    expect(charts[0]?.from).toEqual({ row: 8, column: 1 });
    expect(charts[0]?.to).toEqual({ row: 22, column: 7 });
    expect(charts[1]?.series[1]?.settings).toMatchObject({ 'Format.Fill.Color': '#FFFFFF', 'Format.Line.Color': '#404040' });
    expect(charts[1]?.series[0]?.points.get(199)).toMatchObject({ 'Format.Border.LineStyle': 'Dash', HasDataLabel: true });
    expect(charts[4]?.series[1]?.settings).toMatchObject({ ChartType: 'Line', AxisGroup: 'Secondary' });
    expect(charts[3]?.settings['Axes.CategoryAxis.ReversePlotOrder']).toBe(true);
    expect(charts[0]?.settings).toMatchObject({ 'Axes.ValueAxis.NumberFormat': '0.0', 'Axes.ValueAxis.Minimum': 20, 'Axes.CategoryAxis.TickLabelSpacing': 10 });
  });

  it('draws bars in two layers within the same bounds, the second axis blank, and colours cells around a value', async () => {
    const [report, data] = SAMPLE_REPORT.sheets;
    const [, , , bars] = report?.charts ?? [];
    if (report === undefined || data === undefined || bars === undefined) throw new Error('the sample report has lost its bars');
    const [first, second] = bars.series;
    if (first === undefined || second === undefined) throw new Error('the sample bars have lost a series');
    const layered: PlannedChart = {
      ...bars, layers: { back: 40, front: 0 }, axisStart: 0, axisEnd: 300, axisStep: 100, hideAxis: true,
      series: [first, { ...second, look: 'target', axis: 'secondary' }],
    };
    const scale = { kind: 'color-scale', range: 'C2:D201', low: 'F0A06B', middle: 'F7F7F7', high: '6CAEDB', around: 150 } as const;
    await openExcelWorkbook().write({ ...SAMPLE_REPORT, sheets: [{ ...report, charts: [layered] }, { ...data, conditionalFormats: [scale] }] });
    const [chart] = sheet(host.workbook, REPORT_SHEET).charts;
    expect(chart?.settings).toMatchObject({
      'Axes.ValueAxis.Minimum': 0, 'Axes.ValueAxis.Maximum': 300, 'Axes.ValueAxis.MajorUnit': 100, 'Axes.ValueAxis.Visible': false,
      'Axes.SecondaryValueAxis.Minimum': 0, 'Axes.SecondaryValueAxis.Maximum': 300, 'Axes.SecondaryValueAxis.TickLabelPosition': 'None', 'Axes.SecondaryValueAxis.Format.Line.LineStyle': 'None',
    });
    expect(chart?.series.map(({ settings }) => [settings['AxisGroup'] ?? 'Primary', settings['GapWidth']])).toEqual([['Primary', 40], ['Secondary', 0]]);
    expect(chart?.series[1]?.settings).toMatchObject({ 'Format.Fill.Color': null, 'Format.Line.Color': '#404040' });
    expect(JSON.stringify(sheet(host.workbook, DATA_SHEET).conditionalFormats)).toContain('=150+MAX(MAX($C$2:$D$201)-(150),150-MIN($C$2:$D$201))');
  });

  it('says beforehand what Excel cannot be given', () => {
    expect(planLimits(SAMPLE_REPORT).map((limit) => limit.code)).toEqual(['sparklines', 'chart-descriptions', 'hatching', 'zoom']);
  });

  it('reports its progress by sheets and charts', async () => {
    const seen: number[] = [];
    await openExcelWorkbook().write(SAMPLE_REPORT, { onProgress: ({ done, total }) => seen.push(done, total ?? 0) });
    expect(seen.slice(-2)).toEqual([8, 8]);
    expect(seen).toHaveLength(16);
  });
});

describe('writing that fails', () => {
  it('tries a second time to take back', async () => {
    const before = structuredClone(host.workbook);
    host.failAt(1, { kind: 'error', code: 'GeneralException', when: 'after' });
    host.failAt(2, { kind: 'transport', code: 5004 });
    const problem = await failure(openExcelWorkbook().write(SAMPLE_REPORT));
    expect(problem).toMatchObject({ code: 'excel-failed' });
    expect(host.workbook).toEqual(before);
  });

  it('names the sheets that are left where nothing can be taken back', async () => {
    host.failAt(1, { kind: 'error', code: 'GeneralException', when: 'after' });
    for (const trip of [2, 3]) host.failAt(trip, { kind: 'transport', code: 5004 });
    const problem = await failure(openExcelWorkbook().write(SAMPLE_REPORT));
    expect(problem).toMatchObject({ code: 'excel-leftovers' });
    expect(problem instanceof Problem && problem.sentence.en).toContain(`${REPORT_SHEET}, ${DATA_SHEET}`);
  });

  it('says what to do about a cell in edit mode', async () => {
    host.failAt(0, { kind: 'transport', code: 5004 });
    expect(await failure(openExcelWorkbook().write(SAMPLE_REPORT))).toMatchObject({ code: 'excel-busy' });
  });
});

describe('large reports', () => {
  it('take no more round trips than their weight asks for: a table of 20,000 rows', async () => {
    await openExcelWorkbook().write(sampleReport(20_000));
    expect(host.trips.length).toBeLessThanOrEqual(8);
    expect(Math.max(...host.trips.map((trip) => trip.requestBytes))).toBeLessThan(4_000_000);
    expect(sheet(host.workbook, DATA_SHEET).cells.size).toBe(20_001);
  });

  const rows = 30_000;
  const large = plan(
    plannedSheet({
      name: 'Large',
      cells: Array.from({ length: rows }, (_, row) => [
        { row, column: 0, content: { kind: 'number', number: row } as const },
        { row, column: 1, content: { kind: 'text', text: `数据 ${'长'.repeat(40)} ${row}` } as const },
        { row, column: 2, content: { kind: 'formula', formula: `=A${row + 1}*2`, cached: row * 2 } as const, style: { numberFormat: '0.00' } },
      ]).flat(),
    }),
  );

  it('are cut by weight, not by the number of cells', async () => {
    await openExcelWorkbook().write(large);
    const heaviest = Math.max(...host.trips.map((trip) => trip.requestBytes));
    console.log(`90,000 cells: ${host.trips.length} round trips, the heaviest ${Math.round(heaviest / 1024)} KB`);
    expect(heaviest).toBeLessThan(4 * 1024 * 1024);
    expect(host.trips.length).toBeLessThan(10);
    const written = sheet(host.workbook, 'Large');
    expect(written.cells.size).toBe(rows);
    expect(cellAt(written, rows - 1, 2)).toMatchObject({ formula: `=A${rows}*2`, numberFormat: '0.00' });
  });
});
