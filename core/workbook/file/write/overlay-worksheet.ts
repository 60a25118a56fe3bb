import { cellAddress, formatArea, holdsCell, parseArea } from '../../address.ts';
import type { SheetRevision } from '../../plan-revision.ts';
import type { PlannedCell, PlannedSheet } from '../../sheet-plan.ts';
import { conditionalFormatsXml } from './conditional-formats.ts';
import { listXml } from './move-worksheet.ts';
import { cellXml, styleAttribute, tablesOf, usedArea } from './sheet-data.ts';
import { columnXml, extensionsXml, hyperlinksXml, rowBreaksXml, validationXml, type SheetContext } from './sheet-part.ts';
import { attributeOf, type WorksheetXml, withoutAttributes } from './worksheet-xml.ts';
import { applyEdits, outlineXml } from './xml-outline.ts';
import { element } from './xml-text.ts';

/** Writes a plan's cells over a worksheet whose rows are in place, and its rules, links and sparklines in place of those before. */
export function overlayWorksheet(sheet: WorksheetXml, plan: PlannedSheet, { emptied, replaced }: SheetRevision, context: SheetContext): void {
  const areas = emptied.flatMap((range) => parseArea(range) ?? []);
  for (const { top, left, bottom, right } of areas) {
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) sheet.rows.get(row)?.cells.delete(column);
  }
  putCells(sheet, plan, context);
  for (const { row, height } of plan.rowHeights) {
    const raw = sheet.row(row);
    raw.attributes = `${withoutAttributes(raw.attributes, ['ht', 'customHeight'])} ht="${height}" customHeight="1"`;
  }
  widen(sheet, plan);
  const merges = plan.merges.map((ref) => element('mergeCell', { ref }));
  setList(sheet, 'mergeCells', 'ref', new Set(replaced.merges), merges);
  setConditionalFormats(sheet, plan, new Set(replaced.conditionalFormats), context);
  setList(sheet, 'dataValidations', 'sqref', new Set(replaced.validations), plan.validations.map(validationXml));
  const isEmptied = (row: number, column: number) => areas.some((area) => holdsCell(area, row, column));
  const linked = new Set(plan.cells.flatMap(({ row, column, link }) => (link === undefined ? [] : [cellAddress(row, column)])));
  const links = itemsOf(hyperlinksXml(plan, context));
  const oldLinks = itemsOf(sheet.child('hyperlinks') ?? '').flatMap((item) => {
    const ref = outlineXml(item)?.attributes.get('ref') ?? '';
    const area = parseArea(ref);
    return linked.has(ref) || (area !== null && isEmptied(area.top, area.left)) ? [ref] : [];
  });
  setList(sheet, 'hyperlinks', 'ref', new Set(oldLinks), links);
  if (plan.print?.pages !== undefined) sheet.set('rowBreaks', sheet.own(rowBreaksXml(plan.print)));
  setExtensions(sheet, plan, new Set(replaced.conditionalFormats), new Set(replaced.sparklines));
  if (sheet.child('dimension') !== null) sheet.set('dimension', sheet.own(element('dimension', { ref: dimension(sheet) })));
}

function putCells(sheet: WorksheetXml, plan: PlannedSheet, { styles, date1904 }: SheetContext): void {
  const tableAt = tablesOf(plan);
  const cut = new RegExp(`^<${sheet.prefix}c r="[^"]*"([^>]*?)(?:/>|>([^]*)</${sheet.prefix}c>)$`);
  for (const cell of plan.cells) {
    const { cells } = sheet.row(cell.row);
    const standing = attributeOf(cells.get(cell.column)?.attributes ?? '', 's');
    const kept = cell.format === undefined ? standing : String(styles.withFormat(Number(standing ?? 0), cell.format));
    const style = cell.style === undefined && kept !== undefined ? ` s="${kept}"` : styleAttribute(cell, styles);
    const [, attributes = '', inner = ''] = cut.exec(sheet.own(cellXml(cell, style, date1904, tableAt(cell.row, cell.column)))) ?? [];
    cells.set(cell.column, { column: cell.column, attributes, inner });
  }
}

/** Widths of columns that had none of their own yet. */
function widen(sheet: WorksheetXml, { columnWidths }: PlannedSheet): void {
  if (columnWidths.length === 0) return;
  const ranges = itemsOf(sheet.child('cols') ?? '').map((item) => ({ item, from: Number(outlineXml(item)?.attributes.get('min')), to: Number(outlineXml(item)?.attributes.get('max')) }));
  const free = columnWidths.filter(({ column }) => !ranges.some(({ from, to }) => from <= column + 1 && column + 1 <= to));
  const all = [...ranges, ...free.map((one) => ({ item: sheet.own(columnXml(one)), from: one.column + 1 }))].toSorted((one, other) => one.from - other.from);
  sheet.set('cols', `<${sheet.prefix}cols>${all.map(({ item }) => item).join('')}</${sheet.prefix}cols>`);
}

/** A list of the sheet without the items that the plan had before, and with its new ones. */
function setList(sheet: WorksheetXml, name: string, attribute: string, replaced: ReadonlySet<string>, items: readonly string[]): void {
  const before = sheet.child(name);
  const kept = itemsOf(before ?? '').filter((item) => !replaced.has(outlineXml(item)?.attributes.get(attribute) ?? ''));
  if (before === null && items.length === 0) return;
  const all = [...kept, ...items.map((item) => sheet.own(item))];
  const count = name === 'hyperlinks' ? null : all.length;
  sheet.set(name, before === null ? wrapped(sheet, name, all, count) : listXml(before, all));
}

function wrapped(sheet: WorksheetXml, name: string, items: readonly string[], count: number | null = null): string {
  return `<${sheet.prefix}${name}${count === null ? '' : ` count="${count}"`}>${items.join('')}</${sheet.prefix}${name}>`;
}

/** Those of a person come after the plan's, which were there first. */
function setConditionalFormats(sheet: WorksheetXml, plan: PlannedSheet, replaced: ReadonlySet<string>, { styles }: SheetContext): void {
  const kept = sheet.children.filter(({ name, xml }) => name === 'conditionalFormatting' && !replaced.has(outlineXml(xml)?.attributes.get('sqref') ?? ''));
  const moved = kept.map(({ xml }) => xml.replace(/(\spriority=")(\d+)"/g, (_, start: string, priority: string) => `${start}${Number(priority) + plan.conditionalFormats.length}"`));
  sheet.set('conditionalFormatting', sheet.own(conditionalFormatsXml(plan, styles)) + moved.join(''));
}

function setExtensions(sheet: WorksheetXml, plan: PlannedSheet, formats: ReadonlySet<string>, sparklines: ReadonlySet<string>): void {
  const isOf = (ranges: ReadonlySet<string>) => (item: string) => (ranges.has(/<(?:\w+:)?sqref>([^<]*)</.exec(item)?.[1]?.trim() ?? '') ? '' : item);
  const kept = (sheet.child('extLst') ?? '')
    .replace(/<(\w+:)?conditionalFormatting(?=[\s>])[^]*?<\/\1?conditionalFormatting>/g, isOf(formats))
    .replace(/<(\w+:)?sparkline>[^]*?<\/\1?sparkline>/g, isOf(sparklines))
    .replace(/<(\w+:)?sparklineGroup(?=[\s>])(?:(?!<\/(?:\w+:)?sparklineGroup>)[^])*?<(?:\w+:)?sparklines>\s*<\/(?:\w+:)?sparklines>\s*<\/(?:\w+:)?sparklineGroup>/g, '');
  const added = new Map(itemsOf(extensionsXml(plan)).map((item) => [outlineXml(item)?.attributes.get('uri') ?? '', item]));
  const extensions = itemsOf(kept).flatMap((item) => {
    const outline = outlineXml(item);
    const uri = outline?.attributes.get('uri') ?? '';
    const list = outline?.children[0];
    const more = added.get(uri);
    if (more === undefined) return (uri === FORMATS || uri === SPARKLINES) && list?.children.length === 0 ? [] : [item];
    added.delete(uri);
    const items = itemsOf(outlineXml(more)?.children.map(({ start, end }) => more.slice(start, end))[0] ?? '');
    return list === undefined ? [item] : [applyEdits(item, [{ from: list.closeStart, to: list.closeStart, text: items.join('') }])];
  });
  const all = [...extensions, ...added.values()];
  sheet.set('extLst', all.length === 0 ? '' : wrapped(sheet, 'extLst', all));
}

const FORMATS = '{78C0D931-6437-407d-A8EE-F0AAD7539E65}';
const SPARKLINES = '{05C60535-1F16-4fd2-B633-F4F36F0B64E0}';

/** The elements that a list holds, as text. */
export function itemsOf(list: string): string[] {
  return outlineXml(list)?.children.map(({ start, end }) => list.slice(start, end)) ?? [];
}

function dimension({ rows }: WorksheetXml): string {
  const area = usedArea([...rows].flatMap(([row, { cells }]) => [...cells.keys()].map((column): PlannedCell => ({ row, column, content: { kind: 'blank' } }))));
  return area === null ? 'A1' : formatArea(area);
}
