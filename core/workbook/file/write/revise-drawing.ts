import type { PlannedChart, PlannedSheet } from '../../sheet-plan.ts';
import type { XlsxPackage } from '../package.ts';
import { relationshipsPart } from '../relationships.ts';
import { readAttributes } from '../xml.ts';
import { CONTENT_TYPE } from './content-types-part.ts';
import { anchorXml } from './drawing-part.ts';
import type { PlanWriter } from './plan-writer.ts';
import { relativeTarget, RelationshipsPart } from './relationships-part.ts';
import { reviseChart } from './revise-chart.ts';

const ANCHOR = /<(\w+:)?(twoCellAnchor|oneCellAnchor|absoluteAnchor)(?=[\s>])[^]*?<\/\1?\2>/g;

/** Brings the charts of a drawing up to a plan: some show other things, some go, some come; the rest stays as it is. */
export function reviseDrawing(writer: PlanWriter, pkg: XlsxPackage, drawing: string, sheet: PlannedSheet, charts: { readonly updated: readonly string[]; readonly removed: readonly string[] }): void {
  const { editor, namespaces } = writer;
  const relationships = new RelationshipsPart(editor.text(relationshipsPart(drawing)));
  const links = pkg.relationships(drawing);
  const planned = new Map(sheet.charts.map((chart) => [chart.id, chart]));
  let lastId = 1;
  const kept = (editor.text(drawing) ?? '').replace(ANCHOR, (anchor) => {
    lastId = Math.max(lastId, ...[...anchor.matchAll(/<(?:\w+:)?cNvPr\s[^>]*?\bid="(\d+)"/g)].map(([, id]) => Number(id)));
    const name = nameOf(anchor);
    const link = links.find(({ id }) => anchor.includes(`:id="${id}"`));
    if (link?.part === null || link?.part === undefined) return anchor;
    if (charts.removed.includes(name)) {
      relationships.remove(link.id);
      removeChart(writer, pkg, link.part);
      return '';
    }
    const chart = charts.updated.includes(name) ? planned.get(name) : undefined;
    if (chart === undefined) return anchor;
    editor.put(link.part, reviseChart(editor.text(link.part) ?? '', chart, { sheet, cells: writer.planCells, date1904: writer.date1904, namespaces }));
    return anchor;
  });
  const added = addedCharts(sheet, charts).map((chart, index) => {
    const id = relationships.add(`${namespaces.relationships}/chart`, relativeTarget(drawing, writer.addChart(chart, sheet)));
    return anchorXml(chart, id, lastId + 1 + index, namespaces);
  });
  editor.put(drawing, kept.replace(/<\/(?:\w+:)?wsDr>\s*$|<((?:\w+:)?wsDr)([^>]*)\/>\s*$/, (end, name: string | undefined, attributes: string | undefined) => (name === undefined ? added.join('') + end : `<${name}${attributes ?? ''}>${added.join('')}</${name}>`)));
  if (!relationships.isUnchanged) editor.put(relationshipsPart(drawing), relationships.render(), CONTENT_TYPE.relationships);
}

/** Charts of the plan that the sheet has never had. */
export function addedCharts({ charts }: PlannedSheet, { updated }: { readonly updated: readonly string[] }): PlannedChart[] {
  return charts.filter(({ id }) => !updated.includes(id));
}

function nameOf(anchor: string): string {
  return readAttributes(/<(?:\w+:)?cNvPr(\s[^>]*)>/.exec(anchor)?.[1] ?? '').get('name') ?? '';
}

/** With the styles and colours that only it has. */
function removeChart({ editor }: PlanWriter, pkg: XlsxPackage, part: string): void {
  for (const { part: own, kind } of pkg.relationships(part)) if (own !== null && /chart(?:Color)?Style|^style$|^colors$/i.test(kind)) editor.remove(own);
  editor.remove(relationshipsPart(part));
  editor.remove(part);
}
