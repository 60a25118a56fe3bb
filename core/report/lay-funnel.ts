import { formatNumber, formatPercent } from '../language/format.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { PlannedChart, PlannedSeries } from '../workbook/sheet-plan.ts';
import { reference } from './cell-reference.ts';
import { cellsOf, type ChartFigures } from './chart-figures.ts';
import type { LaidTable } from './lay-table.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

const BETWEEN = ' · ';

/** Steps as centred bars; beside each its name, its count and its share of the step before, which follow the cells. */
export function funnelChart(draft: ReportDraft, [steps]: readonly PlannedSeries[], table: LaidTable, figures: ChartFigures): Pick<PlannedChart, 'kind' | 'series' | 'reverseCategories' | 'hideAxis'> {
  const { calc, language } = draft;
  if (steps === undefined) throw new Error('a funnel has no steps without a series');
  const point = (ref: PlannedSeries['values']) => reference(ref, calc.name);
  const cells = cellsOf(steps.values).map(point);
  const names = cellsOf(table.axisLabels.cells).map(point);
  const counts = steps.cachedValues ?? [];
  const most = Math.max(0, ...counts.flatMap((count) => count ?? []));
  const room = counts.map((count) => (most - (count ?? 0)) / 2);
  const said = table.axisLabels.words.map((name, row) => {
    const count = counts[row] ?? null;
    const before = counts[row - 1] ?? 0;
    if (count === null) return name;
    return [name, formatNumber(Math.round(count), language), ...(before > 0 ? [formatPercent(count / before, language, { digits: 0 })] : [])].join(BETWEEN);
  });
  const sentence = (row: number): string => {
    const [cell = '', before] = [cells[row], cells[row - 1]];
    const share = before === undefined ? '' : `&IF(N(${before})>0,"${BETWEEN}"&TEXT(${cell}/${before},"0%"),"")`;
    return `=${names[row] ?? '""'}&IF(ISNUMBER(${cell}),"${BETWEEN}"&TEXT(${cell},"#,##0")${share},"")`;
  };
  const edge = figures.add(words(draft, reportTexts.funnelEdge), '#,##0.0', (row) => ({ kind: 'formula', formula: `=(MAX(${point(steps.values)})-N(${cells[row] ?? '0'}))/2`, cached: room[row] ?? 0 }));
  const label = figures.add(words(draft, reportTexts.funnelStep), undefined, (row) => ({ kind: 'formula', formula: sentence(row), cached: said[row] ?? '' }));
  const labels = { categories: label.cells, cachedCategories: said, labels: 'none' } as const;
  return {
    kind: 'stacked-bar',
    series: [
      { name: edge.head, values: edge.cells, look: 'invisible', cachedValues: room, ...labels },
      { ...steps, ...labels },
    ],
    reverseCategories: true,
    hideAxis: true,
  };
}
