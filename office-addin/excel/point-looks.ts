import type { PlannedSeries } from '../../core/workbook/sheet-plan.ts';
import { areaOutlines, DASH, lineLooks, paintAsSeries } from './chart-paint.ts';

/** Of a series with more points than this, looks are left as they are. */
const MAX_POINTS = 200;

/** How a series and its points are drawn, as far as Excel tells: lines, and the lines around areas. Colours are `#RRGGBB`. */
export interface SeriesLooks {
  readonly isLine: boolean;
  readonly own: DrawnLine;
  readonly points: readonly DrawnLine[];
}

interface DrawnLine {
  readonly color: string;
  readonly dash: Excel.ChartBorder['lineStyle'];
}

/** Begins to read the looks; gives them after the round trip, or null where there are too many. */
export function startLooks(series: Excel.ChartSeries, count: number): () => SeriesLooks | null {
  if (count > MAX_POINTS) return () => null;
  const own = series.format.line.load('color,lineStyle');
  const points = Array.from({ length: count }, (_, i) => series.points.getItemAt(i).format.border.load('color,lineStyle'));
  return () => ({ isLine: series.chartType.startsWith('Line'), own: drawnLine(own), points: points.map(drawnLine) });
}

function drawnLine({ color, lineStyle }: Excel.ChartBorder | Excel.ChartLineFormat): DrawnLine {
  return { color, dash: lineStyle };
}

/**
 * Points that an earlier plan drew in a look of their own, and this one does not, are drawn as their series is. They are
 * told by the lines that plans draw; an area that is only filled shows none, so that where the plan marks areas as good
 * or bad all others get the look of the series. Whatever else a person coloured stays.
 */
export function takeLooksBack(shown: Excel.ChartSeries, { isLine, own, points }: SeriesLooks, planned: PlannedSeries, count: number): void {
  const marks = planned.points ?? [];
  const marked = new Set(marks.map(({ index }) => index));
  const fillsMean = !isLine && marks.some(({ look }) => look === 'good' || look === 'bad');
  const kinds = isLine ? lineLooks() : areaOutlines();
  points.slice(0, count).forEach(({ color, dash }, i) => {
    const hex = color.replace('#', '').toUpperCase();
    const isOwn = color === own.color && dash === own.dash;
    const isOfPlans = !isOwn && kinds.some((kind) => kind.color === hex && DASH[kind.dash] === dash);
    if (marked.has(i) || !(isOfPlans || fillsMean)) return;
    const { format } = shown.points.getItemAt(i);
    if (!isLine) paintAsSeries(format, planned.look);
    else {
      format.border.color = own.color;
      format.border.lineStyle = own.dash;
    }
  });
}
