import type { PlannedChart, PlannedSheet } from '../../sheet-plan.ts';
import { AXIS_IDS, axesXml } from './chart-axes.ts';
import { seriesData, type SeriesData } from './chart-data.ts';
import { chartLayout, SUBTITLE_SIZE, TITLE_SIZE } from './chart-layout.ts';
import { NO_SHAPE, paragraph, TEXT_DARK, TEXT_MUTED, textLook } from './chart-paint.ts';
import { seriesXml, type SeriesContext } from './chart-series.ts';
import type { Namespaces } from './namespaces.ts';
import type { PlanCells } from './plan-cells.ts';
import { element, XML_DECLARATION } from './xml-text.ts';

/** Room between the bars of two categories, in percent of a bar's thickness. */
const GAP_WIDTH = 55;
const LABEL_SIZE = 9;

export interface ChartContext {
  /** The sheet that the chart stands on. */
  readonly sheet: PlannedSheet;
  readonly cells: PlanCells;
  readonly date1904: boolean;
  readonly namespaces: Namespaces;
}

/** The part of a chart (ECMA-376 part 1, 21.2), with everything it shows cached. */
export function chartPart(chart: PlannedChart, { sheet, cells, date1904, namespaces }: ChartContext): string {
  const series = seriesData(chart, cells, date1904);
  const stacked = chart.kind === 'stacked-bar' || chart.kind === 'stacked-column';
  const lines = series.filter(({ draw, series: { look } }) => draw === 'line' && look !== 'invisible');
  const nameLines = !chart.legend && lines.length > 1;
  const named = nameLines ? lines.filter((data) => data.series.labels === 'last') : [];
  const horizontal = chart.series[0] === undefined ? undefined : cells.in(chart.series[0].categories)[0];
  const horizontalFormat = horizontal?.style?.numberFormat ?? 'General';
  const layout = chartLayout(chart, sheet, series, named);
  const context: SeriesContext = { cells, date1904, stacked, nameLines, labelShifts: layout.labelShifts };
  return (
    XML_DECLARATION +
    element(
      'c:chartSpace',
      { 'xmlns:c': namespaces.chart, 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.relationships },
      element('c:date1904', { val: date1904 }),
      '<c:roundedCorners val="0"/>',
      element(
        'c:chart',
        {},
        titleXml(chart, layout.title),
        '<c:autoTitleDeleted val="0"/>',
        element('c:plotArea', {}, layout.plot, ...groupsXml(chart, series, context), axesXml(chart, series, { stacked, horizontalFormat, date1904 }), NO_SHAPE),
        chart.legend ? legendXml(series) : '',
        // Data behind a chart may stand in hidden columns.
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/>',
      ),
      NO_SHAPE,
      textLook(LABEL_SIZE, TEXT_MUTED),
    )
  );
}

function titleXml(chart: PlannedChart, layout: string): string {
  const title = paragraph(chart.title, TITLE_SIZE, TEXT_DARK, true);
  const subtitle = chart.subtitle === undefined ? '' : paragraph(chart.subtitle, SUBTITLE_SIZE, TEXT_MUTED, false);
  return element('c:title', {}, element('c:tx', {}, element('c:rich', {}, '<a:bodyPr/><a:lstStyle/>', title, subtitle)), layout, '<c:overlay val="0"/>');
}

/** Series drawn alike on the same axes form a group; columns come first, so that lines lie over them. */
function groupsXml({ layers }: PlannedChart, series: readonly SeriesData[], context: SeriesContext): string[] {
  const groups: string[] = [];
  const gaps = { primary: layers?.back ?? GAP_WIDTH, secondary: layers?.front ?? GAP_WIDTH };
  for (const draw of ['column', 'bar', 'line', 'scatter'] as const) {
    for (const axis of ['primary', 'secondary'] as const) {
      const members = series.filter((data) => data.draw === draw && data.axis === axis);
      if (members.length > 0) groups.push(groupXml(draw, AXIS_IDS[axis], members.map((data) => seriesXml(data, context)), { stacked: context.stacked, gap: gaps[axis] }));
    }
  }
  return groups;
}

/** How the columns or bars of a group lie to each other. */
interface GroupPlace {
  readonly stacked: boolean;
  readonly gap: number;
}

function groupXml(draw: SeriesData['draw'], axisIds: readonly number[], members: readonly string[], { stacked, gap }: GroupPlace): string {
  const axes = axisIds.map((val) => element('c:axId', { val }));
  switch (draw) {
    case 'column':
    case 'bar':
      return element(
        'c:barChart',
        {},
        element('c:barDir', { val: draw === 'bar' ? 'bar' : 'col' }),
        element('c:grouping', { val: stacked ? 'stacked' : 'clustered' }),
        '<c:varyColors val="0"/>',
        ...members,
        element('c:gapWidth', { val: gap }),
        stacked ? '<c:overlap val="100"/>' : '',
        ...axes,
      );
    case 'line':
      return element('c:lineChart', {}, '<c:grouping val="standard"/><c:varyColors val="0"/>', ...members, '<c:marker val="1"/>', ...axes);
    case 'scatter':
      return element('c:scatterChart', {}, '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>', ...members, ...axes);
  }
}

function legendXml(series: readonly SeriesData[]): string {
  const hidden = series
    .filter((data) => data.series.look === 'invisible')
    .map(({ index }) => element('c:legendEntry', {}, element('c:idx', { val: index }), '<c:delete val="1"/>'));
  return element('c:legend', {}, '<c:legendPos val="b"/>', ...hidden, '<c:overlay val="0"/>', textLook(LABEL_SIZE, TEXT_MUTED));
}
