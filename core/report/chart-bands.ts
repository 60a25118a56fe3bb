import type { ChartBlock, TableBlock } from '../fact/block.ts';

/** Rows of a chart, the most that stay on one page, and those that title and axis take. */
export const CHART_ROWS = 14;
const MOST_ROWS = 24;
const FRAME_ROWS = 4;
/** Rows of the sheet that a task's bar takes. */
const TASK_ROWS = 0.8;

/** Charts beside each other, over so many rows. */
export interface ChartBand {
  /** Counted from the first row of charts. */
  readonly top: number;
  readonly rows: number;
  readonly charts: readonly ChartBlock[];
}

/** Charts two in a row; one of tasks has a row for itself and is as high as it has tasks. */
export function chartBands(charts: readonly ChartBlock[], tables: readonly TableBlock[]): readonly ChartBand[] {
  const bands: { top: number; rows: number; charts: ChartBlock[] }[] = [];
  let top = 0;
  for (const chart of charts) {
    const band = bands.at(-1);
    if (band !== undefined && band.charts.length === 1 && chart.chart !== 'gantt' && band.charts[0]?.chart !== 'gantt') {
      band.charts.push(chart);
      continue;
    }
    const rows = chart.chart === 'gantt' ? rowsFor(tables.find(({ id }) => id === chart.table)?.rows.length ?? 0) : CHART_ROWS;
    bands.push({ top, rows, charts: [chart] });
    top += rows + 1;
  }
  return bands;
}

function rowsFor(tasks: number): number {
  return Math.min(MOST_ROWS, Math.max(CHART_ROWS, FRAME_ROWS + Math.ceil(tasks * TASK_ROWS)));
}
