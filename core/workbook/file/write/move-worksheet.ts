import { formatArea, parseArea } from '../../address.ts';
import { movedArea, moveReferences, type MovesOf } from '../../move-references.ts';
import { movedRow, type RowEdit } from '../../plan-revision.ts';
import { shiftFormula } from '../formula-shift.ts';
import { decodeEntities, readAttributes } from '../xml.ts';
import { outlineXml } from './xml-outline.ts';
import { plainText } from './xml-text.ts';
import { type RawRow, type SheetChild, withoutAttributes, type WorksheetXml } from './worksheet-xml.ts';

/** Elements that list others, each for cells of its own: one whose cells are gone goes too. */
const LISTS = new Set(['mergeCells', 'hyperlinks', 'dataValidations', 'ignoredErrors', 'protectedRanges']);

/**
 * Moves the rows of a worksheet with all that belongs to them, and leads its formulas after the rows that they point
 * at, on this sheet and others: as Excel does when rows are put in and taken out.
 */
export function moveWorksheet(sheet: WorksheetXml, home: string, moves: MovesOf): void {
  const edits = moves(home) ?? [];
  moveFormulas(sheet, home, moves);
  if (edits.length > 0) moveRows(sheet.rows, edits);
  sheet.mapChildren((child) => movedChild(child, home, edits, moves));
}

function moveRows(rows: Map<number, RawRow>, edits: readonly RowEdit[]): void {
  const before = [...rows];
  rows.clear();
  for (const [row, raw] of before) {
    const now = movedRow(edits, row);
    if (now !== null) rows.set(now, raw);
  }
}

/** Shared formulas become each cell's own: the cells of one group may move by different numbers of rows. */
function moveFormulas({ rows, prefix }: WorksheetXml, home: string, moves: MovesOf): void {
  const tag = new RegExp(`<${prefix}f(?=[\\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*?)(?:/>|>([^]*?)</${prefix}f>)`);
  const masters = new Map<string, { readonly row: number; readonly column: number; readonly shifted: ReturnType<typeof shiftFormula> }>();
  for (const [row, { cells }] of [...rows].toSorted(([a], [b]) => a - b)) {
    for (const [column, cell] of cells) {
      const found = cell.inner.includes('<') ? tag.exec(cell.inner) : null;
      if (found === null) continue;
      const [whole, written = '', body = ''] = found;
      const attributes = readAttributes(written);
      const group = attributes.get('t') === 'shared' ? (attributes.get('si') ?? '') : null;
      if (group !== null && body !== '') masters.set(group, { row, column, shifted: shiftFormula(decodeEntities(body)) });
      const master = group === null ? undefined : masters.get(group);
      const text = master === undefined ? decodeEntities(body) : master.shifted(row - master.row, column - master.column);
      const kept = (group === null ? written : withoutAttributes(written, ['t', 'si', 'ref'])).replace(/(\sref=")([^"]*)"/, (_, start: string, ref: string) => `${start}${movedList(ref, moves(home) ?? [])}"`);
      const formula = `<${prefix}f${kept}>${plainText(moveReferences(text, home, moves))}</${prefix}f>`;
      cells.set(column, { ...cell, inner: cell.inner.replace(whole, () => formula) });
    }
  }
}

function movedChild({ name, xml }: SheetChild, home: string, edits: readonly RowEdit[], moves: MovesOf): string {
  let text = xml;
  if (edits.length > 0) {
    if (LISTS.has(name)) text = withoutGone(text, edits);
    if (name === 'conditionalFormatting' && isGone(outlineXml(text)?.attributes.get('sqref'), edits)) return '';
    if (name === 'rowBreaks') text = text.replace(/(<[^<>]*?brk[^<>]*?\sid=")(\d+)"/g, (_, start: string, row: string) => `${start}${movedRow(edits, Number(row)) ?? row}"`);
    text = text.replace(/(\s(?:ref|sqref)=")([^"]*)"/g, (_, start: string, ranges: string) => `${start}${movedList(ranges, edits)}"`);
    text = text.replace(/(<(?:\w+:)?sqref>)([^<]*)(?=<)/g, (_, start: string, ranges: string) => `${start}${movedList(ranges, edits)}`);
  }
  return moveFormulaTexts(text, home, moves);
}

/** The formulas of rules, choices, sparklines and charts, which stand in elements of their own. */
export function moveFormulaTexts(xml: string, home: string, moves: MovesOf): string {
  return xml.replace(/(<(?:\w+:)?(?:formula|formula1|formula2|f)>)([^<]*)(?=<)/g, (_, start: string, formula: string) => `${start}${plainText(moveReferences(decodeEntities(formula), home, moves))}`);
}

/** Every `ref` of a part moved; one whose rows are all gone stays, since the part needs one. */
export function moveRefs(xml: string, edits: readonly RowEdit[]): string {
  return xml.replace(/(\sref=")([^"]*)"/g, (whole, start: string, ref: string) => {
    const moved = movedList(ref, edits);
    return moved === '' ? whole : `${start}${moved}"`;
  });
}

function withoutGone(xml: string, edits: readonly RowEdit[]): string {
  const list = outlineXml(xml);
  if (list === null) return xml;
  const staying = list.children.filter(({ attributes }) => !isGone(attributes.get('ref') ?? attributes.get('sqref'), edits));
  return listXml(xml, staying.map(({ start, end }) => xml.slice(start, end)));
}

/** A list with these items in place of its own, its count kept right; '' where none is left. */
export function listXml(xml: string, items: readonly string[]): string {
  const list = outlineXml(xml);
  if (list === null || items.length === 0) return '';
  const start = xml.slice(list.start, list.openEnd).replace(/\/>$/, '>').replace(/(\scount=")\d+"/, (_, before: string) => `${before}${items.length}"`);
  return `${start}${items.join('')}</${list.prefix}${list.name}>`;
}

function isGone(ranges: string | undefined, edits: readonly RowEdit[]): boolean {
  return ranges !== undefined && movedList(ranges, edits) === '';
}

/** Ranges parted by blanks, as attributes hold them; those whose rows are all gone left out. */
export function movedList(ranges: string, edits: readonly RowEdit[]): string {
  return ranges
    .split(/\s+/)
    .flatMap((range) => {
      const area = parseArea(range);
      if (area === null) return range === '' ? [] : [range];
      const moved = movedArea(edits, area);
      return moved === null ? [] : [formatArea(moved)];
    })
    .join(' ');
}

/** Whether formulas in a part may speak of one of these sheets, whatever its writer escapes. */
export function mentions(xml: string, sheets: readonly string[]): boolean {
  return sheets.some((sheet) => {
    const escaped = sheet.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/&/g, '&(?:amp;)?').replaceAll("'", "(?:'|&apos;|&#39;){1,2}");
    return new RegExp(escaped, 'iu').test(xml);
  });
}
