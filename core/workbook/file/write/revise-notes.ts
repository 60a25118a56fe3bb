import { cellAddress, parseArea } from '../../address.ts';
import { movedRow, type RowEdit } from '../../plan-revision.ts';
import { movedList } from './move-worksheet.ts';
import { itemsOf } from './overlay-worksheet.ts';
import { applyEdits, outlineXml } from './xml-outline.ts';

/** Whether a note stays: neither is its cell gone nor does the plan replace it. */
function placeOf(ref: string, edits: readonly RowEdit[], replaced: ReadonlySet<string>): string | null {
  const moved = movedList(ref, edits);
  return moved === '' || replaced.has(moved) ? null : moved;
}

/** The comments of a sheet (`commentList`, or threads) after its rows were moved, those of the plan before taken out. */
export function reviseComments(xml: string, edits: readonly RowEdit[], replaced: ReadonlySet<string>, added: string): string {
  const root = outlineXml(xml);
  const list = root?.children.find(({ name }) => name === 'commentList') ?? root;
  if (list === null || list === undefined) return xml;
  const moved = list.children.flatMap((child) => {
    const text = xml.slice(child.start, child.end);
    const ref = child.attributes.get('ref');
    if (ref === undefined) return [text];
    const place = placeOf(ref, edits, replaced);
    return place === null ? [] : [text.replace(/(\sref=")[^"]*"/, (_, start: string) => `${start}${place}"`)];
  });
  const fresh = added === '' ? [] : itemsOf(added.slice(added.indexOf('<commentList'), added.indexOf('</comments>'))).map((item) => item.replace(/<(\/?)(?=[a-z])/g, `<$1${list.prefix}`));
  return applyEdits(xml, [{ from: list.openEnd, to: list.closeStart, text: [...moved, ...fresh].join('') }]);
}

/** The boxes of a sheet's notes after the same. Source: ECMA-376 part 4, 19.4.2.16: row and column of a box are zero-based. */
export function reviseNoteBoxes(xml: string, edits: readonly RowEdit[], replaced: ReadonlySet<string>, added: string): string {
  let next = 0;
  const moved = xml.replace(/<v:shape(?=[\s>])[^]*?<\/v:shape>/g, (shape) => {
    next = Math.max(next, Number(/_x0000_s(\d+)/.exec(shape)?.[1] ?? 0));
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
    if (row === undefined || column === undefined) return shape;
    const place = placeOf(cellAddress(Number(row), Number(column)), edits, replaced);
    const now = place === null ? null : parseArea(place)?.top;
    if (now === null || now === undefined) return '';
    const by = now - Number(row);
    return shape
      .replace(/(<x:Row>\s*)\d+/, (_, start: string) => `${start}${now}`)
      .replace(/(<x:Anchor>)([^<]*)/, (_, start: string, anchor: string) => {
        const numbers = anchor.split(',').map(Number);
        return `${start}${numbers.map((value, index) => (index === 2 || index === 6 ? value + by : value)).join(', ')}`;
      });
  });
  const fresh = [...added.matchAll(/<v:shape(?=[\s>])[^]*?<\/v:shape>/g)].map(([shape], index) => shape.replace(/_x0000_s\d+/, `_x0000_s${next + index + 1}`));
  return moved.replace(/<\/xml>\s*$/, () => `${fresh.join('')}</xml>`);
}

/** Where each anchor of a drawing stands after the rows were moved. What is gone from under a chart leaves it where it was. */
export function moveAnchors(xml: string, edits: readonly RowEdit[]): string {
  if (edits.length === 0) return xml;
  return xml.replace(/(<(?:\w+:)?row>)(\d+)(?=<)/g, (_, start: string, row: string) => `${start}${nearestRow(edits, Number(row))}`);
}

function nearestRow(edits: readonly RowEdit[], row: number): number {
  const moved = movedRow(edits, row);
  if (moved !== null) return moved;
  const gone = edits.find(({ at, removed }) => at <= row && row < at + removed);
  if (gone === undefined) return row;
  return movedRow(edits, gone.at + gone.removed) ?? row;
}
