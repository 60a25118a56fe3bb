import { roundStep } from '../workbook/round-step.ts';
import type { PlannedChart, PlannedSeries } from '../workbook/sheet-plan.ts';

/** Room between two bullets, in percent of the thickness of a frame. */
const GAP = 40;
const TICKS = 5;

type BulletChart = Pick<PlannedChart, 'kind' | 'series' | 'layers' | 'reverseCategories' | 'axisStart' | 'axisEnd' | 'axisStep'>;

/**
 * Bullets (Few 2006, in the notation of IBCS): a frame as long as the target, and in it thin bars of what was reached
 * and what was before, with a lane left free on either side. The axis ends at a tick beyond all values, so that they
 * may grow somewhat when the cells are calculated again.
 */
export function bulletChart(series: readonly PlannedSeries[]): BulletChart {
  const bars = (['previous', 'actual'] as const).flatMap((look) => series.filter((one) => one.look === look));
  const frames = series.filter(({ look }) => look === 'target').map((one): PlannedSeries => ({ ...one, axis: 'secondary' }));
  const lane = bars.slice(0, 1).map((one): PlannedSeries => ({ ...one, look: 'invisible', points: [] }));
  return {
    kind: 'bar',
    series: [...lane, ...bars, ...lane, ...frames],
    layers: { back: GAP, front: GAP },
    reverseCategories: true,
    ...bounds([...bars, ...frames].flatMap(({ cachedValues = [] }) => cachedValues.flatMap((value) => value ?? []))),
  };
}

function bounds(values: readonly number[]): Required<Pick<PlannedChart, 'axisStart' | 'axisEnd' | 'axisStep'>> {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const axisStep = roundStep((high - low || 1) / TICKS);
  const rounded = (ticks: number) => Number((ticks * axisStep).toPrecision(12));
  return { axisStart: rounded(low < 0 ? Math.ceil(low / axisStep) - 1 : 0), axisEnd: rounded(Math.floor(high / axisStep) + 1), axisStep };
}
