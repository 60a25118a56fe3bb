import type { JSX } from 'preact';
import type { PlannedChart, PlannedSeries, SeriesLook } from '../../core/workbook/sheet-plan.ts';
import { numberText } from './number-text.ts';

/** A planned chart drawn simply from the values it carries: its kind, its series, its last labels. */
export function ChartSketch({ chart, width, height }: { readonly chart: PlannedChart; readonly width: number; readonly height: number }): JSX.Element {
  const plot = plotOf(chart, width, height);
  return (
    <div class="chart" role="img" aria-label={chart.description}>
      <div class="chart-title" aria-hidden="true">
        <strong>{chart.title}</strong>
        {chart.subtitle !== undefined && <span>{chart.subtitle}</span>}
      </div>
      <svg viewBox={`0 0 ${plot.width} ${plot.height}`} width={plot.width} height={plot.height} aria-hidden="true">
        <line class="axis" {...plot.axis} />
        {chart.series.map((series, index) => (
          <SeriesShape key={index} chart={chart} series={series} position={index} plot={plot} />
        ))}
        {plot.labels.map((label, index) => (
          <text key={index} class="category" x={label.x} y={label.y} text-anchor={label.anchor}>
            {label.text}
          </text>
        ))}
      </svg>
    </div>
  );
}

interface Plot {
  readonly width: number;
  readonly height: number;
  readonly axis: { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' }[];
  /** Position along the categories, and along the values. */
  readonly along: (index: number) => number;
  readonly across: (value: number) => number;
  /** The same on the second axis, which starts at zero. */
  readonly acrossSecond: (value: number) => number;
  /** Where the axis of values begins. */
  readonly low: number;
  readonly slot: number;
  readonly lying: boolean;
}

const HEAD = 44;
const MARGIN = 12;
const FOOT = 18;
const NAMES = 96;
/** Room between the bars of two categories, in percent of their thickness. */
const USUAL_GAP = 43;

function plotOf(chart: PlannedChart, width: number, height: number): Plot {
  const lying = chart.kind === 'bar' || chart.kind === 'stacked-bar';
  const box = { width: Math.max(width - 2, 80), height: Math.max(height - HEAD, 60) };
  // Layers share one scale.
  const values = valuesOf(chart.layers === undefined ? chart.series.filter(({ axis }) => axis !== 'secondary') : chart.series);
  const second = valuesOf(chart.series.filter(({ axis }) => axis === 'secondary'));
  const stacked = chart.kind.startsWith('stacked') ? stackedReach(layerOf(chart, 'primary')) : values;
  const bars = chart.kind !== 'line' && chart.kind !== 'scatter';
  const low = chart.axisStart !== undefined && bars ? chart.axisStart : Math.min(...stacked, bars ? 0 : Infinity);
  const high = chart.axisEnd ?? Math.max(...stacked, bars ? 0 : -Infinity);
  const span = high - low || 1;
  const count = Math.max(1, ...chart.series.map((series) => series.cachedValues?.length ?? 0));
  const names = chart.series[0]?.cachedCategories ?? [];
  const length = lying ? box.height - MARGIN : box.width - 2 * MARGIN;
  const slot = length / count;
  const place = (index: number) => (chart.reverseCategories === true || !lying ? index : count - 1 - index);
  const xs = chart.kind === 'scatter' ? names.map(Number) : [];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const along = (index: number) => {
    const x = xs[index];
    if (x !== undefined && right > left) return MARGIN + ((x - left) / (right - left)) * length;
    return (lying ? 0 : MARGIN) + (place(index) + 0.5) * slot;
  };
  const reach = lying ? box.width - NAMES - 3 * MARGIN : box.height - FOOT - 2 * MARGIN;
  const across = (value: number) => {
    const part = Number.isFinite(low) ? (value - low) / span : 0;
    return lying ? NAMES + part * reach : box.height - FOOT - part * reach;
  };
  const highest = Math.max(...second, 0) || 1;
  const acrossSecond = (value: number) => box.height - FOOT - (value / highest) * reach;
  const zero = across(bars && Number.isFinite(low) ? Math.max(0, low) : Number.isFinite(low) ? low : 0);
  return {
    ...box,
    lying,
    along,
    across,
    acrossSecond,
    low,
    slot,
    axis: lying ? { x1: zero, x2: zero, y1: 0, y2: box.height } : { x1: MARGIN, x2: box.width - MARGIN, y1: zero, y2: zero },
    labels: lying
      ? names.map((text, index) => ({ x: NAMES - 6, y: along(index) + 4, text: cut(text, 12), anchor: 'end' }))
      : [...new Set([0, count - 1])].flatMap((index) => {
          const text = names[index];
          if (text === undefined) return [];
          return [{ x: index === 0 ? MARGIN : box.width - MARGIN, y: box.height - 4, text: cut(text, 16), anchor: index === 0 ? 'start' : 'end' } as const];
        }),
  };
}

function valuesOf(series: readonly PlannedSeries[]): number[] {
  return series.flatMap((one) => (one.cachedValues ?? []).filter((value) => value !== null));
}

function stackedReach(series: readonly PlannedSeries[]): number[] {
  const count = Math.max(0, ...series.map((one) => one.cachedValues?.length ?? 0));
  return Array.from({ length: count }, (_, index) => series.reduce((sum, one) => sum + (one.cachedValues?.[index] ?? 0), 0));
}

/** The bars that share an axis: stacked, or beside each other. */
function layerOf(chart: PlannedChart, axis: NonNullable<PlannedSeries['axis']>): PlannedSeries[] {
  return chart.series.filter((series) => drawsBars(chart, series) && (chart.layers === undefined || (series.axis ?? 'primary') === axis));
}

function drawsBars(chart: PlannedChart, series: PlannedSeries): boolean {
  if (chart.kind === 'combo') return series.draw !== 'line';
  return chart.kind !== 'line' && chart.kind !== 'scatter';
}

function SeriesShape(props: {
  readonly chart: PlannedChart;
  readonly series: PlannedSeries;
  readonly position: number;
  readonly plot: Plot;
}): JSX.Element | null {
  const { chart, series, plot } = props;
  const values = series.cachedValues ?? [];
  if (drawsBars(chart, series)) return <Bars {...props} />;
  const across = series.axis === 'secondary' ? plot.acrossSecond : plot.across;
  const points = values.flatMap((value, index) => (value === null ? [] : [{ index, x: plot.along(index), y: across(value), value }]));
  const isDots = chart.kind === 'scatter' && series.draw !== 'line';
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <g class={`look-${series.look}`}>
      {isDots ? (
        points.map((point, index) => <circle key={index} class="dot" cx={point.x} cy={point.y} r="2.5" />)
      ) : (
        <polyline class="line" points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      )}
      {series.labels !== 'none' && series.labels !== undefined && (
        <text class="value" x={last.x} y={last.y - 6} text-anchor="end">
          {numberText(last.value, series.format ?? chart.valueFormat)}
        </text>
      )}
      {!isDots &&
        points.map(({ index, x, y }) => {
          const look = series.points?.find((point) => point.index === index)?.look;
          return look === undefined ? null : (
            <g key={index} class={`look-${look}`}>
              <circle class="dot" cx={x} cy={y} r="3" />
            </g>
          );
        })}
    </g>
  );
}

function Bars({ chart, series, plot }: { readonly chart: PlannedChart; readonly series: PlannedSeries; readonly plot: Plot }): JSX.Element {
  const values = series.cachedValues ?? [];
  const stacked = chart.kind.startsWith('stacked');
  const axis = series.axis ?? 'primary';
  const layer = layerOf(chart, axis);
  const side = layer.indexOf(series);
  const lanes = stacked ? 1 : Math.max(1, layer.length);
  const gap = axis === 'secondary' ? chart.layers?.front : chart.layers?.back;
  const thick = Math.max(1, (plot.slot / (1 + (gap ?? USUAL_GAP) / 100)) / lanes);
  const lastShown = values.findLastIndex((value) => value !== null);
  return (
    <>
      {values.map((value, index) => {
        if (value === null) return null;
        const base = stacked ? layer.slice(0, side).reduce((sum, one) => sum + (one.cachedValues?.[index] ?? 0), 0) : 0;
        const from = plot.across(Math.max(base, Math.min(plot.low, base + value)));
        const to = plot.across(base + value);
        const lane = plot.along(index) - (thick * lanes) / 2 + (stacked ? 0 : side * thick);
        const look: SeriesLook = series.points?.find((point) => point.index === index)?.look ?? series.look;
        const low = Math.min(from, to);
        const size = Math.abs(to - from);
        const box = plot.lying ? { x: low, y: lane, width: size, height: thick } : { x: lane, y: low, width: thick, height: size };
        const labelled = series.labels === 'all' || (series.labels === 'last' && index === lastShown);
        return (
          <g key={index} class={`look-${look}`}>
            <rect class="bar" {...box} />
            {labelled && (
              <text
                class="value"
                x={plot.lying ? low + size + 4 : lane + thick / 2}
                y={plot.lying ? lane + thick / 2 + 4 : low - 4}
                text-anchor={plot.lying ? 'start' : 'middle'}
              >
                {numberText(value, chart.valueFormat)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
