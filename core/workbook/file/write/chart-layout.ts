import type { PlannedChart, PlannedSheet } from '../../sheet-plan.ts';
import type { SeriesData } from './chart-data.ts';
import { labelShifts } from './chart-label-places.ts';
import { element } from './xml-text.ts';

export const TITLE_SIZE = 11;
export const SUBTITLE_SIZE = 9;

/** All in points. */
const DEFAULT_ROW = 15;
const DEFAULT_COLUMN = 48;
const MARGIN = 6;
const LINE_SPACING = 1.35;
const LEGEND = 20;
const LABEL_CHARACTER = 5.2;
/** Excel breaks titles well before the chart's edge. */
const TITLE_SHARE = 0.8;

export interface ChartLayout {
  /** `c:layout` elements; fractions of the chart's size. */
  readonly title: string;
  readonly plot: string;
  /** How far the labels of named lines move down, by series index; fractions too. */
  readonly labelShifts: ReadonlyMap<number, number>;
}

/**
 * Where title and plot stand. The title is set to the left and above the plot by its own height, which Excel
 * would only make room for were it centred.
 */
export function chartLayout(
  chart: PlannedChart,
  sheet: PlannedSheet,
  series: readonly SeriesData[],
  named: readonly SeriesData[],
): ChartLayout {
  const { width, height } = chartSize(chart, sheet);
  const room = width * TITLE_SHARE;
  const titleHeight =
    TITLE_SIZE * LINE_SPACING * lineCount(chart.title, TITLE_SIZE, room) +
    (chart.subtitle === undefined ? 0 : SUBTITLE_SIZE * LINE_SPACING * lineCount(chart.subtitle, SUBTITLE_SIZE, room));
  const top = Math.min(0.45, (titleHeight + 2 * MARGIN) / height);
  const bottom = (chart.legend ? LEGEND : MARGIN) / height;
  const longest = Math.max(0, ...named.map(({ name, values, format }) => visualLength(name) + numberLength(values, format)));
  const right = Math.min(0.35, (MARGIN + longest * LABEL_CHARACTER) / width);
  const left = MARGIN / width;
  const plotHeight = Math.max(0.2, 1 - top - bottom);
  return {
    title: place({ x: left, y: MARGIN / 2 / height }),
    plot: place({ x: left, y: top, w: 1 - left - right, h: plotHeight }),
    labelShifts: labelShifts(named, series.filter(({ axis }) => axis === 'primary'), plotHeight, height),
  };
}

function place(edges: { readonly x: number; readonly y: number; readonly w?: number; readonly h?: number }): string {
  const edge = (name: string, value: number | undefined): string => (value === undefined ? '' : element(`c:${name}`, { val: value.toFixed(4) }));
  return element(
    'c:layout',
    {},
    element('c:manualLayout', {}, '<c:xMode val="edge"/><c:yMode val="edge"/>', edge('x', edges.x), edge('y', edges.y), edge('w', edges.w), edge('h', edges.h)),
  );
}

function chartSize({ from, to }: PlannedChart, sheet: PlannedSheet): { width: number; height: number } {
  const heights = new Map(sheet.rowHeights.map(({ row, height }) => [row, height]));
  const widths = new Map(sheet.columnWidths.map(({ column, width, hidden }) => [column, hidden === true ? 0 : (width * 7 + 5) * 0.75]));
  let height = 0;
  for (let row = from.row; row < to.row; row++) height += heights.get(row) ?? DEFAULT_ROW;
  let width = 0;
  for (let column = from.column; column < to.column; column++) width += widths.get(column) ?? DEFAULT_COLUMN;
  return { width: Math.max(width, DEFAULT_COLUMN), height: Math.max(height, DEFAULT_ROW) };
}

function lineCount(text: string, size: number, room: number): number {
  return Math.max(1, Math.ceil((visualLength(text) * size * 0.55) / room));
}

/** How long the last number is when written, with the blanks before it. */
function numberLength(values: readonly (number | null)[], format: string): number {
  const last = values.findLast((value) => value !== null) ?? 0;
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const digits = format.includes('%') ? 3 : Math.trunc(Math.abs(last)).toString().length;
  return 3 + digits + Math.floor(digits / 3) + (decimals === 0 ? 0 : decimals + 1) + (last < 0 ? 1 : 0);
}

/** In widths of a Latin letter: a Chinese character takes two. */
function visualLength(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1.85 : 1), 0);
}
