import type { CellStyle } from '../../sheet-plan.ts';
import type { Namespaces } from './namespaces.ts';
import { alignmentXml, borderXml, BUILT_IN_FORMATS, fillXml, fontXml, type FontDefaults } from './style-elements.ts';
import { appendToLists, applyEdits, outlineXml, setAttribute, type OutlineElement } from './xml-outline.ts';
import { element, prefixed, XML_DECLARATION } from './xml-text.ts';

const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];
const FIRST_CUSTOM_FORMAT = 164;

/** What a stylesheet must hold before anything is added: index 0 is the look of every plain cell. */
const FOUNDATION: Readonly<Record<string, readonly string[]>> = {
  fonts: ['<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/><diagonal/></border>'],
  cellStyleXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
};

/** One list of the stylesheet: what it holds, and what is added after it. Equal items are kept once. */
class StyleList {
  readonly added: string[] = [];
  private readonly indexOf = new Map<string, number>();
  private count: number;

  constructor(existing: readonly string[], foundation: readonly string[]) {
    existing.forEach((item, index) => {
      if (!this.indexOf.has(item)) this.indexOf.set(item, index);
    });
    this.count = existing.length;
    for (const item of foundation.slice(this.count)) this.push(item);
  }

  /** Index of the item, which is added where it is not there yet. */
  place(item: string): number {
    return this.indexOf.get(item) ?? this.push(item);
  }

  private push(item: string): number {
    this.added.push(item);
    this.indexOf.set(item, this.count);
    this.count += 1;
    return this.count - 1;
  }
}

/** The stylesheet of a workbook, to which the looks of new cells are added; what is there stays, letter by letter. */
export class StylesPart {
  private readonly xml: string;
  private readonly prefix: string;
  private readonly lists = new Map<string, StyleList>();
  private readonly formatIds = new Map<string, number>();
  private readonly styleIds = new Map<string, number>();
  private readonly metStyles = new WeakMap<CellStyle, number>();
  private readonly defaults: FontDefaults;
  private nextFormatId = FIRST_CUSTOM_FORMAT;

  constructor(xml: string | null, namespaces: Namespaces) {
    this.xml = xml ?? `${XML_DECLARATION}<styleSheet xmlns="${namespaces.main}"></styleSheet>`;
    const root = outlineXml(this.xml);
    this.prefix = root?.prefix ?? '';
    for (const list of ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'dxfs']) {
      const found = root?.children.find((child) => child.name === list);
      const items = found?.children.map((item) => this.xml.slice(item.start, item.end)) ?? [];
      const foundation = (FOUNDATION[list] ?? []).map((item) => prefixed(item, this.prefix));
      this.lists.set(list, new StyleList(items, foundation));
      if (list === 'numFmts') this.learnFormats(found);
      else if (list === 'dxfs') this.learnDifferentialFormats(items);
    }
    this.defaults = defaultFont(root, this.xml);
  }

  /** Index of the cell format (`s` of a cell) that gives the style. */
  cellStyle(style: CellStyle, quotePrefix = false): number {
    // Plans mostly use one object for many cells.
    const met = quotePrefix ? undefined : this.metStyles.get(style);
    if (met !== undefined) return met;
    const id = this.styleId(style, quotePrefix);
    if (!quotePrefix) this.metStyles.set(style, id);
    return id;
  }

  /** Index of the cell format that is as the one at `id` but for its number format. */
  withFormat(id: number, format: string): number {
    const list = outlineXml(this.xml)?.children.find(({ name }) => name === 'cellXfs');
    const item = list?.children[id];
    if (item === undefined) return this.cellStyle({ numberFormat: format });
    const numFmtId = String(this.formatId(format));
    const xml = this.xml.slice(item.start, item.end);
    const root = outlineXml(xml);
    if (root === null) return id;
    const formatted = applyEdits(xml, [setAttribute(xml, root, 'numFmtId', numFmtId)]);
    const again = outlineXml(formatted);
    return again === null ? id : this.lists.get('cellXfs')?.place(applyEdits(formatted, [setAttribute(formatted, again, 'applyNumberFormat', '1')])) ?? id;
  }

  /** Index of the differential format that a conditional format applies. */
  differential(look: { readonly font?: { readonly color?: string; readonly bold?: boolean }; readonly fill?: string }): number {
    const font = look.font === undefined ? '' : fontXml(look.font, null);
    // Excel takes the background colour of a differential fill for a solid one.
    const fill = look.fill === undefined ? '' : element('fill', {}, element('patternFill', {}, element('bgColor', { rgb: `FF${look.fill}` })));
    return this.place('dxfs', element('dxf', {}, font, fill));
  }

  /** The stylesheet's text, changed only where something was added. */
  render(): string {
    const unprefixed = (item: string): string => (this.prefix === '' ? item : item.replaceAll(`<${this.prefix}`, '<').replaceAll(`</${this.prefix}`, '</'));
    const additions = [...this.lists].map(([list, { added }]) => ({ list, items: added.map(unprefixed) }));
    return appendToLists(this.xml, ORDER, additions, true);
  }

  private styleId(style: CellStyle, quotePrefix: boolean): number {
    const key = JSON.stringify([style, quotePrefix]);
    const known = this.styleIds.get(key);
    if (known !== undefined) return known;
    const numFmtId = style.numberFormat === undefined ? 0 : this.formatId(style.numberFormat);
    const fontId = style.font === undefined ? 0 : this.place('fonts', fontXml(style.font, this.defaults));
    const fillId = style.fill === undefined ? 0 : this.place('fills', fillXml(style.fill));
    const borderId = style.border === undefined ? 0 : this.place('borders', borderXml(style.border));
    const alignment = style.align === undefined ? '' : alignmentXml(style.align);
    const attributes = {
      numFmtId,
      fontId,
      fillId,
      borderId,
      xfId: 0,
      quotePrefix: quotePrefix || undefined,
      applyNumberFormat: numFmtId !== 0 || undefined,
      applyFont: fontId !== 0 || undefined,
      applyFill: fillId !== 0 || undefined,
      applyBorder: borderId !== 0 || undefined,
      applyAlignment: alignment !== '' || undefined,
    };
    const id = this.place('cellXfs', element('xf', attributes, alignment));
    this.styleIds.set(key, id);
    return id;
  }

  private place(list: string, item: string): number {
    return this.lists.get(list)?.place(prefixed(item, this.prefix)) ?? 0;
  }

  private formatId(format: string): number {
    const known = BUILT_IN_FORMATS.get(format) ?? this.formatIds.get(format);
    if (known !== undefined) return known;
    const id = this.nextFormatId;
    this.nextFormatId += 1;
    this.formatIds.set(format, id);
    this.place('numFmts', element('numFmt', { numFmtId: id, formatCode: format }));
    return id;
  }

  private learnFormats(list: OutlineElement | undefined): void {
    for (const { attributes } of list?.children ?? []) {
      const id = Number(attributes.get('numFmtId') ?? Number.NaN);
      const format = attributes.get('formatCode');
      if (!Number.isInteger(id)) continue;
      if (format !== undefined && id >= FIRST_CUSTOM_FORMAT && !this.formatIds.has(format)) this.formatIds.set(format, id);
      this.nextFormatId = Math.max(this.nextFormatId, id + 1);
    }
  }

  private learnDifferentialFormats(items: readonly string[]): void {
    for (const item of items) {
      const id = Number(/numFmtId="(\d+)"/.exec(item)?.[1] ?? 0);
      this.nextFormatId = Math.max(this.nextFormatId, id + 1);
    }
  }
}

/** Name and size of the font that plain cells have: fonts of the plan build on it. */
function defaultFont(root: OutlineElement | null, xml: string): FontDefaults {
  const first = root?.children.find((child) => child.name === 'fonts')?.children[0];
  const parts = first === undefined ? [] : (outlineXml(xml.slice(first.start, first.end))?.children ?? []);
  const value = (name: string): string | undefined => parts.find((part) => part.name === name)?.attributes.get('val');
  return { name: value('name') ?? 'Calibri', size: Number(value('sz') ?? 11) };
}
