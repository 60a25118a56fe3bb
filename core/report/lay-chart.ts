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
import { columnFormat } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

/** A chart over the cells of a table that is already laid. Colours are by meaning; a partial period is hatched. */
export function planChart(draft: ReportDraft, block: ChartBlock, table: LaidTable, at: Pick<PlannedChart, 'from' | 'to'>): PlannedChart {
  const { x } = block;
  const labels = x === undefined ? table.drawn.map((row) => labelWords(draft, row.label)) : table.drawn.map((row) => String(row.facts[x]?.value ?? ''));
  const title = isSentence(block.title) ? sentenceText(block.title, draft.language) : say(block.title, draft.language);
  return {
    id: block.id,
    kind: block.chart,
    title: title.replace(/[。.]$/, ''),
    subtitle: words(draft, block.subtitle),
    description: words(draft, reportTexts.chartDescription(title, labels[0] ?? '', labels[labels.length - 1] ?? '')),
    series: block.series.map((one, index): PlannedSeries => {
      const facts = table.drawn.map((row) => row.facts[one.column] ?? null);
      const points = pointsOf(one, table);
      const draw = one.draw ?? (block.chart !== 'combo' ? undefined : one.look === 'plan' || one.look === 'previous' ? 'line' : 'column');
      return {
        name: table.columnHeads[one.column] ?? { text: '' },
        categories: x === undefined ? table.labels : table.column(x),
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
    }),
    valueFormat: valueFormat(draft, block.series[0]?.column ?? 0, table),
    legend: false,
    ...(block.chart === 'bar' || block.chart === 'stacked-bar' ? { reverseCategories: true } : {}),
    ...at,
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
  if (chart === 'scatter' || look === 'limit' || look === 'invisible') return 'none';
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
