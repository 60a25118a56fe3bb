import { type Area, MAX_COLUMNS, MAX_ROWS } from '../../../core/workbook/address.ts';
import type { RowEdit } from '../../../core/workbook/plan-revision.ts';
import { accessDenied, ApiError, invalidArgument, itemNotFound } from '../api-error.ts';
import { booleanArgument, gridArgument, numberArgument, recordArgument, textArgument } from '../arguments.ts';
import { type HostObject, type Members, method, NULL_OBJECT, part, TrackedObject, value } from '../host-object.ts';
import { blankCell, type CellContent, type CellModel, enter } from '../model/cell-entry.ts';
import { copyArea } from '../model/copy-sheet.ts';
import { moveRows } from '../model/move-rows.ts';
import { cellAt, cellToChange, type SheetModel, usedArea } from '../model/workbook-model.ts';
import { ConditionalFormatCollection } from './conditional-formats.ts';
import { DataValidation } from './data-validation.ts';
import { areaIn, boundingArea, columnCount, fullAddress, intersection, rowCount, shortAddress } from './range-address.ts';
import { RangeFormat } from './range-format.ts';
import { select } from './selection.ts';
import type { Session } from './session.ts';

const NO_CELL: CellModel = Object.freeze(blankCell());

/** `Excel.Range`: a block of cells of one sheet. */
export class Range extends TrackedObject {
  readonly typeName = 'Range';
  readonly session: Session;
  readonly sheet: SheetModel;
  readonly area: Area;

  constructor(session: Session, sheet: SheetModel, area: Area) {
    super(session.references);
    this.session = session;
    this.sheet = sheet;
    this.area = area;
  }

  protected members(): Members {
    return { ...this.#contents(), ...this.#places(), ...this.#ranges(), ...this.#parts() };
  }

  #contents(): Members {
    return {
      Values: value(() => this.#grid((cell) => shown(cell.content)), (input) => this.#enter(input)),
      Formulas: value(() => this.#grid((cell) => cell.formula ?? shown(cell.content)), (input) => this.#enter(input)),
      NumberFormat: value(
        () => this.#grid((cell) => cell.numberFormat),
        (input) => this.#change(input, (cell, format) => {
          cell.numberFormat = textArgument(format, 'number format');
        }),
      ),
      ValueTypes: value(() => this.#grid((cell) => typeOf(cell.content))),
      Hyperlink: value(
        () => cellAt(this.sheet, this.area.top, this.area.left)?.hyperlink ?? null,
        (link) => this.#setHyperlink(recordArgument(link, 'hyperlink')),
      ),
      RowHidden: value(
        () => uniform(this.#rows().map((row) => this.sheet.rows.get(row)?.hidden ?? false)),
        (hidden) => this.#hideRows(booleanArgument(hidden, 'rowHidden')),
      ),
      ColumnHidden: value(
        () => uniform(this.#columns().map((column) => this.sheet.columns.get(column)?.hidden ?? false)),
        (hidden) => this.#hideColumns(booleanArgument(hidden, 'columnHidden')),
      ),
      GetRowProperties: method(() => this.#rows().map((row) => ({ rowHidden: this.sheet.rows.get(row)?.hidden ?? false }))),
      GetColumnProperties: method(() =>
        this.#columns().map((column) => ({ columnHidden: this.sheet.columns.get(column)?.hidden ?? false })),
      ),
      Clear: method((what) => clearCells(this.sheet, this.area, what)),
      Merge: method(() => this.#merge()),
      Unmerge: method(() => {
        this.#requireUnprotected();
        this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, this.area));
      }),
      Insert: method((shift) => {
        if (shift !== 'Down') throw invalidArgument('this host puts in rows only');
        this.#moveRows({ at: this.area.top, removed: 0, added: rowCount(this.area) }, 'RowInserted');
        return this;
      }),
      Delete: method((shift) => {
        if (shift !== 'Up') throw invalidArgument('this host takes out rows only');
        this.#moveRows({ at: this.area.top, removed: rowCount(this.area), added: 0 }, 'RowDeleted');
      }),
      CopyFrom: method((source, type) => this.#copyFrom(source, type)),
    };
  }

  #places(): Members {
    return {
      Address: value(() => fullAddress(this.sheet, this.area)),
      RowIndex: value(() => this.area.top),
      ColumnIndex: value(() => this.area.left),
      RowCount: value(() => rowCount(this.area)),
      ColumnCount: value(() => columnCount(this.area)),
      CellCount: value(() => rowCount(this.area) * columnCount(this.area)),
      Select: method(() => {
        if (this.session.workbook.activeSheet !== this.sheet.name) throw invalidArgument('select on a sheet that is not active');
        select(this.session, this.sheet, [this.area]);
      }),
      _ValidateArraySize: method((rows, columns) => {
        if (rows !== rowCount(this.area) || columns !== columnCount(this.area)) throw invalidArgument('the size of the array');
      }),
    };
  }

  #ranges(): Members {
    const { top, left } = this.area;
    return {
      GetCell: method((row, column) => this.#block(top + offset(row), left + offset(column), 1, 1)),
      GetRow: method((row) => this.#block(top + offset(row), left, 1, columnCount(this.area))),
      GetColumn: method((column) => this.#block(top, left + offset(column), rowCount(this.area), 1)),
      GetResizedRange: method((rows, columns) =>
        this.#block(top, left, rowCount(this.area) + offset(rows), columnCount(this.area) + offset(columns)),
      ),
      GetBoundingRect: method((other) =>
        new Range(this.session, this.sheet, boundingArea(this.area, other instanceof Range ? other.area : areaIn(textArgument(other, 'range')))),
      ),
      GetUsedRangeOrNullObject: method((valuesOnly) => this.#used(valuesOnly === true)),
      GetMergedAreasOrNullObject: method(() => {
        const here = this.sheet.merges.filter((merge) => intersection(merge, this.area) !== null);
        if (here.length > 512) throw new ApiError('GeneralException', 'More than 512 merged areas cannot be listed.');
        return this.#areas(here);
      }),
      GetSpecialCellsOrNullObject: method((type) => this.#areas(this.#special(textArgument(type, 'cell type')))),
    };
  }

  #parts(): Members {
    return {
      Format: part(() => new RangeFormat(this.sheet, [this.area])),
      Worksheet: part(() => this.session.make.worksheet(this.sheet)),
      ConditionalFormats: part(() => new ConditionalFormatCollection(this.session, this.sheet, [this.area])),
      DataValidation: part(() => new DataValidation(this.session, this.sheet, [this.area])),
    };
  }

  #rows(): number[] {
    return Array.from({ length: rowCount(this.area) }, (_, i) => this.area.top + i);
  }

  #columns(): number[] {
    return Array.from({ length: columnCount(this.area) }, (_, i) => this.area.left + i);
  }

  #grid(read: (cell: CellModel) => unknown): unknown[][] {
    const columns = this.#columns();
    return this.#rows().map((row) => {
      const cells = this.sheet.cells.get(row);
      return columns.map((column) => read(cells?.get(column) ?? NO_CELL));
    });
  }

  #requireUnprotected(): void {
    if (this.sheet.isProtected) throw accessDenied(`the sheet ${this.sheet.name} is protected`);
  }

  /** Null leaves a cell as it is. */
  #change(input: unknown, change: (cell: CellModel, input: unknown) => void): void {
    this.#requireUnprotected();
    gridArgument(input, rowCount(this.area), columnCount(this.area)).forEach((inputs, i) => {
      inputs.forEach((one, j) => {
        if (one !== null) change(cellToChange(this.sheet, this.area.top + i, this.area.left + j), one);
      });
    });
  }

  #enter(input: unknown): void {
    this.#change(input, enter);
    for (const table of this.sheet.tables) {
      if (intersection({ ...table.area, bottom: table.area.top }, this.area)) keepHeaderTexts(this.sheet, table.area);
    }
    this.#fireChange('RangeEdited');
  }

  #fireChange(changeType: string): void {
    this.session.fire(10, 'Workbook', {
      address: shortAddress(this.area),
      changeType,
      source: 'Local',
      triggerSource: 'ThisLocalAddin',
      type: 'WorksheetChanged',
      worksheetId: this.sheet.id,
    });
  }

  #setHyperlink(link: Record<string, unknown>): void {
    this.#requireUnprotected();
    if (typeof link['address'] !== 'string' && typeof link['documentReference'] !== 'string') throw invalidArgument('hyperlink');
    const cell = cellToChange(this.sheet, this.area.top, this.area.left);
    cell.hyperlink = link;
    // Excel shows the address in an empty cell and gives the cell its Hyperlink style.
    if (cell.content === null) cell.content = String(link['textToDisplay'] ?? link['address'] ?? link['documentReference']);
    Object.assign(cell.style, { 'Font.Color': '#0563C1', 'Font.Underline': 'Single' });
  }

  #hideRows(hidden: boolean): void {
    for (const row of this.#rows()) this.sheet.rows.set(row, { ...this.sheet.rows.get(row), hidden });
  }

  #hideColumns(hidden: boolean): void {
    for (const column of this.#columns()) this.sheet.columns.set(column, { ...this.sheet.columns.get(column), hidden });
  }

  #moveRows(edit: RowEdit, changeType: string): void {
    this.#requireUnprotected();
    if (columnCount(this.area) < MAX_COLUMNS) throw invalidArgument('this host moves whole rows only');
    moveRows(this.session.workbook, this.sheet, edit);
    this.#fireChange(changeType);
  }

  #copyFrom(source: unknown, type: unknown): void {
    this.#requireUnprotected();
    if (!(source instanceof Range) || type !== 'All') throw invalidArgument('this host copies ranges with all that is in them');
    if (shortAddress(source.area) !== shortAddress(this.area)) throw invalidArgument('this host copies to the same place only');
    if (source.sheet.tables.some((table) => intersection(table.area, this.area))) throw invalidArgument('this host copies no tables');
    copyArea(source.sheet, this.sheet, this.area);
    this.#fireChange('RangeEdited');
  }

  #merge(): void {
    this.#requireUnprotected();
    if (this.sheet.tables.some((table) => intersection(table.area, this.area))) throw invalidArgument('cells of a table cannot be merged');
    this.sheet.merges = [...this.sheet.merges.filter((merge) => !intersection(merge, this.area)), this.area];
  }

  #block(top: number, left: number, rows: number, columns: number): HostObject {
    if (top < 0 || left < 0 || rows < 1 || columns < 1) throw invalidArgument('a range outside the sheet');
    if (top + rows > MAX_ROWS || left + columns > MAX_COLUMNS) throw invalidArgument('a range outside the sheet');
    return new Range(this.session, this.sheet, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }

  #used(valuesOnly: boolean): HostObject {
    const used = usedArea(this.sheet, valuesOnly);
    const here = used && intersection(used, this.area);
    return here ? new Range(this.session, this.sheet, here) : NULL_OBJECT;
  }

  #areas(areas: readonly Area[]): HostObject {
    return areas.length === 0 ? NULL_OBJECT : this.session.make.areas(this.sheet, areas);
  }

  #special(type: string): Area[] {
    this.#requireUnprotected();
    if (type !== 'Formulas') throw itemNotFound(`special cells of type ${type}`);
    const found: Area[] = [];
    for (const [row, cells] of this.sheet.cells) {
      if (row < this.area.top || row > this.area.bottom) continue;
      for (const [column, cell] of cells) {
        if (cell.formula === null || column < this.area.left || column > this.area.right) continue;
        found.push({ top: row, left: column, bottom: row, right: column });
      }
    }
    return found;
  }
}

const CLEARED = ['All', 'Contents', 'Formats', 'Hyperlinks'];

/** @param what `Excel.ClearApplyTo`; left out, everything. Excel keeps notes, and headers of tables get a name of its own. */
export function clearCells(sheet: SheetModel, area: Area, what: unknown): void {
  if (sheet.isProtected) throw accessDenied(`the sheet ${sheet.name} is protected`);
  const applied = what ?? 'All';
  if (typeof applied !== 'string' || !CLEARED.includes(applied)) throw invalidArgument('what is cleared');
  for (const [row, cells] of sheet.cells) {
    if (row < area.top || row > area.bottom) continue;
    for (const [column, cell] of cells) {
      if (column < area.left || column > area.right) continue;
      if (applied === 'All') cells.delete(column);
      if (applied === 'Contents') Object.assign(cell, { content: null, formula: null, quotePrefix: false });
      if (applied === 'Formats') Object.assign(cell, { style: {}, numberFormat: 'General' });
      if (applied === 'Hyperlinks') cell.hyperlink = null;
    }
  }
  for (const table of sheet.tables) if (intersection({ ...table.area, bottom: table.area.top }, area)) keepHeaderTexts(sheet, table.area);
}

function offset(argument: unknown): number {
  return numberArgument(argument, 'row or column');
}

function shown(content: CellContent): unknown {
  if (content === null) return '';
  return typeof content === 'object' ? content.error : content;
}

function typeOf(content: CellContent): string {
  if (content === null) return 'Empty';
  if (typeof content === 'object') return 'Error';
  if (typeof content === 'string') return 'String';
  return typeof content === 'number' ? 'Double' : 'Boolean';
}

function uniform(values: readonly boolean[]): boolean | null {
  return values.every((one) => one === values[0]) ? (values[0] ?? false) : null;
}

/** Headers of a table are texts, whatever is put into them. */
export function keepHeaderTexts(sheet: SheetModel, area: Area): void {
  for (let column = area.left; column <= area.right; column += 1) {
    const cell = cellToChange(sheet, area.top, column);
    cell.content = cell.content === null ? `Column${column - area.left + 1}` : String(shown(cell.content));
    cell.formula = null;
  }
}
