import type { ChartBlock } from '../fact/block.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent, PlannedChart, PlannedSeries } from '../workbook/sheet-plan.ts';
import { reference } from './cell-reference.ts';
import { cellsOf, type ChartFigures } from './chart-figures.ts';
import { dateAxis } from './date-axis.ts';
import { DATE_FORMAT } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

/** Room between bars, in percent of their thickness; the line of today has none, so that its pieces meet where a reader minds it. */
const LAYERS = { back: 60, front: 0 } as const;
/** How thick the line of today is, as a share of the axis. */
const LINE_SHARE = 0.004;
const DAYS = '#,##0.0';

type GanttChart = Pick<PlannedChart, 'kind' | 'series' | 'reverseCategories'> & Partial<PlannedChart>;

/**
 * Tasks as bars over days, from an unseen piece up to the first day: the part that is done, then what is left.
 * The line of today is made of pieces of bars as well, on the second axis: no other form is drawn alike everywhere.
 */
export function ganttChart(draft: ReportDraft, block: ChartBlock, series: readonly PlannedSeries[], figures: ChartFigures): GanttChart {
  const { calc } = draft;
  const first = series.find(({ look }) => look === 'invisible');
  const last = series.find(({ look }) => look === 'plan');
  const share = series.find(({ look }) => look === 'actual');
  if (first === undefined || last === undefined) throw new Error(`${block.id} lacks the first or the last days of its tasks`);
  const cellsIn = (one: PlannedSeries | undefined) => (one === undefined ? [] : cellsOf(one.values).map((ref) => reference(ref, calc.name)));
  const [starts, ends, shares] = [cellsIn(first), cellsIn(last), cellsIn(share)];
  const tasks = starts.map((_, row) => taskOf(first.cachedValues?.[row] ?? null, last.cachedValues?.[row] ?? null, share?.cachedValues?.[row] ?? null));
  const formula = (row: number, text: string, otherwise: string, cached: number | string): CellContent => ({
    kind: 'formula',
    formula: `=IF(COUNT(${starts[row] ?? ''},${ends[row] ?? ''})=2,${text},${otherwise})`,
    cached,
  });
  const length = (row: number) => `MAX(0,${ends[row] ?? ''}-${starts[row] ?? ''}+1)`;

  const begin = figures.add(words(draft, reportTexts.ganttStart), DATE_FORMAT, (row) => formula(row, starts[row] ?? '', '""', tasks[row]?.start ?? ''));
  const done = share === undefined ? null : figures.add(words(draft, reportTexts.ganttDone), DAYS, (row) => formula(row, `${length(row)}*MEDIAN(0,1,N(${shares[row] ?? '0'}))`, '0', tasks[row]?.done ?? 0));
  const doneCells = done === null ? [] : cellsOf(done.cells).map((ref) => reference(ref, calc.name));
  const left = figures.add(words(draft, reportTexts.ganttLeft), DAYS, (row) => formula(row, `${length(row)}${doneCells[row] === undefined ? '' : `-${doneCells[row]}`}`, '0', tasks[row]?.left ?? 0));

  const known = tasks.flatMap(({ start, done: reached, left: rest }) => (start === null ? [] : [{ start, end: start + reached + rest }]));
  if (known.length === 0) return { kind: 'stacked-bar', series: [{ ...last, name: left.head, values: left.cells }], reverseCategories: true };
  const axis = dateAxis(Math.min(...known.map(({ start }) => start)), Math.max(...known.map(({ end }) => end)), draft.language);
  const part = (of: PlannedSeries, { head, cells }: { readonly head: RangeRef; readonly cells: RangeRef }, cachedValues: readonly (number | null)[]): PlannedSeries => ({ ...of, name: head, values: cells, cachedValues, labels: 'none' });
  const bars = [
    part(first, begin, tasks.map(({ start }) => start)),
    ...(share === undefined || done === null ? [] : [part(share, done, tasks.map((task) => task.done))]),
    part(last, left, tasks.map((task) => task.left)),
  ];
  const { today } = block;
  const isShown = today !== undefined && today >= axis.axisStart && today <= axis.axisEnd;
  const line = isShown ? todayLine(draft, figures, first, today, (axis.axisEnd - axis.axisStart) * LINE_SHARE) : [];
  return { kind: 'stacked-bar', series: [...bars, ...line], reverseCategories: true, labelSpacing: 1, valueFormat: axis.axisFormat, layers: LAYERS, ...axis };
}

interface Task {
  readonly start: number | null;
  /** In days. */
  readonly done: number;
  readonly left: number;
}

/** From the first day to the end of the last. */
function taskOf(start: number | null, end: number | null, share: number | null): Task {
  if (start === null || end === null) return { start: null, done: 0, left: 0 };
  const days = Math.max(0, end - start + 1);
  const done = days * Math.min(1, Math.max(0, share ?? 0));
  return { start, done, left: days - done };
}

/** The day stands in the first row; the others follow it, so that it can be changed in one cell. */
function todayLine(draft: ReportDraft, figures: ChartFigures, like: PlannedSeries, today: number, width: number): PlannedSeries[] {
  const rows = like.cachedValues?.length ?? 0;
  const day = figures.add(words(draft, reportTexts.ganttToday), DATE_FORMAT, (row, first) => (row === 0 ? { kind: 'date', serial: today } : { kind: 'formula', formula: `=${first}`, cached: today }));
  const piece = figures.add(words(draft, reportTexts.ganttLine), '0.00', () => ({ kind: 'number', number: width }));
  const plain: PlannedSeries = { ...like, points: [], axis: 'secondary', labels: 'none' };
  return [
    { ...plain, name: day.head, values: day.cells, cachedValues: new Array<number>(rows).fill(today) },
    { ...plain, name: day.head, values: piece.cells, cachedValues: new Array<number>(rows).fill(width), look: 'accent' },
  ];
}
