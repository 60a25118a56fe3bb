import type { PlannedChart } from '../../sheet-plan.ts';
import type { Namespaces } from './namespaces.ts';
import { element, XML_DECLARATION } from './xml-text.ts';

export interface PlacedChart {
  readonly chart: PlannedChart;
  /** Id of the drawing's relationship to the chart's part. */
  readonly relationshipId: string;
}

/** The drawing of a sheet: where its charts stand and what they are for those who cannot see them. */
export function drawingPart(charts: readonly PlacedChart[], namespaces: Namespaces): string {
  return (
    XML_DECLARATION +
    element(
      'xdr:wsDr',
      { 'xmlns:xdr': namespaces.spreadsheetDrawing, 'xmlns:a': namespaces.drawing },
      ...charts.map(({ chart, relationshipId }, i) => anchorXml(chart, relationshipId, i + 2, namespaces)),
    )
  );
}

/** The anchor of a chart; `id` is unique in the drawing. */
export function anchorXml(chart: PlannedChart, relationshipId: string, id: number, namespaces: Namespaces): string {
  const corner = (name: string, { row, column }: PlannedChart['from']): string =>
    element(name, {}, `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`);
  return element(
    'xdr:twoCellAnchor',
    { editAs: 'oneCell' },
    corner('xdr:from', chart.from),
    corner('xdr:to', chart.to),
    element(
      'xdr:graphicFrame',
      { macro: '' },
      element('xdr:nvGraphicFramePr', {}, element('xdr:cNvPr', { id, name: chart.id, descr: chart.description }), '<xdr:cNvGraphicFramePr/>'),
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      element(
        'a:graphic',
        {},
        element(
          'a:graphicData',
          { uri: namespaces.chart },
          element('c:chart', { 'xmlns:c': namespaces.chart, 'xmlns:r': namespaces.relationships, 'r:id': relationshipId }),
        ),
      ),
    ),
    '<xdr:clientData/>',
  );
}
