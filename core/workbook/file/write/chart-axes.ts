import { DAYS_TO_1904, isDateFormat } from '../../cell-text.ts';
import type { PlannedChart } from '../../sheet-plan.ts';
import type { SeriesData } from './chart-data.ts';
import { AXIS_LINE, GRIDLINE, lineXml, NO_SHAPE, TEXT_MUTED, textLook } from './chart-paint.ts';
import { element } from './xml-text.ts';

export const AXIS_IDS = { primary: [111_000_001, 111_000_002], secondary: [111_000_003, 111_000_004] } as const;

const LABEL_SIZE = 9;
/** Ticks of an axis from nothing to all are whole percents, however exact its values are. */
const SHARE_FORMAT = '0%';
const GRID = element('c:majorGridlines', {}, element('c:spPr', {}, lineXml({ color: GRIDLINE, width: 0.5, dash: 'solid' })));

interface AxesContext {
  readonly stacked: boolean;
  /** For the x axis of scatter charts. */
  readonly horizontalFormat: string;
  readonly date1904: boolean;
}

/** All axes of the chart, in the order in which readers expect them. */
export function axesXml(chart: PlannedChart, series: readonly SeriesData[], { stacked, horizontalFormat, date1904 }: AxesContext): string {
  const primary = series.filter(({ axis }) => axis === 'primary');
  const secondary = series.filter(({ axis }) => axis === 'secondary');
  if (chart.kind === 'scatter') {
    return (
      valueAxis({ ids: AXIS_IDS.primary, swap: true, position: 'b', format: horizontalFormat, scaling: scaling(null, null), midCategory: true }) +
      valueAxis({ ids: AXIS_IDS.primary, position: 'l', format: chart.valueFormat, scaling: scaling(null, null), grid: true, midCategory: true })
    );
  }
  const isBar = chart.kind === 'bar' || chart.kind === 'stacked-bar';
  // Where every value is written beside its column, an axis would only say it again.
  const visible = primary.filter((data) => data.series.look !== 'invisible');
  const labelled = chart.hideAxis === true || (visible.length > 0 && visible.every((data) => data.series.labels === 'all' && data.draw !== 'line'));
  const reversed = chart.reverseCategories === true;
  const format = chart.axisFormat ?? chart.valueFormat;
  const shift = date1904 && isDateFormat(format) ? DAYS_TO_1904 : 0;
  const bounds = (drawn: readonly SeriesData[]): string => {
    const { axisStart, axisEnd } = chart;
    if (axisStart === undefined && axisEnd === undefined) return baseline(drawn, stacked);
    return scaling(axisStart === undefined ? null : axisStart - shift, axisEnd === undefined ? null : axisEnd - shift);
  };
  const axes =
    categoryAxis({ ids: AXIS_IDS.primary, position: isBar ? 'l' : 'b', reversed, hasLine: chart.hideAxis !== true, ...(chart.labelSpacing === undefined ? {} : { spacing: chart.labelSpacing }) }) +
    valueAxis({
      ids: AXIS_IDS.primary,
      position: isBar ? 'b' : 'l',
      format,
      scaling: bounds(primary),
      ...(chart.axisStep === undefined ? {} : { step: chart.axisStep }),
      grid: !labelled,
      hidden: labelled,
      // Against a reversed category axis, its far end is where the value axis belongs.
      atEnd: reversed,
    });
  if (secondary.length === 0) return axes;
  if (chart.layers !== undefined) {
    return (
      axes +
      categoryAxis({ ids: AXIS_IDS.secondary, position: isBar ? 'l' : 'b', reversed, hidden: true }) +
      // Not hidden but blank: some readers draw the bars of a hidden axis as if they were on the first one.
      valueAxis({ ids: AXIS_IDS.secondary, position: isBar ? 't' : 'r', format, scaling: bounds(secondary), blank: true, atEnd: !reversed })
    );
  }
  return (
    axes +
    categoryAxis({ ids: AXIS_IDS.secondary, position: 'b', reversed, hidden: true }) +
    valueAxis({
      ids: AXIS_IDS.secondary,
      position: 'r',
      format: share(secondary) === null ? (secondary[0]?.format ?? 'General') : SHARE_FORMAT,
      scaling: share(secondary) ?? baseline(secondary, false),
      atEnd: !reversed,
    })
  );
}

interface CategoryAxis {
  readonly ids: readonly [number, number];
  readonly position: 'b' | 'l';
  readonly reversed: boolean;
  readonly hidden?: boolean;
  readonly spacing?: number;
  readonly hasLine?: boolean;
}

function categoryAxis({ ids, position, reversed, hidden, spacing, hasLine = true }: CategoryAxis): string {
  return element(
    'c:catAx',
    {},
    element('c:axId', { val: ids[0] }),
    element('c:scaling', {}, element('c:orientation', { val: reversed ? 'maxMin' : 'minMax' })),
    element('c:delete', { val: hidden === true }),
    element('c:axPos', { val: position }),
    '<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
    // Beside the plot rather than beside the axis, which negative columns would cross.
    '<c:tickLblPos val="low"/>',
    element('c:spPr', {}, lineXml(hasLine ? { color: AXIS_LINE, width: 0.75, dash: 'solid' } : null)),
    textLook(LABEL_SIZE, TEXT_MUTED),
    element('c:crossAx', { val: ids[1] }),
    '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>',
    spacing === undefined ? '' : element('c:tickLblSkip', { val: spacing }),
    '<c:noMultiLvlLbl val="0"/>',
  );
}

interface ValueAxis {
  readonly ids: readonly [number, number];
  readonly position: 'b' | 'l' | 'r' | 't';
  readonly format: string;
  readonly scaling: string;
  readonly step?: number;
  readonly grid?: boolean;
  readonly hidden?: boolean;
  /** Nothing of it is seen. */
  readonly blank?: boolean;
  readonly atEnd?: boolean;
  /** Scatter charts: this is the x axis. */
  readonly swap?: boolean;
  readonly midCategory?: boolean;
}

function valueAxis(axis: ValueAxis): string {
  const [category, value] = axis.ids;
  return element(
    'c:valAx',
    {},
    element('c:axId', { val: axis.swap === true ? category : value }),
    axis.scaling,
    element('c:delete', { val: axis.hidden === true }),
    element('c:axPos', { val: axis.position }),
    axis.grid === true ? GRID : '',
    element('c:numFmt', { formatCode: axis.format, sourceLinked: false }),
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
    element('c:tickLblPos', { val: axis.blank === true ? 'none' : 'nextTo' }),
    axis.midCategory === true ? element('c:spPr', {}, lineXml({ color: AXIS_LINE, width: 0.75, dash: 'solid' })) : NO_SHAPE,
    textLook(LABEL_SIZE, TEXT_MUTED),
    element('c:crossAx', { val: axis.swap === true ? value : category }),
    element('c:crosses', { val: axis.atEnd === true ? 'max' : 'autoZero' }),
    element('c:crossBetween', { val: axis.midCategory === true ? 'midCat' : 'between' }),
    axis.step === undefined ? '' : element('c:majorUnit', { val: axis.step }),
  );
}

function scaling(min: number | null, max: number | null): string {
  return element(
    'c:scaling',
    {},
    '<c:orientation val="minMax"/>',
    max === null ? '' : element('c:max', { val: max }),
    min === null ? '' : element('c:min', { val: min }),
  );
}

/**
 * Columns and bars start at zero, or their lengths lie. The zero is only set where it is the lower end of all
 * values: with negative ones Excel includes it by itself.
 */
function baseline(series: readonly SeriesData[], stacked: boolean): string {
  const areas = series.filter(({ draw }) => draw !== 'line');
  const values = (stacked ? series : areas).flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const lines = series.filter(({ draw }) => draw === 'line').flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const known = values.length > 0 && [...values, ...lines].every((value) => value >= 0);
  if (known) return scaling(0, null);
  return values.length > 0 && [...values, ...lines].every((value) => value <= 0) ? scaling(null, 0) : scaling(null, null);
}

/** Cumulated shares, as in a Pareto chart, run from nothing to all. */
function share(series: readonly SeriesData[]): string | null {
  const values = series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const isShare = values.length > 0 && values.every((value) => value >= 0 && value <= 1 + 1e-9);
  return isShare && Math.max(...values) > 1 - 1e-6 ? scaling(0, 1) : null;
}
