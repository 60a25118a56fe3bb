import { cellAddress, columnIndex } from '../../address.ts';
import type { PlannedSheet } from '../../sheet-plan.ts';
import type { Namespaces } from './namespaces.ts';
import { element, textElement, XML_DECLARATION } from './xml-text.ts';

const AUTHOR = 'Clipsheet';
const LINE_LENGTH = 36;
const MAX_LINES = 14;
/** Columns that a note's box is wide. */
const BOX_COLUMNS = 3;

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export function notesOf(sheet: PlannedSheet): Note[] {
  return sheet.cells
    .flatMap(({ row, column, comment }) => (comment === undefined || comment === '' ? [] : [{ row, column, text: comment }]))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The part that holds the texts of the notes. */
export function commentsPart(notes: readonly Note[], namespaces: Namespaces): string {
  const comments = notes.map(({ row, column, text }) =>
    element(
      'comment',
      { ref: cellAddress(row, column), authorId: 0 },
      element('text', {}, element('r', {}, textElement(text))),
    ),
  );
  return (
    XML_DECLARATION +
    element(
      'comments',
      { xmlns: namespaces.main },
      element('authors', {}, element('author', {}, AUTHOR)),
      element('commentList', {}, ...comments),
    )
  );
}

/** The part that holds their boxes: legacy VML is what every version of Excel reads (ECMA-376 part 4, 19.4). */
export function notesDrawingPart(notes: readonly Note[], sheetNumber: number): string {
  const shapes = notes.map(({ row, column, text }, i) => {
    const left = Math.min(column + 1, (columnIndex('XFD') ?? 0) - BOX_COLUMNS);
    const top = Math.max(row - 1, 0);
    const anchor = [left, 12, top, 4, left + BOX_COLUMNS, 12, top + 1 + boxLines(text), 4].join(', ');
    return (
      `<v:shape id="_x0000_s${sheetNumber * 1024 + i + 1}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheetNumber}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
}

/** Chinese characters take twice the room. */
function boxLines(text: string): number {
  const lines = text.split('\n').map((line) => {
    const width = [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
    return Math.max(1, Math.ceil(width / LINE_LENGTH));
  });
  return Math.min(MAX_LINES, Math.max(2, lines.reduce((sum, count) => sum + count, 0)));
}
