import { cellAddress, parseArea, type RangeRef } from '../../core/workbook/address.ts';
import { DAYS_TO_1904, isDateFormat } from '../../core/workbook/cell-text.ts';
import type { PlannedChart, PlannedSeries } from '../../core/workbook/sheet-plan.ts';
import { paintLine, paintPoint, paintSeries } from './chart-paint.ts';
import { type ExcelBatch, jsonBytes } from './excel-batch.ts';

export const CHART_TYPE = {
  line: 'Line',
  column: 'ColumnClustered',
  'stacked-column': 'ColumnStacked',
  bar: 'BarClustered',
  'stacked-bar': 'BarStacked',
  combo: 'ColumnClustered',
  scatter: 'XYScatter',
} as const;

/** Room between the bars of two categories, in percent of a bar's thickness. */
const GAP_WIDTH = 60;

/** Room a series takes in a request: each of its formats is an object of its own. */
const SERIES_BYTES = 4000;
const POINT_BYTES = 1500;

/** What stands in a cell that names a series: a text of the plan, else null where only the workbook knows it. */
export type NameOf = (ref: RangeRef) => string | null;

export interface ChartContext {
  readonly nameOf: NameOf;
  readonly date1904: boolean;
}

/**
 * Adds native charts. Their cells must be in the workbook already, calculated: Excel looks at them as a chart is
 * made. A series gets its name as a text, since the API has no way to point at the cell that holds it.
 */
export async function writeCharts(
  batch: ExcelBatch,
  sheet: Excel.Worksheet,
  charts: readonly PlannedChart[],
  charting: ChartContext,
): Promise<void> {
  for (const planned of charts) {
    await batch.room(chartBytes(planned));
    addChart(batch.context, sheet, inDateSystem(planned, charting), charting.nameOf);
    batch.partDone();
  }
}

/** Room that a chart takes in a request. */
export function chartBytes(planned: PlannedChart): number {
  const points = planned.series.reduce((sum, series) => sum + (series.points?.length ?? 0) + 1, 0);
  return jsonBytes(planned) + planned.series.length * SERIES_BYTES + points * POINT_BYTES;
}

/** Null where the plan gives it no series. */
export function addChart(context: Excel.RequestContext, sheet: Excel.Worksheet, planned: PlannedChart, nameOf: NameOf): Excel.Chart | null {
  const first = planned.series[0];
  if (first === undefined) return null;
  const type = CHART_TYPE[planned.kind];
  const values = rangeOf(context, first.values);
  const chart = sheet.charts.add(type, values, isRow(first.values) ? 'Rows' : 'Columns');
  chart.name = planned.id;
  chart.setPosition(cellAddress(planned.from.row, planned.from.column), lastCell(planned));
  setTitle(chart, planned);
  chart.legend.visible = planned.legend;
  if (planned.legend) chart.legend.position = 'Bottom';
  setAxes(chart, planned);
  // A chart made from one row or column of numbers has one series; the rest are added to it.
  planned.series.forEach((series, index) => {
    const name = seriesName(series, nameOf);
    const added = index === 0 ? chart.series.getItemAt(0) : chart.series.add(name ?? undefined);
    if (index === 0 && name !== null) added.name = name;
    if (index > 0) added.setValues(rangeOf(context, series.values));
    added.setXAxisValues(rangeOf(context, series.categories));
    setSeries(added, planned, series);
  });
  if (planned.layers !== undefined && planned.series.some(({ axis }) => axis === 'secondary')) blankSecondAxis(chart, planned);
  return chart;
}

/** A chart ends at the top left corner of `to`, so its last cell is the one before. */
function lastCell({ from, to }: PlannedChart): string {
  return cellAddress(Math.max(to.row - 1, from.row), Math.max(to.column - 1, from.column));
}

/** The finding, and the measure on a line of its own. */
export function titleText({ title, subtitle }: PlannedChart): string {
  return subtitle === undefined ? chartText(title) : `${chartText(title)}\n${subtitle}`;
}

function setTitle(chart: Excel.Chart, planned: PlannedChart): void {
  chart.title.text = titleText(planned);
  chart.title.format.font.size = 12;
  chart.title.format.font.bold = true;
  chart.title.format.font.color = '#262626';
  setSubtitle(chart, planned);
}

export function setSubtitle(chart: Excel.Chart, planned: PlannedChart): void {
  const { subtitle } = planned;
  if (subtitle === undefined) return;
  const { font } = chart.title.getSubstring(titleText(planned).length - subtitle.length, subtitle.length);
  font.bold = false;
  font.size = 9;
  font.color = '#595959';
}

/** Excel takes a chart's text that begins with = for a link to a cell; behind a blank it stays text. */
export function chartText(text: string): string {
  return text.startsWith('=') ? ` ${text}` : text;
}

function setAxes(chart: Excel.Chart, planned: PlannedChart): void {
  const { categoryAxis, valueAxis } = chart.axes;
  valueAxis.numberFormat = planned.axisFormat ?? planned.valueFormat;
  setBounds(valueAxis, planned);
  if (planned.axisStep !== undefined) valueAxis.majorUnit = planned.axisStep;
  if (planned.labelSpacing !== undefined) categoryAxis.tickLabelSpacing = planned.labelSpacing;
  valueAxis.majorGridlines.visible = true;
  valueAxis.majorGridlines.format.line.color = '#D9D9D9';
  if (planned.hideAxis === true) {
    valueAxis.majorGridlines.visible = false;
    valueAxis.visible = false;
    categoryAxis.format.line.clear();
  }
  if (planned.reverseCategories === true) categoryAxis.reversePlotOrder = true;
  // Labels stay at the edge when bars go below zero.
  if (planned.kind !== 'scatter') categoryAxis.tickLabelPosition = 'Low';
}

/** Where the plan says that the axis of values begins, ends and steps; the second axis as the first. */
export function boundAxes(chart: Excel.Chart, planned: PlannedChart): void {
  const { valueAxis } = chart.axes;
  setBounds(valueAxis, planned);
  if (planned.axisStep !== undefined) valueAxis.majorUnit = planned.axisStep;
  if (planned.layers !== undefined && planned.series.some(({ axis }) => axis === 'secondary')) setBounds(chart.axes.getItem('Value', 'Secondary'), planned);
}

function setBounds(axis: Excel.ChartAxis, { axisStart, axisEnd }: PlannedChart): void {
  if (axisStart !== undefined) axis.minimum = axisStart;
  if (axisEnd !== undefined) axis.maximum = axisEnd;
}

/** There is a second axis once a series is on it: it has the bounds of the first, and nothing of it is seen. */
function blankSecondAxis(chart: Excel.Chart, planned: PlannedChart): void {
  const axis = chart.axes.getItem('Value', 'Secondary');
  setBounds(axis, planned);
  axis.tickLabelPosition = 'None';
  axis.majorTickMark = 'None';
  axis.format.line.clear();
}

/** With bounds that are dates as the workbook counts them: some have their first day in 1904. */
export function inDateSystem(planned: PlannedChart, { date1904 }: ChartContext): PlannedChart {
  if (!date1904 || !isDateFormat(planned.axisFormat ?? planned.valueFormat)) return planned;
  const { axisStart, axisEnd } = planned;
  return {
    ...planned,
    ...(axisStart === undefined ? {} : { axisStart: axisStart - DAYS_TO_1904 }),
    ...(axisEnd === undefined ? {} : { axisEnd: axisEnd - DAYS_TO_1904 }),
  };
}

function setSeries(series: Excel.ChartSeries, chart: PlannedChart, planned: PlannedSeries): void {
  const isLine = isLineOf(chart, planned);
  const type = seriesType(chart, planned);
  if (type !== null) series.chartType = type;
  if (planned.axis === 'secondary') series.axisGroup = 'Secondary';
  if (isLine) paintLine(series, planned.look);
  else if (chart.kind === 'scatter' && planned.draw === 'line') paintLine(series, planned.look);
  else if (chart.kind === 'scatter') paintDots(series, planned);
  else {
    paintSeries(series, planned.look);
    const { layers } = chart;
    series.gapWidth = (planned.axis === 'secondary' ? layers?.front : layers?.back) ?? GAP_WIDTH;
    if (chart.kind === 'stacked-column' || chart.kind === 'stacked-bar') series.overlap = 100;
  }
  paintPoints(series, chart, planned);
  setLabels(series, chart, planned);
}

/** Of a series that is drawn otherwise than its chart; null for all others. */
export function seriesType(chart: PlannedChart, { draw }: PlannedSeries): 'Line' | 'XYScatterLinesNoMarkers' | null {
  if (draw !== 'line') return null;
  if (chart.kind === 'combo') return 'Line';
  return chart.kind === 'scatter' ? 'XYScatterLinesNoMarkers' : null;
}

function isLineOf(chart: PlannedChart, planned: PlannedSeries): boolean {
  return chart.kind === 'line' || (chart.kind === 'combo' && planned.draw === 'line');
}

/** Points in a look of their own. */
export function paintPoints(series: Excel.ChartSeries, chart: PlannedChart, planned: PlannedSeries): void {
  for (const { index, look } of planned.points ?? []) paintPoint(series.points.getItemAt(index), look, isLineOf(chart, planned));
}

function paintDots(series: Excel.ChartSeries, planned: PlannedSeries): void {
  paintSeries(series, planned.look);
  series.format.line.lineStyle = 'None';
}

export function setLabels(series: Excel.ChartSeries, chart: PlannedChart, planned: PlannedSeries): void {
  if (planned.labels === 'all') {
    series.hasDataLabels = true;
    series.dataLabels.showValue = true;
    series.dataLabels.numberFormat = planned.format ?? chart.valueFormat;
  }
  if (planned.labels === 'last') {
    const last = series.points.getItemAt(cellCount(planned.values) - 1);
    last.hasDataLabel = true;
    last.dataLabel.showValue = true;
    last.dataLabel.numberFormat = planned.format ?? chart.valueFormat;
  }
}

export function seriesName(series: PlannedSeries, nameOf: NameOf): string | null {
  const name = 'text' in series.name ? series.name.text : nameOf(series.name);
  return name === null ? null : chartText(name);
}

export function rangeOf(context: Excel.RequestContext, ref: RangeRef): Excel.Range {
  return context.workbook.worksheets.getItem(ref.sheet).getRange(ref.range).untrack();
}

function isRow(ref: RangeRef): boolean {
  const area = parseArea(ref.range);
  return area !== null && area.bottom === area.top && area.right > area.left;
}

export function cellCount(ref: RangeRef): number {
  const area = parseArea(ref.range);
  return area === null ? 0 : (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
