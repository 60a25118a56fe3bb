import { cellAddress, formatArea } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent, CellStyle, PlannedCell, PlannedLink, PlannedSheet } from '../workbook/sheet-plan.ts';

export interface Extras {
  readonly link?: PlannedLink;
  readonly comment?: string;
}

/**
 * A sheet in the making. A cell's content and links may be functions: they are asked once every cell of the report
 * has its place, so that formulas and links can point at cells that were laid out later.
 */
export class SheetDraft {
  readonly #cells = new Map<string, { row: number; column: number; content: CellContent | (() => CellContent); style?: CellStyle; extras: Extras | (() => Extras) }>();
  /** What rows are, for a refresh to find them again; rows left out belong to the last one named above them. */
  readonly rowKeys = new Map<number, string>();
  readonly merges: string[] = [];
  readonly widths = new Map<number, number>();
  readonly heights = new Map<number, number>();
  readonly charts: PlannedSheet['charts'][number][] = [];
  readonly tables: PlannedSheet['tables'][number][] = [];
  readonly validations: PlannedSheet['validations'][number][] = [];
  readonly conditionalFormats: PlannedSheet['conditionalFormats'][number][] = [];
  readonly sparklines: PlannedSheet['sparklines'][number][] = [];
  freeze: PlannedSheet['freeze'] = null;
  print: PlannedSheet['print'] = null;
  tabColor: string | null = null;

  /** `part`: what it is in the report, whatever a person calls it later. */
  constructor(
    readonly name: string,
    readonly part = '',
  ) {}

  put(row: number, column: number, content: CellContent | (() => CellContent), style?: CellStyle, extras: Extras | (() => Extras) = {}): RangeRef {
    this.#cells.set(`${row},${column}`, { row, column, content, extras, ...(style === undefined ? {} : { style }) });
    return this.at(row, column);
  }

  text(row: number, column: number, words: string, style?: CellStyle, extras: Extras = {}): RangeRef {
    return this.put(row, column, { kind: 'text', text: words }, style, extras);
  }

  /** One cell over several columns: the style goes to all of them, so that borders and fills are whole. */
  across(row: number, from: number, to: number, style: CellStyle): void {
    if (to > from) this.merges.push(formatArea({ top: row, left: from, bottom: row, right: to }));
    for (let column = from; column <= to; column += 1) {
      const key = `${row},${column}`;
      const known = this.#cells.get(key);
      this.#cells.set(key, known === undefined ? { row, column, content: { kind: 'blank' }, style, extras: {} } : { ...known, style: known.style ?? style });
    }
  }

  fill(row: number, from: number, to: number, style: CellStyle): void {
    for (let column = from; column <= to; column += 1) {
      const key = `${row},${column}`;
      if (!this.#cells.has(key)) this.#cells.set(key, { row, column, content: { kind: 'blank' }, style, extras: {} });
    }
  }

  at(row: number, column: number): RangeRef {
    return { sheet: this.name, range: cellAddress(row, column) };
  }

  area(top: number, left: number, bottom: number, right: number): RangeRef {
    return { sheet: this.name, range: formatArea({ top, left, bottom, right }) };
  }

  get lastRow(): number {
    let last = 0;
    for (const { row } of this.#cells.values()) last = Math.max(last, row);
    for (const { to } of this.charts) last = Math.max(last, to.row - 1);
    return last;
  }

  plan(): PlannedSheet {
    const cells = [...this.#cells.values()]
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map(({ row, column, content, style, extras }): PlannedCell => ({
        row,
        column,
        content: typeof content === 'function' ? content() : content,
        ...(style === undefined ? {} : { style }),
        ...(typeof extras === 'function' ? extras() : extras),
      }));
    return {
      name: this.name,
      cells,
      merges: this.merges,
      columnWidths: [...this.widths].map(([column, width]) => ({ column, width })),
      rowHeights: [...this.heights].map(([row, height]) => ({ row, height })),
      showGridlines: false,
      freeze: this.freeze,
      tables: this.tables,
      charts: this.charts,
      validations: this.validations,
      conditionalFormats: this.conditionalFormats,
      sparklines: this.sparklines,
      print: this.print,
      tabColor: this.tabColor,
    };
  }
}
