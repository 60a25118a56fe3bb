import { parseReference, type RangeRef } from '../../core/workbook/address.ts';
import { supportsExcelApi } from './excel-host.ts';
import { type SeriesLooks, startLooks } from './point-looks.ts';

/** From this version on, Excel tells which cells a series shows. */
const SOURCES_API = '1.15';

/** A chart as it stands before a revision. */
export interface ChartRecord {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly series: readonly SeriesRecord[];
}

export interface SeriesRecord {
  readonly name: string;
  readonly type: string;
  readonly points: number;
  /** Null where Excel does not tell. */
  readonly looks: SeriesLooks | null;
  /** Null where Excel does not tell. */
  readonly values: RangeRef | null;
  readonly categories: RangeRef | null;
}

export interface ChartReads {
  /** After the first round trip, before the second. */
  lookCloser(): void;
  record(): ChartRecord[];
}

export function recordCharts(sheet: Excel.Worksheet): ChartReads {
  const charts = sheet.charts.load(
    'items/name,items/chartType,items/title/text,items/series/items/name,items/series/items/chartType,items/series/items/points/count',
  );
  let reads: { readonly chart: Excel.Chart; readonly series: readonly SeriesRead[] }[] = [];
  return {
    lookCloser() {
      reads = charts.items.map((chart) => ({ chart, series: chart.series.items.map((series) => startSeries(series)) }));
    },
    record: () =>
      reads.map(({ chart: { name, chartType, title }, series }) => ({ name, type: chartType, title: title.text, series: series.map((read) => read()) })),
  };
}

type SeriesRead = () => SeriesRecord;

function startSeries(series: Excel.ChartSeries): SeriesRead {
  const points = series.points.count;
  const looks = startLooks(series, points);
  const isScatter = series.chartType.startsWith('XY');
  const sources = supportsExcelApi(SOURCES_API)
    ? {
        values: series.getDimensionDataSourceString(isScatter ? 'YValues' : 'Values'),
        categories: series.getDimensionDataSourceString(isScatter ? 'XValues' : 'Categories'),
      }
    : null;
  return () => ({
    name: series.name,
    type: series.chartType,
    points,
    looks: looks(),
    values: sources === null ? null : parseReference(sources.values.value),
    categories: sources === null ? null : parseReference(sources.categories.value),
  });
}
