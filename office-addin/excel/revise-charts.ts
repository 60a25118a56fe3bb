import type { PlannedChart, PlannedSeries } from '../../core/workbook/sheet-plan.ts';
import type { ChartRecord } from './chart-record.ts';
import type { ExcelBatch } from './excel-batch.ts';
import { takeLooksBack } from './point-looks.ts';
import type { SheetRecord } from './revision-survey.ts';
import { addChart, boundAxes, CHART_TYPE, chartBytes, type ChartContext, cellCount, inDateSystem, type NameOf, paintPoints, rangeOf, seriesName, seriesType, setLabels, setSubtitle, titleText, writeCharts } from './write-charts.ts';

/**
 * Charts of the plan that are on the sheet show the new cells where they stand; those that a person deleted stay away,
 * others are added. One of another kind, or with as many series no more, is made anew at its place: the old one goes
 * when all else is done.
 */
export async function reviseCharts(batch: ExcelBatch, sheet: Excel.Worksheet, record: SheetRecord, charting: ChartContext): Promise<void> {
  const { planned } = record;
  const { nameOf } = charting;
  const updated = new Set(record.revision.charts.updated);
  const outdated = outdatedCharts(record).filter(({ isRemade }) => isRemade);
  const places = new Map(outdated.map(({ name }) => [name, sheet.charts.getItem(name).load('left,top,width,height')]));
  // Charts have moved with their rows by now.
  if (places.size > 0) await batch.send();
  await writeCharts(batch, sheet, planned.charts.filter(({ id }) => !updated.has(id)), charting);
  for (const chart of planned.charts.filter(({ id }) => updated.has(id)).map((one) => inDateSystem(one, charting))) {
    const known = record.charts.find(({ name }) => name === chart.id);
    batch.partDone();
    if (known === undefined) continue;
    await batch.room(chartBytes(chart));
    const place = places.get(chart.id);
    if (place === undefined) updateChart(batch.context, sheet.charts.getItem(known.name), known, chart, nameOf);
    else remakeChart(batch.context, sheet, place, chart, nameOf);
  }
}

/** A chart made anew bears this name until the old one is gone. */
export function remadeName(name: string): string {
  return `${name} (2)`;
}

export interface OutdatedChart {
  readonly name: string;
  readonly isRemade: boolean;
}

/** The charts that go when all else is done; one made anew stands beside those that are remade. */
export function outdatedCharts({ revision, planned, charts }: SheetRecord): OutdatedChart[] {
  const { removed, updated } = revision.charts;
  return charts.flatMap((known): OutdatedChart[] => {
    const { name } = known;
    if (removed.includes(name)) return [{ name, isRemade: false }];
    const chart = updated.includes(name) ? planned.charts.find(({ id }) => id === name) : undefined;
    return chart === undefined || isAlike(known, chart) ? [] : [{ name, isRemade: true }];
  });
}

/** Markers and smooth lines are a matter of looks. */
function kindOf(type: string): string {
  return type.replace(/(Smooth|Lines|NoMarkers|Markers)+$/, '');
}

function isAlike(known: ChartRecord, planned: PlannedChart): boolean {
  if (known.series.length !== planned.series.length) return false;
  return planned.series.every((series, i) => kindOf(known.series[i]?.type ?? '') === kindOf(seriesType(planned, series) ?? CHART_TYPE[planned.kind]));
}

function updateChart(context: Excel.RequestContext, chart: Excel.Chart, known: ChartRecord, planned: PlannedChart, nameOf: NameOf): void {
  const text = titleText(planned);
  if (text !== known.title) {
    chart.title.text = text;
    setSubtitle(chart, planned);
  }
  boundAxes(chart, planned);
  if (planned.labelSpacing !== undefined) chart.axes.categoryAxis.tickLabelSpacing = planned.labelSpacing;
  planned.series.forEach((series, i) => {
    const shown = chart.series.getItemAt(i);
    const name = seriesName(series, nameOf);
    if (name !== null && name !== known.series[i]?.name) shown.name = name;
    shown.setValues(rangeOf(context, series.values));
    shown.setXAxisValues(rangeOf(context, series.categories));
    moveLastLabel(shown, known.series[i]?.points ?? 0, planned, series);
    const looks = known.series[i]?.looks ?? null;
    if (looks !== null) takeLooksBack(shown, looks, series, cellCount(series.values));
    paintPoints(shown, planned, series);
  });
}

/** The label of what was the last point goes over to the new one. */
function moveLastLabel(shown: Excel.ChartSeries, points: number, chart: PlannedChart, planned: PlannedSeries): void {
  const count = cellCount(planned.values);
  if (planned.labels !== 'last' || points === count) return;
  if (points > 0 && points < count) shown.points.getItemAt(points - 1).hasDataLabel = false;
  setLabels(shown, chart, planned);
}

type ChartPlace = Pick<Excel.Chart, 'left' | 'top' | 'width' | 'height'>;

function remakeChart(context: Excel.RequestContext, sheet: Excel.Worksheet, { left, top, width, height }: ChartPlace, planned: PlannedChart, nameOf: NameOf): void {
  const chart = addChart(context, sheet, planned, nameOf);
  if (chart === null) return;
  chart.name = remadeName(planned.id);
  chart.left = left;
  chart.top = top;
  chart.width = width;
  chart.height = height;
}
