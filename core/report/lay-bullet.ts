import type { PlannedChart, PlannedSeries } from '../workbook/sheet-plan.ts';

/** Room between bars, in percent of their thickness: what was reached is a third as thick as what it is held against. */
const LAYERS = { back: 45, front: 330 } as const;
const ORDER = ['previous', 'target', 'actual'] as const;

/**
 * Bullets (Few 2006, in the notation of IBCS): what was reached as a thin bar over the frame of the target and over
 * what was before. Each of the two axes also has the values of the other one, unseen, so that their scales stay the
 * same when the cells are calculated again.
 */
export function bulletChart(series: readonly PlannedSeries[]): Pick<PlannedChart, 'kind' | 'series' | 'layers' | 'reverseCategories'> {
  const placed = ORDER.flatMap((look) => series.filter((one) => one.look === look)).map((one) => onAxis(one, one.look === 'actual' ? 'secondary' : 'primary'));
  const unseen = placed.map(({ points: _, ...one }) => onAxis({ ...one, look: 'invisible' }, one.axis === 'primary' ? 'secondary' : 'primary'));
  return { kind: 'bar', series: [...placed, ...unseen], layers: LAYERS, reverseCategories: true };
}

function onAxis(series: PlannedSeries, axis: 'primary' | 'secondary'): PlannedSeries & { readonly axis: 'primary' | 'secondary' } {
  return { ...series, axis };
}
