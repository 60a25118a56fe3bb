import { cellAddress, parseArea } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent } from '../workbook/sheet-plan.ts';
import { reference } from './cell-reference.ts';
import type { LaidTable } from './lay-table.ts';
import type { ReportDraft } from './report-draft.ts';

/** The column of the calculation sheet that names rows. */
const NAMES = 1;

/** Figures that a chart needs beside those of its table: a row for each that is drawn, live, on the calculation sheet. */
export class ChartFigures {
  readonly #head: number;
  #columns = 0;

  constructor(
    private readonly draft: ReportDraft,
    private readonly table: LaidTable,
    title: string,
    top: number,
  ) {
    const { calc, look } = draft;
    const names = table.axisLabels;
    this.#head = top + 1;
    calc.text(top, NAMES, title, look.style({ size: 12, bold: true }));
    calc.fill(this.#head, NAMES, NAMES, look.header());
    for (const [row, cell] of cellsOf(names.cells).entries()) {
      calc.put(this.#head + 1 + row, NAMES, { kind: 'formula', formula: `=${reference(cell, calc.name)}`, cached: names.words[row] ?? '' }, look.body());
    }
  }

  /** A column more; `content` is asked for each row, and told the cell of the first one. */
  add(head: string, format: string | undefined, content: (row: number, first: string) => CellContent): { readonly head: RangeRef; readonly cells: RangeRef } {
    const { calc, look } = this.draft;
    this.#columns += 1;
    const column = NAMES + this.#columns;
    const rows = this.table.drawn.length;
    const first = cellAddress(this.#head + 1, column);
    for (let row = 0; row < rows; row += 1) calc.put(this.#head + 1 + row, column, content(row, first), look.body(format, { horizontal: 'right' }));
    return { head: calc.text(this.#head, column, head, look.header({ horizontal: 'right' })), cells: calc.area(this.#head + 1, column, this.#head + rows, column) };
  }

  get nextRow(): number {
    return this.#head + this.table.drawn.length + 2;
  }
}

/** The cells of a column, one by one. */
export function cellsOf({ sheet, range }: RangeRef): RangeRef[] {
  const area = parseArea(range);
  if (area === null) return [];
  return Array.from({ length: area.bottom - area.top + 1 }, (_, row) => ({ sheet, range: cellAddress(area.top + row, area.left) }));
}
