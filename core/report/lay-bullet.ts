import { reportTexts } from '../language/texts/report.ts';
import type { PlannedChart, PlannedSeries } from '../workbook/sheet-plan.ts';
import { reference } from './cell-reference.ts';
import { cellsOf, type ChartFigures } from './chart-figures.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

/** Room between two bullets, in percent of the thickness of a frame. */
const GAP = 40;

type BulletChart = Pick<PlannedChart, 'kind' | 'series' | 'layers' | 'reverseCategories'>;

/**
 * Bullets (Few 2006, in the notation of IBCS): a frame as long as the target, and in it thin bars of what was reached
 * and what was before, with a lane left free on either side. The free lanes have the target's values, unseen, and on
 * the frame stands, unseen, what the longest bar has more: so both axes reach as far, whatever the cells come to.
 */
export function bulletChart(draft: ReportDraft, series: readonly PlannedSeries[], figures: ChartFigures): BulletChart {
  const { calc } = draft;
  const target = series.find(({ look }) => look === 'target');
  if (target === undefined) throw new Error('a bullet needs a target');
  const bars = (['previous', 'actual'] as const).flatMap((look) => series.filter((one) => one.look === look));
  const free = unseen(target);
  const all = [target, ...bars];
  const valuesAt = (row: number) => all.flatMap(({ cachedValues }) => cachedValues?.[row] ?? []);
  const cellsAt = (row: number) => all.map(({ values }) => reference(cellsOf(values)[row] ?? values, calc.name));
  const rest = (head: string, pick: 'MAX' | 'MIN'): PlannedSeries => {
    const far = (values: readonly number[]) => (pick === 'MAX' ? Math.max(0, ...values) : Math.min(0, ...values));
    const cached = (row: number) => far(valuesAt(row)) - far([target.cachedValues?.[row] ?? 0]);
    const { head: name, cells } = figures.add(head, undefined, (row) => {
      const refs = cellsAt(row);
      return { kind: 'formula', formula: `=${pick}(0,${refs.join(',')})-${pick}(0,${refs[0] ?? '0'})`, cached: cached(row) };
    });
    return { ...free, name, values: cells, axis: 'secondary', cachedValues: (target.cachedValues ?? []).map((_, row) => cached(row)) };
  };
  const isBelow = all.some(({ cachedValues }) => cachedValues?.some((value) => value !== null && value < 0) === true);
  return {
    kind: 'bar',
    series: [
      free,
      ...bars,
      free,
      { ...target, axis: 'secondary' },
      rest(words(draft, reportTexts.bulletRoom), 'MAX'),
      ...(isBelow ? [rest(words(draft, reportTexts.bulletBelow), 'MIN')] : []),
    ],
    layers: { back: GAP, front: GAP },
    reverseCategories: true,
  };
}

function unseen(series: PlannedSeries): PlannedSeries {
  return { ...series, look: 'invisible', labels: 'none', points: [] };
}
