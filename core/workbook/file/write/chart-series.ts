import { categoriesXml, seriesNameXml, valuesXml, type SeriesData } from './chart-data.ts';
import { areaShape, dotMarker, dotShape, lineShape, NO_MARKER, NO_SHAPE, TEXT_DARK, textLook, textOn } from './chart-paint.ts';
import type { PlanCells } from './plan-cells.ts';
import { element } from './xml-text.ts';

export interface SeriesContext {
  readonly cells: PlanCells;
  readonly date1904: boolean;
  readonly stacked: boolean;
  /** Lines are named at their end, because the chart has no legend. */
  readonly nameLines: boolean;
  /** How far labels at the ends of lines move down, by series index, as fractions of the chart's height. */
  readonly labelShifts: ReadonlyMap<number, number>;
}

const LAST_DOT = 6;
const SCATTER_DOT = 7;
const LABEL_SIZE = 9;

/** One `c:ser`, its children in the schema's order. */
export function seriesXml(data: SeriesData, context: SeriesContext): string {
  const { series, draw, index } = data;
  const isArea = draw === 'column' || draw === 'bar';
  const shape = isArea ? areaShape(series.look) : isLine(data) ? lineShape(series.look) : '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>';
  return element(
    'c:ser',
    {},
    element('c:idx', { val: index }),
    element('c:order', { val: index }),
    seriesNameXml(data),
    shape,
    isArea ? '<c:invertIfNegative val="0"/>' : seriesMarker(data),
    ...pointsXml(data),
    labelsXml(data, context),
    categoriesXml(data, context.cells, context.date1904),
    valuesXml(data),
    isArea ? '' : '<c:smooth val="0"/>',
  );
}

/** Points joined by a line, dots left out: also among the dots of a scatter chart. */
function isLine({ draw, series }: SeriesData): boolean {
  return draw === 'line' || (draw === 'scatter' && series.draw === 'line');
}

/** Position of the last cell that holds a value; the last cell where no values are known. */
function lastPoint({ values }: SeriesData): number {
  const last = values.findLastIndex((value) => value !== null);
  return last < 0 ? values.length - 1 : last;
}

function seriesMarker(data: SeriesData): string {
  if (data.draw === 'scatter') return isLine(data) ? NO_MARKER : dotMarker(data.series.look, SCATTER_DOT);
  // A line through a single value would not be seen at all.
  const isSingle = data.values.filter((value) => value !== null).length === 1;
  return isSingle ? dotMarker(data.series.look, LAST_DOT) : NO_MARKER;
}

function pointsXml(data: SeriesData): string[] {
  const { series, draw, values } = data;
  const looks = new Map((series.points ?? []).filter(({ index }) => index < values.length).map(({ index, look }) => [index, look]));
  const last = lastPoint(data);
  if (draw === 'line' && series.labels === 'last' && series.look !== 'limit' && last >= 0 && !looks.has(last)) looks.set(last, series.look);
  return [...looks]
    .sort(([a], [b]) => a - b)
    .map(([idx, look]) => {
      const head = element('c:idx', { val: idx });
      if (draw === 'line') return element('c:dPt', {}, head, dotMarker(look, LAST_DOT), '<c:bubble3D val="0"/>', lineShape(look));
      if (draw === 'scatter') return element('c:dPt', {}, head, dotMarker(look, SCATTER_DOT), '<c:bubble3D val="0"/>', dotShape(look));
      return element('c:dPt', {}, head, '<c:invertIfNegative val="0"/>', '<c:bubble3D val="0"/>', areaShape(look));
    });
}

function labelsXml(data: SeriesData, context: SeriesContext): string {
  const { series, format, values } = data;
  const labels = series.look === 'invisible' ? 'none' : (series.labels ?? 'none');
  const last = lastPoint(data);
  if (labels === 'none' || last < 0) return '';
  const named = labels === 'last' && data.draw === 'line' && context.nameLines;
  const numberFormat = element('c:numFmt', { formatCode: format, sourceLinked: false });
  const shown = numberFormat + NO_SHAPE + textLook(LABEL_SIZE, labelColor(data, context, last), labels === 'last', 'none') + labelPosition(data, context, named);
  const flags = (value: boolean, name: boolean): string =>
    `<c:showLegendKey val="0"/><c:showVal val="${Number(value)}"/><c:showCatName val="0"/><c:showSerName val="${Number(name)}"/>` +
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>';
  if (labels === 'all') {
    const recolored = (series.points ?? []).filter(({ index }) => index < values.length && isInside(data, context));
    const single = recolored.map(({ index, look }) =>
      element('c:dLbl', {}, element('c:idx', { val: index }), numberFormat, NO_SHAPE, textLook(LABEL_SIZE, textOn(look)), labelPosition(data, context, false), flags(true, false)),
    );
    return element('c:dLbls', {}, ...single, shown, flags(true, false));
  }
  const shift = named ? context.labelShifts.get(data.index) : undefined;
  const layout =
    shift === undefined
      ? ''
      : element('c:layout', {}, element('c:manualLayout', {}, '<c:x val="0"/>', element('c:y', { val: shift.toFixed(4) })));
  const separator = named ? '<c:separator>  </c:separator>' : '';
  return element(
    'c:dLbls',
    {},
    element('c:dLbl', {}, element('c:idx', { val: last }), layout, shown, flags(true, named), separator),
    flags(false, false),
  );
}

/** Labels of stacked areas stand inside them: Excel refuses any place beyond their ends. */
function isInside({ draw }: SeriesData, { stacked }: SeriesContext): boolean {
  return stacked && (draw === 'column' || draw === 'bar');
}

function labelColor(data: SeriesData, context: SeriesContext, last: number): string {
  if (!isInside(data, context)) return TEXT_DARK;
  const own = data.series.labels === 'last' ? data.series.points?.find(({ index }) => index === last)?.look : undefined;
  return textOn(own ?? data.series.look);
}

function labelPosition(data: SeriesData, context: SeriesContext, named: boolean): string {
  const position = isInside(data, context) ? 'ctr' : data.draw === 'column' || data.draw === 'bar' ? 'outEnd' : named ? 'r' : 't';
  return element('c:dLblPos', { val: position });
}
