import type { ChartBlock, ChartSeries } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';
import type { Sentence } from '../fact/sentence.ts';
import { sentenceText } from '../fact/sentence-text.ts';
import type { Text } from '../language/language.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { PlannedChart, PlannedSeries, SeriesLook } from '../workbook/sheet-plan.ts';
import { labelWords } from './lay-table.ts';
import type { LaidTable } from './lay-table.ts';
import { bulletChart } from './lay-bullet.ts';
import { funnelChart } from './lay-funnel.ts';
import { ganttChart } from './lay-gantt.ts';
import { ChartFigures } from './chart-figures.ts';
import { axisFormat, axisStart, labelSpacing } from './chart-axis.ts';
import { columnFormat } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

/** A year in every label, as periods have. */
const YEAR = /(?:19|20)\d{2}/;

export interface ChartPlace {
  readonly at: Pick<PlannedChart, 'from' | 'to'>;
  /** Points. */
  readonly width: number;
  /** First free row of the calculation sheet, for figures that only the chart needs. */
  readonly calcTop: number;
}

/** A chart over the cells of a table that is already laid, and the next free row of the calculation sheet. */
export function layChart(draft: ReportDraft, block: ChartBlock, table: LaidTable, { at, width, calcTop }: ChartPlace): { readonly chart: PlannedChart; readonly calcTop: number } {
  const { chart: form } = block;
  const labels = block.x === undefined ? table.axisLabels.words : table.drawn.map((row) => String(row.facts[block.x ?? 0]?.value ?? ''));
  const title = (isSentence(block.title) ? sentenceText(block.title, draft.language) : say(block.title, draft.language)).replace(/[。.]$/, '');
  const plain = {
    id: block.id,
    title,
    subtitle: words(draft, block.subtitle),
    description: describe(draft, block, table, labels),
    ...valueAxis(draft, block, table),
    legend: false,
    ...at,
  };
  const series = plannedSeries(draft, block, table, labels);
  switch (form) {
    case 'bullet':
      return { chart: { ...plain, ...bulletChart(series) }, calcTop };
    case 'funnel':
    case 'gantt': {
      const figures = new ChartFigures(draft, table, words(draft, reportTexts.behindChart(title)), calcTop);
      const drawn = form === 'funnel' ? funnelChart(draft, series, table, figures) : ganttChart(draft, block, series, figures);
      return { chart: { ...plain, ...drawn }, calcTop: figures.nextRow };
    }
    default: {
      const isBar = form === 'bar' || form === 'stacked-bar';
      // Names are all written; of a sequence, some tell where the others lie.
      const isSequence = form === 'line' || table.drawn.every((row) => YEAR.test(labelWords(draft, row.label)));
      const spacing = block.x === undefined && isSequence && form !== 'bar' ? { labelSpacing: labelSpacing(labels, width) } : {};
      return { chart: { ...plain, kind: form, series, ...spacing, ...(isBar ? { reverseCategories: true } : {}) }, calcTop };
    }
  }
}

function describe(draft: ReportDraft, block: ChartBlock, table: LaidTable, labels: readonly string[]): string {
  const title = isSentence(block.title) ? sentenceText(block.title, draft.language) : say(block.title, draft.language);
  // Said without what stands beside it, an end needs its year.
  const ends = block.x === undefined ? [table.drawn[0], table.drawn.at(-1)].map((row) => (row === undefined ? '' : labelWords(draft, row.label))) : [labels[0], labels.at(-1)];
  return words(draft, reportTexts.chartDescription(title, ends[0] ?? '', ends[1] ?? ''));
}

/** The columns that the block names. Colours are by meaning; a partial period is hatched. */
function plannedSeries(draft: ReportDraft, block: ChartBlock, table: LaidTable, labels: readonly string[]): PlannedSeries[] {
  const { x } = block;
  return block.series.map((one, index): PlannedSeries => {
    const facts = table.drawn.map((row) => row.facts[one.column] ?? null);
    const points = pointsOf(one, table);
    const draw = one.draw ?? (block.chart !== 'combo' ? undefined : one.look === 'plan' || one.look === 'previous' ? 'line' : 'column');
    return {
      name: table.columnHeads[one.column] ?? { text: '' },
      categories: x === undefined ? table.axisLabels.cells : table.column(x),
      values: table.column(one.column),
      look: one.look,
      ...(draw === undefined ? {} : { draw }),
      ...(one.axis === undefined ? {} : { axis: one.axis }),
      ...(one.axis === 'secondary' ? { format: valueFormat(draft, one.column, table) } : {}),
      labels: one.labels ?? usualLabels(block, one, index),
      ...(points.length > 0 ? { points } : {}),
      cachedValues: facts.map((fact) => (typeof fact?.value === 'number' ? fact.value : null)),
      cachedCategories: labels,
    };
  });
}

const NEAR_WHOLE = 0.8;

function valueAxis(draft: ReportDraft, block: ChartBlock, table: LaidTable): Pick<PlannedChart, 'valueFormat' | 'axisFormat' | 'axisStart' | 'axisEnd'> {
  const column = block.series[0]?.column ?? 0;
  const format = valueFormat(draft, column, table);
  const unit = table.drawn.flatMap((row) => row.facts[column] ?? [])[0]?.unit ?? { kind: 'number', noun: null };
  const drawn = block.series.filter(({ axis }) => axis !== 'secondary').flatMap((series) => table.drawn.flatMap((row) => row.facts[series.column]?.value ?? []));
  const values = drawn.filter((value) => typeof value === 'number');
  const start = block.readsDifferences === true ? axisStart(values) : null;
  const range = start === null ? Math.max(0, ...values.map(Math.abs)) : Math.max(...values) - start;
  return {
    valueFormat: format,
    ...(block.chart === 'scatter' ? {} : { axisFormat: axisFormat(unit, range, format, draft.language) }),
    ...(start === null ? {} : { axisStart: start }),
    // Left to itself, an axis of shares near the whole goes on to 120 %.
    ...(block.isShareOfWhole === true && range > NEAR_WHOLE ? { axisStart: start ?? 0, axisEnd: 1 } : {}),
  };
}

/** Rows in a look of their own, by their place among those drawn; a partial period is hatched in the main series. */
function pointsOf(series: ChartSeries, { block, drawn }: LaidTable): { index: number; look: SeriesLook }[] {
  const looks = new Map<number, SeriesLook>();
  if (series.look === 'actual') for (const [index, row] of drawn.entries()) if (row.isPartial === true) looks.set(index, 'forecast');
  for (const { row, look } of series.points ?? []) {
    const marked = block.rows[row];
    const index = marked === undefined ? -1 : drawn.indexOf(marked);
    if (index >= 0) looks.set(index, look);
  }
  return [...looks].map(([index, look]) => ({ index, look }));
}

function usualLabels({ chart }: ChartBlock, { look }: ChartSeries, index: number): PlannedSeries['labels'] {
  if (chart === 'scatter' || chart === 'bullet' || chart === 'funnel' || chart === 'gantt' || look === 'limit' || look === 'invisible') return 'none';
  if (look === 'actual') return chart === 'bar' ? 'all' : 'last';
  return index > 0 && (chart === 'line' || chart === 'combo') ? 'last' : 'none';
}

function valueFormat(draft: ReportDraft, column: number, table: LaidTable): string {
  const facts = table.drawn.flatMap((row): Fact[] => {
    const fact = row.facts[column];
    return fact ? [fact] : [];
  });
  const numbers = facts.flatMap((fact) => (typeof fact.value === 'number' ? [Math.abs(fact.value)] : []));
  const largest = Math.max(0, ...numbers);
  const unit = facts[0]?.unit ?? { kind: 'number', noun: null };
  if (unit.kind === 'money' || unit.kind === 'number') {
    if (draft.language === 'zh' && largest >= 1e8) return '0\\.00,,"亿"';
    if (draft.language === 'zh' && largest >= 1e5) return '0\\.0,"万"';
    if (draft.language === 'en' && largest >= 1e6) return '0.0,,"M"';
    if (draft.language === 'en' && largest >= 1e4) return '0.0,"K"';
  }
  return columnFormat(unit, { largest, isWhole: numbers.every(Number.isInteger), isSigned: false }, draft.language);
}

function isSentence(title: Sentence | Text): title is Sentence {
  return 'template' in title;
}
