import { type AreaPaint, type LinePaint, LOOK_PAINT } from '../../core/workbook/series-look.ts';
import type { SeriesLook } from '../../core/workbook/sheet-plan.ts';

/** How pale the fill is that stands in for hatching, which the API does not have. */
const PALE = 0.72;

export const DASH = { solid: 'Continuous', dash: 'Dash', dot: 'Dot' } as const;

/** Columns and bars of a series. */
export function paintSeries(series: Excel.ChartSeries, look: SeriesLook): void {
  paintArea(series.format.fill, series.format.line, LOOK_PAINT[look].area);
}

export function paintLine(series: Excel.ChartSeries, look: SeriesLook): void {
  const { line } = LOOK_PAINT[look];
  series.markerStyle = 'None';
  if (line === null) {
    series.format.line.clear();
    return;
  }
  series.format.line.color = `#${line.color}`;
  series.format.line.weight = line.width;
  series.format.line.lineStyle = DASH[line.dash];
}

/** One point in another look: a column filled differently, or the piece of a line that leads to it. */
export function paintPoint(point: Excel.ChartPoint, look: SeriesLook, isLine: boolean): void {
  const { area, line } = LOOK_PAINT[look];
  if (!isLine) {
    paintArea(point.format.fill, point.format.border, area);
  } else if (line === null) {
    point.format.border.clear();
  } else {
    point.format.border.color = `#${line.color}`;
    point.format.border.lineStyle = DASH[line.dash];
  }
}

function paintArea(fill: Excel.ChartFill, outline: Excel.ChartLineFormat | Excel.ChartBorder, paint: AreaPaint): void {
  switch (paint.kind) {
    case 'solid':
      fill.setSolidColor(`#${paint.color}`);
      break;
    case 'outline':
      fill.setSolidColor('#FFFFFF');
      outline.color = `#${paint.color}`;
      outline.weight = 1.25;
      outline.lineStyle = 'Continuous';
      break;
    case 'frame':
      fill.clear();
      outline.color = `#${paint.color}`;
      outline.weight = 1.25;
      outline.lineStyle = 'Continuous';
      break;
    case 'hatched':
      fill.setSolidColor(`#${paled(paint.color)}`);
      outline.color = `#${paint.color}`;
      outline.weight = 1.25;
      outline.lineStyle = 'Dash';
      break;
    case 'none':
      fill.clear();
      outline.clear();
      break;
  }
}

/** Every line that a plan draws around areas. */
export function areaOutlines(): Pick<LinePaint, 'color' | 'dash'>[] {
  return Object.values(LOOK_PAINT).flatMap(({ area }): Pick<LinePaint, 'color' | 'dash'>[] => {
    if (area.kind === 'outline') return [{ color: area.color, dash: 'solid' }];
    return area.kind === 'hatched' ? [{ color: area.color, dash: 'dash' }] : [];
  });
}

/** An area whose point had another look. */
export function paintAsSeries({ fill, border }: Excel.ChartPointFormat, look: SeriesLook): void {
  border.clear();
  paintArea(fill, border, LOOK_PAINT[look].area);
}

/** Every way that a plan draws lines. */
export function lineLooks(): LinePaint[] {
  return Object.values(LOOK_PAINT).flatMap(({ line }) => line ?? []);
}

/** The colour mixed with white. */
function paled(color: string): string {
  return color.replace(/../g, (pair) => {
    const part = Number.parseInt(pair, 16);
    return Math.round(part + (255 - part) * PALE).toString(16).padStart(2, '0').toUpperCase();
  });
}
