import type { ChartBlock } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';
import type { Sentence } from '../fact/sentence.ts';
import { sentenceText } from '../fact/sentence-text.ts';
import type { Text } from '../language/language.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { PlannedChart, PlannedSeries } from '../workbook/sheet-plan.ts';
import { labelWords } from './lay-table.ts';
import type { LaidTable } from './lay-table.ts';
import { columnFormat } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

/** A chart over the cells of a table that is already laid. Colours are by meaning; a partial period is hatched. */
export function planChart(draft: ReportDraft, block: ChartBlock, table: LaidTable, at: Pick<PlannedChart, 'from' | 'to'>): PlannedChart {
  const isBar = block.chart === 'bar';
  const labels = table.drawn.map((row) => labelWords(draft, row.label));
  const title = isSentence(block.title) ? sentenceText(block.title, draft.language) : say(block.title, draft.language);
  const hasLine = block.chart === 'line' || block.chart === 'combo';
  return {
    id: block.id,
    kind: block.chart,
    title: title.replace(/[。.]$/, ''),
    subtitle: words(draft, block.subtitle),
    description: words(draft, reportTexts.chartDescription(title, labels[0] ?? '', labels[labels.length - 1] ?? '')),
    series: block.series.map((one, index): PlannedSeries => {
      const facts = table.drawn.map((row) => row.facts[one.column] ?? null);
      const isMain = one.look === 'actual';
      const partial = table.drawn.flatMap((row, at) => (row.isPartial === true && isMain ? [{ index: at, look: 'forecast' as const }] : []));
      return {
        name: table.columnHeads[one.column] ?? { text: '' },
        categories: table.labels,
        values: table.column(one.column),
        look: one.look,
        ...(block.chart === 'combo' ? { draw: one.look === 'plan' || one.look === 'previous' ? ('line' as const) : ('column' as const) } : {}),
        labels: isMain ? (isBar ? 'all' : 'last') : index > 0 && hasLine ? 'last' : 'none',
        ...(partial.length > 0 ? { points: partial } : {}),
        cachedValues: facts.map((fact) => (typeof fact?.value === 'number' ? fact.value : null)),
        cachedCategories: labels,
      };
    }),
    valueFormat: valueFormat(draft, block, table),
    legend: false,
    ...(isBar ? { reverseCategories: true } : {}),
    ...at,
  };
}

function valueFormat(draft: ReportDraft, block: ChartBlock, table: LaidTable): string {
  const [series] = block.series;
  const facts = table.drawn.flatMap((row): Fact[] => {
    const fact = row.facts[series?.column ?? 0];
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
