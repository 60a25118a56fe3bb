import { absoluteReference, parseArea } from '../../address.ts';
import { DAYS_TO_1904, isDateFormat } from '../../cell-text.ts';
import type { PlannedChart, PlannedSeries } from '../../sheet-plan.ts';
import { numberOf, textOf, type PlanCells } from './plan-cells.ts';
import { element, plainText, xstring } from './xml-text.ts';

/** A series with all that its chart shows before a recalculation. */
export interface SeriesData {
  readonly series: PlannedSeries;
  /** Position among all series of the chart. */
  readonly index: number;
  readonly draw: 'column' | 'bar' | 'line' | 'scatter';
  readonly axis: 'primary' | 'secondary';
  readonly name: string;
  /** As many as the range has cells. */
  readonly values: readonly (number | null)[];
  /** Format code of labels and of the axis. */
  readonly format: string;
}

/** The chart's series, their caches taken from the plan's own cells where the chart brings none. */
export function seriesData(chart: PlannedChart, cells: PlanCells, date1904: boolean): SeriesData[] {
  return chart.series.map((series, index) => {
    const axis = chart.kind === 'combo' || chart.layers !== undefined ? (series.axis ?? 'primary') : 'primary';
    const valueCells = cells.in(series.values);
    const ownFormat = valueCells.find((cell) => cell?.style?.numberFormat !== undefined)?.style?.numberFormat;
    const shift = date1904 && isDateFormat(ownFormat ?? '') ? DAYS_TO_1904 : 0;
    return {
      series,
      index,
      draw: drawOf(chart, series),
      axis,
      name: 'text' in series.name ? series.name.text : textOf(cells.in(series.name)[0] ?? null),
      values: Array.from({ length: cellCount(series.values.range) }, (_, i) => {
        const value = series.cachedValues === undefined ? numberOf(valueCells[i] ?? null) : (series.cachedValues[i] ?? null);
        return value === null ? null : value - shift;
      }),
      format: series.format ?? (axis === 'secondary' ? (ownFormat ?? 'General') : chart.valueFormat),
    };
  });
}

function drawOf(chart: PlannedChart, series: PlannedSeries): SeriesData['draw'] {
  switch (chart.kind) {
    case 'combo':
      return series.draw ?? 'column';
    case 'column':
    case 'stacked-column':
      return 'column';
    case 'bar':
    case 'stacked-bar':
      return 'bar';
    case 'line':
    case 'scatter':
      return chart.kind;
  }
}

function cellCount(range: string): number {
  const area = parseArea(range);
  return area === null ? 0 : (area.bottom - area.top + 1) * (area.right - area.left + 1);
}

/** `c:tx`: the name, from its cell where it has one. */
export function seriesNameXml({ series, name }: SeriesData): string {
  if ('text' in series.name) return element('c:tx', {}, element('c:v', {}, xstring(name)));
  return element('c:tx', {}, stringReference(absoluteReference(series.name), name === '' ? null : [name]));
}

/** `c:cat` or `c:xVal`. Dates and numbers stay what they are, so that the axis shows them in the cells' format. */
export function categoriesXml(data: SeriesData, cells: PlanCells, date1904: boolean): string {
  const { series } = data;
  const reference = absoluteReference(series.categories);
  const own = cells.in(series.categories);
  if (data.draw === 'scatter') {
    const numbers = series.cachedCategories?.map((text) => toNumber(text)) ?? own.map(numberOf);
    return element('c:xVal', {}, numberReference(reference, numbers, 'General'));
  }
  if (series.cachedCategories !== undefined) return element('c:cat', {}, stringReference(reference, series.cachedCategories));
  const numbers = own.map(numberOf);
  if (numbers.length > 0 && numbers.every((number) => number !== null)) {
    const areDates = own.some((cell) => cell?.content.kind === 'date');
    const format = own[0]?.style?.numberFormat ?? (areDates ? 'yyyy-mm-dd' : 'General');
    const shift = areDates && date1904 ? DAYS_TO_1904 : 0;
    return element('c:cat', {}, numberReference(reference, numbers.map((number) => number - shift), format));
  }
  const texts = own.map(textOf);
  return element('c:cat', {}, stringReference(reference, texts.some((text) => text !== '') ? texts : null));
}

/** `c:val` or `c:yVal`. */
export function valuesXml({ series, values, format, draw }: SeriesData): string {
  return element(draw === 'scatter' ? 'c:yVal' : 'c:val', {}, numberReference(absoluteReference(series.values), values, format));
}

function toNumber(text: string): number | null {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

function numberReference(reference: string, values: readonly (number | null)[], format: string): string {
  const points = values.map((value, idx) => (value === null ? '' : element('c:pt', { idx }, element('c:v', {}, String(value)))));
  return element(
    'c:numRef',
    {},
    element('c:f', {}, plainText(reference)),
    element('c:numCache', {}, element('c:formatCode', {}, xstring(format)), element('c:ptCount', { val: values.length }), ...points),
  );
}

function stringReference(reference: string, texts: readonly string[] | null): string {
  const points = (texts ?? []).map((text, idx) => (text === '' ? '' : element('c:pt', { idx }, element('c:v', {}, xstring(text)))));
  const cache = texts === null ? '' : element('c:strCache', {}, element('c:ptCount', { val: texts.length }), ...points);
  return element('c:strRef', {}, element('c:f', {}, plainText(reference)), cache);
}
