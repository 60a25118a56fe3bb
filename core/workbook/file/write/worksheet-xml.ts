import { cellAddress, columnIndex } from '../../address.ts';
import { readAttributes } from '../xml.ts';
import { outlineXml, type OutlineElement } from './xml-outline.ts';
import { prefixed } from './xml-text.ts';

/** The schema's sequence of what a worksheet holds (ECMA-376 part 1, 18.3.1.99). */
const ORDER = [
  'sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios',
  'autoFilter', 'sortState', 'dataConsolidate', 'customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations',
  'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'customProperties', 'cellWatches',
  'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems',
  'tableParts', 'extLst',
];

export interface RawCell {
  readonly column: number;
  /** All but `r`, as written, each with a blank before it. */
  readonly attributes: string;
  /** What stands between its tags. */
  readonly inner: string;
}

export interface RawRow {
  /** All but `r` and `spans`, as written. */
  attributes: string;
  readonly cells: Map<number, RawCell>;
}

/** One of the elements that a worksheet holds, as text. */
export interface SheetChild {
  readonly name: string;
  readonly xml: string;
}

/**
 * A worksheet part taken apart: its rows and cells, and the elements around them as text. What nobody changes is
 * written as it was read.
 */
export class WorksheetXml {
  readonly rows = new Map<number, RawRow>();
  readonly prefix: string;
  readonly #head: string;
  readonly #tail: string;
  readonly #children: SheetChild[];

  constructor(xml: string) {
    const root = outlineXml(xml);
    this.prefix = root?.prefix ?? '';
    this.#head = root === null ? '' : xml.slice(0, root.openEnd).replace(/\/>$/, '>');
    this.#tail = root === null ? '' : `</${root.prefix}${root.name}>`;
    this.#children = (root?.children ?? []).map((child) => ({ name: child.name, xml: child.name === 'sheetData' ? '' : xml.slice(child.start, child.end) }));
    const data = root?.children.find(({ name }) => name === 'sheetData');
    if (data !== undefined) this.#readRows(xml, data);
  }

  get children(): readonly SheetChild[] {
    return this.#children;
  }

  child(name: string): string | null {
    return this.#children.find((child) => child.name === name)?.xml ?? null;
  }

  /** Puts an element (or several) in place of those of that name, where the schema wants it; '' takes them away. */
  set(name: string, xml: string): void {
    const at = this.#children.findIndex((child) => child.name === name);
    const before = this.#children.filter((child) => child.name !== name);
    this.#children.length = 0;
    this.#children.push(...before);
    if (xml === '') return;
    const next = before.findIndex((child) => ORDER.indexOf(child.name) > ORDER.indexOf(name));
    this.#children.splice(at >= 0 && at <= before.length ? at : next < 0 ? before.length : next, 0, { name, xml });
  }

  /** Changes the text of every element but the rows. */
  mapChildren(change: (child: SheetChild) => string): void {
    const changed = this.#children.flatMap((child) => {
      const xml = child.name === 'sheetData' ? '' : change(child);
      return child.name === 'sheetData' || xml !== '' ? [{ name: child.name, xml }] : [];
    });
    this.#children.length = 0;
    this.#children.push(...changed);
  }

  /** Text that `element` made, in the prefix of this part. */
  own(xml: string): string {
    return prefixed(xml, this.prefix);
  }

  row(row: number): RawRow {
    const known = this.rows.get(row);
    if (known !== undefined) return known;
    const made: RawRow = { attributes: '', cells: new Map() };
    this.rows.set(row, made);
    return made;
  }

  render(): string {
    return this.#head + this.#children.map(({ name, xml }) => (name === 'sheetData' ? this.#dataXml() : xml)).join('') + this.#tail;
  }

  #dataXml(): string {
    const [row, cell] = [`${this.prefix}row`, `${this.prefix}c`];
    let data = `<${this.prefix}sheetData>`;
    for (const [at, { attributes, cells }] of [...this.rows].toSorted(([a], [b]) => a - b)) {
      data += `<${row} r="${at + 1}"${attributes}>`;
      for (const [column, raw] of [...cells].toSorted(([a], [b]) => a - b)) {
        const start = `<${cell} r="${cellAddress(at, column)}"${raw.attributes}`;
        data += raw.inner === '' ? `${start}/>` : `${start}>${raw.inner}</${cell}>`;
      }
      data += `</${row}>`;
    }
    return `${data}</${this.prefix}sheetData>`;
  }

  #readRows(xml: string, data: OutlineElement): void {
    const cellTag = new RegExp(`<${this.prefix}c(?=[\\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*?)(?:/>|>([^]*?)</${this.prefix}c>)`, 'g');
    let next = 0;
    for (const element of data.children) {
      const at = Number(element.attributes.get('r') ?? next + 1) - 1;
      next = at + 1;
      const cells = new Map<number, RawCell>();
      let nextColumn = 0;
      for (const [, written = '', inner = ''] of xml.slice(element.openEnd, element.closeStart).matchAll(cellTag)) {
        const address = /^[A-Za-z]+/.exec(readAttributes(written).get('r') ?? '')?.[0];
        const column = address === undefined ? nextColumn : (columnIndex(address) ?? nextColumn);
        nextColumn = column + 1;
        cells.set(column, { column, attributes: withoutAttributes(written, ['r']), inner });
      }
      const tag = xml.slice(element.start + 1 + element.prefix.length + element.name.length, element.openEnd).replace(/\/?>$/, '');
      this.rows.set(at, { attributes: withoutAttributes(tag, ['r', 'spans']), cells });
    }
  }
}

/** Attributes as written, without those of these names. */
export function withoutAttributes(written: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), ''), written).trimEnd();
}

/** An attribute of a cell or a row as written, decoded; undefined where it is not there. */
export function attributeOf(written: string, name: string): string | undefined {
  return readAttributes(written).get(name);
}
